/* loa-sender-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-record.h"

G_BEGIN_DECLS

/**
 * loa_sender_text_find:
 * @record: a transaction
 *
 * Finds the words of its content by which other transfers of the same sender can be searched for: the name in capital
 * letters that banks put there, or else all words. Words with digits are left out, as they change from transfer to
 * transfer.
 *
 * Returns: (transfer full) (nullable): the words, separated by spaces, or %NULL when there are none
 */
char *loa_sender_text_find (const LoaTransactionRecord *record);

G_END_DECLS
