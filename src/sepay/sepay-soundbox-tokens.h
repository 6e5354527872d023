/* sepay-soundbox-tokens.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-token-source.h"
#include "sepay-transport.h"

G_BEGIN_DECLS

#define SEPAY_TYPE_SOUNDBOX_TOKENS (sepay_soundbox_tokens_get_type ())

G_DECLARE_FINAL_TYPE (SepaySoundboxTokens, sepay_soundbox_tokens, SEPAY, SOUNDBOX_TOKENS, GObject)

SepaySoundboxTokens *sepay_soundbox_tokens_new             (SepayTransport      *transport);
void                 sepay_soundbox_tokens_set_credentials (SepaySoundboxTokens *self,
                                                            const char          *client_id,
                                                            const char          *client_secret);
void                 sepay_soundbox_tokens_forget          (SepaySoundboxTokens *self);

G_END_DECLS
