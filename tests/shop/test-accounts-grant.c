/* test-accounts-grant.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "loa-bank-credentials.h"
#include "loa-bank-tokens.h"
#include "loa-failure.h"
#include "loa-keyring-item.h"
#include "sepay-error.h"
#include "test-accounts.h"

#define START G_GINT64_CONSTANT (1760000000)

/* The part of a grant that gives tokens, as another process would have it. */
static LoaBankTokens *
make_tokens (Accounts *accounts)
{
  g_autoptr (LoaFileLock) lock = accounts_make_lock (accounts);
  g_autoptr (SepayOauth) oauth = sepay_oauth_new (accounts->session, accounts->bank_address, accounts->clock);
  g_autoptr (LoaAccountItem) item = NULL;

  item = loa_account_item_new (accounts->keyring, PROFILE, "bank", loa_simulator_get_bank_url (accounts->simulator),
                               lock, LOA_ACCOUNT_ITEM_BANK_LOCK);

  return loa_bank_tokens_new (item, oauth, accounts->session, accounts->clock);
}

static char *
get_token (LoaBankTokens  *tokens,
           const char     *rejected_token,
           GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_token_source_get_token_async (SEPAY_TOKEN_SOURCE (tokens), rejected_token, NULL, keep_result_cb, &result);

  return sepay_token_source_get_token_finish (SEPAY_TOKEN_SOURCE (tokens), wait_for_result (&result), error);
}

/* Signs in and gives what the keyring then holds. */
static LoaBankCredentials *
sign_in (Accounts *accounts)
{
  LoaBankGrant *grant = accounts_make_grant (accounts);
  LoaBankCredentials *credentials;
  g_autofree char *text = NULL;
  GError *error = NULL;

  accounts_sign_in (accounts, grant);
  text = keyring_look (accounts->keyring, "bank", loa_bank_grant_get_server (grant), &error);
  g_assert_no_error (error);
  credentials = loa_bank_credentials_decode (text, accounts->clock, &error);
  g_assert_no_error (error);
  assert_ends (grant);

  return credentials;
}

static LoaBankCredentials *
look_at_item (Accounts *accounts)
{
  g_autofree char *text = keyring_look (accounts->keyring, "bank", loa_simulator_get_bank_url (accounts->simulator),
                                        NULL);
  GError *error = NULL;
  LoaBankCredentials *credentials = loa_bank_credentials_decode (text, accounts->clock, &error);

  g_assert_no_error (error);

  return credentials;
}

static void
put_item (Accounts                 *accounts,
          const LoaBankCredentials *credentials)
{
  g_autofree char *text = loa_bank_credentials_encode (credentials);

  g_assert_true (keyring_put (accounts->keyring, "bank", loa_simulator_get_bank_url (accounts->simulator), text, NULL));
}

static void
test_sign_in_is_kept (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);
  LoaBankGrant *later = accounts_make_grant (accounts);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  accounts_sign_in (accounts, grant);
  g_assert_true (loa_bank_grant_get_connected (grant));
  g_assert_nonnull (loa_bank_grant_get_name (grant));

  loa_bank_grant_load_async (later, NULL, keep_result_cb, &result);
  g_assert_true (loa_bank_grant_load_finish (later, wait_for_result (&result), &error));
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (later));
  g_assert_cmpstr (loa_bank_grant_get_client_id (later), ==, loa_simulator_get_bank_client_id ());
  g_assert_cmpstr (loa_bank_grant_get_name (later), ==, loa_bank_grant_get_name (grant));
  g_assert_cmpint (loa_bank_grant_get_since (later), ==, loa_bank_grant_get_since (grant));
  g_assert_cmpint (loa_bank_grant_get_refresh_obtained (later), >, 0);
  g_assert_false (loa_bank_grant_get_needs_sign_in (later));

  g_clear_object (&result);
  assert_ends (grant);
  assert_ends (later);
}

