/* test-accounts-keyring-states.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "keyring-run.h"

static void
expect_locked (LoaKeyring *keyring)
{
  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_LOCKED);
}

/* Reading tells that there is nothing, and only storing needs to have somewhere. */
static void
expect_no_collection (LoaKeyring *keyring)
{
  g_autofree char *nothing = NULL;
  g_autoptr (GError) error = NULL;

  nothing = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);

  g_assert_false (keyring_put (keyring, "bank", ORIGIN, SECRET, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_COLLECTION);
  g_clear_error (&error);

  g_assert_false (keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_COLLECTION);
}

static void
expect_no_service (LoaKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_NO_SERVICE);
  g_assert_false (keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_SERVICE);
}

static void
expect_no_bus (LoaKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_NO_BUS);
  g_assert_false (keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_BUS);
}

static GDBusMessage *
swallow_cb (GDBusConnection *connection,
            GDBusMessage    *message,
            gboolean         is_incoming,
            gpointer         user_data)
{
  if (is_incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    g_clear_object (&message);

  return message;
}

/* A service that is there but never answers becomes an error when the time is over. */
static void
expect_no_answer (LoaKeyring *keyring)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GError) error = NULL;

  connection = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                       | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (connection, swallow_cb, NULL, NULL);
  owned = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "org.freedesktop.secrets", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  g_assert_null (keyring_look (keyring, "bank", ORIGIN, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_SERVICE);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  guint *n_changes = user_data;

  (*n_changes)++;
}

/* What was under way when the keyring was given up ends as it began. */
static void
expect_switch (LoaKeyring *keyring)
{
  g_autoptr (LoaKeyring) other = loa_keyring_new ();
  g_autoptr (GAsyncResult) storing = NULL;
  g_autoptr (GAsyncResult) looking = NULL;
  g_autofree char *found = NULL;
  g_autofree char *remembered = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *untouched = NULL;
  GError *error = NULL;
  guint n_changes = 0;

  keyring_put (keyring, "bank", ORIGIN, SECRET, &error);
  g_assert_no_error (error);
  g_signal_connect (keyring, "notify::in-memory", G_CALLBACK (count_cb), &n_changes);

  loa_keyring_store_async (keyring, PROFILE, "soundbox", ORIGIN, "under way", NULL, keep_result_cb, &storing);
  loa_keyring_lookup_async (keyring, PROFILE, "bank", ORIGIN, NULL, keep_result_cb, &looking);
  g_assert_false (loa_keyring_get_in_memory (keyring));
  loa_keyring_keep_in_memory (keyring);
  loa_keyring_keep_in_memory (keyring);
  g_assert_true (loa_keyring_get_in_memory (keyring));
  g_assert_cmpuint (n_changes, ==, 1);

  g_assert_true (loa_keyring_store_finish (keyring, wait_for_result (&storing), &error));
  found = loa_keyring_lookup_finish (keyring, wait_for_result (&looking), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, SECRET);
  stored = keyring_look (other, "soundbox", ORIGIN, &error);
  g_assert_cmpstr (stored, ==, "under way");

  g_assert_null (keyring_look (keyring, "bank", ORIGIN, &error));
  g_assert_no_error (error);
  keyring_put (keyring, "bank", ORIGIN, "in memory", &error);
  g_assert_no_error (error);
  remembered = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_cmpstr (remembered, ==, "in memory");
  untouched = keyring_look (other, "bank", ORIGIN, &error);
  g_assert_cmpstr (untouched, ==, SECRET);
}

/* Two that store at the same time write the same file. */
static void
expect_both_stored (LoaKeyring *keyring)
{
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GAsyncResult) first = NULL;
      g_autoptr (GAsyncResult) second = NULL;
      g_autofree char *secret = g_strdup_printf ("%d", i);
      g_autofree char *bank = NULL;
      g_autofree char *soundbox = NULL;
      GError *error = NULL;

      loa_keyring_store_async (keyring, PROFILE, "bank", ORIGIN, secret, NULL, keep_result_cb, &first);
      loa_keyring_store_async (keyring, PROFILE, "soundbox", ORIGIN, secret, NULL, keep_result_cb, &second);
      loa_keyring_store_finish (keyring, wait_for_result (&first), &error);
      g_assert_no_error (error);
      loa_keyring_store_finish (keyring, wait_for_result (&second), &error);
      g_assert_no_error (error);

      bank = keyring_look (keyring, "bank", ORIGIN, &error);
      g_assert_cmpstr (bank, ==, secret);
      soundbox = keyring_look (keyring, "soundbox", ORIGIN, &error);
      g_assert_cmpstr (soundbox, ==, secret);
    }
}

static void
assert_damaged (LoaKeyring *keyring,
                const char *account)
{
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;

  g_assert_null (keyring_look (keyring, account, ORIGIN, &lookup_error));
  g_assert_error (lookup_error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED);
  g_assert_false (keyring_put (keyring, account, ORIGIN, SECRET, &store_error));
  g_assert_error (store_error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED);
  g_assert_null (strstr (store_error->message, "very secret"));
}

static void
assert_clears (LoaKeyring *keyring,
               const char *account)
{
  gboolean was_there = FALSE;
  GError *error = NULL;

  g_assert_true (keyring_clear (keyring, account, &was_there, &error));
  g_assert_no_error (error);
  g_assert_true (was_there);
}

