/* loa-soundbox-tokens.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-soundbox-renewal.h"
#include "sepay-token-source.h"

G_BEGIN_DECLS

#define LOA_TYPE_SOUNDBOX_TOKENS (loa_soundbox_tokens_get_type ())

/**
 * LoaSoundboxTokens:
 *
 * What this process knows of the SoundBox account: the #SepayTokenSource of its client. The signal `changed` tells that
 * it knows something else than before.
 */
G_DECLARE_FINAL_TYPE (LoaSoundboxTokens, loa_soundbox_tokens, LOA, SOUNDBOX_TOKENS, GObject)

LoaSoundboxTokens            *loa_soundbox_tokens_new             (LoaSoundboxRenewal            *renewal,
                                                                   SoupSession                   *session,
                                                                   LoaClock                      *clock);
const LoaSoundboxCredentials *loa_soundbox_tokens_get_credentials (LoaSoundboxTokens             *self);
guint                         loa_soundbox_tokens_get_n_changes   (LoaSoundboxTokens             *self);
void                          loa_soundbox_tokens_set_credentials (LoaSoundboxTokens             *self,
                                                                   const LoaSoundboxCredentials  *credentials);

G_END_DECLS
