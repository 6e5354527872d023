/* loa-transaction-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-record.h"

G_BEGIN_DECLS

/**
 * loa_transaction_wording_is_in:
 * @record: a transaction
 *
 * Returns: %TRUE when money came in, %FALSE when it went out
 */
gboolean loa_transaction_wording_is_in         (const LoaTransactionRecord *record);

/**
 * loa_transaction_wording_format_amount:
 * @amount: money in or out, in đồng
 *
 * Returns: (transfer full): the amount, a question mark when it is unknown, and nothing when it is zero: of in and out
 *   one always is, and that one is not worth reading
 */
char    *loa_transaction_wording_format_amount (gint64                      amount);

/**
 * loa_transaction_wording_format_signed:
 * @record: a transaction
 *
 * Returns: (transfer full): its amount with a sign: `+200.000 ₫`
 */
char    *loa_transaction_wording_format_signed (const LoaTransactionRecord *record);

/**
 * loa_transaction_wording_make_line:
 * @text: (nullable): words of a bank's or of a person's who paid
 *
 * Returns: (transfer full) (nullable): the words as one line that nothing in turns the direction of what is beside it
 */
char    *loa_transaction_wording_make_line     (const char                 *text);

/**
 * loa_transaction_wording_dup_time:
 * @record: a transaction
 *
 * Returns: (transfer full) (nullable): when it was, in Vietnam time
 */
char    *loa_transaction_wording_dup_time      (const LoaTransactionRecord *record);

/**
 * loa_transaction_wording_dup_account:
 * @record: a transaction
 *
 * Returns: (transfer full) (nullable): the number of its account, or the name of the bank
 */
char    *loa_transaction_wording_dup_account   (const LoaTransactionRecord *record);

/**
 * loa_transaction_wording_describe:
 * @record: (nullable): a transaction
 *
 * Returns: (transfer full): what a person who moves from row to row hears of it: time, amount, warning, content
 */
char    *loa_transaction_wording_describe      (const LoaTransactionRecord *record);

G_END_DECLS
