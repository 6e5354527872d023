/* test-accounts-sign-in-paste.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sign-in-fixture.h"

#include "loa-failure.h"
static void
test_paste_ends_listening (SignIn        *fixture,
                           gconstpointer  data)
{
  g_autofree char *spaced = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  spaced = g_strdup_printf ("  %s\n", fixture->address);
  g_assert_true (sign_in_paste (fixture, spaced, &error));
  g_assert_no_error (error);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

static void
test_wrong_paste (SignIn        *fixture,
                  gconstpointer  data)
{
  g_autofree char *other_state = NULL;
  g_autofree char *no_state = NULL;
  g_autofree char *long_text = g_strnfill (3000, 'a');
  const char *texts[8];
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  other_state = g_strdup_printf ("http://%s/callback?code=abc&state=guessed", fixture->host);
  no_state = g_strdup_printf ("http://%s/callback?code=abc", fixture->host);
  texts[0] = other_state;
  texts[1] = no_state;
  texts[2] = loa_bank_sign_in_get_authorise_uri (fixture->sign_in);
  texts[3] = "a code";
  texts[4] = "";
  texts[5] = long_text;
  texts[6] = "m\303\243";
  texts[7] = "\377";

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (sign_in_paste (fixture, texts[i], &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
      g_clear_error (&error);
    }

  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 0);

  /* It listens on. */
  g_assert_null (fixture->result);
  g_assert_true (sign_in_paste (fixture, fixture->address, &error));
  g_assert_true (sign_in_end (fixture, &error));
}

