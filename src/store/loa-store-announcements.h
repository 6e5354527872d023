/* loa-store-announcements.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_ask_announcement_async:
 * @self: the store
 * @request_id: idempotency key
 * @hardware_id: serial number
 * @amount: in đồng
 * @cause: why
 * @asked: now, in Unix seconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes an announcement down before it is sent. A request id that is known for the same speaker and amount is not
 * written again: when it is unsettled it counts as asked at @asked, when it is settled nothing changes. Known for
 * another speaker or amount it fails with %LOA_STORE_ERROR_CONFLICT.
 */
void loa_store_ask_announcement_async (LoaStore             *self,
                                       const char           *request_id,
                                       const char           *hardware_id,
                                       gint64                amount,
                                       LoaAnnouncementCause  cause,
                                       gint64                asked,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * loa_store_ask_announcement_finish:
 * @self: the store
 * @result: what the callback was given
 * @was_known: (out) (optional): whether the row was there before
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: (transfer full): the row as it now stands
 */
LoaAnnouncementRecord *loa_store_ask_announcement_finish (LoaStore      *self,
                                                          GAsyncResult  *result,
                                                          gboolean      *was_known,
                                                          GError       **error);

/**
 * loa_store_update_announcement_async:
 * @self: the store
 * @record: the row: state, status, message, sent, delivered and retries are written, found by request id
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes how far an announcement got. A row that is settled stays as it is, but for one: what failed may have been said
 * after all.
 */
void     loa_store_update_announcement_async  (LoaStore                    *self,
                                               const LoaAnnouncementRecord *record,
                                               GCancellable                *cancellable,
                                               GAsyncReadyCallback          callback,
                                               gpointer                     user_data);

/**
 * loa_store_update_announcement_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is written
 */
gboolean loa_store_update_announcement_finish (LoaStore                    *self,
                                               GAsyncResult                *result,
                                               GError                     **error);

/**
 * loa_store_get_announcement_async:
 * @self: the store
 * @request_id: idempotency key
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fails with %LOA_STORE_ERROR_NOT_FOUND for a request id that the ledger does not know.
 */
void                   loa_store_get_announcement_async  (LoaStore            *self,
                                                          const char          *request_id,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);

/**
 * loa_store_get_announcement_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the row
 */
LoaAnnouncementRecord *loa_store_get_announcement_finish (LoaStore            *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

/**
 * loa_store_list_announcements_async:
 * @self: the store
 * @hardware_id: (nullable): only those of this speaker
 * @limit: at most so many, or 0 for all
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets the ledger, newest first (element-type LoaAnnouncementRecord).
 */
void       loa_store_list_announcements_async  (LoaStore            *self,
                                                const char          *hardware_id,
                                                guint                limit,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

/**
 * loa_store_list_announcements_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaAnnouncementRecord): the rows, newest first
 */
GPtrArray *loa_store_list_announcements_finish (LoaStore            *self,
                                                GAsyncResult        *result,
                                                GError             **error);

/**
 * loa_store_list_unfinished_announcements_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets the rows in the states *asked* and *sent*, oldest first (element-type LoaAnnouncementRecord).
 */
void       loa_store_list_unfinished_announcements_async  (LoaStore            *self,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);

/**
 * loa_store_list_unfinished_announcements_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaAnnouncementRecord): the rows that are not settled
 */
GPtrArray *loa_store_list_unfinished_announcements_finish (LoaStore            *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);

G_END_DECLS
