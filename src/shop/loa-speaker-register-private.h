/* loa-speaker-register-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-register.h"

G_BEGIN_DECLS

/* Like loa_speaker_register_check_async(), finished by the same function, for a check that nobody asked for: neither
 * the speaker nor the register says that it is being checked.
 */
void loa_speaker_register_check_in_background_async (LoaSpeakerRegister  *self,
                                                     const char          *hardware_id,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

LoaStore           *loa_speaker_register_get_store   (LoaSpeakerRegister *self);
LoaSoundboxAccount *loa_speaker_register_get_account (LoaSpeakerRegister *self);
LoaClock           *loa_speaker_register_get_clock   (LoaSpeakerRegister *self);
void                loa_speaker_register_count_check (LoaSpeakerRegister *self,
                                                      const char         *hardware_id,
                                                      int                 difference);
void                loa_speaker_register_tell_checked (LoaSpeakerRegister *self,
                                                       const char         *hardware_id);

/* SePay answered that it does not know a serial number. */
void                loa_speaker_register_tell_not_found (LoaSpeakerRegister *self,
                                                         const char         *hardware_id);

/* So many queries of the store were begun. */
guint               loa_speaker_register_get_n_queries (LoaSpeakerRegister *self);

G_END_DECLS
