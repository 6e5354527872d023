/* sepay-bank.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-clock.h"
#include "sepay-bank-account.h"
#include "sepay-token-source.h"
#include "sepay-transaction.h"

G_BEGIN_DECLS

/**
 * SEPAY_BANK_PAGE_LIMIT:
 *
 * Rows asked for in a page; SePay may give fewer (OAuth2 API sheet, section 14, row 18).
 */
#define SEPAY_BANK_PAGE_LIMIT 100

#define SEPAY_TYPE_BANK (sepay_bank_get_type ())

/**
 * SepayBank:
 *
 * SePay's bank history: accounts, transactions page by page, and who signed in (OAuth2 API sheet,
 * sections 7 to 9).
 *
 * Every call gets its token from a #SepayTokenSource, and when SePay refuses it asks once for
 * another and repeats the call. At most two requests a second leave; 429, 5xx and lost connections
 * are retried with back-off. Pages are parsed off the main thread.
 *
 * All calls belong to the thread that made the object, and fail with %SEPAY_ERROR,
 * %G_IO_ERROR_CANCELLED, or what the token source fails with.
 */
G_DECLARE_FINAL_TYPE (SepayBank, sepay_bank, SEPAY, BANK, GObject)

/**
 * sepay_bank_new:
 * @session: the HTTP session
 * @address: where the server is, from sepay_address_parse()
 * @clock: the clock
 * @token_source: where tokens come from
 *
 * Returns: (transfer full): a client
 */
SepayBank *sepay_bank_new (SoupSession      *session,
                           GUri             *address,
                           LoaClock         *clock,
                           SepayTokenSource *token_source);

/**
 * sepay_bank_list_accounts_async:
 * @self: the client
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets all bank accounts, over all pages.
 */
void       sepay_bank_list_accounts_async  (SepayBank           *self,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

/**
 * sepay_bank_list_accounts_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SepayBankAccount): the accounts in SePay's order
 */
GPtrArray *sepay_bank_list_accounts_finish (SepayBank           *self,
                                            GAsyncResult        *result,
                                            GError             **error);

/**
 * sepay_bank_list_transactions_async:
 * @self: the client
 * @from_day: (nullable): first day, `YYYY-MM-DD` in Vietnam, sent as it is
 * @to_day: (nullable): last day, likewise
 * @page: from 1
 * @limit: rows to a page; 0 sends no limit
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets one page of transactions. 400 and 404 on a page after the first count as the end: a page without rows.
 */
void                  sepay_bank_list_transactions_async  (SepayBank           *self,
                                                           const char          *from_day,
                                                           const char          *to_day,
                                                           guint                page,
                                                           guint                limit,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);

/**
 * sepay_bank_list_transactions_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the page, with what could not be read named apart
 */
SepayTransactionPage *sepay_bank_list_transactions_finish (SepayBank           *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);

/**
 * sepay_bank_get_name_async:
 * @self: the client
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks who signed in (section 9).
 */
void  sepay_bank_get_name_async  (SepayBank           *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/**
 * sepay_bank_get_name_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): first and last name as SePay orders them, or the e-mail address where
 * there is no name
 */
char *sepay_bank_get_name_finish (SepayBank           *self,
                                  GAsyncResult        *result,
                                  GError             **error);

/**
 * sepay_bank_get_name_and_email_finish:
 * @self: the client
 * @result: what the callback of sepay_bank_get_name_async() was given
 * @error: return location for an error
 *
 * Another way to end the same call, for telling apart people who share a name.
 *
 * Returns: (transfer full): such as “Nguyễn Văn A (nguyen.van.a@example.com)”, or the one of the two that there is
 */
char *sepay_bank_get_name_and_email_finish (SepayBank     *self,
                                            GAsyncResult  *result,
                                            GError       **error);

G_END_DECLS
