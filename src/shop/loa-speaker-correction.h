/* loa-speaker-correction.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_speaker_correction_make_async:
 * @store: where the register is
 * @mistyped: a serial number that SePay does not know
 * @hardware_id: the one that was meant
 * @callback: (nullable): called when done
 * @user_data: for @callback
 *
 * Puts the right serial number in the place of a mistyped one: what the user wrote about the speaker moves along, and
 * the mistyped one leaves the register. It stays as it is when SePay has ever told of it, and when the user has written
 * something about the other one, too. A mistyped one that is not in the register is no error.
 */
void     loa_speaker_correction_make_async  (LoaStore             *store,
                                             const char           *mistyped,
                                             const char           *hardware_id,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);

/**
 * loa_speaker_correction_make_finish:
 * @store: where the register is
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is done
 */
gboolean loa_speaker_correction_make_finish (LoaStore             *store,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
