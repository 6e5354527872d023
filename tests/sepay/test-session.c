/* test-session.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sepay-session.h"
#include "test-sepay.h"
#include "wire.h"

static void
assert_said (Wire       *wire,
             const char *body,
             const char *expected)
{
  g_autoptr (GError) error = NULL;

  wire_forget (wire);
  wire_answer (wire, 400, body);
  g_assert_null (wire_name (wire, &error));
  g_assert_cmpstr (sepay_error_get_sepay_message (error), ==, expected);
}

/* A server may say what another request told it, or what it was never told. */
static void
test_hide (Wire          *wire,
           gconstpointer  data)
{
  assert_said (wire, "{\"message\":\"leak from the keyring\"}", "leak from the keyring");
  sepay_session_hide (wire->session, NULL);
  sepay_session_hide (wire->session, "the keyring");
  assert_said (wire, "{\"message\":\"leak from the keyring\"}", "leak from •••");
  assert_said (wire, "{\"message\":\"leak from the%20keyring\"}", "leak from •••");
}

static void
test_hide_what_was_sent (Wire          *wire,
                         gconstpointer  data)
{
  g_autoptr (SepayTokens) exchanged = NULL;
  g_autoptr (SepayTokens) refreshed = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, "{\"access_token\":\"a\"}");
  exchanged = wire_exchange (wire, &error);
  g_assert_no_error (error);
  refreshed = wire_refresh (wire, &error);
  g_assert_no_error (error);

  assert_said (wire, "{\"message\":\"" A_SECRET " the-refresh-token the-code bank-token-1\"}", "••• ••• ••• •••");
}

/* One-time codes are short and soon worthless, and an amount may look like one. */
static void
test_forget_one_time_code (Wire          *wire,
                           gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, "{\"data\":{}}");
  state = wire_verify (wire, &error);
  g_assert_no_error (error);

  assert_said (wire, "{\"message\":\"code 0123\"}", "code 0123");
}

void
add_session_tests (void)
{
  add_wire_test ("/sepay/session/hide", test_hide);
  add_wire_test ("/sepay/session/hide-what-was-sent", test_hide_what_was_sent);
  add_wire_test ("/sepay/session/forget-one-time-code", test_forget_one_time_code);
}
