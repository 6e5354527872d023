/* test-secrecy.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sepay-secret.h"
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
test_redact (void)
{
  g_autoptr (GPtrArray) redaction = sepay_redaction_new ();
  g_autofree char *redacted = NULL;
  g_autofree char *untouched = NULL;

  untouched = sepay_redact (redaction, NULL, "nothing to hide");
  g_assert_cmpstr (untouched, ==, "nothing to hide");

  sepay_redaction_add (redaction, NULL);
  sepay_redaction_add (redaction, "");
  sepay_redaction_add (redaction, "abc");
  sepay_redaction_add (redaction, "abcdef");
  sepay_redaction_add (redaction, "a b/c");
  redacted = sepay_redact (redaction, "tok", "abcdef abc a b/c a%20b%2Fc a+b%2Fc tok");
  g_assert_cmpstr (redacted, ==, "••• ••• ••• ••• ••• •••");
}

void
add_secrecy_tests (void)
{
  add_wire_test ("/sepay/secrecy/echo", test_echo);
  add_wire_test ("/sepay/secrecy/echo-is-readable", test_echo_is_readable);
  add_wire_test ("/sepay/secrecy/good-answers", test_good_answers);
  add_wire_test ("/sepay/secrecy/bad-answers", test_bad_answers);
  g_test_add_func ("/sepay/secrecy/redact", test_redact);
}
