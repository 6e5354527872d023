/* loa-store-speakers.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-record.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_list_speakers_finish:
 *
 * Returns: (transfer full) (element-type LoaSpeakerRecord): the register, in the order in which speakers were added
 */

/**
 * loa_store_list_speakers_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the register (element-type LoaSpeakerRecord), in the order in which speakers were added.
 */
void       loa_store_list_speakers_async  (LoaStore            *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);

/**
 * loa_store_list_speakers_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaSpeakerRecord): the rows
 */
GPtrArray *loa_store_list_speakers_finish (LoaStore            *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/**
 * loa_store_add_speaker_async:
 * @self: the store
 * @hardware_id: serial number
 * @name: (nullable): its name; a speaker that is known already takes it over, and keeps its own for %NULL
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts a speaker in the register. The finish function gives the row as it now stands.
 */
void              loa_store_add_speaker_async  (LoaStore            *self,
                                                const char          *hardware_id,
                                                const char          *name,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

/**
 * loa_store_add_speaker_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the row as it now stands
 */
LoaSpeakerRecord *loa_store_add_speaker_finish (LoaStore            *self,
                                                GAsyncResult        *result,
                                                GError             **error);

/**
 * loa_store_rename_speaker_async:
 * @self: the store
 * @hardware_id: serial number
 * @name: (nullable): its new name, or %NULL for none
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fails with %LOA_STORE_ERROR_NOT_FOUND for a speaker that is not in the register.
 */
void              loa_store_rename_speaker_async  (LoaStore            *self,
                                                   const char          *hardware_id,
                                                   const char          *name,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);

/**
 * loa_store_rename_speaker_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the row as it now stands
 */
LoaSpeakerRecord *loa_store_rename_speaker_finish (LoaStore            *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/**
 * loa_store_set_speaker_details_async:
 * @self: the store
 * @hardware_id: serial number
 * @name: (nullable): its name, or %NULL for none
 * @place: (nullable): where it stands, or %NULL for nowhere in particular
 * @tags: (nullable): its tags, as loa_speaker_tags_split() reads them, or %NULL for none
 * @note: (nullable): what there is to say about it, or %NULL for nothing
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes all that the user says about a speaker in one go; the finish function gives the row as it now stands. Fails
 * with %LOA_STORE_ERROR_NOT_FOUND for a speaker that is not in the register.
 */
void              loa_store_set_speaker_details_async  (LoaStore            *self,
                                                        const char          *hardware_id,
                                                        const char          *name,
                                                        const char          *place,
                                                        const char          *tags,
                                                        const char          *note,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);

/**
 * loa_store_set_speaker_details_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the row as it now stands
 */
LoaSpeakerRecord *loa_store_set_speaker_details_finish (LoaStore            *self,
                                                        GAsyncResult        *result,
                                                        GError             **error);

/**
 * loa_store_remove_speaker_async:
 * @self: the store
 * @hardware_id: serial number
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Takes a speaker out of the register; its ledger rows stay, and its checks until they are old. The finish function
 * gives the row as it stood, for loa_store_restore_speaker_async(). Fails with %LOA_STORE_ERROR_NOT_FOUND for one that
 * is not there.
 */
void              loa_store_remove_speaker_async  (LoaStore            *self,
                                                   const char          *hardware_id,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);

/**
 * loa_store_remove_speaker_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the row as it stood
 */
LoaSpeakerRecord *loa_store_remove_speaker_finish (LoaStore            *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/**
 * loa_store_restore_speaker_async:
 * @self: the store
 * @record: what loa_store_remove_speaker_finish() gave
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Undoes a removal, at its old place in the order and with all that the user wrote about it.
 */
void     loa_store_restore_speaker_async  (LoaStore               *self,
                                           const LoaSpeakerRecord *record,
                                           GCancellable           *cancellable,
                                           GAsyncReadyCallback     callback,
                                           gpointer                user_data);

/**
 * loa_store_restore_speaker_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is there again
 */
gboolean loa_store_restore_speaker_finish (LoaStore               *self,
                                           GAsyncResult           *result,
                                           GError                **error);

/**
 * loa_store_update_speaker_async:
 * @self: the store
 * @record: what SePay told: model, states, @checked and, where not %NULL, the time of pairing; what the user wrote
 *   about it is not touched
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes the state of a speaker, and adds it to its checks where SePay told whether it is online. One that is not in
 * the register is passed over without an error.
 */
void     loa_store_update_speaker_async  (LoaStore               *self,
                                          const LoaSpeakerRecord *record,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);

/**
 * loa_store_update_speaker_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is written
 */
gboolean loa_store_update_speaker_finish (LoaStore               *self,
                                          GAsyncResult           *result,
                                          GError                **error);

G_END_DECLS
