/* loa-transaction-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-transaction-list.h"

#include "loa-row-difference.h"
#include "loa-store-transactions.h"
#include "loa-transaction-cache.h"

/* A result is an array of row numbers, so that a million rows cost megabytes. An object is made when a row is asked
 * for; what it holds is read from the store a page at a time, after the view has asked for all it shows. Neither
 * selecting nor reading keeps a list alive that nobody wants any more.
 */
struct _LoaTransactionList
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaTransactionFilter *filter; /* (owned) (nullable): until one is set */
  LoaTransactionOrder order;
  gboolean descending;

  GArray *rows; /* (owned) (element-type gint64) */
  LoaTransactionTotals totals;
  guint generation; /* changes with @rows */
  LoaTransactionCache *cache; /* (owned) */

  GCancellable *selecting; /* (owned) (nullable): while a result is looked up */
  gboolean must_select_again; /* the store has changed since */
  gboolean must_refresh; /* what is held may be out of date */

  GQueue wanted_pages; /* page numbers, the last one asked for first */
  guint read_source; /* 0 when none is waiting */
  GCancellable *reading; /* (owned) (nullable): while a page is read */
  GCancellable *refreshing; /* (owned) (nullable): while living rows are read again */
};

static void loa_transaction_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaTransactionList, loa_transaction_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, loa_transaction_list_list_model_init))

typedef enum
{
  PROP_LOADING = 1,
  PROP_TOTALS,
} LoaTransactionListProperty;

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_TOTALS + 1];
static guint signals[N_SIGNALS];

/* A page on its way from the store. */
typedef struct
{
  GWeakRef list;
  GArray *rows; /* (owned) (element-type gint64) */
  guint generation; /* of the list when it was asked for */
  guint page;
} PageRead;

static void select_rows (LoaTransactionList *self);
static void schedule_reading (LoaTransactionList *self);

static GWeakRef *
weak_ref_new (LoaTransactionList *self)
{
  GWeakRef *weak_self = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak_self, self);

  return weak_self;
}

static LoaTransactionList *
weak_ref_take (gpointer user_data)
{
  GWeakRef *weak_self = user_data;
  LoaTransactionList *self = g_weak_ref_get (weak_self);

  g_weak_ref_clear (weak_self);
  g_free (weak_self);

  return self;
}

static void
page_read_free (PageRead *read)
{
  g_weak_ref_clear (&read->list);
  g_clear_pointer (&read->rows, g_array_unref);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageRead, page_read_free)

static void
tell_failure (LoaTransactionList *self,
              const GError       *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* Reading what was asked for */

static void
read_page_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PageRead) read = user_data;
  g_autoptr (LoaTransactionList) self = g_weak_ref_get (&read->list);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) transactions = NULL;
  g_autoptr (GError) error = NULL;

  records = loa_store_read_transactions_finish (LOA_STORE (object), result, &error);
  if (self == NULL || read->generation != self->generation)
    return;

  g_clear_object (&self->reading);
  if (records == NULL)
    {
      tell_failure (self, error);
      return;
    }

  transactions = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      LoaTransactionRecord *record = g_ptr_array_index (records, i);
      LoaTransaction *transaction = loa_transaction_cache_dup (self->cache, g_array_index (read->rows, gint64, i));

      g_ptr_array_add (transactions, transaction);
      if (record != NULL)
        loa_transaction_take_record (transaction, loa_transaction_record_copy (record));
    }

  loa_transaction_cache_keep_page (self->cache, read->page, g_steal_pointer (&transactions));
  schedule_reading (self);
}

static void
read_page (LoaTransactionList *self,
           guint               page)
{
  guint first = page * LOA_TRANSACTION_CACHE_PAGE_ROWS;
  PageRead *read = g_new0 (PageRead, 1);

  g_weak_ref_init (&read->list, self);
  read->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  read->generation = self->generation;
  read->page = page;
  g_array_append_vals (read->rows, &g_array_index (self->rows, gint64, first),
                       MIN (self->rows->len - first, LOA_TRANSACTION_CACHE_PAGE_ROWS));

  self->reading = g_cancellable_new ();
  loa_store_read_transactions_async (self->store, (gint64 *) (gpointer) read->rows->data, read->rows->len,
                                     self->reading, read_page_cb, read);
}

