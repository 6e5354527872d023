/* loa-transaction-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-transaction-list.h"

#include "loa-store-transactions.h"

/* At first as many as a window shows, since GTK makes widgets for 200 before it draws any; then so many that none of
 * those goes.
 */
#define MIN_GLANCED 64
#define MAX_GLANCED 256

/* The transactions of a filter, in an order. */
struct _LoaTransactionList
{
  LoaLazyList parent_instance;

  LoaTransactionFilter *filter; /* (owned) (nullable): until one is set */
  LoaTransactionOrder order;
  gboolean descending;
  LoaTransactionTotals totals;
  gboolean has_glanced; /* the next result comes after a glance */
};

G_DEFINE_FINAL_TYPE (LoaTransactionList, loa_transaction_list, LOA_TYPE_LAZY_LIST)

/* While all are looked up, what is in those that were glanced at has to be read. */
static void
loa_transaction_list_select (LoaLazyList         *list,
                             LoaStore            *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  LoaTransactionList *self = LOA_TRANSACTION_LIST (list);

  if (self->has_glanced)
    loa_store_select_transactions_apart_async (store, self->filter, self->order, self->descending, cancellable, callback,
                                               user_data);
  else
    loa_store_select_transactions_async (store, self->filter, self->order, self->descending, cancellable, callback,
                                         user_data);
  self->has_glanced = FALSE;
}

/* By time, they are in an index that begins with what is seen first. Suspicious ones are only found all at once. */
static gboolean
loa_transaction_list_glance (LoaLazyList         *list,
                             LoaStore            *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  LoaTransactionList *self = LOA_TRANSACTION_LIST (list);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (self->order != LOA_TRANSACTION_ORDER_DATE || self->filter->suspicious)
    return FALSE;

  self->has_glanced = TRUE;
  loa_store_glance_at_transactions_async (store, self->filter, self->descending,
                                          CLAMP (n_rows, MIN_GLANCED, MAX_GLANCED), cancellable, callback, user_data);

  return TRUE;
}

static GArray *
loa_transaction_list_glance_finish (LoaStore      *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return loa_store_select_transactions_finish (store, result, NULL, error);
}

static GArray *
loa_transaction_list_select_finish (LoaLazyList   *list,
                                    LoaStore      *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return loa_store_select_transactions_finish (store, result, &LOA_TRANSACTION_LIST (list)->totals, error);
}

static gpointer
loa_transaction_list_peek_totals (LoaLazyList *list)
{
  return &LOA_TRANSACTION_LIST (list)->totals;
}

static void
loa_transaction_list_finalize (GObject *object)
{
  LoaTransactionList *self = LOA_TRANSACTION_LIST (object);

  g_clear_pointer (&self->filter, loa_transaction_filter_free);

  G_OBJECT_CLASS (loa_transaction_list_parent_class)->finalize (object);
}

static void
loa_transaction_list_class_init (LoaTransactionListClass *klass)
{
  LoaLazyListClass *list_class = LOA_LAZY_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loa_transaction_list_finalize;

  list_class->row_type = LOA_TYPE_TRANSACTION;
  list_class->select = loa_transaction_list_select;
  list_class->select_finish = loa_transaction_list_select_finish;
  list_class->glance = loa_transaction_list_glance;
  list_class->glance_finish = loa_transaction_list_glance_finish;
  list_class->get_totals = loa_transaction_list_peek_totals;
  list_class->read = loa_store_read_transactions_async;
  list_class->read_finish = loa_store_read_transactions_finish;
}

static void
loa_transaction_list_init (LoaTransactionList *self)
{
  self->order = LOA_TRANSACTION_ORDER_DATE;
  self->descending = TRUE;
}

LoaTransactionList *
loa_transaction_list_new (LoaStore *store)
{
  g_return_val_if_fail (LOA_IS_STORE (store), NULL);

  return LOA_TRANSACTION_LIST (loa_lazy_list_new (LOA_TYPE_TRANSACTION_LIST, store, "transactions-changed"));
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
  loa_lazy_list_select (LOA_LAZY_LIST (self));
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
    loa_lazy_list_select (LOA_LAZY_LIST (self));
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

  return loa_lazy_list_get_loading (LOA_LAZY_LIST (self));
}
