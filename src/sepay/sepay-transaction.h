/* sepay-transaction.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SepayTransaction:
 * @id: the transaction's id as text
 * @id_is_number: whether SePay wrote the id as a JSON number
 * @bank_account_id: (nullable): id of the bank account as text
 * @bank_account_id_is_number: whether SePay wrote that id as a JSON number
 * @bank_brand_name: (nullable): bank
 * @account_number: (nullable): account number, leading zeros kept
 * @transaction_date: `YYYY-MM-DD HH:MM:SS`, Vietnam time, SePay's own text
 * @amount_out: đồng; meaningless where @has_amount_out is %FALSE
 * @has_amount_out: whether SePay told
 * @amount_in: đồng; meaningless where @has_amount_in is %FALSE
 * @has_amount_in: whether SePay told
 * @accumulated: balance after it in đồng; meaningless where @has_accumulated is %FALSE
 * @has_accumulated: whether SePay told
 * @transaction_content: (nullable): text of the transfer
 * @reference_number: (nullable): the bank's reference
 * @code: (nullable): payment code
 * @sub_account: (nullable): receiving sub-account
 *
 * A bank transaction (OAuth2 API sheet, section 8).
 */
typedef struct
{
  char *id;
  gboolean id_is_number;
  char *bank_account_id;
  gboolean bank_account_id_is_number;
  char *bank_brand_name;
  char *account_number;
  char *transaction_date;
  gint64 amount_out;
  gboolean has_amount_out;
  gint64 amount_in;
  gboolean has_amount_in;
  gint64 accumulated;
  gboolean has_accumulated;
  char *transaction_content;
  char *reference_number;
  char *code;
  char *sub_account;
} SepayTransaction;

void sepay_transaction_free (SepayTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayTransaction, sepay_transaction_free)

/**
 * SepayTransactionPage:
 * @transactions: (element-type SepayTransaction): the rows that could be read, in SePay's order
 * @unreadable: (element-type utf8): for each row that could not be read, which and why, without its contents
 * @total: rows over all pages, or -1 when SePay did not tell
 * @per_page: rows to a page as SePay told, or -1
 * @current_page: the page as SePay told, or -1
 * @last_page: the last page as SePay told, or -1
 *
 * One page of the transaction list (OAuth2 API sheet, section 6.1). A page past the end has no rows.
 */
typedef struct
{
  GPtrArray *transactions;
  GPtrArray *unreadable;
  gint64 total;
  gint64 per_page;
  gint64 current_page;
  gint64 last_page;
} SepayTransactionPage;

void sepay_transaction_page_free (SepayTransactionPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayTransactionPage, sepay_transaction_page_free)

G_END_DECLS
