/* loa-store-ledger.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-filter.h"
#include "loa-announcement-record.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_select_announcements_async:
 * @self: the store
 * @filter: which
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets the row numbers of a result, newest first (an array of gint64), with its totals: the rows themselves are read by
 * loa_store_read_announcements_async() when they come into view. Cancelling interrupts the query.
 */
void    loa_store_select_announcements_async  (LoaStore                     *self,
                                               const LoaAnnouncementFilter  *filter,
                                               GCancellable                 *cancellable,
                                               GAsyncReadyCallback           callback,
                                               gpointer                      user_data);

/**
 * loa_store_select_announcements_finish:
 * @self: the store
 * @result: what the callback was given
 * @totals: (out) (optional): count and sum of all of them
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type gint64): the row numbers, in order
 */
GArray *loa_store_select_announcements_finish (LoaStore                     *self,
                                               GAsyncResult                 *result,
                                               LoaAnnouncementTotals        *totals,
                                               GError                      **error);

/**
 * loa_store_read_announcements_async:
 * @self: the store
 * @rows: (array length=n_rows): row numbers
 * @n_rows: how many
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads rows by number (element-type LoaAnnouncementRecord), in the order of @rows; a row that is gone is %NULL.
 */
void       loa_store_read_announcements_async  (LoaStore             *self,
                                                const gint64         *rows,
                                                gsize                 n_rows,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/**
 * loa_store_read_announcements_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaAnnouncementRecord): the rows, in the order that was asked for; %NULL for
 *   one that is gone
 */
GPtrArray *loa_store_read_announcements_finish (LoaStore             *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/**
 * loa_store_list_departed_speakers_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lists the serial numbers that have announcements but are not in the register any more, as a #GStrv in their order.
 */
void   loa_store_list_departed_speakers_async  (LoaStore             *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/**
 * loa_store_list_departed_speakers_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (array zero-terminated=1): their serial numbers
 */
char **loa_store_list_departed_speakers_finish (LoaStore             *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/**
 * LoaAnnouncementFunc:
 * @record: (nullable): an announcement, or %NULL once at the end of a complete result
 * @speaker_name: (nullable): what the register calls its speaker now
 * @user_data: what was given
 * @error: return location for an error, which ends the reading
 *
 * Takes one announcement after the other. It runs on a thread of its own.
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*LoaAnnouncementFunc) (const LoaAnnouncementRecord  *record,
                                         const char                   *speaker_name,
                                         gpointer                      user_data,
                                         GError                      **error);

/**
 * loa_store_stream_announcements_async:
 * @self: the store
 * @filter: which
 * @func: takes each announcement, newest first, on a thread of its own with a reading connection
 * @func_data: for @func
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Streams a result of any size in little memory, without holding up other calls. The finish function gives the number
 * of rows, or -1.
 */
void   loa_store_stream_announcements_async  (LoaStore                     *self,
                                              const LoaAnnouncementFilter  *filter,
                                              LoaAnnouncementFunc           func,
                                              gpointer                      func_data,
                                              GCancellable                 *cancellable,
                                              GAsyncReadyCallback           callback,
                                              gpointer                      user_data);

/**
 * loa_store_stream_announcements_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: how many rows there were, or -1 with @error
 */
gint64 loa_store_stream_announcements_finish (LoaStore                     *self,
                                              GAsyncResult                 *result,
                                              GError                      **error);

G_END_DECLS
