/* loa-account-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"

G_BEGIN_DECLS

/**
 * loa_account_wording_get_state:
 * @since: since when it is connected, in Unix seconds
 * @until: until about when, in Unix seconds, or 0 when nobody knows
 * @server: origin of the server; only told when it is not SePay's own
 * @in_memory: whether it is kept only until Loa closes
 *
 * Returns: (transfer full): the state of an account, in words
 */
char *loa_account_wording_get_state   (gint64        since,
                                       gint64        until,
                                       const char   *server,
                                       gboolean      in_memory);

/**
 * loa_account_wording_get_missing:
 * @grant: a grant, which is connected
 *
 * Returns: (transfer full) (nullable): what SePay did not allow, what that means and how to get it, or %NULL when
 * nothing is missing
 */
char *loa_account_wording_get_missing (LoaBankGrant *grant);

/**
 * loa_account_wording_get_end:
 * @grant: a grant, which is connected
 * @now: the time, in Unix seconds
 *
 * Returns: (transfer full) (nullable): that it is over, has probably ended or ends soon, and what to do, or %NULL when
 * it does not
 */
char *loa_account_wording_get_end     (LoaBankGrant *grant,
                                       gint64        now);

G_END_DECLS
