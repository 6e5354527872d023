/* test-accounts-sign-in-code.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "sign-in-fixture.h"

#include "loa-failure.h"

#define ME_PATH "/api/v1/me"
#define NAME "Nguyễn Văn A (nguyen.van.a@example.com)"

/* A code without an address: nothing shows whose it is. */

static gboolean
confirm (SignIn  *fixture,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_bank_sign_in_confirm_async (fixture->sign_in, NULL, keep_result_cb, &result);

  return loa_bank_sign_in_confirm_finish (fixture->sign_in, wait_for_result (&result), error);
}

static guint
count_name_calls (SignIn *fixture)
{
  return loa_simulator_get_n_requests (fixture->accounts->simulator, ME_PATH);
}

static char *
get_stored (SignIn *fixture)
{
  return keyring_look (fixture->accounts->keyring, "bank", loa_bank_grant_get_server (fixture->grant), NULL);
}

static void
paste_code (SignIn *fixture)
{
  g_autofree char *code = NULL;
  g_autofree char *stored = NULL;
  GError *error = NULL;

  if (fixture->address == NULL)
    sign_in_follow (fixture);
  code = get_code (fixture->address);
  g_assert_true (sign_in_paste (fixture, code, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in), ==, NAME);
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));
  g_assert_null (stored = get_stored (fixture));
}

