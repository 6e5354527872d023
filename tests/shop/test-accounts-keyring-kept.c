/* test-accounts-keyring-kept.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "keyring-run.h"

/* Unlocks the keyring as the login of a desktop does. */
static void
unlock_with_password (const char *password)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) opened = NULL;
  g_autoptr (GVariant) unlocked = NULL;
  GVariant *master;
  GError *error = NULL;
  const char *session;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  opened = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", "/org/freedesktop/secrets",
                                        "org.freedesktop.Secret.Service", "OpenSession",
                                        g_variant_new ("(sv)", "plain", g_variant_new_string ("")),
                                        G_VARIANT_TYPE ("(vo)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (opened, "(v&o)", NULL, &session);

  master = g_variant_new ("(o@ay@ays)", session, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1),
                          g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, password, strlen (password), 1),
                          "text/plain");
  unlocked = g_dbus_connection_call_sync (bus, "org.freedesktop.secrets", "/org/freedesktop/secrets",
                                          "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
                                          "UnlockWithMasterPassword",
                                          g_variant_new ("(o@(oayays))", "/org/freedesktop/secrets/collection/login",
                                                         master),
                                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* An answer that the keyring would not take is stored at the next try: the old refresh token is dead by then. */
static void
expect_answer_kept (LoaKeyring *keyring)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = NULL;
  SepayBank *client;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (accounts->keyring);
  accounts->keyring = loa_keyring_new ();
  grant = accounts_make_grant (accounts);
  client = loa_bank_grant_get_client (grant);
  accounts_sign_in (accounts, grant);

  /* The keyring is locked while SePay answers. */
  loa_simulator_void_tokens (accounts->simulator);
  sepay_bank_get_name_async (client, NULL, keep_result_cb, &first);
  while (accounts_count_token_calls (accounts) < 2)
    g_main_context_iteration (NULL, TRUE);
  keyring_run_in_shell (LOCK);

  g_assert_null (sepay_bank_get_name_finish (client, wait_for_result (&first), &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 2);
  g_clear_error (&error);

  unlock_with_password ("test");
  sepay_bank_get_name_async (client, NULL, keep_result_cb, &second);
  name = sepay_bank_get_name_finish (client, wait_for_result (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts_count_token_calls (accounts), ==, 2);

  assert_ends (grant);
}

static void
check_speaker (LoaSoundboxAccount *account,
               Accounts           *accounts)
{
  g_auto (GStrv) speakers = loa_simulator_list_speakers (accounts->simulator);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;
  GError *error = NULL;

  sepay_soundbox_check_async (loa_soundbox_account_get_client (account), speakers[0], NULL, keep_result_cb, &result);
  state = sepay_soundbox_check_finish (loa_soundbox_account_get_client (account), wait_for_result (&result), &error);
  g_assert_no_error (error);
}

typedef struct
{
  LoaKeyring *keyring; /* (unowned) */
  LoaSoundboxAccount *account; /* (unowned) */
  char *before; /* (owned): the item */
} Storing;

static gboolean
is_stored (gpointer user_data)
{
  Storing *storing = user_data;
  g_autofree char *now = keyring_look (storing->keyring, "soundbox", loa_soundbox_account_get_server (storing->account),
                                       NULL);

  return g_strcmp0 (now, storing->before) != 0;
}

/* A keyring that is locked later keeps nobody from announcing, and gets the token when it is unlocked. */
static void
expect_token_kept (LoaKeyring *keyring)
{
  const char *secret = loa_simulator_get_soundbox_client_secret ();
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Storing storing = { 0 };

  g_object_unref (accounts->keyring);
  accounts->keyring = loa_keyring_new ();
  storing.keyring = accounts->keyring;
  storing.account = accounts_make_soundbox (accounts);

  loa_soundbox_account_connect_async (storing.account, loa_simulator_get_soundbox_client_id (), secret, NULL,
                                      keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_connect_finish (storing.account, wait_for_result (&result), &error));
  storing.before = keyring_look (accounts->keyring, "soundbox", loa_soundbox_account_get_server (storing.account),
                                 &error);
  g_assert_no_error (error);

  keyring_run_in_shell (LOCK);
  loa_simulator_void_tokens (accounts->simulator);
  check_speaker (storing.account, accounts);
  check_speaker (storing.account, accounts);

  unlock_with_password ("test");
  g_assert_false (is_stored (&storing));
  check_speaker (storing.account, accounts);
  wait_until (is_stored, &storing, "the token to be stored");
  g_assert_cmpuint (loa_simulator_get_n_requests (accounts->simulator, "/devices/v1/token/create"), ==, 2);

  g_clear_object (&result);
  g_free (storing.before);
  assert_ends (storing.account);
}

const KeyringProbe keyring_kept_probes[] = {
  { "answer-kept", expect_answer_kept },
  { "token-kept", expect_token_kept },
  { NULL, NULL },
};

static void
test_answer_kept (void)
{
  keyring_run_on_new_bus (UNLOCK " &&", "answer-kept");
}

static void
test_token_kept (void)
{
  keyring_run_on_new_bus (UNLOCK " &&", "token-kept");
}

void
add_keyring_kept_tests (void)
{
  g_test_add_func ("/keyring/kept/answer", test_answer_kept);
  g_test_add_func ("/keyring/kept/token", test_token_kept);
}
