/* loa-suspicion-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-record.h"
#include "loa-transaction-suspicion.h"

G_BEGIN_DECLS

#define LOA_SUSPICION_ICON "dialog-warning-symbolic"

/**
 * loa_suspicion_wording_get_word:
 * @suspicions: #LoaTransactionSuspicion flags
 *
 * Returns: (transfer none) (nullable): what is most suspicious, in few words, or %NULL when nothing is
 */
const char *loa_suspicion_wording_get_word (guint suspicions);

/**
 * loa_suspicion_wording_get_width:
 *
 * Returns: how many characters the longest of these words has
 */
guint loa_suspicion_wording_get_width (void);

/**
 * loa_suspicion_wording_explain:
 * @record: a transaction with its flags
 *
 * Returns: (transfer full) (nullable): all that is suspicious, a sentence on each line, or %NULL when nothing is
 */
char *loa_suspicion_wording_explain (const LoaTransactionRecord *record);

G_END_DECLS
