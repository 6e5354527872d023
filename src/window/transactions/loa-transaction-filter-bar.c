/* loa-transaction-filter-bar.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-account-choice.h"
#include "loa-amount-range-chooser.h"
#include "loa-day-text.h"
#include "loa-drop-down.h"
#include "loa-filter-bar.h"
#include "loa-filter-chips.h"
#include "loa-saved-filters-button.h"
#include "loa-search-expression.h"
#include "loa-transaction-filter-bar.h"
#include "loa-transaction-record.h"
#include "loa-vietnam-time.h"

/* Each control says its part of the filter. What none of them can say is kept here, and only its chip shows it. */
struct _LoaTransactionFilterBar
{
  GtkWidget parent_instance;

  LoaShop *shop;                  /* (owned) (nullable) */
  LoaTransactionFilter *filter;   /* (owned): what is shown */
  LoaTransactionFilter *unshown;  /* (owned): account, code, reference and hours that no control can say */
  LoaAccountChoice *accounts;     /* (owned) */
  gboolean narrow;
  gboolean choosing;              /* several choices become another at once */

  GtkWidget *box;
  LoaFilterBar *filter_bar;
  GtkDropDown *account_drop_down;
  GtkDropDown *direction_drop_down;
  LoaAmountRangeChooser *amount_chooser;
  GtkToggleButton *suspicious_button;
  GtkToggleButton *match_button;
  LoaSavedFiltersButton *saved_button;
  LoaFilterChips *chips;
};

static GtkBuildableIface *parent_buildable_iface;

static void loa_transaction_filter_bar_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaTransactionFilterBar, loa_transaction_filter_bar, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, loa_transaction_filter_bar_buildable_init))

typedef enum
{
  PROP_NARROW = 1,
} LoaTransactionFilterBarProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  CHIP_PERIOD,
  CHIP_HOURS,
  CHIP_ACCOUNT,
  CHIP_DIRECTION,
  CHIP_AMOUNTS,
  CHIP_SUSPICIOUS,
  CHIP_CODE,
  CHIP_REFERENCE,
  CHIP_FIRST_PART, /* of the search; the others follow */
};

static LoaPeriodChooser *
get_period_chooser (LoaTransactionFilterBar *self)
{
  return loa_filter_bar_get_period_chooser (self->filter_bar);
}

static gboolean
is_day (const char *text)
{
  return text == NULL || loa_vietnam_day_is_valid (text);
}

/* What is chosen; the search is as it was typed. */
static LoaTransactionFilter *
make_chosen (LoaTransactionFilterBar *self)
{
  LoaTransactionFilter *filter = loa_transaction_filter_copy (self->unshown);

  filter->search = loa_filter_bar_dup_search (self->filter_bar);
  filter->direction = (LoaTransactionDirection) gtk_drop_down_get_selected (self->direction_drop_down);
  filter->suspicious = gtk_toggle_button_get_active (self->suspicious_button);
  loa_amount_range_chooser_get (self->amount_chooser, &filter->min_amount, &filter->max_amount);
  if (filter->account == NULL)
    filter->account = g_strdup (loa_account_choice_get_id (self->accounts));
  if (filter->from_day == NULL && filter->to_day == NULL)
    loa_filter_bar_get_days (self->filter_bar, &filter->from_day, &filter->to_day);

  return filter;
}

static LoaSearchExpression *
read_search (LoaTransactionFilterBar *self,
             const char              *text)
{
  g_autofree char *today = loa_vietnam_day_format (loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));

  return loa_search_expression_new (text, today);
}

/* An hour is as long as its last minute. */
static char *
format_hours (const char *from,
              const char *to)
{
  g_autofree char *from_day = g_strndup (from != NULL ? from : to, strlen ("2025-02-25"));
  g_autofree char *to_day = g_strndup (to != NULL ? to : from, strlen ("2025-02-25"));
  g_autofree char *from_text = loa_day_text_format (from_day);
  g_autofree char *to_text = loa_day_text_format (to_day);
  const char *from_hour = from != NULL && strlen (from) > strlen (from_day) ? from + strlen (from_day) : " 00";
  const char *to_hour = to != NULL && strlen (to) > strlen (to_day) ? to + strlen (to_day) : " 23";

  if (g_str_equal (from_day, to_day))
    return g_strdup_printf ("%s%s:00–%s:59", from_text, from_hour, to_hour + 1);

  return g_strdup_printf ("%s%s:00 – %s%s:59", from_text, from_hour, to_text, to_hour);
}

