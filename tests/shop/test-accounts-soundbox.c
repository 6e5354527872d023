/* test-accounts-soundbox.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "sepay-error.h"
#include "test-accounts.h"

static gboolean
load (LoaSoundboxAccount  *account,
      GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_soundbox_account_load_async (account, NULL, keep_result_cb, &result);

  return loa_soundbox_account_load_finish (account, wait_for_result (&result), error);
}

static gboolean
require (LoaSoundboxAccount  *account,
         GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_soundbox_account_require_async (account, NULL, keep_result_cb, &result);

  return loa_soundbox_account_require_finish (account, wait_for_result (&result), error);
}

static gboolean
connect_with (LoaSoundboxAccount  *account,
              const char          *secret,
              GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_soundbox_account_connect_async (account, loa_simulator_get_soundbox_client_id (), secret, NULL, keep_result_cb,
                                      &result);

  return loa_soundbox_account_connect_finish (account, wait_for_result (&result), error);
}

static void
test_nothing_stored (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
  g_autoptr (GError) error = NULL;

  g_assert_true (load (account, &error));
  g_assert_no_error (error);
  g_assert_false (loa_soundbox_account_get_connected (account));
  g_assert_null (loa_soundbox_account_get_client_id (account));

  g_assert_false (require (account, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);

  assert_ends (account);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  (*(guint *) user_data)++;
}

static void
test_connect_and_forget (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
  LoaSoundboxAccount *later = accounts_make_soundbox (accounts);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;
  gboolean was_there = FALSE;
  GError *error = NULL;
  guint n_notified = 0;

  g_signal_connect (account, "notify::connected", G_CALLBACK (count_cb), &n_notified);

  g_assert_true (connect_with (account, loa_simulator_get_soundbox_client_secret (), &error));
  g_assert_no_error (error);
  g_assert_true (loa_soundbox_account_get_connected (account));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (loa_soundbox_account_get_since (account), >, 0);

  /* Another start finds it. */
  g_assert_true (require (later, &error));
  g_assert_cmpstr (loa_soundbox_account_get_client_id (later), ==, loa_simulator_get_soundbox_client_id ());
  g_assert_cmpint (loa_soundbox_account_get_since (later), ==, loa_soundbox_account_get_since (account));

  loa_soundbox_account_forget_async (account, NULL, keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_forget_finish (account, wait_for_result (&result), &was_there, &error));
  g_assert_true (was_there);
  g_assert_false (loa_soundbox_account_get_connected (account));

  g_clear_object (&result);
  loa_soundbox_account_forget_async (account, NULL, keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_forget_finish (account, wait_for_result (&result), &was_there, &error));
  g_assert_false (was_there);

  text = keyring_look (accounts->keyring, "soundbox", loa_soundbox_account_get_server (account), &error);
  g_assert_no_error (error);
  g_assert_null (text);

  g_clear_object (&result);
  assert_ends (account);
  assert_ends (later);
}

/* The client goes on with what was proved. */
static void
test_client_works (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_auto (GStrv) speakers = loa_simulator_list_speakers (accounts->simulator);
  GError *error = NULL;

  g_assert_true (connect_with (account, loa_simulator_get_soundbox_client_secret (), &error));
  sepay_soundbox_check_async (loa_soundbox_account_get_client (account), speakers[0], NULL, keep_result_cb, &result);
  state = sepay_soundbox_check_finish (loa_soundbox_account_get_client (account), wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (state);

  assert_ends (account);
}

static void
test_wrong_secret_changes_nothing (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (connect_with (account, loa_simulator_get_soundbox_client_secret (), NULL));
  before = keyring_look (accounts->keyring, "soundbox", loa_soundbox_account_get_server (account), NULL);

  g_assert_false (connect_with (account, "wrong", &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_CLIENT);

  after = keyring_look (accounts->keyring, "soundbox", loa_soundbox_account_get_server (account), NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (loa_soundbox_account_get_connected (account));

  assert_ends (account);
}

/* A secret goes only to the origin that it was stored for. */
static void
test_other_origin (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (GUri) elsewhere = g_uri_parse ("https://elsewhere.example/devices/v1", G_URI_FLAGS_NONE, NULL);
  g_autoptr (LoaFileLock) lock = accounts_make_lock (accounts);
  LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
  LoaSoundboxAccount *other = NULL;
  GError *error = NULL;

  g_assert_true (connect_with (account, loa_simulator_get_soundbox_client_secret (), &error));

  other = loa_soundbox_account_new (accounts->keyring, PROFILE, lock, accounts->session, elsewhere, accounts->clock);
  g_assert_true (load (other, &error));
  g_assert_no_error (error);
  g_assert_false (loa_soundbox_account_get_connected (other));

  assert_ends (account);
  assert_ends (other);
}

static void
test_damaged (void)
{
  const char *texts[] = { "", "x", "[]", "{}", "{\"client_id\":1,\"client_secret\":\"s\",\"since\":1}",
                          "{\"client_id\":\"i\",\"client_secret\":\"s\"}",
                          "{\"client_id\":\"i\",\"client_secret\":\"s\",\"since\":\"x\"}",
                          "{\"client_id\":\"i\",\"client_secret\":\"s\",\"since\":1,\"access_token\":1}",
                          "{\"client_id\":\"i\",\"client_secret\":\"s\",\"since\":1,\"access_token\":\"a\"}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Accounts) accounts = accounts_new (NULL);
      LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
      g_autoptr (GError) error = NULL;

      g_assert_true (keyring_put (accounts->keyring, "soundbox", loa_soundbox_account_get_server (account), texts[i],
                                  NULL));
      g_assert_false (load (account, &error));
      g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED);

      /* What mends the item mends the account, without a new start. */
      g_clear_error (&error);
      g_assert_true (connect_with (account, loa_simulator_get_soundbox_client_secret (), &error));
      g_assert_true (require (account, &error));

      assert_ends (account);
    }
}

static void
test_cancelling_one_of_many (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaSoundboxAccount *account = accounts_make_soundbox (accounts);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_load_async (account, cancellable, keep_result_cb, &first);
  loa_soundbox_account_load_async (account, NULL, keep_result_cb, &second);
  g_cancellable_cancel (cancellable);

  g_assert_false (loa_soundbox_account_load_finish (account, wait_for_result (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (loa_soundbox_account_load_finish (account, wait_for_result (&second), &error));
  g_assert_no_error (error);

  g_clear_object (&first);
  g_clear_object (&second);
  assert_ends (account);
}

void
add_soundbox_tests (void)
{
  g_test_add_func ("/accounts/soundbox/nothing-stored", test_nothing_stored);
  g_test_add_func ("/accounts/soundbox/connect-and-forget", test_connect_and_forget);
  g_test_add_func ("/accounts/soundbox/client-works", test_client_works);
  g_test_add_func ("/accounts/soundbox/wrong-secret-changes-nothing", test_wrong_secret_changes_nothing);
  g_test_add_func ("/accounts/soundbox/other-origin", test_other_origin);
  g_test_add_func ("/accounts/soundbox/damaged", test_damaged);
  g_test_add_func ("/accounts/soundbox/cancelling-one-of-many", test_cancelling_one_of_many);
}
