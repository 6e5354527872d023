/* loa-speaker-register.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-soundbox-account.h"
#include "loa-speaker.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_REGISTER (loa_speaker_register_get_type ())

/**
 * LoaSpeakerRegister:
 *
 * Loa's own list of speakers, a #GListModel of #LoaSpeaker in the order in which they were added: SePay offers none.
 * It follows the store's changes once it has been loaded.
 *
 * Properties, read-only: `checking` (boolean: a check that was asked for by hand is under way).
 *
 * Signals: `speakers-updated`, with a guint of #LoaSpeakerChange, once after a reading that found speakers of the list
 * changed, or when SePay did not know one: whoever filters or sorts does it again. `checked`, with a serial number, when SePay has answered a check.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerRegister, loa_speaker_register, LOA, SPEAKER_REGISTER, GObject)

/**
 * loa_speaker_register_new:
 * @store: where it is kept
 * @account: the account that SePay is asked with
 * @clock: the clock
 *
 * Returns: (transfer full): a register that is empty until it is loaded
 */
LoaSpeakerRegister *loa_speaker_register_new (LoaStore           *store,
                                              LoaSoundboxAccount *account,
                                              LoaClock           *clock);

/**
 * loa_speaker_register_load_async:
 * @self: the register
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the register from the store.
 */
void     loa_speaker_register_load_async  (LoaSpeakerRegister  *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);

/**
 * loa_speaker_register_load_finish:
 * @self: the register
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the speakers are there
 */
gboolean loa_speaker_register_load_finish (LoaSpeakerRegister  *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/**
 * loa_speaker_register_find:
 * @self: the register
 * @hardware_id: serial number
 *
 * Returns: (transfer none) (nullable): the speaker, when it has been loaded
 */
LoaSpeaker *loa_speaker_register_find (LoaSpeakerRegister *self,
                                       const char         *hardware_id);

/**
 * loa_speaker_register_find_alike:
 * @self: the register
 * @hardware_id: serial number, in upper or lower case
 *
 * No two speakers have serial numbers that differ in case alone.
 *
 * Returns: (transfer none) (nullable): that speaker, when it has been loaded
 */
LoaSpeaker *loa_speaker_register_find_alike (LoaSpeakerRegister *self,
                                             const char         *hardware_id);

gboolean    loa_speaker_register_get_checking (LoaSpeakerRegister *self);

/**
 * loa_speaker_register_add_async:
 * @self: the register
 * @text: a serial number as it was typed
 * @name: (nullable): its name
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Checks the serial number and adds the speaker; one that is known already, in whatever case, is no error. Uses neither keyring nor
 * network.
 */
void              loa_speaker_register_add_async  (LoaSpeakerRegister  *self,
                                                   const char          *text,
                                                   const char          *name,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);

/**
 * loa_speaker_register_add_finish:
 * @self: the register
 * @result: what the callback was given
 * @error: return location for %LOA_SHOP_ERROR_USAGE, with a sentence, or an error of %LOA_STORE_ERROR
 *
 * Returns: (transfer full): the speaker as it is in the register now
 */
LoaSpeakerRecord *loa_speaker_register_add_finish (LoaSpeakerRegister  *self,
                                                   GAsyncResult        *result,
                                                   GError             **error);

/* Renaming, removing and undoing a removal are the store's calls of loa-store-speakers.h; the register follows. Many
 * are added by #LoaSpeakerLines.
 */

/**
 * loa_speaker_register_set_details_async:
 * @self: the register
 * @hardware_id: serial number
 * @name: (nullable): as it was typed; white space around it is dropped, and an empty one is none, as with the others
 * @place: (nullable): where it stands
 * @tags: (nullable): tags between commas, semicolons or line ends
 * @note: (nullable): what there is to say about it
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes what a person says about a speaker. Fails with %LOA_SHOP_ERROR_USAGE as loa_speaker_detail_check() does, which
 * tells which of them it is, %LOA_STORE_ERROR_NOT_FOUND, or another error of the store.
 */
void     loa_speaker_register_set_details_async  (LoaSpeakerRegister  *self,
                                                  const char          *hardware_id,
                                                  const char          *name,
                                                  const char          *place,
                                                  const char          *tags,
                                                  const char          *note,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);

/**
 * loa_speaker_register_set_details_finish:
 * @self: the register
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when they are written
 */
gboolean loa_speaker_register_set_details_finish (LoaSpeakerRegister  *self,
                                                  GAsyncResult        *result,
                                                  GError             **error);

/**
 * loa_speaker_register_check_async:
 * @self: the register
 * @text: a serial number as it was typed; the speaker need not be in the register
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks SePay for the state of a speaker and writes it down. The finish function gives what SePay said.
 */
void               loa_speaker_register_check_async  (LoaSpeakerRegister  *self,
                                                      const char          *text,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);

/**
 * loa_speaker_register_check_finish:
 * @self: the register
 * @result: what the callback was given
 * @error: return location for an error that loa_failure_describe() has a sentence for, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what SePay says of the speaker
 */
SepaySpeakerState *loa_speaker_register_check_finish (LoaSpeakerRegister  *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

G_END_DECLS
