/* test-accounts-keyring.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "accounts-fixture.h"
#include "test-accounts.h"

#define ORIGIN "https://my.sepay.vn"
#define SECRET "{\"known\":\"very secret\"}"

/* What is asked of the program under test, the daemon of Debian 12 would not survive. */
#define DAEMON "env -u G_DEBUG -u MALLOC_PERTURB_ gnome-keyring-daemon "

#define AWAIT "gdbus wait --session --timeout 30 org.freedesktop.secrets"

#define UNLOCK "printf test | " DAEMON "--unlock --components=secrets >/dev/null 2>&1 && " AWAIT

#define LOCK "gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets " \
             "-m org.freedesktop.Secret.Service.Lock \"[objectpath '/org/freedesktop/secrets/collection/login']\" " \
             ">/dev/null"

static const char *test_program;

static gboolean
clear (LoaKeyring  *keyring,
       gboolean    *was_there,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_keyring_clear_async (keyring, PROFILE, "bank", ORIGIN, NULL, keep_result_cb, &result);

  return loa_keyring_clear_finish (keyring, wait_for_result (&result), was_there, error);
}

/* Everything that a keyring which works has to do. */
static void
exercise (LoaKeyring *keyring)
{
  g_autofree char *nothing = NULL;
  g_autofree char *found = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *other_account = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *gone = NULL;
  gboolean was_there = TRUE;
  GError *error = NULL;

  nothing = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
  clear (keyring, &was_there, &error);
  g_assert_no_error (error);
  g_assert_false (was_there);

  keyring_put (keyring, "bank", ORIGIN, SECRET, &error);
  g_assert_no_error (error);
  found = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, SECRET);
  elsewhere = keyring_look (keyring, "bank", "https://elsewhere.example", &error);
  g_assert_no_error (error);
  g_assert_null (elsewhere);
  other_account = keyring_look (keyring, "soundbox", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_null (other_account);

  keyring_put (keyring, "bank", ORIGIN, "đồng", &error);
  g_assert_no_error (error);
  replaced = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_cmpstr (replaced, ==, "đồng");

  clear (keyring, &was_there, &error);
  g_assert_no_error (error);
  g_assert_true (was_there);
  gone = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

static void
assert_fails_with (LoaKeyring      *keyring,
                   LoaKeyringError  code)
{
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;

  g_assert_null (keyring_look (keyring, "bank", ORIGIN, &lookup_error));
  g_assert_error (lookup_error, LOA_KEYRING_ERROR, (int) code);
  g_assert_false (keyring_put (keyring, "bank", ORIGIN, SECRET, &store_error));
  g_assert_error (store_error, LOA_KEYRING_ERROR, (int) code);
  g_assert_false (clear (keyring, NULL, &clear_error));
  g_assert_error (clear_error, LOA_KEYRING_ERROR, (int) code);

  g_assert_null (strstr (store_error->message, "very secret"));
}

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
}

static void
run_in_shell (const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  GError *error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

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
expect_answer_kept (void)
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
  run_in_shell (LOCK);

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
expect_token_kept (void)
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

  run_in_shell (LOCK);
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

/* Runs in a process of its own, in the session that the test has made for it. */
int
run_keyring_probe (const char *expectation)
{
  g_autoptr (LoaKeyring) keyring = loa_keyring_new ();

  if (g_str_equal (expectation, "works"))
    exercise (keyring);
  else if (g_str_equal (expectation, "locked"))
    assert_fails_with (keyring, LOA_KEYRING_ERROR_LOCKED);
  else if (g_str_equal (expectation, "no-collection"))
    expect_no_collection (keyring);
  else if (g_str_equal (expectation, "no-service"))
    assert_fails_with (keyring, LOA_KEYRING_ERROR_NO_SERVICE);
  else if (g_str_equal (expectation, "no-answer"))
    expect_no_answer (keyring);
  else if (g_str_equal (expectation, "no-bus"))
    assert_fails_with (keyring, LOA_KEYRING_ERROR_NO_BUS);
  else if (g_str_equal (expectation, "damaged"))
    assert_fails_with (keyring, LOA_KEYRING_ERROR_DAMAGED);
  else if (g_str_equal (expectation, "answer-kept"))
    expect_answer_kept ();
  else if (g_str_equal (expectation, "token-kept"))
    expect_token_kept ();
  else
    g_error ("Unknown expectation %s", expectation);

  return 0;
}

static GSubprocessLauncher *
make_launcher (const char *folder)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE
                                                             | G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  g_subprocess_launcher_unsetenv (launcher, "SECRET_BACKEND");

  return launcher;
}

static void
run (GSubprocessLauncher *launcher,
     const char *const   *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *output = NULL;
  GError *error = NULL;

  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, keep_result_cb, &result);
  g_subprocess_communicate_utf8_finish (process, wait_for_result (&result), &output, NULL, &error);
  g_assert_no_error (error);

  if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) != 0)
    g_error ("The probe failed: %s", output);
}

