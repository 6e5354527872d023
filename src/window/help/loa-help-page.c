/* loa-help-page.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-help-page.h"

#include "loa-help-text.h"

struct _LoaHelpPage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LoaHelpPage, loa_help_page, GTK_TYPE_WIDGET)

enum
{
  PAGE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
link_cb (LoaHelpPage *self,
         const char  *page)
{
  g_signal_emit (self, signals[PAGE_CHOSEN], 0, page);

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_label (LoaHelpPage       *self,
            GtkAccessibleRole  role,
            const char        *markup)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "hexpand", TRUE,
                                   "label", markup,
                                   "use-markup", TRUE,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0f,
                                   NULL);

  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);

  return label;
}

/* Returns: (transfer floating): a line of a list, which begins with @mark */
static GtkWidget *
make_item (LoaHelpPage *self,
           const char  *mark,
           const char  *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark_label = gtk_label_new (mark);

  gtk_widget_add_css_class (box, "item");
  gtk_widget_add_css_class (mark_label, "mark");
  gtk_label_set_xalign (GTK_LABEL (mark_label), 1.0f);
  gtk_widget_set_valign (mark_label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark_label);
  gtk_box_append (GTK_BOX (box), make_label (self, GTK_ACCESSIBLE_ROLE_LABEL, markup));

  return box;
}

static GtkWidget *
make_heading (LoaHelpPage *self,
              const char  *markup)
{
  GtkWidget *label = make_label (self, GTK_ACCESSIBLE_ROLE_HEADING, markup);

  gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);

  return label;
}

static GtkWidget *
make_block (LoaHelpPage        *self,
            const LoaHelpBlock *block)
{
  g_autofree char *number = NULL;

  switch (block->kind)
    {
    case LOA_HELP_HEADING:
      return make_heading (self, block->markup);

    case LOA_HELP_POINT:
      return make_item (self, "•", block->markup);

    case LOA_HELP_STEP:
      number = g_strdup_printf ("%u.", block->number);
      return make_item (self, number, block->markup);

    case LOA_HELP_TITLE:
    case LOA_HELP_PARAGRAPH:
    default:
      return make_label (self, GTK_ACCESSIBLE_ROLE_LABEL, block->markup);
    }
}

static void
clear (LoaHelpPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
loa_help_page_dispose (GObject *object)
{
  clear (LOA_HELP_PAGE (object));

  G_OBJECT_CLASS (loa_help_page_parent_class)->dispose (object);
}

static void
loa_help_page_class_init (LoaHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_help_page_dispose;

  gtk_widget_class_set_css_name (widget_class, "loa-help-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[PAGE_CHOSEN] = g_signal_new ("page-chosen", LOA_TYPE_HELP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
loa_help_page_init (LoaHelpPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  /* From the page the keys scroll, and Tab goes on to its links. */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

void
loa_help_page_show (LoaHelpPage *self,
                    GPtrArray   *blocks)
{
  g_return_if_fail (LOA_IS_HELP_PAGE (self));
  g_return_if_fail (blocks != NULL);

  clear (self);
  for (guint i = 0; i < blocks->len; i++)
    {
      const LoaHelpBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind != LOA_HELP_TITLE)
        gtk_widget_set_parent (make_block (self, block), GTK_WIDGET (self));
    }
}