static void
assert_connected (SignIn *fixture)
{
  g_autofree char *stored = get_stored (fixture);

  g_assert_nonnull (stored);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

static void
test_confirm (SignIn        *fixture,
              gconstpointer  data)
{
  GError *error = NULL;

  paste_code (fixture);
  g_assert_true (confirm (fixture, &error));
  g_assert_no_error (error);
  assert_connected (fixture);
  g_assert_cmpuint (count_name_calls (fixture), ==, 2);

  /* It is no question any more. */
  g_assert_true (confirm (fixture, &error));
  loa_bank_sign_in_refuse (fixture->sign_in);
  assert_connected (fixture);
  g_assert_cmpuint (count_name_calls (fixture), ==, 2);
}

static void
test_refuse (SignIn        *fixture,
             gconstpointer  data)
{
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  paste_code (fixture);
  g_assert_null (fixture->result);

  loa_bank_sign_in_refuse (fixture->sign_in);
  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
  g_assert_false (sign_in_end (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  g_clear_error (&error);

  g_assert_false (confirm (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  g_clear_error (&error);
  g_assert_false (sign_in_paste (fixture, fixture->address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);

  g_assert_null (stored = get_stored (fixture));
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));
}

/* Who gives up while SePay is asked has nothing to confirm. */
static void
test_refuse_while_asking (SignIn        *fixture,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) pasted = NULL;
  g_autofree char *code = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_follow (fixture);
  code = get_code (fixture->address);
  loa_bank_sign_in_paste_async (fixture->sign_in, code, NULL, keep_result_cb, &pasted);
  while (count_name_calls (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);

  loa_bank_sign_in_refuse (fixture->sign_in);
  g_assert_false (loa_bank_sign_in_paste_finish (fixture->sign_in, wait_for_result (&pasted), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
  g_assert_null (stored = get_stored (fixture));
}

/* The listener waits for the answer to the question as well. */
static void
test_listening (SignIn        *fixture,
                gconstpointer  data)
{
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  paste_code (fixture);
  g_assert_null (fixture->result);
  connection = open_raw ("127.0.0.1", fixture->port, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_clear_error (&error);

  g_assert_true (confirm (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  assert_connected (fixture);
}

/* Nothing is stored twice, whoever wants it. */
static void
test_all_at_once (SignIn        *fixture,
                  gconstpointer  data)
{
  GAsyncResult *results[4] = { NULL };
  GError *error = NULL;

  paste_code (fixture);
  loa_bank_sign_in_confirm_async (fixture->sign_in, NULL, keep_result_cb, &results[0]);
  loa_bank_sign_in_listen_async (fixture->sign_in, NULL, keep_result_cb, &results[1]);
  loa_bank_sign_in_paste_async (fixture->sign_in, fixture->address, NULL, keep_result_cb, &results[2]);
  loa_bank_sign_in_confirm_async (fixture->sign_in, NULL, keep_result_cb, &results[3]);

  g_assert_true (loa_bank_sign_in_confirm_finish (fixture->sign_in, wait_for_result (&results[0]), &error));
  g_assert_true (loa_bank_sign_in_listen_finish (fixture->sign_in, wait_for_result (&results[1]), &error));
  g_assert_true (loa_bank_sign_in_paste_finish (fixture->sign_in, wait_for_result (&results[2]), &error));
  g_assert_true (loa_bank_sign_in_confirm_finish (fixture->sign_in, wait_for_result (&results[3]), &error));
  g_assert_no_error (error);
  assert_connected (fixture);
  g_assert_cmpuint (count_name_calls (fixture), ==, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    g_clear_object (&results[i]);
}

/* The whole address says that the code is this try's: that is no question then. */
static void
test_whole_address_after (SignIn        *fixture,
                          gconstpointer  data)
{
  GError *error = NULL;

  paste_code (fixture);
  g_assert_true (sign_in_paste (fixture, fixture->address, &error));
  g_assert_no_error (error);
  assert_connected (fixture);
}

/* Another code with the right state takes the place of what waits to be confirmed. */
static void
test_another_address_after (SignIn        *fixture,
                            gconstpointer  data)
{
  GError *error = NULL;

  paste_code (fixture);
  sign_in_follow (fixture);
  g_assert_true (sign_in_paste (fixture, fixture->address, &error));
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 2);
}

/* The browser brings the same code while SePay is asked about it. */
static void
test_browser_brings_same (SignIn        *fixture,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) pasted = NULL;
  g_autofree char *code = NULL;
  GError *error = NULL;

  sign_in_start (fixture);
  code = get_code (fixture->address);
  loa_simulator_set_answer_time (fixture->accounts->simulator, 60000);
  loa_bank_sign_in_paste_async (fixture->sign_in, code, NULL, keep_result_cb, &pasted);
  sign_in_come_back_meanwhile (fixture);
  g_assert_true (loa_bank_sign_in_paste_finish (fixture->sign_in, wait_for_result (&pasted), &error));
  g_assert_no_error (error);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  assert_connected (fixture);
}

/* The browser is believed, and not a code that somebody gave the user. */
static void
test_browser_brings_another (SignIn        *fixture,
                             gconstpointer  data)
{
  g_autoptr (LoaBankSignIn) other = accounts_make_sign_in (fixture->accounts, fixture->grant);
  g_autoptr (GAsyncResult) pasted = NULL;
  g_autofree char *other_address = NULL;
  g_autofree char *code = NULL;
  GError *error = NULL;

  other_address = follow_authorise (loa_bank_sign_in_get_authorise_uri (other));
  code = get_code (other_address);

  sign_in_start (fixture);
  loa_simulator_set_answer_time (fixture->accounts->simulator, 60000);
  loa_bank_sign_in_paste_async (fixture->sign_in, code, NULL, keep_result_cb, &pasted);
  sign_in_come_back_meanwhile (fixture);
  g_assert_true (loa_bank_sign_in_paste_finish (fixture->sign_in, wait_for_result (&pasted), &error));
  g_assert_no_error (error);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 2);
}

/* A mistyped code does not lose the wait for the browser. */
static void
test_mistyped (SignIn        *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  g_assert_false (sign_in_paste (fixture, "mistyped", &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "does not take this code");
  g_clear_error (&error);
  g_assert_null (fixture->result);

  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

static void
assert_nameless (SignIn *fixture)
{
  g_autofree char *code = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  code = get_code (fixture->address);
  g_assert_false (sign_in_paste (fixture, code, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "paste the whole address");
  g_clear_error (&error);

  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
  g_assert_null (stored = get_stored (fixture));
  g_assert_false (confirm (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  g_clear_error (&error);

  /* What the sentence says to do works. */
  g_assert_null (fixture->result);
  sign_in_follow (fixture);
  g_assert_true (sign_in_paste (fixture, fixture->address, &error));
  g_assert_no_error (error);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

static void
test_no_permission (SignIn        *fixture,
                    gconstpointer  data)
{
  loa_simulator_set_variant (fixture->accounts->simulator, "narrow-scope", TRUE, NULL);
  assert_nameless (fixture);
}

/* Nothing is kept of a code that opens a nameless account. */
static void
test_nameless_is_dropped (SignIn        *fixture,
                          gconstpointer  data)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_variant (fixture->accounts->simulator, "narrow-scope", TRUE, NULL);
  sign_in_follow (fixture);
  code = get_code (fixture->address);
  g_assert_false (sign_in_paste (fixture, code, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  g_clear_error (&error);

  g_assert_false (sign_in_paste (fixture, fixture->address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 2);
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));
}

static void
test_broken_name (SignIn        *fixture,
                  gconstpointer  data)
{
  g_assert_true (loa_simulator_add_fault (fixture->accounts->simulator, ME_PATH, data, 1, NULL));
  assert_nameless (fixture);
}

/* Nobody waits for a name for long. */
static void
test_slow_name (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (1760000000);
  SignIn fixture = { NULL };
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_set_up_with (&fixture, clock, "127.0.0.1");
  g_assert_true (loa_simulator_add_fault (fixture.accounts->simulator, ME_PATH, "slow", 1, NULL));
  sign_in_follow (&fixture);
  code = get_code (fixture.address);
  g_assert_false (sign_in_paste (&fixture, code, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "paste the whole address");
  g_assert_cmpint (loa_clock_get_unix_seconds (clock), <=, 1760000000 + 10);

  sign_in_tear_down (&fixture, NULL);
}

/* A keyring that would not take it is asked again; SePay is not. */
static void
test_keyring_fails (SignIn        *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  paste_code (fixture);

  remove_folder (fixture->accounts->folder);
  g_assert_false (confirm (fixture, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpstr (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in), ==, NAME);
  g_assert_null (fixture->result);

  g_assert_cmpint (g_mkdir (fixture->accounts->folder, 0700), ==, 0);
  g_assert_true (confirm (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (sign_in_end (fixture, &error));
  assert_connected (fixture);
}

/* As people copy it. */
static void
test_ways_to_write (SignIn        *fixture,
                    gconstpointer  data)
{
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  sign_in_follow (fixture);
  code = get_code (fixture->address);
  if (g_str_equal (data, "%"))
    text = g_strdup_printf ("%%%02x%s", (guint) *code, code + 1);
  else
    text = g_strdup_printf (" %s%s\n", (const char *) data, code);
  g_assert_true (sign_in_paste (fixture, text, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in), ==, NAME);

  /* The same again is the same question. */
  g_assert_true (sign_in_paste (fixture, code, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_name_calls (fixture), ==, 1);
  g_assert_true (confirm (fixture, &error));
  assert_connected (fixture);
}

void
add_sign_in_code_tests (void)
{
  ADD_SIGN_IN ("code/confirm", NULL, test_confirm);
  ADD_SIGN_IN ("code/refuse", NULL, test_refuse);
  ADD_SIGN_IN ("code/refuse-while-asking", NULL, test_refuse_while_asking);
  ADD_SIGN_IN ("code/listening", NULL, test_listening);
  ADD_SIGN_IN ("code/all-at-once", NULL, test_all_at_once);
  ADD_SIGN_IN ("code/whole-address-after", NULL, test_whole_address_after);
  ADD_SIGN_IN ("code/another-address-after", NULL, test_another_address_after);
  ADD_SIGN_IN ("code/browser-brings-same", NULL, test_browser_brings_same);
  ADD_SIGN_IN ("code/browser-brings-another", NULL, test_browser_brings_another);
  ADD_SIGN_IN ("code/mistyped", NULL, test_mistyped);
  ADD_SIGN_IN ("code/no-permission", NULL, test_no_permission);
  ADD_SIGN_IN ("code/nameless-is-dropped", NULL, test_nameless_is_dropped);
  ADD_SIGN_IN ("code/html", "html", test_broken_name);
  ADD_SIGN_IN ("code/empty", "empty", test_broken_name);
  ADD_SIGN_IN ("code/code-404", "code-404", test_broken_name);
  g_test_add_func ("/accounts/sign-in/code/slow-name", test_slow_name);
  ADD_SIGN_IN ("code/keyring-fails", NULL, test_keyring_fails);
  ADD_SIGN_IN ("code/plain", "", test_ways_to_write);
  ADD_SIGN_IN ("code/escaped", "%", test_ways_to_write);
  ADD_SIGN_IN ("code/with-its-name", "code=", test_ways_to_write);
  ADD_SIGN_IN ("code/without-scheme", "127.0.0.1:8765/callback?code=", test_ways_to_write);
}