/* @contents: (nullable): what the file holds before, where there is one */
static void
run_with_file (const char *expectation,
               const char *contents)
{
  g_autofree char *folder = g_dir_make_tmp ("loa-keyring-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "secrets.keyring", NULL);
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (folder);
  const char *argv[] = { test_program, "--keyring-probe", expectation, NULL };

  if (contents != NULL)
    g_assert_true (g_file_set_contents (path, contents, -1, NULL));

  /* libsecret 0.20 itself leaks what it reads of the file. */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_BACKEND", "file", TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PATH", path, TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PASSWORD", "password", TRUE);
  run (launcher, argv);

  remove_folder (folder);
}

#define BUS_CONFIGURATION \
  "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" " \
  "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">" \
  "<busconfig><type>session</type><listen>unix:tmpdir=%s</listen>" \
  "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>" \
  "<allow own=\"*\"/></policy></busconfig>"

/* Nothing can be started by this bus: what answers on it is what @preparation starts. */
static void
run_on_bus (const char *expectation,
            const char *preparation)
{
  g_autofree char *folder = NULL;
  g_autofree char *configuration_path = NULL;
  g_autofree char *configuration = NULL;
  g_autofree char *option = NULL;
  g_autofree char *script = NULL;
  g_autofree char *runner = g_find_program_in_path ("dbus-run-session");
  g_autofree char *daemon = g_find_program_in_path ("gnome-keyring-daemon");
  g_autoptr (GSubprocessLauncher) launcher = NULL;

  if (runner == NULL || daemon == NULL)
    {
      g_test_skip ("dbus-run-session (package dbus) and gnome-keyring-daemon (package gnome-keyring) are needed");
      return;
    }

  folder = g_dir_make_tmp ("loa-keyring-XXXXXX", NULL);
  configuration = g_strdup_printf (BUS_CONFIGURATION, folder);
  configuration_path = g_build_filename (folder, "bus.conf", NULL);
  g_assert_true (g_file_set_contents (configuration_path, configuration, -1, NULL));
  option = g_strdup_printf ("--config-file=%s", configuration_path);
  script = g_strdup_printf ("%s exec \"$0\" \"$@\"", preparation);

  launcher = make_launcher (folder);
  run (launcher,
       (const char *[]){ runner, option, "sh", "-c", script, test_program, "--keyring-probe", expectation, NULL });

  remove_folder (folder);
}

static void
test_memory (void)
{
  LoaKeyring *keyring = loa_keyring_new_in_memory ();

  exercise (keyring);
  assert_ends (keyring);
}

static void
test_file (void)
{
  run_with_file ("works", NULL);
}

static void
test_damaged_file (void)
{
  run_with_file ("damaged", "nonsense that is long enough to be a header of something");
}

static void
test_no_bus (void)
{
  g_autofree char *folder = g_dir_make_tmp ("loa-keyring-XXXXXX", NULL);
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (folder);
  g_autofree char *nowhere = g_strdup_printf ("unix:path=%s/nothing", folder);
  const char *argv[] = { test_program, "--keyring-probe", "no-bus", NULL };

  run (launcher, argv);
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", nowhere, TRUE);
  run (launcher, argv);
  remove_folder (folder);
}

static void
test_no_service (void)
{
  run_on_bus ("no-service", "");
}

static void
test_no_answer (void)
{
  run_on_bus ("no-answer", "");
}

static void
test_unlocked (void)
{
  run_on_bus ("works", UNLOCK " &&");
}

static void
test_answer_kept (void)
{
  run_on_bus ("answer-kept", UNLOCK " &&");
}

static void
test_token_kept (void)
{
  run_on_bus ("token-kept", UNLOCK " &&");
}

static void
test_locked (void)
{
  run_on_bus ("locked", UNLOCK " && " LOCK " &&");
}

static void
test_no_collection (void)
{
  run_on_bus ("no-collection", DAEMON "--start --components=secrets >/dev/null 2>&1 && " AWAIT " &&");
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
add_keyring_tests (const char *program)
{
  test_program = program;

  g_test_add_func ("/accounts/keyring/memory", test_memory);
  g_test_add_func ("/accounts/keyring/cancelled", test_cancelled);
  g_test_add_func ("/accounts/keyring/file", test_file);
  g_test_add_func ("/accounts/keyring/damaged-file", test_damaged_file);
  g_test_add_func ("/accounts/keyring/answer-kept", test_answer_kept);
  g_test_add_func ("/accounts/keyring/token-kept", test_token_kept);
  g_test_add_func ("/accounts/keyring/no-bus", test_no_bus);
  g_test_add_func ("/accounts/keyring/no-service", test_no_service);
  g_test_add_func ("/accounts/keyring/no-answer", test_no_answer);
  g_test_add_func ("/accounts/keyring/unlocked", test_unlocked);
  g_test_add_func ("/accounts/keyring/locked", test_locked);
  g_test_add_func ("/accounts/keyring/no-collection", test_no_collection);
}