/* Disconnecting and connecting again is what the sentence tells to do. */
static void
expect_damaged (LoaKeyring *keyring)
{
  assert_damaged (keyring, "bank");
  assert_clears (keyring, "bank");
  keyring_exercise (keyring);
}

static void
expect_damaged_item (LoaKeyring *keyring)
{
  g_autofree char *path = g_strdup (g_getenv ("SECRET_FILE_TEST_PATH"));
  g_autofree char *contents = NULL;
  g_autofree char *beside = NULL;
  gsize length;
  GError *error = NULL;

  keyring_put (keyring, "soundbox", ORIGIN, SECRET, &error);
  keyring_put (keyring, "bank", ORIGIN, SECRET, &error);
  g_assert_no_error (error);

  /* The last item’s checksum is at the end, before a few bytes of framing. */
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  contents[length - 20] ^= 1;
  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);

  assert_damaged (keyring, "bank");
  beside = keyring_look (keyring, "soundbox", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (beside, ==, SECRET);
  assert_clears (keyring, "bank");
  assert_clears (keyring, "soundbox");
  keyring_exercise (keyring);
}

const KeyringProbe keyring_state_probes[] = {
  { "works", keyring_exercise },
  { "locked", expect_locked },
  { "no-collection", expect_no_collection },
  { "no-service", expect_no_service },
  { "no-answer", expect_no_answer },
  { "no-bus", expect_no_bus },
  { "switch", expect_switch },
  { "both-stored", expect_both_stored },
  { "damaged", expect_damaged },
  { "damaged-item", expect_damaged_item },
  { NULL, NULL },
};

static void
test_memory (void)
{
  LoaKeyring *keyring = loa_keyring_new_in_memory ();

  g_assert_true (loa_keyring_get_in_memory (keyring));
  keyring_exercise (keyring);
  assert_ends (keyring);
}

static void
test_file (void)
{
  g_autofree char *folder = keyring_make_folder ();

  keyring_run_with_file (folder, "password", "works");
  remove_folder (folder);
}

static void
test_switch (void)
{
  g_autofree char *folder = keyring_make_folder ();

  keyring_run_with_file (folder, "password", "switch");
  remove_folder (folder);
}

static void
test_both_stored (void)
{
  g_autofree char *folder = keyring_make_folder ();

  keyring_run_with_file (folder, "password", "both-stored");
  remove_folder (folder);
}

static void
test_damaged_file (void)
{
  g_autofree char *folder = keyring_make_folder ();
  g_autofree char *path = g_build_filename (folder, "secrets.keyring", NULL);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);
  g_autofree char *kept = NULL;
  const char *nonsense = "nonsense that is long enough to be a header of something";

  g_assert_true (g_file_set_contents (path, nonsense, -1, NULL));
  keyring_run_with_file (folder, "password", "damaged");
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, nonsense);
  remove_folder (folder);
}

static void
test_damaged_item (void)
{
  g_autofree char *folder = keyring_make_folder ();

  keyring_run_with_file (folder, "password", "damaged-item");
  remove_folder (folder);
}

static void
test_no_bus (void)
{
  g_autofree char *folder = keyring_make_folder ();
  g_autoptr (GSubprocessLauncher) launcher = keyring_make_launcher (folder);
  g_autofree char *nowhere = g_strdup_printf ("unix:path=%s/nothing", folder);

  keyring_run_probe (launcher, "no-bus");
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", nowhere, TRUE);
  keyring_run_probe (launcher, "no-bus");
  remove_folder (folder);
}

static void
test_no_service (void)
{
  keyring_run_on_new_bus ("", "no-service");
}

static void
test_no_answer (void)
{
  keyring_run_on_new_bus ("", "no-answer");
}

static void
test_unlocked (void)
{
  keyring_run_on_new_bus (UNLOCK " &&", "works");
}

static void
test_locked (void)
{
  keyring_run_on_new_bus (UNLOCK " && " LOCK " &&", "locked");
}

static void
test_no_collection (void)
{
  keyring_run_on_new_bus (DAEMON "--start --components=secrets >/dev/null 2>&1 && " AWAIT
                          "org.freedesktop.secrets &&", "no-collection");
}

static void
test_cancelled (void)
{
  g_autoptr (LoaKeyring) keyring = loa_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  loa_keyring_lookup_async (keyring, PROFILE, "bank", ORIGIN, cancellable, keep_result_cb, &result);
  g_assert_null (loa_keyring_lookup_finish (keyring, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
add_keyring_state_tests (void)
{
  g_test_add_func ("/keyring/states/memory", test_memory);
  g_test_add_func ("/keyring/states/switch", test_switch);
  g_test_add_func ("/keyring/states/cancelled", test_cancelled);
  g_test_add_func ("/keyring/states/file", test_file);
  g_test_add_func ("/keyring/states/both-stored", test_both_stored);
  g_test_add_func ("/keyring/states/damaged-file", test_damaged_file);
  g_test_add_func ("/keyring/states/damaged-item", test_damaged_item);
  g_test_add_func ("/keyring/states/no-bus", test_no_bus);
  g_test_add_func ("/keyring/states/no-service", test_no_service);
  g_test_add_func ("/keyring/states/no-answer", test_no_answer);
  g_test_add_func ("/keyring/states/unlocked", test_unlocked);
  g_test_add_func ("/keyring/states/locked", test_locked);
  g_test_add_func ("/keyring/states/no-collection", test_no_collection);
}