static char *
format_days (const char *from,
             const char *to)
{
  g_autofree char *from_text = from != NULL ? loa_day_text_format (from) : NULL;
  g_autofree char *to_text = to != NULL ? loa_day_text_format (to) : NULL;

  if (g_strcmp0 (from, to) == 0)
    return g_steal_pointer (&from_text);

  if (to == NULL)
    return g_strdup_printf (_("Since %s"), from_text);

  if (from == NULL)
    return g_strdup_printf (_("Until %s"), to_text);

  return g_strdup_printf ("%s–%s", from_text, to_text);
}

static char *
describe_part (const LoaSearchPart *part)
{
  if (part->from_day != NULL || part->to_day != NULL)
    return format_days (part->from_day, part->to_day);

  return loa_amount_range_chooser_describe (part->min_amount, part->max_amount, part->is_strict);
}

static void
add_period_chips (LoaTransactionFilterBar *self)
{
  if (self->unshown->from_day != NULL || self->unshown->to_day != NULL)
    {
      g_autofree char *hours = format_hours (self->unshown->from_day, self->unshown->to_day);

      loa_filter_chips_add (self->chips, CHIP_HOURS, hours);
    }

  if (loa_period_chooser_get_period (get_period_chooser (self)) != LOA_PERIOD_ALL)
    loa_filter_chips_add (self->chips, CHIP_PERIOD, loa_period_chooser_get_text (get_period_chooser (self)));
}

static void
add_account_chip (LoaTransactionFilterBar *self)
{
  const char *account = self->unshown->account != NULL ? self->unshown->account
                                                       : loa_account_choice_get_text (self->accounts);

  if (account != NULL)
    loa_filter_chips_add (self->chips, CHIP_ACCOUNT, account);
}

static void
add_amounts_chip (LoaTransactionFilterBar    *self,
                  const LoaTransactionFilter *chosen)
{
  g_autofree char *text = NULL;

  if (chosen->min_amount == LOA_AMOUNT_UNKNOWN && chosen->max_amount == LOA_AMOUNT_UNKNOWN)
    return;

  text = loa_amount_range_chooser_describe (chosen->min_amount, chosen->max_amount, FALSE);
  loa_filter_chips_add (self->chips, CHIP_AMOUNTS, text);
}

static void
add_named_chip (LoaTransactionFilterBar *self,
                guint                    key,
                const char              *name,
                const char              *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return;

  text = g_strdup_printf ("%s %s", name, value);
  loa_filter_chips_add (self->chips, key, text);
}

static void
show_chips (LoaTransactionFilterBar    *self,
            const LoaTransactionFilter *chosen,
            const LoaSearchExpression  *expression)
{
  loa_filter_chips_begin (self->chips);
  add_period_chips (self);
  add_account_chip (self);
  if (chosen->direction != LOA_TRANSACTION_DIRECTION_BOTH)
    loa_filter_chips_add (self->chips, CHIP_DIRECTION,
                          chosen->direction == LOA_TRANSACTION_DIRECTION_IN ? _("Money in") : _("Money out"));
  add_amounts_chip (self, chosen);
  if (chosen->suspicious)
    loa_filter_chips_add (self->chips, CHIP_SUSPICIOUS, _("Suspicious"));
  add_named_chip (self, CHIP_CODE, _("Code"), chosen->code);
  add_named_chip (self, CHIP_REFERENCE, _("Reference"), chosen->reference);
  for (guint i = 0; i < loa_search_expression_get_n_parts (expression); i++)
    {
      g_autofree char *text = describe_part (loa_search_expression_get_part (expression, i));

      loa_filter_chips_add (self->chips, CHIP_FIRST_PART + i, text);
    }

  loa_filter_chips_end (self->chips);
}

