/* loa-filter-chips.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-filter-chips.h"
#include "loa-wrap-layout.h"

#define SPACING 6

/* Longer ones are cut; the tooltip has them whole. */
#define MAX_CHARS 36

struct _LoaFilterChips
{
  GtkWidget parent_instance;

  GHashTable *chips;   /* (owned) (element-type guint GtkWidget): by key; the widgets through the tree */
  GHashTable *wanted;  /* (owned) (element-type guint): of those that were added since it began */
};

G_DEFINE_FINAL_TYPE (LoaFilterChips, loa_filter_chips, GTK_TYPE_WIDGET)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (LoaFilterChips *self,
            GtkWidget      *chip)
{
  const guint key = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "loa-key"));

  g_signal_emit (self, signals[REMOVED], 0, key);
}

static GtkWidget *
make_chip (LoaFilterChips *self,
           guint           key)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", MAX_CHARS,
                                   NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "window-close-symbolic",
                                   NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), image);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  g_object_set_data (G_OBJECT (chip), "loa-key", GUINT_TO_POINTER (key));
  g_object_set_data (G_OBJECT (chip), "loa-label", label);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (clicked_cb), self);

  return chip;
}

static void
show_text (GtkWidget  *chip,
           const char *text)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (chip), "loa-label");
  g_autofree char *name = NULL;

  if (g_str_equal (gtk_label_get_label (label), text))
    return;

  /* Translators: a button that ends filtering by something; %s is what, such as “Money in” or “Today”. */
  name = g_strdup_printf (_("Remove filter: %s"), text);
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Where the keyboard goes on when the chip that had it is no more. */
static GtkWidget *
find_neighbour (GtkWidget *chip)
{
  GtkWidget *next = gtk_widget_get_next_sibling (chip);

  return next != NULL ? next : gtk_widget_get_prev_sibling (chip);
}

static void
take_away (LoaFilterChips *self,
           GtkWidget      *chip)
{
  if (gtk_widget_has_focus (chip))
    {
      GtkWidget *neighbour = find_neighbour (chip);

      if (neighbour == NULL || !gtk_widget_grab_focus (neighbour))
        gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (chip)), GTK_DIR_TAB_BACKWARD);
    }

  gtk_widget_unparent (chip);
}

static void
loa_filter_chips_dispose (GObject *object)
{
  LoaFilterChips *self = LOA_FILTER_CHIPS (object);
  GtkWidget *chip;

  g_hash_table_remove_all (self->chips);
  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (chip);

  G_OBJECT_CLASS (loa_filter_chips_parent_class)->dispose (object);
}

static void
loa_filter_chips_finalize (GObject *object)
{
  LoaFilterChips *self = LOA_FILTER_CHIPS (object);

  g_hash_table_unref (self->chips);
  g_hash_table_unref (self->wanted);

  G_OBJECT_CLASS (loa_filter_chips_parent_class)->finalize (object);
}

static void
loa_filter_chips_class_init (LoaFilterChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_filter_chips_dispose;
  object_class->finalize = loa_filter_chips_finalize;

  signals[REMOVED] = g_signal_new ("removed", LOA_TYPE_FILTER_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, LOA_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-filter-chips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
loa_filter_chips_init (LoaFilterChips *self)
{
  self->chips = g_hash_table_new (NULL, NULL);
  self->wanted = g_hash_table_new (NULL, NULL);
  loa_wrap_layout_set_spacing (LOA_WRAP_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), SPACING, SPACING);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  /* Translators: what a list is filtered by at the moment. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filters in use"), -1);
}

void
loa_filter_chips_begin (LoaFilterChips *self)
{
  g_return_if_fail (LOA_IS_FILTER_CHIPS (self));

  g_hash_table_remove_all (self->wanted);
}

void
loa_filter_chips_add (LoaFilterChips *self,
                      guint           key,
                      const char     *text)
{
  GtkWidget *chip;

  g_return_if_fail (LOA_IS_FILTER_CHIPS (self));
  g_return_if_fail (text != NULL);

  chip = g_hash_table_lookup (self->chips, GUINT_TO_POINTER (key));
  if (chip == NULL)
    {
      chip = make_chip (self, key);
      g_hash_table_insert (self->chips, GUINT_TO_POINTER (key), chip);
      gtk_widget_insert_before (chip, GTK_WIDGET (self), NULL);
    }

  show_text (chip, text);
  g_hash_table_add (self->wanted, GUINT_TO_POINTER (key));
}

void
loa_filter_chips_end (LoaFilterChips *self)
{
  GHashTableIter iter;
  gpointer key;
  gpointer chip;

  g_return_if_fail (LOA_IS_FILTER_CHIPS (self));

  g_hash_table_iter_init (&iter, self->chips);
  while (g_hash_table_iter_next (&iter, &key, &chip))
    {
      if (g_hash_table_contains (self->wanted, key))
        continue;

      g_hash_table_iter_remove (&iter);
      take_away (self, chip);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), g_hash_table_size (self->chips) > 0);
}
