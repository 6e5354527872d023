/* loa-money-chart.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-money-bar.h"
#include "loa-money-bars.h"
#include "loa-money-chart.h"
#include "loa-store-money.h"
#include "loa-sum-text.h"

#define FEW_BARS 15

struct _LoaMoneyChart
{
  GtkWidget parent_instance;

  LoaStore *store;                 /* (owned) (nullable) */
  LoaTransactionFilter *filter;    /* (owned) (nullable): what is to be shown */
  gboolean is_stale;               /* it is not what is shown */
  GCancellable *loading;           /* (owned) (nullable) */

  GtkWidget *box;                  /* (owned): through the widget tree, as are the others */
  GtkLabel *title;
  GtkDropDown *unit_drop_down;
  GtkLabel *most_in_label;
  GtkLabel *most_out_label;
  LoaMoneyBars *bars;
  GtkLabel *first_label;
  GtkLabel *last_label;
};

G_DEFINE_FINAL_TYPE (LoaMoneyChart, loa_money_chart, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_title (LoaMoneyUnit unit)
{
  switch (unit)
    {
    case LOA_MONEY_UNIT_HOUR:
      return _("Money in (above) and out (below) per hour");

    case LOA_MONEY_UNIT_MONTH:
      return _("Money in (above) and out (below) per month");

    case LOA_MONEY_UNIT_AUTOMATIC:
    case LOA_MONEY_UNIT_DAY:
    default:
      return _("Money in (above) and out (below) per day");
    }
}

/* What is too large to be known is more than all others. */
static gint64
get_more (gint64 most,
          gint64 amount)
{
  return most == LOA_AMOUNT_UNKNOWN || amount == LOA_AMOUNT_UNKNOWN ? LOA_AMOUNT_UNKNOWN : MAX (most, amount);
}

static void
show_most (GtkLabel *label,
           gint64    amount)
{
  g_autofree char *text = amount != 0 ? loa_sum_text_format (amount) : g_strdup ("");

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), amount != 0);
}

static void
show_ends (LoaMoneyChart *self,
           GArray        *periods)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (periods->len > 0)
    first = loa_money_bar_format_period (g_array_index (periods, LoaMoneyPeriod, 0).start);
  if (periods->len > 1)
    last = loa_money_bar_format_period (g_array_index (periods, LoaMoneyPeriod, periods->len - 1).start);
  /* Few bars do not reach the other end. */
  if (last != NULL && periods->len <= FEW_BARS)
    {
      g_autofree char *both = g_strdup_printf ("%s – %s", first, last);

      gtk_label_set_label (self->first_label, both);
      gtk_label_set_label (self->last_label, "");
      return;
    }

  gtk_label_set_label (self->first_label, first != NULL ? first : "");
  gtk_label_set_label (self->last_label, last != NULL ? last : "");
}

static void load (LoaMoneyChart *self);

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaMoneyChart) self = user_data;
  g_autoptr (GArray) periods = NULL;
  g_autoptr (GError) error = NULL;
  LoaMoneyUnit unit;

  periods = loa_store_load_money_per_period_finish (LOA_STORE (object), result, &unit, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* That the store cannot be read the table says already. */
  g_clear_object (&self->loading);
  if (periods != NULL)
    loa_money_chart_set_periods (self, periods, unit);
  load (self);
}

