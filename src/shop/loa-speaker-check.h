/* loa-speaker-check.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-soundbox-account.h"
#include "loa-store.h"

G_BEGIN_DECLS

/* Asks SePay for the state of a speaker, and writes down what it says. */

void               loa_speaker_check_async  (LoaSoundboxAccount   *account,
                                             LoaStore             *store,
                                             LoaClock             *clock,
                                             const char           *hardware_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
SepaySpeakerState *loa_speaker_check_finish (LoaSoundboxAccount   *account,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
