/* loa-soundbox-renewal.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-account-item.h"
#include "loa-soundbox-credentials.h"
#include "sepay-soundbox-tokens.h"

G_BEGIN_DECLS

#define LOA_TYPE_SOUNDBOX_RENEWAL (loa_soundbox_renewal_get_type ())

/**
 * LoaSoundboxRenewal:
 *
 * Gets SoundBox tokens that are good, one run at a time among all processes of a profile.
 */
G_DECLARE_FINAL_TYPE (LoaSoundboxRenewal, loa_soundbox_renewal, LOA, SOUNDBOX_RENEWAL, GObject)

LoaSoundboxRenewal     *loa_soundbox_renewal_new            (LoaAccountItem                *item,
                                                             SepaySoundboxTokens           *tokens,
                                                             SoupSession                   *session,
                                                             LoaClock                      *clock);

/* Whether there is a token that the keyring would not take; the next run tries to store it again. */
gboolean                loa_soundbox_renewal_has_unsaved    (LoaSoundboxRenewal            *self);

/* @known is what goes when the keyring has become unreadable since. One run at a time in an object. */
void                    loa_soundbox_renewal_run_async      (LoaSoundboxRenewal            *self,
                                                             const char                    *rejected_token,
                                                             const LoaSoundboxCredentials  *known,
                                                             GCancellable                  *cancellable,
                                                             GAsyncReadyCallback            callback,
                                                             gpointer                       user_data);
LoaSoundboxCredentials *loa_soundbox_renewal_run_finish     (LoaSoundboxRenewal            *self,
                                                             GAsyncResult                  *result,
                                                             GError                       **error);

/* Proves @credentials by creating a token, and stores both. */
void                    loa_soundbox_renewal_connect_async  (LoaSoundboxRenewal            *self,
                                                             const LoaSoundboxCredentials  *credentials,
                                                             GCancellable                  *cancellable,
                                                             GAsyncReadyCallback            callback,
                                                             gpointer                       user_data);
LoaSoundboxCredentials *loa_soundbox_renewal_connect_finish (LoaSoundboxRenewal            *self,
                                                             GAsyncResult                  *result,
                                                             GError                       **error);

G_END_DECLS
