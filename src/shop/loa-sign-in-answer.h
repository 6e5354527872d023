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
 * @has_state: whether it came with the right `state`, and so belongs to this sign-in; a bare code did not
 *
 * What SePay says in the query of the redirect (OAuth2 API sheet, section 4.2).
 */
typedef struct
{
  SepaySecret *code;
  char *error;
  char *error_description;
  gboolean has_state;
} LoaSignInAnswer;

/**
 * loa_sign_in_answer_parse:
 * @query: (nullable): the query of an address
 * @state: the text that has to come back
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL when it does not carry @state, or says one thing twice
 */
LoaSignInAnswer *loa_sign_in_answer_parse        (const char            *query,
                                                  const char            *state);

/**
 * loa_sign_in_answer_parse_pasted:
 * @text: what a user pasted: an address, the end of one, or a bare code
 * @redirect_uri: where the browser was to end
 * @state: the text that has to come back
 * @error: return location for %LOA_SHOP_ERROR_SIGN_IN
 *
 * Returns: (transfer full): the answer
 */
LoaSignInAnswer *loa_sign_in_answer_parse_pasted (const char            *text,
                                                  GUri                  *redirect_uri,
                                                  const char            *state,
                                                  GError               **error);

/**
 * loa_sign_in_answer_has_code:
 * @self: an answer
 * @code: (nullable): a code
 *
 * Returns: whether @code is the one that @self brings
 */
gboolean         loa_sign_in_answer_has_code     (const LoaSignInAnswer *self,
                                                  const char            *code);

/**
 * loa_sign_in_answer_get_refusal:
 * @self: an answer without a code
 * @redaction: what is not to be repeated
 *
 * Returns: (transfer full): %LOA_SHOP_ERROR_DENIED or %LOA_SHOP_ERROR_SIGN_IN, with a sentence on what to do next
 */
GError          *loa_sign_in_answer_get_refusal  (const LoaSignInAnswer *self,
                                                  GPtrArray             *redaction);
void             loa_sign_in_answer_free         (LoaSignInAnswer       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSignInAnswer, loa_sign_in_answer_free)

G_END_DECLS
