/* sepay-tokens.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SepayTokens:
 * @access_token: the bearer token, opaque
 * @refresh_token: (nullable): %NULL when the answer carried none: the old one stays valid
 * @expires_in: lifetime of the access token in seconds, at most 86400; those of the OAuth server have at least 60
 * @scope: (nullable): what was granted, separated by spaces, where SePay tells
 *
 * What the OAuth server gives (OAuth2 API sheet, sections 4.3 and 4.4), and the SoundBox API (SoundBox API sheet,
 * section 3.1). All of it is secret.
 */
typedef struct
{
  char *access_token;
  char *refresh_token;
  guint expires_in;
  char *scope;
} SepayTokens;

/**
 * sepay_tokens_free:
 * @self: the tokens
 *
 * Clears the memory before it is freed.
 */
void sepay_tokens_free (SepayTokens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayTokens, sepay_tokens_free)

G_END_DECLS
