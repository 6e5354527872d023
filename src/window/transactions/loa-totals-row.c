/* loa-totals-row.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-dong.h"
#include "loa-sum-text.h"
#include "loa-totals-row.h"
#include "loa-wording.h"
#include "loa-wrap-layout.h"

#define SPACING 18

struct _LoaTotalsRow
{
  GtkWidget parent_instance;

  /* (owned): through the widget tree */
  GtkLabel *count_label;
  GtkLabel *in_label;
  GtkLabel *out_label;
  GtkLabel *net_label;
  GtkLabel *as_of_label;
};

G_DEFINE_FINAL_TYPE (LoaTotalsRow, loa_totals_row, GTK_TYPE_WIDGET)

static void
loa_totals_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_totals_row_parent_class)->dispose (object);
}

static void
loa_totals_row_class_init (LoaTotalsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_totals_row_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), LOA_TYPE_WRAP_LAYOUT);
}

static GtkLabel *
add_label (LoaTotalsRow *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return GTK_LABEL (label);
}

static void
loa_totals_row_init (LoaTotalsRow *self)
{
  loa_wrap_layout_set_spacing (LOA_WRAP_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), SPACING, 0);
  self->count_label = add_label (self);
  self->in_label = add_label (self);
  self->out_label = add_label (self);
  self->net_label = add_label (self);
  self->as_of_label = add_label (self);
  gtk_label_set_xalign (self->as_of_label, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->as_of_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->as_of_label), "dim-label");
}

void
loa_totals_row_set_totals (LoaTotalsRow               *self,
                           const LoaTransactionTotals *totals)
{
  g_autofree char *count = NULL;
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  g_autofree char *net = NULL;
  g_autofree char *count_text = NULL;
  g_autofree char *in_text = NULL;
  g_autofree char *out_text = NULL;
  g_autofree char *net_text = NULL;

  g_return_if_fail (LOA_IS_TOTALS_ROW (self));

  count = totals != NULL ? loa_dong_format_digits (totals->count) : g_strdup ("…");
  in = totals != NULL ? loa_sum_text_format (totals->sum_in) : g_strdup ("…");
  out = totals != NULL ? loa_sum_text_format (totals->sum_out) : g_strdup ("…");
  net = totals != NULL ? loa_sum_text_format_difference (totals->sum_in, totals->sum_out) : g_strdup ("…");
  /* Translators: how many transactions are shown. */
  count_text = g_strdup_printf (_("Count %s"), count);
  /* Translators: the sum of the money that came in. */
  in_text = g_strdup_printf (_("In %s"), in);
  /* Translators: the sum of the money that went out. */
  out_text = g_strdup_printf (_("Out %s"), out);
  /* Translators: the money that came in less the money that went out. */
  net_text = g_strdup_printf (_("Net %s"), net);
  gtk_label_set_label (self->count_label, count_text);
  gtk_label_set_label (self->in_label, in_text);
  gtk_label_set_label (self->out_label, out_text);
  gtk_label_set_label (self->net_label, net_text);
}

void
loa_totals_row_set_as_of (LoaTotalsRow *self,
                          gint64        finished,
                          gint64        now)
{
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (LOA_IS_TOTALS_ROW (self));

  if (finished == 0)
    return;

  moment = loa_wording_format_moment (finished, now);
  /* Translators: %s is the time at which transactions were last copied. */
  text = g_strdup_printf (_("As of %s"), moment);
  gtk_label_set_label (self->as_of_label, text);
}
