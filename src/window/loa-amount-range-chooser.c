/* loa-amount-range-chooser.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-amount-range-chooser.h"
#include "loa-dong.h"
#include "loa-drop-down.h"
#include "loa-field-error.h"
#include "loa-tooltip.h"
#include "loa-transaction-record.h"
#include "loa-typed-amount.h"

struct _LoaAmountRangeChooser
{
  GtkWidget parent_instance;

  gint64 min;
  gint64 max;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkWidget *min_entry;
  GtkWidget *max_entry;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaAmountRangeChooser, loa_amount_range_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_limited (LoaAmountRangeChooser *self)
{
  return self->min != LOA_AMOUNT_UNKNOWN || self->max != LOA_AMOUNT_UNKNOWN;
}

static void
show_choice (LoaAmountRangeChooser *self)
{
  g_autofree char *text = is_limited (self) ? loa_amount_range_chooser_describe (self->min, self->max, FALSE)
                                            : g_strdup (_("All amounts"));
  /* Translators: %s is a range of amounts. */
  g_autofree char *name = g_strdup_printf (_("Amount: %s"), text);

  gtk_label_set_label (self->label, text);
  loa_tooltip_set (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Returns: %FALSE when what stands in a field is no amount, and that has been said */
static gboolean
read_field (LoaAmountRangeChooser *self,
            GtkWidget             *entry,
            gint64                *amount)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *amount = LOA_AMOUNT_UNKNOWN;
  if (*stripped == '\0' || (loa_typed_amount_parse (stripped, amount, NULL) && *amount >= 0))
    return TRUE;

  loa_field_error_show (self->error_label, entry, _("This is no amount. Type it like 150000, 150k or 1,5tr."));
  gtk_widget_grab_focus (entry);

  return FALSE;
}

static void
show_amounts_cb (LoaAmountRangeChooser *self)
{
  gint64 min;
  gint64 max;

  if (!read_field (self, self->min_entry, &min) || !read_field (self, self->max_entry, &max))
    return;

  if (min != LOA_AMOUNT_UNKNOWN && max != LOA_AMOUNT_UNKNOWN && min > max)
    {
      loa_field_error_show (self->error_label, self->max_entry,
                            _("The largest amount is below the smallest. Type a larger one, or exchange the two."));
      gtk_widget_grab_focus (self->max_entry);
      return;
    }

  gtk_popover_popdown (self->popover);
  loa_amount_range_chooser_set (self, min, max);
}

static void
edited_cb (LoaAmountRangeChooser *self,
           GtkWidget             *entry)
{
  loa_field_error_show (self->error_label, entry, NULL);
}

static void
show_amount (GtkWidget *entry,
             gint64     amount)
{
  g_autofree char *text = amount != LOA_AMOUNT_UNKNOWN ? loa_dong_format_digits (amount) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* The fields begin with the amounts that are shown now. */
static void
shown_cb (LoaAmountRangeChooser *self)
{
  show_amount (self->min_entry, self->min);
  show_amount (self->max_entry, self->max);
  gtk_widget_grab_focus (self->min_entry);
}

static void
loa_amount_range_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOA_TYPE_AMOUNT_RANGE_CHOOSER);

  G_OBJECT_CLASS (loa_amount_range_chooser_parent_class)->dispose (object);
}

static void
loa_amount_range_chooser_class_init (LoaAmountRangeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_amount_range_chooser_dispose;

  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_AMOUNT_RANGE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/loa-amount-range-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAmountRangeChooser, button);
  gtk_widget_class_bind_template_child (widget_class, LoaAmountRangeChooser, label);
  gtk_widget_class_bind_template_child (widget_class, LoaAmountRangeChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, LoaAmountRangeChooser, min_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaAmountRangeChooser, max_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaAmountRangeChooser, error_label);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_amounts_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
loa_amount_range_chooser_init (LoaAmountRangeChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_menu_button_fill (self->button);
  self->min = LOA_AMOUNT_UNKNOWN;
  self->max = LOA_AMOUNT_UNKNOWN;
  show_choice (self);
}

char *
loa_amount_range_chooser_describe (gint64   min,
                                   gint64   max,
                                   gboolean is_strict)
{
  g_autofree char *from = min != LOA_AMOUNT_UNKNOWN ? loa_dong_format (min - (is_strict ? 1 : 0)) : NULL;
  g_autofree char *to = max != LOA_AMOUNT_UNKNOWN ? loa_dong_format (max + (is_strict ? 1 : 0)) : NULL;

  if (to == NULL)
    return g_strconcat (is_strict ? "> " : "≥ ", from, NULL);

  if (from == NULL)
    return g_strconcat (is_strict ? "< " : "≤ ", to, NULL);

  return g_strconcat (from, " – ", to, NULL);
}

void
loa_amount_range_chooser_set (LoaAmountRangeChooser *self,
                              gint64                 min,
                              gint64                 max)
{
  g_return_if_fail (LOA_IS_AMOUNT_RANGE_CHOOSER (self));

  if (self->min == min && self->max == max)
    return;

  self->min = min;
  self->max = max;
  show_choice (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
loa_amount_range_chooser_get (LoaAmountRangeChooser *self,
                              gint64                *min,
                              gint64                *max)
{
  g_return_if_fail (LOA_IS_AMOUNT_RANGE_CHOOSER (self));

  *min = self->min;
  *max = self->max;
}
