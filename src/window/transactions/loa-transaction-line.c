/* loa-transaction-line.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-suspicion-wording.h"
#include "loa-tooltip.h"
#include "loa-transaction-line.h"
#include "loa-transaction-wording.h"

#define SPACING 12
#define DETAIL_SPACING 8

/* In pixels: no higher than the words beside it, or a row with a warning would be higher than others. */
#define ICON_SIZE 12

struct _LoaTransactionLine
{
  GtkWidget parent_instance;

  GtkLabel *content_label;     /* (owned): through the widget tree, as all of them */
  GtkLabel *amount_label;
  GtkLabel *detail_label;
  GtkWidget *warning_box;
  GtkLabel *warning_label;
  GtkLabel *direction_label;
};

G_DEFINE_FINAL_TYPE (LoaTransactionLine, loa_transaction_line, GTK_TYPE_WIDGET)

static void
set_class (GtkLabel   *label,
           const char *css_class,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), css_class);
}

static const char *
get_first_known (const char *first,
                 const char *second,
                 const char *third)
{
  if (first != NULL && *first != '\0')
    return first;

  return second != NULL && *second != '\0' ? second : third;
}

static void
show_content (LoaTransactionLine         *self,
              const LoaTransactionRecord *record)
{
  const char *text = get_first_known (record->transaction_content, record->code, record->reference_number);
  g_autofree char *line = loa_transaction_wording_make_line (text);

  gtk_label_set_label (self->content_label, line != NULL && *line != '\0' ? line : "—");
  loa_tooltip_set (GTK_WIDGET (self->content_label), line);
}

static void
show_amount (LoaTransactionLine         *self,
             const LoaTransactionRecord *record)
{
  const gboolean is_in = loa_transaction_wording_is_in (record);
  g_autofree char *amount = loa_transaction_wording_format_signed (record);

  gtk_label_set_label (self->amount_label, amount);
  set_class (self->amount_label, "money-in", is_in);
  gtk_label_set_label (self->direction_label, is_in ? _("In") : _("Out"));
}

static void
show_detail (LoaTransactionLine         *self,
             const LoaTransactionRecord *record)
{
  g_autofree char *time = loa_transaction_wording_dup_time (record);
  g_autofree char *account = loa_transaction_wording_dup_account (record);
  g_autofree char *detail = NULL;

  if (time != NULL && account != NULL)
    detail = g_strdup_printf ("%s · %s", time, account);

  gtk_label_set_label (self->detail_label, detail != NULL ? detail : get_first_known (time, account, ""));
}

static void
show_warning (LoaTransactionLine         *self,
              const LoaTransactionRecord *record)
{
  const char *word = loa_suspicion_wording_get_word (record->suspicions);
  g_autofree char *explanation = loa_suspicion_wording_explain (record);

  gtk_label_set_label (self->warning_label, word != NULL ? word : "");
  gtk_widget_set_visible (self->warning_box, word != NULL);
  loa_tooltip_set (self->warning_box, explanation);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class,
           gboolean    takes_the_rest)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "hexpand", takes_the_rest,
                                   "ellipsize", takes_the_rest ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE,
                                   "xalign", takes_the_rest ? 0.0f : 1.0f,
                                   NULL);

  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkWidget *
add_box (LoaTransactionLine *self,
         int                 spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);

  gtk_widget_set_parent (box, GTK_WIDGET (self));

  return box;
}

static void
add_warning (LoaTransactionLine *self,
             GtkWidget          *box)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", LOA_SUSPICION_ICON,
                                   "pixel-size", ICON_SIZE,
                                   NULL);

  self->warning_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (self->warning_box, "suspicion");
  gtk_box_append (GTK_BOX (self->warning_box), image);
  self->warning_label = add_label (self->warning_box, "caption", FALSE);
  gtk_label_set_ellipsize (self->warning_label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->warning_box);
}

static void
loa_transaction_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_transaction_line_parent_class)->dispose (object);
}

static void
loa_transaction_line_class_init (LoaTransactionLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_transaction_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-transaction-line");
}

static void
loa_transaction_line_init (LoaTransactionLine *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *first = add_box (self, SPACING);
  GtkWidget *second = add_box (self, DETAIL_SPACING);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 2);
  self->content_label = add_label (first, NULL, TRUE);
  self->amount_label = add_label (first, "heading", FALSE);
  self->detail_label = add_label (second, "caption", TRUE);
  add_warning (self, second);
  self->direction_label = add_label (second, "caption", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->direction_label), "dim-label");
  loa_transaction_line_set_record (self, NULL);
}

GtkWidget *
loa_transaction_line_new (void)
{
  return g_object_new (LOA_TYPE_TRANSACTION_LINE, NULL);
}

void
loa_transaction_line_set_record (LoaTransactionLine         *self,
                                 const LoaTransactionRecord *record)
{
  g_return_if_fail (LOA_IS_TRANSACTION_LINE (self));

  /* A lazy list has hundreds of rows that nobody sees: as long as one has not been read nothing of it changes but that
   * it cannot be seen.
   */
  gtk_widget_set_opacity (GTK_WIDGET (self), record != NULL ? 1 : 0);
  if (record == NULL)
    return;

  show_content (self, record);
  show_amount (self, record);
  show_detail (self, record);
  show_warning (self, record);
}
