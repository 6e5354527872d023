/* loa-store-transactions.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"
#include "loa-transaction-filter.h"
#include "loa-transaction-record.h"

G_BEGIN_DECLS

/**
 * loa_store_put_transactions_async:
 * @self: the store
 * @records: (element-type LoaTransactionRecord): a page of transactions, in any order; a reference is kept until
 *   the callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes a page in one SQL transaction: new ids are added, changed rows replaced, known ones left.
 */
void     loa_store_put_transactions_async  (LoaStore            *self,
                                            GPtrArray           *records,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

/**
 * loa_store_put_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @n_new: (out) (optional): how many were not known
 * @n_changed: (out) (optional): how many were known otherwise
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the page is written
 */
gboolean loa_store_put_transactions_finish (LoaStore            *self,
                                            GAsyncResult        *result,
                                            gint64              *n_new,
                                            gint64              *n_changed,
                                            GError             **error);

/**
 * loa_store_put_transactions_and_settings_async:
 * @self: the store
 * @records: (element-type LoaTransactionRecord): a page of transactions, as of loa_store_put_transactions_async()
 * @settings: (nullable) (element-type utf8 utf8): values by key, %NULL to take one away; a reference is kept until the
 *   callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes a page together with what is to be known once it is written, in one SQL transaction. It ends with
 * loa_store_put_transactions_finish().
 */
void     loa_store_put_transactions_and_settings_async (LoaStore            *self,
                                                        GPtrArray           *records,
                                                        GHashTable          *settings,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);

/**
 * loa_store_has_transactions_async:
 * @self: the store
 * @records: (element-type LoaTransactionRecord): transactions; a reference is kept until the callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks whether any of these transactions is in the local copy, by its id.
 */
void     loa_store_has_transactions_async    (LoaStore            *self,
                                              GPtrArray           *records,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);

/**
 * loa_store_has_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @has_any: (out): whether any of them is there
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when that could be read
 */
gboolean loa_store_has_transactions_finish   (LoaStore            *self,
                                              GAsyncResult        *result,
                                              gboolean            *has_any,
                                              GError             **error);

/**
 * loa_store_count_transactions_async:
 * @self: the store
 * @from_day: the first day, `YYYY-MM-DD`
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Counts the transactions of the local copy from a day on. The finish function gives -1 on error.
 */
void     loa_store_count_transactions_async  (LoaStore            *self,
                                              const char          *from_day,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);

/**
 * loa_store_count_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: how many there are, or -1 with @error
 */
gint64   loa_store_count_transactions_finish (LoaStore            *self,
                                              GAsyncResult        *result,
                                              GError             **error);

/**
 * loa_store_list_transactions_async:
 * @self: the store
 * @filter: which
 * @limit: at most so many, or 0 for all
 * @offset: passing over so many
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets transactions, newest first (element-type LoaTransactionRecord), and the totals of the whole filter, both as of
 * one moment.
 */
void       loa_store_list_transactions_async  (LoaStore                   *self,
                                               const LoaTransactionFilter *filter,
                                               gint64                      limit,
                                               gint64                      offset,
                                               GCancellable               *cancellable,
                                               GAsyncReadyCallback         callback,
                                               gpointer                    user_data);

/**
 * loa_store_list_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @totals: (out) (optional): count and sums of all that match
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaTransactionRecord): the rows, newest first
 */
GPtrArray *loa_store_list_transactions_finish (LoaStore                   *self,
                                               GAsyncResult               *result,
                                               LoaTransactionTotals       *totals,
                                               GError                    **error);

/**
 * loa_store_select_transactions_async:
 * @self: the store
 * @filter: which
 * @order: sorted by what
 * @descending: largest or newest first
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets the row numbers of a result (an array of gint64) with its totals, eight bytes a row: the rows themselves are
 * read by loa_store_read_transactions_async() when they come into view. Cancelling interrupts the query.
 */
void    loa_store_select_transactions_async  (LoaStore                   *self,
                                              const LoaTransactionFilter *filter,
                                              LoaTransactionOrder         order,
                                              gboolean                    descending,
                                              GCancellable               *cancellable,
                                              GAsyncReadyCallback         callback,
                                              gpointer                    user_data);

/**
 * loa_store_select_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @totals: (out) (optional): count and sums of all of them
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type gint64): the row numbers, in order
 */
GArray *loa_store_select_transactions_finish (LoaStore                   *self,
                                              GAsyncResult               *result,
                                              LoaTransactionTotals       *totals,
                                              GError                    **error);

/**
 * loa_store_select_transactions_apart_async:
 * @self: the store
 * @filter: which
 * @order: sorted by what
 * @descending: largest or newest first
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, to call loa_store_select_transactions_finish()
 * @user_data: for @callback
 *
 * Like loa_store_select_transactions_async(), but holds up no other calls meanwhile, for a first look at everything.
 */
void    loa_store_select_transactions_apart_async (LoaStore                   *self,
                                                   const LoaTransactionFilter *filter,
                                                   LoaTransactionOrder         order,
                                                   gboolean                    descending,
                                                   GCancellable               *cancellable,
                                                   GAsyncReadyCallback         callback,
                                                   gpointer                    user_data);

/**
 * loa_store_glance_at_transactions_async:
 * @self: the store
 * @filter: which
 * @descending: newest first, or oldest
 * @limit: so many at most
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, to call loa_store_select_transactions_finish()
 * @user_data: for @callback
 *
 * Gets the first row numbers of what a filter lets through, without totals, in no time however many there are. Finds none
 * when @limit are not found at once: then there are few, or none, and loa_store_select_transactions_async() is as fast.
 */
void    loa_store_glance_at_transactions_async    (LoaStore                   *self,
                                                   const LoaTransactionFilter *filter,
                                                   gboolean                    descending,
                                                   guint                       limit,
                                                   GCancellable               *cancellable,
                                                   GAsyncReadyCallback         callback,
                                                   gpointer                    user_data);

/**
 * loa_store_read_transactions_async:
 * @self: the store
 * @rows: (array length=n_rows): row numbers
 * @n_rows: how many
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads rows by number (element-type LoaTransactionRecord), in the order of @rows; a row that is gone is %NULL.
 */
void       loa_store_read_transactions_async  (LoaStore            *self,
                                               const gint64        *rows,
                                               gsize                n_rows,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

/**
 * loa_store_read_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaTransactionRecord): the rows, in the order that was asked for; %NULL for
 *   one that is gone
 */
GPtrArray *loa_store_read_transactions_finish (LoaStore            *self,
                                               GAsyncResult        *result,
                                               GError             **error);

/**
 * LoaTransactionFunc:
 * @record: (nullable): a transaction, which is there until the function returns, or %NULL once at the end of a complete
 *   result
 * @user_data: what was given
 * @error: return location for an error, which ends the reading
 *
 * Takes one transaction after the other. It runs on a thread of its own.
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*LoaTransactionFunc) (const LoaTransactionRecord  *record,
                                        gpointer                     user_data,
                                        GError                     **error);

/**
 * loa_store_stream_transactions_async:
 * @self: the store
 * @filter: which
 * @func: takes each transaction, newest first, on a thread of its own with a reading connection
 * @func_data: for @func
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Streams a result of any size in little memory, without holding up other calls. The finish function gives the number
 * of rows, or -1.
 */
void   loa_store_stream_transactions_async  (LoaStore                   *self,
                                             const LoaTransactionFilter *filter,
                                             LoaTransactionFunc          func,
                                             gpointer                    func_data,
                                             GCancellable               *cancellable,
                                             GAsyncReadyCallback         callback,
                                             gpointer                    user_data);

/**
 * loa_store_stream_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: how many rows there were, or -1 with @error
 */
gint64 loa_store_stream_transactions_finish (LoaStore                   *self,
                                             GAsyncResult               *result,
                                             GError                    **error);

/**
 * loa_store_get_transaction_extent_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets how many transactions the local copy holds and the day of the newest one: `YYYY-MM-DD`, %NULL when there is
 * none.
 */
void     loa_store_get_transaction_extent_async  (LoaStore            *self,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);

/**
 * loa_store_get_transaction_extent_finish:
 * @self: the store
 * @result: what the callback was given
 * @n_transactions: (out) (optional): how many there are
 * @newest_day: (out) (optional) (transfer full) (nullable): the day of the newest, `YYYY-MM-DD`
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when that could be read
 */
gboolean loa_store_get_transaction_extent_finish (LoaStore            *self,
                                                  GAsyncResult        *result,
                                                  gint64              *n_transactions,
                                                  char               **newest_day,
                                                  GError             **error);

/**
 * loa_store_look_for_transactions_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets whether the local copy holds any transaction. The finish function returns %FALSE for a failure, too.
 */
void     loa_store_look_for_transactions_async  (LoaStore            *self,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

/**
 * loa_store_look_for_transactions_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there is any; %FALSE with @error when that could not be read
 */
gboolean loa_store_look_for_transactions_finish (LoaStore            *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
