/* loa-sign-in-token.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-token-source.h"

G_BEGIN_DECLS

#define LOA_TYPE_SIGN_IN_TOKEN (loa_sign_in_token_get_type ())

/**
 * LoaSignInToken:
 *
 * One token that is not anybody's yet, and that nothing can renew.
 */
G_DECLARE_FINAL_TYPE (LoaSignInToken, loa_sign_in_token, LOA, SIGN_IN_TOKEN, GObject)

LoaSignInToken *loa_sign_in_token_new (const char *token);

G_END_DECLS
