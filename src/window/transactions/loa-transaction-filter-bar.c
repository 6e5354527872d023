/* loa-transaction-filter-bar.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-drop-down.h"
#include "loa-transaction-chips.h"
#include "loa-transaction-filter-bar-private.h"
#include "loa-transaction-filter-value.h"
#include "loa-vietnam-time.h"

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

static LoaPeriodChooser *
get_period_chooser (LoaTransactionFilterBar *self)
{
  return loa_filter_bar_get_period_chooser (self->filter_bar);
}

static void
show_chips (LoaTransactionFilterBar    *self,
            const LoaTransactionFilter *chosen,
            const LoaSearchExpression  *expression)
{
  const gboolean has_period = loa_period_chooser_get_period (get_period_chooser (self)) != LOA_PERIOD_ALL;
  const LoaTransactionChoices choices = {
    .chosen = chosen,
    .expression = expression,
    .period = has_period ? loa_period_chooser_get_text (get_period_chooser (self)) : NULL,
    .account = self->unshown->account != NULL ? self->unshown->account : loa_account_choice_get_text (self->accounts),
    .from_hour = self->unshown->from_day,
    .to_hour = self->unshown->to_day,
  };

  loa_transaction_chips_show (self->chips, &choices);
}

static void
update (LoaTransactionFilterBar *self)
{
  g_autoptr (LoaTransactionFilter) chosen = NULL;
  g_autoptr (LoaTransactionFilter) filter = NULL;
  g_autoptr (LoaSearchExpression) expression = NULL;

  if (self->shop == NULL || self->choosing)
    return;

  chosen = loa_transaction_filter_bar_make_chosen (self);
  expression = loa_transaction_filter_bar_read_search (self, chosen->search);
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
removed_cb (LoaTransactionFilterBar *self,
            guint                    chip)
{
  self->choosing = TRUE;
  loa_transaction_filter_bar_remove_choice (self, chip);
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
show_filter (LoaTransactionFilterBar    *self,
             const LoaTransactionFilter *filter,
             LoaPeriod                   period)
{
  self->choosing = TRUE;
  loa_transaction_filter_bar_choose_filter (self, filter, period);
  self->choosing = FALSE;
  update (self);
}

/* What is saved is what was chosen and typed. */
static GVariant *
saving_cb (LoaTransactionFilterBar *self)
{
  g_autoptr (LoaTransactionFilter) chosen = loa_transaction_filter_bar_make_chosen (self);

  if (!loa_transaction_filter_bar_get_filtered (self))
    return NULL;

  return loa_transaction_filter_to_value (chosen, loa_period_chooser_get_period (get_period_chooser (self)));
}

static void
saved_chosen_cb (LoaTransactionFilterBar *self,
                 GVariant                *value)
{
  LoaPeriod period;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_from_value (value, &period);

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
  loa_transaction_filter_bar_choose_days (self, from_day, to_day);
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
  loa_transaction_filter_bar_choose_account (self, account);
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
