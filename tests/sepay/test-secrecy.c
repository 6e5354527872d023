/* test-secrecy.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sepay-secret.h"
#include "sepay-session.h"
#include "test-sepay.h"
#include "wire.h"

/* Everything secret that goes out or comes in, and pieces of the ways in which it may be written. */
static const char *const secrets[] = {
  A_SECRET, "mật khẩu", "bí&mật", "100%", "%C3%AD%26m", "token-1", "token-2", "a2jDoWNo", "the-code", "the-verifier",
  "the-refresh-token", "8b9f6d2a", "0123", "NEW-ACCESS", "NEW-REFRESH",
};

static void
assert_clean (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL)
      g_error ("“%s” is in: %s", secrets[i], text);
}

static void
assert_error_is_clean (GError *error)
{
  g_assert_nonnull (error);
  assert_clean (error->message);
  assert_clean (sepay_error_get_sepay_message (error));
  g_error_free (error);
}

static void
hear (gpointer  value,
      GError   *error,
      void    (*value_free) (gpointer))
{
  if (value != NULL)
    value_free (value);
  else
    assert_error_is_clean (error);
}

#define HEAR(call, free_function) \
  G_STMT_START { \
    GError *heard = NULL; \
    gpointer value = call; \
    hear (value, heard, (GDestroyNotify) free_function); \
  } G_STMT_END

static void
call_and_hear (Wire *wire)
{
  HEAR (wire_create (wire, &heard), sepay_tokens_free);
  HEAR (wire_check (wire, &heard), sepay_speaker_state_free);
  HEAR (wire_pair (wire, &heard), sepay_speaker_state_free);
  HEAR (wire_verify (wire, &heard), sepay_speaker_state_free);
  HEAR (wire_notify (wire, &heard), sepay_notification_free);
  HEAR (wire_check_notify (wire, &heard), sepay_notification_free);
  HEAR (wire_exchange (wire, &heard), sepay_tokens_free);
  HEAR (wire_refresh (wire, &heard), sepay_tokens_free);
  HEAR (wire_transactions (wire, 1, &heard), sepay_transaction_page_free);
  HEAR (wire_accounts (wire, &heard), g_ptr_array_unref);
  HEAR (wire_name (wire, &heard), g_free);
}

