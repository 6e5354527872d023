/* loa-store-speaker-lines.h
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
 * LoaSpeakerAddition:
 * @LOA_SPEAKER_ADDITION_ADDED: the speaker was not in the register
 * @LOA_SPEAKER_ADDITION_CHANGED: it was, and something about it is new
 * @LOA_SPEAKER_ADDITION_KNOWN: it was, with all that
 *
 * What became of one of many speakers that were added.
 */
typedef enum
{
  LOA_SPEAKER_ADDITION_ADDED,
  LOA_SPEAKER_ADDITION_CHANGED,
  LOA_SPEAKER_ADDITION_KNOWN,
} LoaSpeakerAddition;

/**
 * loa_store_add_speakers_async:
 * @self: the store
 * @records: (element-type LoaSpeakerRecord): the speakers; only serial number, name, place, tags and note are read
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts many speakers in the register, in their order, in one transaction: all of them or none. A speaker that is known
 * takes over what is said about it here and keeps the rest.
 */
void    loa_store_add_speakers_async  (LoaStore            *self,
                                       GPtrArray           *records,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * loa_store_add_speakers_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type LoaSpeakerAddition): what became of each, in the order of the records
 */
GArray *loa_store_add_speakers_finish (LoaStore            *self,
                                       GAsyncResult        *result,
                                       GError             **error);

G_END_DECLS
