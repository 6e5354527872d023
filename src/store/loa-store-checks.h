/* loa-store-checks.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-week.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_list_speaker_weeks_async:
 * @self: the store
 * @hardware_id: (nullable): serial number of one speaker, or %NULL for all
 * @now: a moment of the last day, in Unix seconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sums up the checks of the seven days in Vietnam that end with the day of @now, in one query. The checks themselves
 * are written by loa_store_update_speaker_async(), and kept for eight days.
 */
void        loa_store_list_speaker_weeks_async  (LoaStore            *self,
                                                 const char          *hardware_id,
                                                 gint64               now,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

/**
 * loa_store_list_speaker_weeks_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8 LoaSpeakerWeek): the week of each speaker that was checked in it, by
 *   serial number
 */
GHashTable *loa_store_list_speaker_weeks_finish (LoaStore            *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
