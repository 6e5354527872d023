/* loa-random-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-secret.h"

G_BEGIN_DECLS

/**
 * loa_random_text_new:
 * @error: return location for %LOA_SHOP_ERROR_SIGN_IN
 *
 * Returns: (transfer full): 32 bytes of the system's random source, in base64url: 43 characters of `A–Z a–z 0–9 - _`
 */
SepaySecret *loa_random_text_new           (GError     **error);

/**
 * loa_random_text_get_challenge:
 * @verifier: a PKCE verifier
 *
 * Returns: (transfer full): its S256 challenge (RFC 7636)
 */
char        *loa_random_text_get_challenge (const char  *verifier);

/**
 * loa_random_text_equal:
 * @known: a text that is secret
 * @given: (nullable): what somebody else says
 *
 * Returns: whether they are the same; how long it takes says nothing of where they differ
 */
gboolean     loa_random_text_equal         (const char  *known,
                                            const char  *given);

G_END_DECLS