static void
test_paste_again_after_failure (SignIn        *fixture,
                                gconstpointer  data)
{
  g_autofree char *address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  g_autoptr (GError) error = NULL;

  g_assert_true (loa_simulator_add_fault (fixture->accounts->simulator, "/oauth/token", "server-error-before", 1,
                                          NULL));
  g_assert_false (sign_in_paste (fixture, address, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (sign_in_paste (fixture, address, &error));
  g_assert_no_error (error);
}

/* What SePay refused for the moment does not lose the wait for the browser. */
static void
test_failed_paste (SignIn        *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  g_assert_true (loa_simulator_add_fault (fixture->accounts->simulator, "/oauth/token", "server-error-before", 1,
                                          NULL));
  g_assert_false (sign_in_paste (fixture, fixture->address, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (fixture->result);

  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

/* A code of this try that is spent ends the try. */
static void
test_spent_paste (SignIn        *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  loa_simulator_void_grants (fixture->accounts->simulator);
  g_assert_false (sign_in_paste (fixture, fixture->address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_clear_error (&error);
  g_assert_false (sign_in_end (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_clear_error (&error);

  g_assert_false (sign_in_paste (fixture, fixture->address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "used already");
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

/* The browser and the user are at it together. */
static void
test_paste_and_browser (SignIn        *fixture,
                        gconstpointer  data)
{
  g_autoptr (GAsyncResult) pasted = NULL;
  GError *error = NULL;

  sign_in_start (fixture);
  loa_simulator_set_answer_time (fixture->accounts->simulator, 60000);
  loa_bank_sign_in_paste_async (fixture->sign_in, fixture->address, NULL, keep_result_cb, &pasted);
  sign_in_come_back_meanwhile (fixture);
  g_assert_true (loa_bank_sign_in_paste_finish (fixture->sign_in, wait_for_result (&pasted), &error));
  g_assert_no_error (error);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->accounts->simulator, "/api/v1/me"), ==, 1);
}

/* Browsers show an address without its beginning, and people copy what they see. */
static void
test_end_of_address (SignIn        *fixture,
                     gconstpointer  data)
{
  gsize n_cut = GPOINTER_TO_SIZE (data);
  const char *text;
  GError *error = NULL;

  sign_in_follow (fixture);
  text = n_cut == 0 ? strchr (fixture->address, '?') + 1 : fixture->address + n_cut;
  g_assert_true (sign_in_paste (fixture, text, &error));
  g_assert_no_error (error);
  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
}

/* Mails and chats put it between marks. */
static void
test_marked (SignIn        *fixture,
             gconstpointer  data)
{
  const char *const *marks = data;
  g_autofree char *text = NULL;
  GError *error = NULL;

  sign_in_follow (fixture);
  text = g_strconcat (marks[0], fixture->address, marks[1], NULL);
  g_assert_true (sign_in_paste (fixture, text, &error));
  g_assert_no_error (error);
  g_assert_null (loa_bank_sign_in_get_unconfirmed_name (fixture->sign_in));
}

/* The default port may be written or not. */
static void
test_default_port (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);
  g_autoptr (LoaBankSignIn) sign_in = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *address = NULL;
  g_autofree char *with_port = NULL;
  GError *error = NULL;

  loa_simulator_set_redirect_uri (accounts->simulator, "https://shop.example/callback");
  sign_in = accounts_make_sign_in (accounts, grant);
  address = follow_authorise (loa_bank_sign_in_get_authorise_uri (sign_in));
  with_port = g_strconcat ("https://SHOP.example:443", get_target (address), NULL);
  loa_bank_sign_in_paste_async (sign_in, with_port, NULL, keep_result_cb, &result);
  g_assert_true (loa_bank_sign_in_paste_finish (sign_in, wait_for_result (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);

  assert_ends (g_steal_pointer (&sign_in));
  assert_ends (grant);
}

typedef struct
{
  const char *query;
  int code;
  const char *sentence;
} Refusal;

/* Every refusal says what to do next. */
static void
test_refusals (SignIn        *fixture,
               gconstpointer  data)
{
  const Refusal *refusal = data;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  address = g_strdup_printf ("http://%s/callback?%s&%s", fixture->host, refusal->query,
                             strstr (fixture->address, "state="));
  g_assert_false (sign_in_paste (fixture, address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, refusal->code);
  assert_contains (error->message, refusal->sentence);
  assert_contains (error->message, "ign in again");
  g_clear_error (&error);

  g_assert_false (sign_in_end (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, refusal->code);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 0);
}

void
add_sign_in_paste_tests (void)
{
  static const Refusal denied = { "error=access_denied&error_description=no", LOA_SHOP_ERROR_DENIED, "was denied" };
  static const Refusal scope = { "error=invalid_scope", LOA_SHOP_ERROR_DENIED,
                                 "transaction:read bank-account:read profile" };
  static const Refusal busy = { "error=temporarily_unavailable", LOA_SHOP_ERROR_SIGN_IN, "few minutes" };
  static const Refusal other = { "error=unauthorized_client&error_description=Unknown%0Aclient", LOA_SHOP_ERROR_DENIED,
                                 "“Unknown client”" };
  static const char *const quotes[] = { "\"", "\"" };
  static const char *const angles[] = { " <", "> " };
  static const char *const both[] = { "(“", "”)\n" };

  ADD_SIGN_IN ("paste-ends-listening", NULL, test_paste_ends_listening);
  ADD_SIGN_IN ("wrong-paste", NULL, test_wrong_paste);
  ADD_SIGN_IN ("paste-again-after-failure", NULL, test_paste_again_after_failure);
  ADD_SIGN_IN ("failed-paste", NULL, test_failed_paste);
  ADD_SIGN_IN ("spent-paste", NULL, test_spent_paste);
  ADD_SIGN_IN ("paste-and-browser", NULL, test_paste_and_browser);
  ADD_SIGN_IN ("paste-in-quotes", quotes, test_marked);
  ADD_SIGN_IN ("paste-in-angles", angles, test_marked);
  ADD_SIGN_IN ("paste-in-both", both, test_marked);
  ADD_SIGN_IN ("end-of-address/without-scheme", GSIZE_TO_POINTER (strlen ("http://")), test_end_of_address);
  ADD_SIGN_IN ("end-of-address/query", NULL, test_end_of_address);
  g_test_add_func ("/accounts/sign-in/paste-with-default-port", test_default_port);
  ADD_SIGN_IN ("refusals/denied", &denied, test_refusals);
  ADD_SIGN_IN ("refusals/scope", &scope, test_refusals);
  ADD_SIGN_IN ("refusals/busy", &busy, test_refusals);
  ADD_SIGN_IN ("refusals/other", &other, test_refusals);
}