static void
test_name_is_not_needed (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);

  loa_simulator_set_variant (accounts->simulator, "narrow-scope", TRUE, NULL);
  accounts_sign_in (accounts, grant);
  g_assert_true (loa_bank_grant_get_connected (grant));
  g_assert_null (loa_bank_grant_get_name (grant));

  assert_ends (grant);
}

static void
test_client_survives_dead_token (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  accounts_sign_in (accounts, grant);
  loa_simulator_void_tokens (accounts->simulator);

  sepay_bank_get_name_async (loa_bank_grant_get_client (grant), NULL, keep_result_cb, &result);
  name = sepay_bank_get_name_finish (loa_bank_grant_get_client (grant), wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 2);

  assert_ends (grant);
}

static void
test_ten_callers_share (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *tokens = make_tokens (accounts);
  GAsyncResult *results[10] = { NULL };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    sepay_token_source_get_token_async (SEPAY_TOKEN_SOURCE (tokens), before->access_token, NULL, keep_result_cb,
                                        &results[i]);

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *token = NULL;
      GError *error = NULL;

      token = sepay_token_source_get_token_finish (SEPAY_TOKEN_SOURCE (tokens), wait_for_result (&results[i]), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (token, !=, before->access_token);
      if (first == NULL)
        first = g_strdup (token);
      g_assert_cmpstr (token, ==, first);
      g_object_unref (results[i]);
    }

  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 2);
  assert_ends (tokens);
}

