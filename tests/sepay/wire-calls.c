/* wire-calls.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "wire.h"

/* Each call with the same arguments, waited for. */

SepayTokens *
wire_create (Wire    *wire,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_soundbox_tokens_create_async (wire->token_creation, "khách", A_SECRET, NULL, keep_result_cb, &result);
  return sepay_soundbox_tokens_create_finish (wire->token_creation, wait_for_result (&result), error);
}

SepaySpeakerState *
wire_check (Wire    *wire,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_soundbox_check_async (wire->soundbox, A_SERIAL, NULL, keep_result_cb, &result);
  return sepay_soundbox_check_finish (wire->soundbox, wait_for_result (&result), error);
}

SepaySpeakerState *
wire_pair (Wire    *wire,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_soundbox_request_pairing_async (wire->soundbox, A_SERIAL, NULL, keep_result_cb, &result);
  return sepay_soundbox_request_pairing_finish (wire->soundbox, wait_for_result (&result), error);
}

SepaySpeakerState *
wire_verify (Wire    *wire,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_soundbox_verify_pairing_async (wire->soundbox, A_SERIAL, "8b9f6d2a", "0123", NULL, keep_result_cb, &result);
  return sepay_soundbox_verify_pairing_finish (wire->soundbox, wait_for_result (&result), error);
}

SepayNotification *
wire_notify (Wire    *wire,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_soundbox_notify_async (wire->soundbox, A_SERIAL, 150000, A_REQUEST, NULL, keep_result_cb, &result);
  return sepay_soundbox_notify_finish (wire->soundbox, wait_for_result (&result), error);
}

SepayNotification *
wire_check_notify (Wire    *wire,
                   GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_soundbox_check_notify_async (wire->soundbox, A_REQUEST, NULL, keep_result_cb, &result);
  return sepay_soundbox_check_notify_finish (wire->soundbox, wait_for_result (&result), error);
}

SepayTokens *
wire_exchange (Wire    *wire,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_oauth_exchange_code_async (wire->oauth, "client", A_SECRET, "the-code", "http://127.0.0.1:8765/callback",
                                   "the-verifier", NULL, keep_result_cb, &result);
  return sepay_oauth_exchange_code_finish (wire->oauth, wait_for_result (&result), error);
}

SepayTokens *
wire_refresh (Wire    *wire,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_oauth_refresh_async (wire->oauth, "client", A_SECRET, "the-refresh-token", NULL, keep_result_cb, &result);
  return sepay_oauth_refresh_finish (wire->oauth, wait_for_result (&result), error);
}

SepayTransactionPage *
wire_transactions (Wire    *wire,
                   guint    page,
                   GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_bank_list_transactions_async (wire->bank, "2025-02-24", "2025-02-26", page, SEPAY_BANK_PAGE_LIMIT, NULL,
                                      keep_result_cb, &result);
  return sepay_bank_list_transactions_finish (wire->bank, wait_for_result (&result), error);
}

GPtrArray *
wire_accounts (Wire    *wire,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_bank_list_accounts_async (wire->bank, NULL, keep_result_cb, &result);
  return sepay_bank_list_accounts_finish (wire->bank, wait_for_result (&result), error);
}

char *
wire_name (Wire    *wire,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_bank_get_name_async (wire->bank, NULL, keep_result_cb, &result);
  return sepay_bank_get_name_finish (wire->bank, wait_for_result (&result), error);
}

char *
wire_name_and_email (Wire    *wire,
                     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_bank_get_name_async (wire->bank, NULL, keep_result_cb, &result);
  return sepay_bank_get_name_and_email_finish (wire->bank, wait_for_result (&result), error);
}
