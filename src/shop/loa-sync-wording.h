/* loa-sync-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-balance-break.h"

G_BEGIN_DECLS

/**
 * loa_sync_wording_describe_progress:
 * @n_rows: transactions that are here
 * @n_expected: how many there are to be, or -1
 * @seconds_left: about so long it will take, or -1
 *
 * Returns: (transfer full): how far a copy is, such as “412.000 of 1.000.000 transactions, about 50 minutes left”
 */
char *loa_sync_wording_describe_progress (gint64                 n_rows,
                                          gint64                 n_expected,
                                          gint64                 seconds_left);

/**
 * loa_sync_wording_describe_time_left:
 * @seconds: about so long it will take
 *
 * Returns: (transfer full): such as “about 50 minutes left”
 */
char *loa_sync_wording_describe_time_left (gint64                seconds);

/**
 * loa_sync_wording_describe_break:
 * @broken: where balances do not follow from each other
 * @now: Unix seconds
 *
 * Returns: (transfer full): a sentence, such as “Some transactions may be missing between 10:02 and 10:07.”
 */
char *loa_sync_wording_describe_break    (const LoaBalanceBreak *broken,
                                          gint64                 now);

G_END_DECLS
