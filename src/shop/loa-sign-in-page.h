/* loa-sign-in-page.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * LoaSignInPage:
 * @LOA_SIGN_IN_PAGE_DONE: the answer has arrived
 * @LOA_SIGN_IN_PAGE_DENIED: the answer is that access was not given
 * @LOA_SIGN_IN_PAGE_REPEATED: an answer had arrived before
 * @LOA_SIGN_IN_PAGE_WRONG_STATE: the answer belongs to something else
 * @LOA_SIGN_IN_PAGE_NOT_FOUND: nobody should be here
 *
 * What the browser shows at the end of signing in.
 */
typedef enum
{
  LOA_SIGN_IN_PAGE_DONE,
  LOA_SIGN_IN_PAGE_DENIED,
  LOA_SIGN_IN_PAGE_REPEATED,
  LOA_SIGN_IN_PAGE_WRONG_STATE,
  LOA_SIGN_IN_PAGE_NOT_FOUND,
} LoaSignInPage;

/**
 * loa_sign_in_page_set:
 * @message: a request of the browser's
 * @page: what to show
 *
 * Answers with a page that loads nothing, is not kept, and tells its address to nobody.
 */
void loa_sign_in_page_set (SoupServerMessage *message,
                           LoaSignInPage      page);

G_END_DECLS