static void
update (LoaTransactionFilterBar *self)
{
  g_autoptr (LoaTransactionFilter) chosen = NULL;
  g_autoptr (LoaTransactionFilter) filter = NULL;
  g_autoptr (LoaSearchExpression) expression = NULL;

  if (self->shop == NULL || self->choosing)
    return;

  chosen = make_chosen (self);
  expression = read_search (self, chosen->search);
  filter = loa_transaction_filter_copy (chosen);
  loa_search_expression_apply (expression, filter);
  show_chips (self, chosen, expression);
  gtk_widget_set_visible (GTK_WIDGET (self->match_button), filter->search != NULL);
  if (loa_transaction_filter_equal (filter, self->filter))
    return;

  loa_transaction_filter_free (self->filter);
  self->filter = g_steal_pointer (&filter);
  g_object_set (self->filter_bar, "filtered", loa_transaction_filter_bar_get_filtered (self), NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_part (LoaTransactionFilterBar *self,
             guint                    position)
{
  g_autofree char *text = loa_filter_bar_dup_search (self->filter_bar);
  g_autoptr (LoaSearchExpression) expression = read_search (self, text);
  g_autofree char *rest = NULL;

  if (position >= loa_search_expression_get_n_parts (expression))
    return;

  rest = loa_search_expression_dup_without (expression, position);
  loa_filter_bar_set_search (self->filter_bar, rest);
}

static void
removed_cb (LoaTransactionFilterBar *self,
            guint                    key)
{
  self->choosing = TRUE;
  switch (key)
    {
    case CHIP_PERIOD:
      loa_period_chooser_clear (get_period_chooser (self));
      break;

    case CHIP_HOURS:
      g_clear_pointer (&self->unshown->from_day, g_free);
      g_clear_pointer (&self->unshown->to_day, g_free);
      break;

    case CHIP_ACCOUNT:
      g_clear_pointer (&self->unshown->account, g_free);
      loa_account_choice_set_id (self->accounts, NULL);
      break;

    case CHIP_DIRECTION:
      gtk_drop_down_set_selected (self->direction_drop_down, LOA_TRANSACTION_DIRECTION_BOTH);
      break;

    case CHIP_AMOUNTS:
      loa_amount_range_chooser_set (self->amount_chooser, LOA_AMOUNT_UNKNOWN, LOA_AMOUNT_UNKNOWN);
      break;

    case CHIP_SUSPICIOUS:
      gtk_toggle_button_set_active (self->suspicious_button, FALSE);
      break;

    case CHIP_CODE:
      g_clear_pointer (&self->unshown->code, g_free);
      break;

    case CHIP_REFERENCE:
      g_clear_pointer (&self->unshown->reference, g_free);
      break;

    default:
      remove_part (self, key - CHIP_FIRST_PART);
      break;
    }
  self->choosing = FALSE;
  update (self);
}

static void
match_toggled_cb (LoaTransactionFilterBar *self)
{
  if (!self->choosing && self->filter->search != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Chosen by hand, an account replaces one that is not in the list, and a period the hours. */
static void
account_chosen_cb (LoaTransactionFilterBar *self)
{
  if (!self->choosing && loa_account_choice_get_id (self->accounts) != NULL)
    g_clear_pointer (&self->unshown->account, g_free);

  update (self);
}

static void
bar_changed_cb (LoaTransactionFilterBar *self)
{
  if (!self->choosing && loa_period_chooser_get_period (get_period_chooser (self)) != LOA_PERIOD_ALL)
    {
      g_clear_pointer (&self->unshown->from_day, g_free);
      g_clear_pointer (&self->unshown->to_day, g_free);
    }

  update (self);
}

static void
choose_days (LoaTransactionFilterBar *self,
             const char              *from_day,
             const char              *to_day)
{
  const gboolean in_days = is_day (from_day) && is_day (to_day);

  g_clear_pointer (&self->unshown->from_day, g_free);
  g_clear_pointer (&self->unshown->to_day, g_free);
  if (!in_days)
    {
      self->unshown->from_day = g_strdup (from_day);
      self->unshown->to_day = g_strdup (to_day);
    }

  loa_filter_bar_set_days (self->filter_bar, in_days ? from_day : NULL, in_days ? to_day : NULL);
}

static void
choose_account (LoaTransactionFilterBar *self,
                const char              *account)
{
  g_clear_pointer (&self->unshown->account, g_free);
  if (!loa_account_choice_set_id (self->accounts, account))
    self->unshown->account = g_strdup (account);
}

/* @period is in place of the days of @filter unless it is all days. */
static void
show_filter (LoaTransactionFilterBar    *self,
             const LoaTransactionFilter *filter,
             LoaPeriod                   period)
{
  self->choosing = TRUE;
  loa_transaction_filter_free (self->unshown);
  self->unshown = loa_transaction_filter_new ();
  self->unshown->code = g_strdup (filter->code);
  self->unshown->reference = g_strdup (filter->reference);
  choose_account (self, filter->account);
  loa_filter_bar_set_search (self->filter_bar, filter->search != NULL ? filter->search : "");
  choose_days (self, filter->from_day, filter->to_day);
  if (period != LOA_PERIOD_ALL)
    loa_period_chooser_set_period (get_period_chooser (self), period);
  gtk_drop_down_set_selected (self->direction_drop_down, filter->direction);
  loa_amount_range_chooser_set (self->amount_chooser, filter->min_amount, filter->max_amount);
  gtk_toggle_button_set_active (self->suspicious_button, filter->suspicious);
  self->choosing = FALSE;
  update (self);
}

/* What is saved: what was chosen and typed, not the days that it means now. */

static const char *const period_names[LOA_N_PERIODS] = { "all", "today", "yesterday", "last-7-days", "this-month" };

static void
save_text (GVariantDict *value,
           const char   *key,
           const char   *text)
{
  if (text != NULL)
    g_variant_dict_insert (value, key, "s", text);
}

static void
save_amount (GVariantDict *value,
             const char   *key,
             gint64        amount)
{
  if (amount != LOA_AMOUNT_UNKNOWN)
    g_variant_dict_insert (value, key, "x", amount);
}

static GVariant *
saving_cb (LoaTransactionFilterBar *self)
{
  const LoaPeriod period = loa_period_chooser_get_period (get_period_chooser (self));
  g_autoptr (LoaTransactionFilter) chosen = make_chosen (self);
  GVariantDict value;

  if (!loa_transaction_filter_bar_get_filtered (self))
    return NULL;

  g_variant_dict_init (&value, NULL);
  save_text (&value, "search", chosen->search);
  save_text (&value, "account", chosen->account);
  if (period > LOA_PERIOD_ALL && period < LOA_N_PERIODS)
    save_text (&value, "period", period_names[period]);
  else
    {
      save_text (&value, "from", chosen->from_day);
      save_text (&value, "to", chosen->to_day);
    }
  if (chosen->direction != LOA_TRANSACTION_DIRECTION_BOTH)
    save_text (&value, "direction", chosen->direction == LOA_TRANSACTION_DIRECTION_IN ? "in" : "out");
  save_amount (&value, "min", chosen->min_amount);
  save_amount (&value, "max", chosen->max_amount);
  save_text (&value, "code", chosen->code);
  save_text (&value, "reference", chosen->reference);
  if (chosen->suspicious)
    g_variant_dict_insert (&value, "suspicious", "b", TRUE);

  return g_variant_ref_sink (g_variant_dict_end (&value));
}

static LoaPeriod
read_period (GVariant *value)
{
  const char *name;

  if (g_variant_lookup (value, "period", "&s", &name))
    for (LoaPeriod period = LOA_PERIOD_ALL; period < LOA_N_PERIODS; period++)
      if (g_str_equal (name, period_names[period]))
        return period;

  return LOA_PERIOD_ALL;
}

/* A day as SePay writes it, or an hour. */
static void
check_day (char **day)
{
  g_autofree char *of_hour = *day != NULL ? g_strndup (*day, strlen ("2025-02-25")) : NULL;

  if (of_hour != NULL && (!loa_vietnam_day_is_valid (of_hour) || strlen (*day) > strlen ("2025-02-25 23")))
    g_clear_pointer (day, g_free);
}

static void
saved_chosen_cb (LoaTransactionFilterBar *self,
                 GVariant                *value)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  const LoaPeriod period = read_period (value);
  const char *direction = "";

  g_variant_lookup (value, "search", "s", &filter->search);
  g_variant_lookup (value, "account", "s", &filter->account);
  g_variant_lookup (value, "code", "s", &filter->code);
  g_variant_lookup (value, "reference", "s", &filter->reference);
  g_variant_lookup (value, "suspicious", "b", &filter->suspicious);
  g_variant_lookup (value, "min", "x", &filter->min_amount);
  g_variant_lookup (value, "max", "x", &filter->max_amount);
  g_variant_lookup (value, "direction", "&s", &direction);
  if (g_str_equal (direction, "in"))
    filter->direction = LOA_TRANSACTION_DIRECTION_IN;
  else if (g_str_equal (direction, "out"))
    filter->direction = LOA_TRANSACTION_DIRECTION_OUT;

  g_variant_lookup (value, "from", "s", &filter->from_day);
  g_variant_lookup (value, "to", "s", &filter->to_day);
  check_day (&filter->from_day);
  check_day (&filter->to_day);
  show_filter (self, filter, period);
}

static void
set_narrow (LoaTransactionFilterBar *self,
            gboolean                 narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
loa_transaction_filter_bar_add_child (GtkBuildable *buildable,
                                      GtkBuilder   *builder,
                                      GObject      *child,
                                      const char   *type)
{
  if (g_strcmp0 (type, "button") == 0)
    loa_filter_bar_add_button (LOA_TRANSACTION_FILTER_BAR (buildable)->filter_bar, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
loa_transaction_filter_bar_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = loa_transaction_filter_bar_add_child;
}

static void
loa_transaction_filter_bar_dispose (GObject *object)
{
  LoaTransactionFilterBar *self = LOA_TRANSACTION_FILTER_BAR (object);

  /* What the controls say while they go away is not meant. */
  self->choosing = TRUE;
  if (self->accounts != NULL)
    g_object_run_dispose (G_OBJECT (self->accounts));
  g_clear_object (&self->accounts);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_TRANSACTION_FILTER_BAR);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_transaction_filter_bar_parent_class)->dispose (object);
}

static void
loa_transaction_filter_bar_finalize (GObject *object)
{
  LoaTransactionFilterBar *self = LOA_TRANSACTION_FILTER_BAR (object);

  loa_transaction_filter_free (self->filter);
  loa_transaction_filter_free (self->unshown);

  G_OBJECT_CLASS (loa_transaction_filter_bar_parent_class)->finalize (object);
}

static void
loa_transaction_filter_bar_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  switch ((LoaTransactionFilterBarProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, LOA_TRANSACTION_FILTER_BAR (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_transaction_filter_bar_set_property (GObject      *object,
                                         guint         property_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  switch ((LoaTransactionFilterBarProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (LOA_TRANSACTION_FILTER_BAR (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_transaction_filter_bar_class_init (LoaTransactionFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_transaction_filter_bar_dispose;
  object_class->finalize = loa_transaction_filter_bar_finalize;
  object_class->get_property = loa_transaction_filter_bar_get_property;
  object_class->set_property = loa_transaction_filter_bar_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_TRANSACTION_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (LOA_TYPE_FILTER_BAR);
  g_type_ensure (LOA_TYPE_FILTER_CHIPS);
  g_type_ensure (LOA_TYPE_AMOUNT_RANGE_CHOOSER);
  g_type_ensure (LOA_TYPE_SAVED_FILTERS_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/loa_desktop/Loa/transactions/loa-transaction-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, account_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, direction_drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, amount_chooser);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, suspicious_button);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, match_button);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, saved_button);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionFilterBar, chips);
  gtk_widget_class_bind_template_callback (widget_class, account_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, loa_transaction_filter_bar_clear);
  gtk_widget_class_bind_template_callback (widget_class, match_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, saving_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
loa_transaction_filter_bar_init (LoaTransactionFilterBar *self)
{
  self->choosing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = loa_transaction_filter_new ();
  self->unshown = loa_transaction_filter_new ();
  self->accounts = loa_account_choice_new (self->account_drop_down);
  loa_drop_down_let_shrink (self->account_drop_down);
  loa_drop_down_let_shrink (self->direction_drop_down);
  self->choosing = FALSE;
}

void
loa_transaction_filter_bar_set_shop (LoaTransactionFilterBar *self,
                                     LoaShop                 *shop)
{
  g_autoptr (LoaSavedFilters) saved = NULL;

  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  loa_filter_bar_set_clock (self->filter_bar, loa_shop_get_clock (shop));
  saved = loa_saved_filters_new (loa_shop_get_store (shop));
  loa_saved_filters_button_set_filters (self->saved_button, saved);
  loa_transaction_filter_bar_load_accounts (self);
}

void
loa_transaction_filter_bar_load_accounts (LoaTransactionFilterBar *self)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));
  g_return_if_fail (self->shop != NULL);

  loa_account_choice_load (self->accounts, loa_shop_get_store (self->shop));
}

const LoaTransactionFilter *
loa_transaction_filter_bar_get_filter (LoaTransactionFilterBar *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self), NULL);

  return self->filter;
}

void
loa_transaction_filter_bar_set_filter (LoaTransactionFilterBar    *self,
                                       const LoaTransactionFilter *filter)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));
  g_return_if_fail (self->shop != NULL);
  g_return_if_fail (filter != NULL);

  show_filter (self, filter, LOA_PERIOD_ALL);
}

void
loa_transaction_filter_bar_set_days (LoaTransactionFilterBar *self,
                                     const char              *from_day,
                                     const char              *to_day)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));
  g_return_if_fail (self->shop != NULL);

  self->choosing = TRUE;
  choose_days (self, from_day, to_day);
  self->choosing = FALSE;
  update (self);
}

