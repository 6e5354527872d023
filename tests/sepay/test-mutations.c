/* test-mutations.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sepay-answer.h"
#include "sepay-bank-account-private.h"
#include "sepay-error.h"
#include "sepay-notification-private.h"
#include "sepay-speaker-state-private.h"
#include "sepay-tokens-private.h"
#include "sepay-transaction-private.h"
#include "test-sepay.h"

/* Every documented body, cut at every byte, and with every byte changed in a few ways: each gives a
 * value or an error of SEPAY_ERROR, in every dialect and with good and bad statuses, and never a
 * warning.
 */

static const char *const bodies[] = {
  "{\"code\":201,\"message\":\"Resource created\",\"data\":\"—\",\"access_token\":\"eyJhbGciOi...\",\"ttl\":6000}",
  "{\"code\":401,\"message\":\"Unauthorized\"}",
  "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"hardwareId\":\"VNS52508000001\",\"model\":\"S5 Plus\","
  "\"isPaired\":false,\"session_id\":\"8b9f6d2a-3c1b-4f7a-a7d4-123456789abc\",\"online\":true}}",
  "{\"code\":200,\"message\":\"Liên kết thành công\",\"data\":{\"hardwareId\":\"VNS52508000001\",\"model\":\"S5 Plus\","
  "\"isPaired\":true,\"pairedTime\":\"2025-05-23 16:06:38\"}}",
  "{\"code\":200,\"message\":\"Thành công\",\"data\":{\"requestId\":\"TXN202510130001\","
  "\"hardwareId\":\"VNS52508000001\",\"amount\":\"150000\",\"status\":\"SUCCESS\","
  "\"message\":\"Gửi thông báo thành công\",\"retriesCount\":\"0\","
  "\"lastRetryTime\":null,\"createdAt\":\"2025-10-14 21:17:32\"}}",
  "{\"access_token\":\"ACCESS_TOKEN\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
  "\"refresh_token\":\"REFRESH_TOKEN\"}",
  "{\"error\":\"invalid_grant\",\"error_description\":\"Authorization code expired\"}",
  "{\"status\":\"success\",\"data\":[{\"id\":49682,\"bank_account_id\":19,\"bank_brand_name\":\"Vietcombank\","
  "\"account_number\":\"0071000888888\",\"transaction_date\":\"2025-02-25 19:59:48\",\"amount_out\":0.00,"
  "\"amount_in\":18067000.00,\"accumulated\":1200541768.00,"
  "\"transaction_content\":\"DUONG THUY ANH \\u0111\\ud83d\\ude00\","
  "\"reference_number\":\"677760.250225.080001\",\"code\":null,\"sub_account\":\"VCB0011ABC004\"}],"
  "\"meta\":{\"pagination\":{\"total\":86,\"per_page\":20,\"current_page\":1,\"last_page\":5}}}",
  "{\"status\":\"success\",\"data\":[{\"id\":18,\"label\":null,\"account_holder_name\":\"NGUYEN VAN A\","
  "\"account_number\":\"0071000899999\",\"accumulated\":2625076186.00,\"active\":true,\"bank\":{\"code\":\"VCB\"}}]}",
};

static void
try_reader (SepayDialect       dialect,
            SepayAnswerReader  reader,
            GDestroyNotify     answer_free,
            gpointer           asked,
            GBytes            *body)
{
  const guint statuses[] = { 200, 400 };
  g_autoptr (SepayRequest) request = sepay_request_new (dialect, "POST", "/x", reader, answer_free);

  sepay_request_set_asked (request, asked, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (GError) error = NULL;
      gpointer value = sepay_answer_read (request, statuses[i], 0, body, &error);

      g_assert_true ((value != NULL) != (error != NULL));
      if (value != NULL)
        answer_free (value);
      else
        g_assert_true (error->domain == SEPAY_ERROR && g_utf8_validate (error->message, -1, NULL));
    }
}

static void
try_body (const char *data,
          gsize       length)
{
  SepayNotificationAsked asked = { (char *) "TXN202510130001", (char *) "VNS52508000001" };
  char serial[] = "VNS52508000001";
  g_autoptr (GBytes) body = g_bytes_new (data, length);

  try_reader (SEPAY_DIALECT_SOUNDBOX, sepay_speaker_state_read_check, (GDestroyNotify) sepay_speaker_state_free, serial,
              body);
  try_reader (SEPAY_DIALECT_SOUNDBOX, sepay_speaker_state_read_verify, (GDestroyNotify) sepay_speaker_state_free,
              serial, body);
  try_reader (SEPAY_DIALECT_SOUNDBOX, sepay_notification_read_check, (GDestroyNotify) sepay_notification_free, &asked,
              body);
  try_reader (SEPAY_DIALECT_OAUTH, sepay_tokens_read, (GDestroyNotify) sepay_tokens_free, NULL, body);
  try_reader (SEPAY_DIALECT_BANK, sepay_transaction_page_read, (GDestroyNotify) sepay_transaction_page_free, NULL,
              body);
  try_reader (SEPAY_DIALECT_BANK, sepay_bank_account_page_read, (GDestroyNotify) sepay_bank_account_page_free, NULL,
              body);
}

static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    for (gsize length = 0; length <= strlen (bodies[i]); length++)
      try_body (bodies[i], length);
}

static void
test_changed (void)
{
  const guint8 changes[] = { 0x01, 0x08, 0x20, 0x80, 0xff };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *body = g_strdup (bodies[i]);
      gsize length = strlen (body);

      for (gsize place = 0; place < length; place++)
        {
          for (guint n = 0; n < G_N_ELEMENTS (changes); n++)
            {
              body[place] = (char) ((guint8) bodies[i][place] ^ changes[n]);
              try_body (body, length);
            }

          body[place] = '\0';
          try_body (body, length);
          body[place] = bodies[i][place];
        }
    }
}

/* Values in place of values: every member's value is changed for each of these. */
static void
test_replaced_values (void)
{
  const char *const values[] = {
    "null", "true", "-1", "1e999", "98765432109876543210", "0.1", "\"\"", "\"\\u0000\"", "\"\\ud800\"",
    "[]", "[[]]", "{}",
    "{\"\":0}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      for (const char *colon = strchr (bodies[i], ':'); colon != NULL; colon = strchr (colon + 1, ':'))
        {
          for (guint n = 0; n < G_N_ELEMENTS (values); n++)
            {
              gsize value_length = strcspn (colon + 1, ",}");
              g_autofree char *body = g_strdup_printf ("%.*s%s%s", (int) (colon + 1 - bodies[i]), bodies[i], values[n],
                                                       colon + 1 + value_length);

              try_body (body, strlen (body));
            }
        }
    }
}

void
add_mutation_tests (void)
{
  g_test_add_func ("/sepay/mutations/cut", test_cut);
  g_test_add_func ("/sepay/mutations/changed", test_changed);
  g_test_add_func ("/sepay/mutations/replaced-values", test_replaced_values);
}