static gboolean
read_wanted_cb (gpointer user_data)
{
  LoaTransactionList *self = user_data;

  self->read_source = 0;
  if (self->reading == NULL && !g_queue_is_empty (&self->wanted_pages))
    read_page (self, GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted_pages)));

  return G_SOURCE_REMOVE;
}

static void
schedule_reading (LoaTransactionList *self)
{
  if (self->read_source == 0 && self->reading == NULL && !g_queue_is_empty (&self->wanted_pages))
    self->read_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_wanted_cb, self, NULL);
}

static void
want_page (LoaTransactionList *self,
           guint               page)
{
  g_queue_remove (&self->wanted_pages, GUINT_TO_POINTER (page));
  g_queue_push_head (&self->wanted_pages, GUINT_TO_POINTER (page));
  schedule_reading (self);
}

/* What is wanted and what is on its way were meant for other rows. */
static void
forget_readings (LoaTransactionList *self)
{
  g_queue_clear (&self->wanted_pages);
  g_clear_handle_id (&self->read_source, g_source_remove);
  cancel (&self->reading);
}

/* Reading again what somebody holds, as rows may have changed */

static void
refresh_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaTransactionList) self = weak_ref_take (user_data);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  records = loa_store_read_transactions_finish (LOA_STORE (object), result, &error);
  if (self == NULL)
    return;

  if (records == NULL)
    {
      tell_failure (self, error);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    {
      LoaTransactionRecord *record = g_ptr_array_index (records, i);

      if (record != NULL)
        {
          g_autoptr (LoaTransaction) transaction = loa_transaction_cache_dup (self->cache, record->row);

          loa_transaction_take_record (transaction, loa_transaction_record_copy (record));
        }
    }
}

static void
refresh_living_rows (LoaTransactionList *self)
{
  g_autoptr (GArray) rows = loa_transaction_cache_list_living (self->cache);

  self->must_refresh = FALSE;
  cancel (&self->refreshing);
  if (rows->len == 0)
    return;

  self->refreshing = g_cancellable_new ();
  loa_store_read_transactions_async (self->store, (gint64 *) (gpointer) rows->data, rows->len, self->refreshing,
                                     refresh_cb, weak_ref_new (self));
}

/* Selecting */

static void
replace_rows (LoaTransactionList         *self,
              GArray                     *rows,
              const LoaTransactionTotals *totals)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);
  LoaRowDifference difference =
    loa_row_difference_find (old->data, old->len, rows->data, rows->len, sizeof (gint64));

  self->rows = rows;
  self->totals = *totals;
  self->generation++;
  forget_readings (self);
  loa_transaction_cache_drop_pages (self->cache);

  if (difference.n_removed > 0 || difference.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), difference.position, difference.n_removed, difference.n_added);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTALS]);

  if (self->must_refresh)
    refresh_living_rows (self);
}