void
loa_transaction_filter_bar_set_account (LoaTransactionFilterBar *self,
                                        const char              *account)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));
  g_return_if_fail (self->shop != NULL);

  self->choosing = TRUE;
  choose_account (self, account);
  self->choosing = FALSE;
  update (self);
}

void
loa_transaction_filter_bar_clear (LoaTransactionFilterBar *self)
{
  g_autoptr (LoaTransactionFilter) everything = loa_transaction_filter_new ();

  loa_transaction_filter_bar_set_filter (self, everything);
}

void
loa_transaction_filter_bar_update (LoaTransactionFilterBar *self)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));

  update (self);
}

void
loa_transaction_filter_bar_set_by_match (LoaTransactionFilterBar *self,
                                         gboolean                 by_match)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));

  gtk_toggle_button_set_active (self->match_button, by_match);
}

gboolean
loa_transaction_filter_bar_get_by_match (LoaTransactionFilterBar *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self), FALSE);

  return self->filter->search != NULL && gtk_toggle_button_get_active (self->match_button);
}

gboolean
loa_transaction_filter_bar_get_filtered (LoaTransactionFilterBar *self)
{
  g_autoptr (LoaTransactionFilter) everything = loa_transaction_filter_new ();

  g_return_val_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self), FALSE);

  return !loa_transaction_filter_equal (self->filter, everything);
}

void
loa_transaction_filter_bar_capture_keys (LoaTransactionFilterBar *self,
                                         GtkWidget               *widget)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));

  loa_filter_bar_capture_keys (self->filter_bar, widget);
}

void
loa_transaction_filter_bar_search (LoaTransactionFilterBar *self)
{
  g_return_if_fail (LOA_IS_TRANSACTION_FILTER_BAR (self));

  loa_filter_bar_search (self->filter_bar);
}