static void
call_soundbox (Wire *wire)
{
  GError *error = NULL;

  g_assert_null (wire_create (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_check (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_pair (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_verify (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_notify (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_check_notify (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
}

static void
call_bank (Wire *wire)
{
  GError *error = NULL;

  g_assert_null (wire_exchange (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_refresh (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_transactions (wire, 1, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_accounts (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
  g_assert_null (wire_name (wire, &error));
  assert_error_is_clean (g_steal_pointer (&error));
}

static void
test_echo (Wire          *wire,
           gconstpointer  data)
{
  const guint statuses[] = { 400, 401, 403, 500 };

  start_capturing_log ();

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      wire->echo_status = statuses[i];
      for (wire->echo = WIRE_ECHO_AUTHORIZATION; wire->echo <= WIRE_ECHO_DECODED_BODY; wire->echo++)
        {
          call_soundbox (wire);
          call_bank (wire);
        }
    }

  g_assert_nonnull (strstr (get_captured_log (), "/base/oauth/token: HTTP 400"));
  assert_clean (get_captured_log ());
}

/* What is left of an echo is worth reading. */
static void
test_echo_is_readable (Wire          *wire,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  wire->echo_status = 400;
  wire->echo = WIRE_ECHO_BODY;
  g_assert_null (wire_verify (wire, &error));
  g_assert_cmpstr (sepay_error_get_sepay_message (error), ==,
                   "You sent {\"hardwareId\":\"" A_SERIAL "\",\"session_id\":\"•••\",\"otp\":\"•••\"}.");
}

static void
test_good_answers (Wire          *wire,
                   gconstpointer  data)
{
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  start_capturing_log ();
  wire_answer (wire, 200, "{\"access_token\":\"NEW-ACCESS\",\"refresh_token\":\"NEW-REFRESH\"}");
  wire_answer (wire, 200, "{\"data\":{\"isPaired\":true,\"online\":true}}");
  tokens = wire_exchange (wire, &error);
  g_assert_no_error (error);
  state = wire_check (wire, &error);
  g_assert_no_error (error);

  assert_clean (get_captured_log ());
}

/* Answers that cannot be read are not quoted. */
static void
test_bad_answers (Wire          *wire,
                  gconstpointer  data)
{
  const char *const answers[] = {
    "{\"access_token\" \"NEW-ACCESS\"}",
    "{\"access_token\":\"NEW-ACCESS\" \"NEW-REFRESH\"}",
    "{\"access_token\":\"NEW-ACCESS\n\",\"refresh_token\":\"NEW-REFRESH\"}",
    "NEW-ACCESS",
    "{\"refresh_token\":\"NEW-REFRESH\"}",
  };

  start_capturing_log ();

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GError *error = NULL;

      wire_forget (wire);
      wire_answer (wire, 200, answers[i]);
      g_assert_null (wire_refresh (wire, &error));
      assert_error_is_clean (error);
    }

  assert_clean (get_captured_log ());
}

static void
assert_redacted (GPtrArray  *redaction,
                 gsize       shortest,
                 const char *text,
                 const char *expected)
{
  g_autoptr (GPtrArray) sorted = sepay_redaction_sort (redaction, shortest);
  g_autofree char *redacted = sepay_redact (sorted, text);

  g_assert_cmpstr (redacted, ==, expected);
}

static void
test_redact (void)
{
  g_autoptr (GPtrArray) redaction = sepay_redaction_new ();

  assert_redacted (redaction, 0, "nothing to hide", "nothing to hide");

  sepay_redaction_add (redaction, NULL);
  sepay_redaction_add (redaction, "");
  sepay_redaction_add (redaction, "abc");
  sepay_redaction_add (redaction, "abcdef");
  sepay_redaction_add (redaction, "a b/c");
  assert_redacted (redaction, 0, "abcdef abc a b/c a%20b%2Fc a+b%2fc", "••• ••• ••• ••• •••");
  assert_redacted (redaction, 0, "", "");
  assert_redacted (redaction, 0, "abd", "abd");
  assert_redacted (redaction, 6, "abcdef abc", "••• abc");

  /* As base64, within a piece of JSON, and with what nobody sees between its letters. */
  sepay_redaction_add (redaction, "quo\"ted");
  assert_redacted (redaction, 0, "cXVvInRlZA== {\"secret\":\"quo\\\"ted\"} a\342\200\213b\302\255c",
                   "••• {\"secret\":\"•••\"} •••");
  assert_redacted (redaction, 0, "\342\200\213 stays", "\342\200\213 stays");

  /* Whatever is escaped, and however. */
  sepay_redaction_add (redaction, "<a~\"b' &/\\%41 đ>");
  assert_redacted (redaction, 0, "%3Ca~%22b'%20%26/%5C%2541%20%C4%91%3E", "•••");
  assert_redacted (redaction, 0, "%3ca%7e%22b%27+%26%2f%5c%2541+%c4%91%3e", "•••");
  assert_redacted (redaction, 0, "x<a~\\\"b' &\\/\\\\%41 \\u0111>x", "x•••x");
  assert_redacted (redaction, 0, "&lt;a~&quot;b&#039; &amp;/\\%41 đ&gt;", "•••");
  assert_redacted (redaction, 0, "<a~\"b' &/\\A đ> %3Ca~ % \\u01", "<a~\"b' &/\\A đ> %3Ca~ % \\u01");

  /* Within the base64 of “a:long secret:b”, “ab:long secret:bc” and “abc:long secret:b”, of which “abc” is a secret too. */
  sepay_redaction_add (redaction, "long secret");
  assert_redacted (redaction, 0, "YTpsb25nIHNlY3JldDpi", "YTp•••Dpi");
  assert_redacted (redaction, 0, "YWI6bG9uZyBzZWNyZXQ6YmM=", "YWI6•••Q6YmM=");
  assert_redacted (redaction, 0, "YWJjOmxvbmcgc2VjcmV0OmI=", "•••Om•••OmI=");

  sepay_redaction_add (redaction, "abc");
  sepay_redaction_limit (redaction, 1);
  g_assert_cmpuint (redaction->len, ==, 1);
}

/* Every text of an answer that is shown or kept, while the calls themselves carried nothing of it. */
static void
test_told_in_results (Wire          *wire,
                      gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (SepaySpeakerState) pairing = NULL;
  g_autoptr (SepayNotification) sent = NULL;
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *name = NULL;
  const SepayTransaction *transaction;
  g_autoptr (GError) error = NULL;

  sepay_session_hide (wire->session, "the-refresh-token");

  wire_answer (wire, 200, "{\"data\":{\"isPaired\":true,\"online\":true,\"model\":\"A the-refresh-token\"}}");
  wire_answer (wire, 200, "{\"data\":{\"session_id\":\"the\\u002drefresh-token\",\"model\":\"the-refresh-token\"}}");
  wire_answer (wire, 200, "{\"data\":{\"status\":\"the-refresh-token\",\"message\":\"dGhlLXJlZnJlc2gtdG9rZW4=\"}}");
  wire_answer (wire, 200, "{\"data\":{\"status\":\"SE the-refresh-token\",\"message\":\"the-\\u200brefresh-token\"}}");
  wire_answer (wire, 200, "{\"data\":[{\"id\":\"1\",\"transaction_date\":\"2025-02-24 10:00:00\","
               "\"amount_in\":\"1000.00\",\"transaction_content\":\"CK the-refresh-token\"}]}");
  wire_answer (wire, 200, "{\"data\":[{\"id\":\"1\",\"label\":\"the-refresh-token\"}]}");
  wire_answer (wire, 200, "{\"data\":{\"first_name\":\"the-refresh-token\"}}");

  state = wire_check (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (state->model, ==, "A •••");
  pairing = wire_pair (wire, &error);
  g_assert_no_error (error);
  assert_clean (pairing->session_id);
  assert_clean (pairing->model);
  sent = wire_notify (wire, &error);
  g_assert_no_error (error);
  assert_clean (sent->status);
  g_assert_cmpstr (sent->message, ==, "•••");
  notification = wire_check_notify (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notification->status, ==, "SE •••");
  g_assert_cmpstr (notification->message, ==, "•••");
  page = wire_transactions (wire, 1, &error);
  g_assert_no_error (error);
  transaction = g_ptr_array_index (page->transactions, 0);
  g_assert_cmpstr (transaction->transaction_content, ==, "CK •••");
  accounts = wire_accounts (wire, &error);
  g_assert_no_error (error);
  assert_clean (((const SepayBankAccount *) g_ptr_array_index (accounts, 0))->label);
  name = wire_name (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "•••");
}

static void
test_told_in_errors (Wire          *wire,
                     gconstpointer  data)
{
  const char *const bodies[] = {
    "{\"message\":\"%s\"}",
    "{\"error\":\"%s\"}",
    "{\"error\":\"x\",\"error_description\":\"see %s\"}",
    "{\"messages\":{\"error\":\"%s\"}}",
    "{\"code\":\"%s\"}",
    "{\"status\":\"error\",\"message\":\"a\\u200b%s\"}",
  };
  const guint statuses[] = { 200, 400, 401, 403, 404, 500 };
  const char *const told[] = { "the-refresh-token", "NEW-ACCESS", "NEW-\\u0041CCESS", "TkVXLUFDQ0VTUw==" };

  start_capturing_log ();

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    for (guint n = 0; n < G_N_ELEMENTS (statuses); n++)
      for (guint t = 0; t < G_N_ELEMENTS (told); t++)
        {
          g_auto (GStrv) pieces = g_strsplit (bodies[i], "%s", 2);
          g_autofree char *body = g_strjoinv (told[t], pieces);

          /* Each refusal brings another token, and the oldest of very many are let go. */
          for (guint s = 0; s < G_N_ELEMENTS (secrets); s++)
            sepay_session_hide (wire->session, secrets[s]);

          wire_forget (wire);
          wire_answer (wire, statuses[n], body);
          call_and_hear (wire);
        }

  assert_clean (get_captured_log ());
}

void
add_secrecy_tests (void)
{
  add_wire_test ("/sepay/secrecy/echo", test_echo);
  add_wire_test ("/sepay/secrecy/echo-is-readable", test_echo_is_readable);
  add_wire_test ("/sepay/secrecy/good-answers", test_good_answers);
  add_wire_test ("/sepay/secrecy/bad-answers", test_bad_answers);
  add_wire_test ("/sepay/secrecy/told-in-results", test_told_in_results);
  add_wire_test ("/sepay/secrecy/told-in-errors", test_told_in_errors);
  g_test_add_func ("/sepay/secrecy/redact", test_redact);
}