static void
test_cancelling_one_of_many (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  sepay_token_source_get_token_async (SEPAY_TOKEN_SOURCE (tokens), before->access_token, cancellable, keep_result_cb,
                                      &first);
  sepay_token_source_get_token_async (SEPAY_TOKEN_SOURCE (tokens), before->access_token, NULL, keep_result_cb, &second);
  g_cancellable_cancel (cancellable);

  g_assert_null (sepay_token_source_get_token_finish (SEPAY_TOKEN_SOURCE (tokens), wait_for_result (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  token = sepay_token_source_get_token_finish (SEPAY_TOKEN_SOURCE (tokens), wait_for_result (&second), &error);
  g_assert_no_error (error);
  g_assert_nonnull (token);

  g_clear_object (&first);
  g_clear_object (&second);
  assert_ends (tokens);
}

/* An answer that nobody waits for any more is stored all the same. */
static void
test_cancelling_all_loses_nothing (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  sepay_token_source_get_token_async (SEPAY_TOKEN_SOURCE (tokens), before->access_token, cancellable, keep_result_cb,
                                      &result);
  while (accounts_count_token_calls (accounts) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_null (sepay_token_source_get_token_finish (SEPAY_TOKEN_SOURCE (tokens), wait_for_result (&result), &error));
  g_clear_error (&error);

  token = get_token (tokens, before->access_token, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 2);

  g_clear_object (&result);
  assert_ends (tokens);
}

/* As processes would, for which there is a test of its own. */
static void
test_several_grants (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *processes[4] = { NULL };
  GAsyncResult *results[4] = { NULL };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      processes[i] = make_tokens (accounts);
      sepay_token_source_get_token_async (SEPAY_TOKEN_SOURCE (processes[i]), before->access_token, NULL, keep_result_cb,
                                          &results[i]);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_autofree char *token = NULL;
      GError *error = NULL;

      token = sepay_token_source_get_token_finish (SEPAY_TOKEN_SOURCE (processes[i]), wait_for_result (&results[i]),
                                                   &error);
      g_assert_no_error (error);
      if (first == NULL)
        first = g_strdup (token);
      g_assert_cmpstr (token, ==, first);
      g_object_unref (results[i]);
    }

  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    assert_ends (processes[i]);
}

/* When it is used it is in the keyring already. */
static void
test_durable_before_use (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  g_autoptr (LoaBankCredentials) after = NULL;
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autofree char *token = NULL;
  GError *error = NULL;

  token = get_token (tokens, before->access_token, &error);
  g_assert_no_error (error);
  after = look_at_item (accounts);
  g_assert_cmpstr (after->access_token, ==, token);
  g_assert_cmpstr (after->refresh_token, !=, before->refresh_token);
  g_assert_cmpstr (after->client_secret, ==, before->client_secret);
  g_assert_cmpstr (after->name, ==, before->name);
  g_assert_cmpint (after->since, ==, before->since);

  assert_ends (tokens);
}

static void
test_refresh_token_left_out (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  g_autoptr (LoaBankCredentials) after = NULL;
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GError *error = NULL;

  loa_simulator_set_variant (accounts->simulator, "no-refresh-token", TRUE, NULL);
  first = get_token (tokens, before->access_token, &error);
  g_assert_no_error (error);
  after = look_at_item (accounts);
  g_assert_cmpstr (after->refresh_token, ==, before->refresh_token);
  g_assert_cmpint (after->refresh_obtained_at, ==, before->refresh_obtained_at);

  second = get_token (tokens, first, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, !=, first);

  assert_ends (tokens);
}

static void
test_ahead_of_time (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autofree char *token = NULL;
  GError *error = NULL;

  before->obtained_at -= 3400;
  before->expires_at -= 3400;
  put_item (accounts, before);

  token = get_token (tokens, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token, !=, before->access_token);

  assert_ends (tokens);
}

/* The answer was lost, and the old refresh token still works. */
static void
test_lost_answer (void)
{
  const char *faults[] = { "drop-before", "cut-short", "html", "server-error", "unavailable", "empty", "nested" };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
      g_autoptr (Accounts) accounts = accounts_new (clock);
      g_autoptr (LoaBankCredentials) before = sign_in (accounts);
      LoaBankTokens *tokens = make_tokens (accounts);
      g_autofree char *token = NULL;
      GError *error = NULL;

      g_test_message ("%s", faults[i]);
      loa_simulator_set_variant (accounts->simulator, "no-rotation", TRUE, NULL);
      g_assert_true (loa_simulator_add_fault (accounts->simulator, "/oauth/token", faults[i], 1, NULL));

      token = get_token (tokens, before->access_token, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 3);

      assert_ends (tokens);
    }
}

static void
test_lost_twice (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  g_autoptr (Accounts) accounts = accounts_new (clock);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (loa_simulator_add_fault (accounts->simulator, "/oauth/token", "drop-before", 1, NULL));
  g_assert_true (loa_simulator_add_fault (accounts->simulator, "/oauth/token", "server-error-before", 1, NULL));

  g_assert_null (get_token (tokens, before->access_token, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);
  g_assert_false (loa_bank_tokens_get_needs_sign_in (tokens));
  g_clear_error (&error);

  /* Nothing was spent, so all is well once SePay is. */
  token = get_token (tokens, before->access_token, &error);
  g_assert_no_error (error);

  assert_ends (tokens);
}

/* The answer was lost, and the old refresh token died with it. */
static void
test_dead_grant (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  g_autoptr (Accounts) accounts = accounts_new (clock);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *tokens = make_tokens (accounts);
  LoaBankTokens *others = make_tokens (accounts);
  g_autoptr (GError) error = NULL;

  g_assert_true (loa_simulator_add_fault (accounts->simulator, "/oauth/token", "drop-after", 1, NULL));

  g_assert_null (get_token (tokens, before->access_token, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 3);
  g_assert_true (loa_bank_tokens_get_needs_sign_in (tokens));
  g_assert_nonnull (loa_bank_tokens_get_credentials (tokens));
  g_clear_error (&error);

  /* It is not tried again and again. */
  g_assert_null (get_token (tokens, before->access_token, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 3);

  /* Nor by another process, which knows it from the keyring. */
  g_clear_error (&error);
  g_assert_null (get_token (others, before->access_token, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_true (loa_bank_tokens_get_needs_sign_in (others));
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 3);
  assert_ends (others);

  /* Somebody signs in again, here or elsewhere. */
  g_clear_error (&error);
  loa_bank_credentials_free (g_steal_pointer (&before));
  before = sign_in (accounts);
  g_free (get_token (tokens, NULL, &error));
  g_assert_no_error (error);

  assert_ends (tokens);
}

static void
test_client_refused (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (LoaBankCredentials) before = sign_in (accounts);
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autoptr (GError) error = NULL;

  g_free (before->client_secret);
  before->client_secret = g_strdup ("changed at SePay");
  put_item (accounts, before);

  g_assert_null (get_token (tokens, before->access_token, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_CLIENT);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 2);

  assert_ends (tokens);
}

static void
test_not_signed_in (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankTokens *tokens = make_tokens (accounts);
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  g_assert_null (get_token (tokens, NULL, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 0);
  g_clear_error (&error);

  /* Another process signs in; this one need not be started anew. */
  credentials = sign_in (accounts);
  token = get_token (tokens, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, credentials->access_token);

  assert_ends (tokens);
}

static void
test_forget (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean was_there = FALSE;

  accounts_sign_in (accounts, grant);
  loa_bank_grant_forget_async (grant, NULL, keep_result_cb, &result);
  g_assert_true (loa_bank_grant_forget_finish (grant, wait_for_result (&result), &was_there, &error));
  g_assert_true (was_there);
  g_assert_false (loa_bank_grant_get_connected (grant));

  sepay_bank_get_name_async (loa_bank_grant_get_client (grant), NULL, keep_result_cb, &answer);
  g_assert_null (sepay_bank_get_name_finish (loa_bank_grant_get_client (grant), wait_for_result (&answer), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);

  g_clear_object (&result);
  assert_ends (grant);
}

static void
test_damaged (void)
{
  const char *texts[] = { "", "{", "{}", "{\"client_id\":\"i\",\"client_secret\":\"s\",\"redirect_uri\":\"r\"}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Accounts) accounts = accounts_new (NULL);
      LoaBankTokens *tokens = make_tokens (accounts);
      g_autoptr (GError) error = NULL;

      g_assert_true (keyring_put (accounts->keyring, "bank", loa_simulator_get_bank_url (accounts->simulator), texts[i],
                                  NULL));
      g_assert_null (get_token (tokens, NULL, &error));
      g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED);

      assert_ends (tokens);
    }
}

/* Neither a clock that was put back nor one that was put forward lets a token live longer than it was given. */
static void
test_clocks (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  SepayTokens tokens = { (char *) "access", (char *) "refresh", 3600, NULL };
  g_autoptr (LoaBankCredentials) fresh = g_new0 (LoaBankCredentials, 1);
  g_autoptr (LoaBankCredentials) put_back = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  fresh->client_id = g_strdup ("id");
  fresh->client_secret = g_strdup ("secret");
  fresh->redirect_uri = g_strdup ("http://127.0.0.1:8765/callback");
  loa_bank_credentials_take_tokens (fresh, &tokens, clock);
  g_assert_true (loa_bank_credentials_is_good (fresh, NULL, clock));
  g_assert_false (loa_bank_credentials_is_good (fresh, "access", clock));

  fresh->obtained_at += 500000;
  fresh->expires_at += 500000;
  text = loa_bank_credentials_encode (fresh);
  put_back = loa_bank_credentials_decode (text, clock, &error);
  g_assert_no_error (error);

  loa_clock_leap (clock, 3299);
  g_assert_true (loa_bank_credentials_is_good (fresh, NULL, clock));
  g_assert_true (loa_bank_credentials_is_good (put_back, NULL, clock));
  loa_clock_leap (clock, 1);
  g_assert_false (loa_bank_credentials_is_good (fresh, NULL, clock));
  g_assert_false (loa_bank_credentials_is_good (put_back, NULL, clock));
}

/* One that lives for a minute is used for half of it. */
static void
test_short_lifetime (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  SepayTokens tokens = { (char *) "access", NULL, 60, NULL };
  g_autoptr (LoaBankCredentials) credentials = g_new0 (LoaBankCredentials, 1);

  loa_bank_credentials_take_tokens (credentials, &tokens, clock);
  loa_clock_leap (clock, 29);
  g_assert_true (loa_bank_credentials_is_good (credentials, NULL, clock));
  loa_clock_leap (clock, 1);
  g_assert_false (loa_bank_credentials_is_good (credentials, NULL, clock));
}

/* Whatever a text holds, it comes back from the keyring as it was. */
static void
test_texts (void)
{
  const char *text = "\"\\/\b\f\n\r\t\001\037 đồng \360\237\224\212 {}[]:,";
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  g_autoptr (LoaBankCredentials) written = g_new0 (LoaBankCredentials, 1);
  g_autoptr (LoaBankCredentials) read = NULL;
  g_autofree char *encoded = NULL;
  GError *error = NULL;

  written->client_id = g_strdup (text);
  written->client_secret = g_strdup (text);
  written->redirect_uri = g_strdup ("");
  written->access_token = g_strdup (text);
  written->since = -START;
  encoded = loa_bank_credentials_encode (written);
  read = loa_bank_credentials_decode (encoded, clock, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->client_id, ==, text);
  g_assert_cmpstr (read->client_secret, ==, text);
  g_assert_cmpstr (read->redirect_uri, ==, "");
  g_assert_cmpstr (read->access_token, ==, text);
  g_assert_null (read->refresh_token);
  g_assert_cmpint (read->since, ==, -START);
}

/* Who else still holds an item finds nothing secret in it. */
static void
test_item_is_cleared (void)
{
  LoaKeyringItem *item;
  g_autoptr (JsonObject) held = NULL;
  GError *error = NULL;

  item = loa_keyring_item_read ("{\"client_secret\":\"very secret\",\"since\":1}", &error);
  g_assert_no_error (error);
  held = json_object_ref (item);
  g_assert_cmpstr (json_object_get_string_member (held, "client_secret"), ==, "very secret");
  loa_keyring_item_free (item);
  g_assert_cmpstr (json_object_get_string_member (held, "client_secret"), ==, "");
}

void
add_grant_tests (void)
{
  g_test_add_func ("/accounts/grant/sign-in-is-kept", test_sign_in_is_kept);
  g_test_add_func ("/accounts/grant/name-is-not-needed", test_name_is_not_needed);
  g_test_add_func ("/accounts/grant/client-survives-dead-token", test_client_survives_dead_token);
  g_test_add_func ("/accounts/grant/ten-callers-share", test_ten_callers_share);
  g_test_add_func ("/accounts/grant/cancelling-one-of-many", test_cancelling_one_of_many);
  g_test_add_func ("/accounts/grant/cancelling-all-loses-nothing", test_cancelling_all_loses_nothing);
  g_test_add_func ("/accounts/grant/several-grants", test_several_grants);
  g_test_add_func ("/accounts/grant/durable-before-use", test_durable_before_use);
  g_test_add_func ("/accounts/grant/refresh-token-left-out", test_refresh_token_left_out);
  g_test_add_func ("/accounts/grant/ahead-of-time", test_ahead_of_time);
  g_test_add_func ("/accounts/grant/lost-answer", test_lost_answer);
  g_test_add_func ("/accounts/grant/lost-twice", test_lost_twice);
  g_test_add_func ("/accounts/grant/dead-grant", test_dead_grant);
  g_test_add_func ("/accounts/grant/client-refused", test_client_refused);
  g_test_add_func ("/accounts/grant/not-signed-in", test_not_signed_in);
  g_test_add_func ("/accounts/grant/forget", test_forget);
  g_test_add_func ("/accounts/grant/damaged", test_damaged);
  g_test_add_func ("/accounts/grant/clocks", test_clocks);
  g_test_add_func ("/accounts/grant/short-lifetime", test_short_lifetime);
  g_test_add_func ("/accounts/grant/texts", test_texts);
  g_test_add_func ("/accounts/grant/item-is-cleared", test_item_is_cleared);
}