static void
load (LoaMoneyChart *self)
{
  if (!self->is_stale || self->filter == NULL || self->loading != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->is_stale = FALSE;
  self->loading = g_cancellable_new ();
  loa_store_load_money_per_period_async (self->store, self->filter,
                                         (LoaMoneyUnit) gtk_drop_down_get_selected (self->unit_drop_down),
                                         self->loading, loaded_cb, g_object_ref (self));
}

static void
stop_loading (LoaMoneyChart *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
unit_cb (LoaMoneyChart *self)
{
  stop_loading (self);
  self->is_stale = TRUE;
  load (self);
}

static void
bar_chosen_cb (LoaMoneyChart        *self,
               const LoaMoneyPeriod *period)
{
  g_signal_emit (self, signals[CHOSEN], 0, period);
}

static void
loa_money_chart_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (loa_money_chart_parent_class)->map (widget);

  load (LOA_MONEY_CHART (widget));
}

static void
loa_money_chart_dispose (GObject *object)
{
  LoaMoneyChart *self = LOA_MONEY_CHART (object);

  stop_loading (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (loa_money_chart_parent_class)->dispose (object);
}

static void
loa_money_chart_finalize (GObject *object)
{
  g_clear_pointer (&LOA_MONEY_CHART (object)->filter, loa_transaction_filter_free);

  G_OBJECT_CLASS (loa_money_chart_parent_class)->finalize (object);
}

static void
loa_money_chart_class_init (LoaMoneyChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_money_chart_dispose;
  object_class->finalize = loa_money_chart_finalize;
  widget_class->map = loa_money_chart_map;

  signals[CHOSEN] = g_signal_new ("chosen", LOA_TYPE_MONEY_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-money-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
make_label (float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static GtkWidget *
make_head (LoaMoneyChart *self)
{
  const char *units[] = { _("Automatic"), _("Hours"), _("Days"), _("Months"), NULL };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = make_label (0, "heading");
  self->unit_drop_down = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unit_drop_down), _("Width of the bars"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit_drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Width of the bars"), -1);
  g_signal_connect_swapped (self->unit_drop_down, "notify::selected", G_CALLBACK (unit_cb), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->unit_drop_down));

  return head;
}

/* The most of a period is written at the height that it has. */
static GtkWidget *
make_scale (LoaMoneyChart *self)
{
  GtkWidget *scale = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->most_in_label = make_label (1, "numeric");
  self->most_out_label = make_label (1, "numeric");
  gtk_widget_set_vexpand (GTK_WIDGET (self->most_in_label), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->most_in_label), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->most_out_label), GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (scale, _("The most of one bar, in and out"));
  gtk_box_append (GTK_BOX (scale), GTK_WIDGET (self->most_in_label));
  gtk_box_append (GTK_BOX (scale), GTK_WIDGET (self->most_out_label));

  return scale;
}

static GtkWidget *
make_ends (LoaMoneyChart *self)
{
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->first_label = make_label (0, "dim-label");
  self->last_label = make_label (1, "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->last_label), TRUE);
  gtk_box_append (GTK_BOX (ends), GTK_WIDGET (self->first_label));
  gtk_box_append (GTK_BOX (ends), GTK_WIDGET (self->last_label));

  return ends;
}

static void
loa_money_chart_init (LoaMoneyChart *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->bars = g_object_new (LOA_TYPE_MONEY_BARS, "hexpand", TRUE, NULL);
  g_signal_connect_swapped (self->bars, "chosen", G_CALLBACK (bar_chosen_cb), self);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), make_scale (self), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->bars), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_ends (self), 1, 1, 1, 1);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
loa_money_chart_show (LoaMoneyChart              *self,
                      LoaStore                   *store,
                      const LoaTransactionFilter *filter)
{
  g_return_if_fail (LOA_IS_MONEY_CHART (self));
  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (filter != NULL);

  /* While the store keeps changing, sums are still shown. */
  if (self->filter != NULL && !loa_transaction_filter_equal (self->filter, filter))
    stop_loading (self);

  g_set_object (&self->store, store);
  g_clear_pointer (&self->filter, loa_transaction_filter_free);
  self->filter = loa_transaction_filter_copy (filter);
  self->is_stale = TRUE;
  load (self);
}

void
loa_money_chart_set_periods (LoaMoneyChart *self,
                             GArray        *periods,
                             LoaMoneyUnit   unit)
{
  gint64 most_in = 0;
  gint64 most_out = 0;

  g_return_if_fail (LOA_IS_MONEY_CHART (self));
  g_return_if_fail (periods != NULL);

  for (guint i = 0; i < periods->len; i++)
    {
      most_in = get_more (most_in, g_array_index (periods, LoaMoneyPeriod, i).sum_in);
      most_out = get_more (most_out, g_array_index (periods, LoaMoneyPeriod, i).sum_out);
    }

  gtk_label_set_label (self->title, get_title (unit));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (unit), -1);
  show_most (self->most_in_label, most_in);
  show_most (self->most_out_label, most_out);
  show_ends (self, periods);
  loa_money_bars_set_periods (self->bars, periods, most_in != LOA_AMOUNT_UNKNOWN ? most_in : G_MAXINT64,
                              most_out != LOA_AMOUNT_UNKNOWN ? most_out : G_MAXINT64);
}