static void
select_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaTransactionList) self = weak_ref_take (user_data);
  LoaTransactionTotals totals = { 0 };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = loa_store_select_transactions_finish (LOA_STORE (object), result, &totals, &error);

  /* One that was cancelled was superseded by another, which is under way. */
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->selecting);
  if (rows != NULL)
    replace_rows (self, g_steal_pointer (&rows), &totals);
  else
    tell_failure (self, error);

  if (self->selecting == NULL && self->must_select_again)
    select_rows (self);
  else if (self->selecting == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
select_rows (LoaTransactionList *self)
{
  gboolean was_loading = self->selecting != NULL || self->must_select_again;

  cancel (&self->selecting);
  self->must_select_again = FALSE;
  self->selecting = g_cancellable_new ();
  loa_store_select_transactions_async (self->store, self->filter, self->order, self->descending, self->selecting,
                                       select_cb, weak_ref_new (self));

  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* While the store keeps changing, a result that is under way is still shown before the next one is looked up. */
static void
transactions_changed_cb (LoaTransactionList *self)
{
  if (self->filter == NULL)
    return;

  self->must_refresh = TRUE;
  if (self->selecting != NULL)
    self->must_select_again = TRUE;
  else
    select_rows (self);
}

static GType
loa_transaction_list_get_item_type (GListModel *model)
{
  return LOA_TYPE_TRANSACTION;
}

static guint
loa_transaction_list_get_n_items (GListModel *model)
{
  return LOA_TRANSACTION_LIST (model)->rows->len;
}

static gpointer
loa_transaction_list_get_item (GListModel *model,
                               guint       position)
{
  LoaTransactionList *self = LOA_TRANSACTION_LIST (model);
  guint page = position / LOA_TRANSACTION_CACHE_PAGE_ROWS;
  LoaTransaction *transaction;

  if (position >= self->rows->len)
    return NULL;

  transaction = loa_transaction_cache_dup (self->cache, g_array_index (self->rows, gint64, position));
  loa_transaction_cache_touch_page (self->cache, page);
  if (loa_transaction_get_record (transaction) == NULL)
    want_page (self, page);

  return transaction;
}

static void
loa_transaction_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = loa_transaction_list_get_item_type;
  iface->get_n_items = loa_transaction_list_get_n_items;
  iface->get_item = loa_transaction_list_get_item;
}

static void
loa_transaction_list_dispose (GObject *object)
{
  LoaTransactionList *self = LOA_TRANSACTION_LIST (object);

  forget_readings (self);
  cancel (&self->selecting);
  cancel (&self->refreshing);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (loa_transaction_list_parent_class)->dispose (object);
}

static void
loa_transaction_list_finalize (GObject *object)
{
  LoaTransactionList *self = LOA_TRANSACTION_LIST (object);

  g_clear_pointer (&self->filter, loa_transaction_filter_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->cache, loa_transaction_cache_free);

  G_OBJECT_CLASS (loa_transaction_list_parent_class)->finalize (object);
}

static void
loa_transaction_list_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  LoaTransactionList *self = LOA_TRANSACTION_LIST (object);

  switch ((LoaTransactionListProperty) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, loa_transaction_list_get_loading (self));
      break;

    case PROP_TOTALS:
      g_value_set_pointer (value, &self->totals);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_transaction_list_class_init (LoaTransactionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = loa_transaction_list_dispose;
  object_class->finalize = loa_transaction_list_finalize;
  object_class->get_property = loa_transaction_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_TOTALS] = g_param_spec_pointer ("totals", NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_FAILED] = g_signal_new ("failed", LOA_TYPE_TRANSACTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
loa_transaction_list_init (LoaTransactionList *self)
{
  self->order = LOA_TRANSACTION_ORDER_DATE;
  self->descending = TRUE;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = loa_transaction_cache_new ();
  g_queue_init (&self->wanted_pages);
}

LoaTransactionList *
loa_transaction_list_new (LoaStore *store)
{
  LoaTransactionList *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);

  self = g_object_new (LOA_TYPE_TRANSACTION_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "transactions-changed", G_CALLBACK (transactions_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
loa_transaction_list_set_filter (LoaTransactionList         *self,
                                 const LoaTransactionFilter *filter)
{
  g_return_if_fail (LOA_IS_TRANSACTION_LIST (self));
  g_return_if_fail (filter != NULL);

  if (self->filter != NULL && loa_transaction_filter_equal (self->filter, filter))
    return;

  g_clear_pointer (&self->filter, loa_transaction_filter_free);
  self->filter = loa_transaction_filter_copy (filter);
  select_rows (self);
}

void
loa_transaction_list_set_order (LoaTransactionList  *self,
                                LoaTransactionOrder  order,
                                gboolean             descending)
{
  g_return_if_fail (LOA_IS_TRANSACTION_LIST (self));

  descending = !!descending;
  if (self->order == order && self->descending == descending)
    return;

  self->order = order;
  self->descending = descending;
  if (self->filter != NULL)
    select_rows (self);
}

const LoaTransactionFilter *
loa_transaction_list_get_filter (LoaTransactionList *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION_LIST (self), NULL);

  return self->filter;
}

const LoaTransactionTotals *
loa_transaction_list_get_totals (LoaTransactionList *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION_LIST (self), NULL);

  return &self->totals;
}

gboolean
loa_transaction_list_get_loading (LoaTransactionList *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION_LIST (self), FALSE);

  return self->selecting != NULL;
}
