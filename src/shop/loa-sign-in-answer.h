/* loa-sign-in-answer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "sepay-secret.h"

G_BEGIN_DECLS

/**
 * LoaSignInAnswer:
 * @code: (nullable): what tokens are exchanged for
 * @error: (nullable): why there is no code, such as `access_denied`
 * @error_description: (nullable): the same in words
 *
 * What SePay says in the query of the redirect (OAuth2 API sheet, section 4.2).
 */
typedef struct
{
  SepaySecret *code;
  char *error;
  char *error_description;
} LoaSignInAnswer;

/**
 * loa_sign_in_answer_parse:
 * @query: (nullable): the query of an address
 * @state: the text that has to come back
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL when it does not carry @state
 */
LoaSignInAnswer *loa_sign_in_answer_parse (const char      *query,
                                           const char      *state);
void             loa_sign_in_answer_free  (LoaSignInAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSignInAnswer, loa_sign_in_answer_free)

G_END_DECLS
