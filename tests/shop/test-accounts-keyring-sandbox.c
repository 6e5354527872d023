/* test-accounts-keyring-sandbox.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "accounts-fixture.h"
#include "keyring-run.h"

static void
assert_holds (LoaKeyring *keyring,
              const char *account,
              const char *secret)
{
  g_autofree char *found = NULL;
  GError *error = NULL;

  found = keyring_look (keyring, account, ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, secret);
}

static void
assert_look_fails (LoaKeyring      *keyring,
                   const char      *account,
                   LoaKeyringError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (keyring_look (keyring, account, ORIGIN, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, (int) code);
}

static void
put (LoaKeyring *keyring,
     const char *account,
     const char *secret)
{
  GError *error = NULL;

  keyring_put (keyring, account, ORIGIN, secret, &error);
  g_assert_no_error (error);
}

static void
store_both (LoaKeyring *keyring)
{
  put (keyring, "bank", SECRET);
  put (keyring, "soundbox", SECRET);
}

static void
expect_both (LoaKeyring *keyring)
{
  assert_holds (keyring, "bank", SECRET);
  assert_holds (keyring, "soundbox", SECRET);
}

/* An account that is connected anew works, beside what cannot be read. */
static void
connect_anew (LoaKeyring *keyring)
{
  assert_look_fails (keyring, "bank", LOA_KEYRING_ERROR_PORTAL_CHANGED);
  assert_look_fails (keyring, "soundbox", LOA_KEYRING_ERROR_PORTAL_CHANGED);

  put (keyring, "bank", "anew");
  assert_holds (keyring, "bank", "anew");
  assert_holds (keyring, "soundbox", NULL);
}

static void
expect_anew (LoaKeyring *keyring)
{
  assert_holds (keyring, "bank", "anew");
  assert_holds (keyring, "soundbox", NULL);
}

static void
clear_both (LoaKeyring *keyring)
{
  gboolean was_there = FALSE;
  GError *error = NULL;

  assert_look_fails (keyring, "bank", LOA_KEYRING_ERROR_PORTAL_CHANGED);
  g_assert_true (keyring_clear (keyring, "bank", &was_there, &error));
  g_assert_no_error (error);
  g_assert_true (was_there);
  assert_holds (keyring, "bank", NULL);

  g_assert_true (keyring_clear (keyring, "soundbox", &was_there, &error));
  g_assert_no_error (error);
  g_assert_false (was_there);
}

/* Disconnecting does away with what cannot be read, and everything works again. */
static void
disconnect_and_connect (LoaKeyring *keyring)
{
  clear_both (keyring);
  keyring_exercise (keyring);
}

/* What another account holds is not touched by disconnecting one whose old item cannot be read. */
static void
disconnect_beside (LoaKeyring *keyring)
{
  gboolean was_there = TRUE;
  GError *error = NULL;

  connect_anew (keyring);
  g_assert_true (keyring_clear (keyring, "soundbox", &was_there, &error));
  g_assert_no_error (error);
  g_assert_false (was_there);
  expect_anew (keyring);
}

static void
expect_no_portal (LoaKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_NO_PORTAL);
  g_assert_false (keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_PORTAL);
}

static void
expect_no_portal_once (LoaKeyring *keyring)
{
  assert_look_fails (keyring, "bank", LOA_KEYRING_ERROR_NO_PORTAL);
}

static void
expect_locked_portal (LoaKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  keyring_assert_fails (keyring, LOA_KEYRING_ERROR_LOCKED);
  g_assert_false (keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_LOCKED);
}

static gboolean
ring_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
has_rung (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* The portal’s answer to a call that has ended does no harm. */
static void
expect_late_portal (LoaKeyring *keyring)
{
  gboolean is_answered = FALSE;

  assert_look_fails (keyring, "bank", LOA_KEYRING_ERROR_LOCKED);
  g_timeout_add_seconds (4, ring_cb, &is_answered);
  wait_until (has_rung, &is_answered, "the late answer");
  keyring_exercise (keyring);
}

/* Unlocking waits for as long as the portal does, and can be given up. */
static void
unlock_late_portal (LoaKeyring *keyring)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_asked = FALSE;

  loa_keyring_unlock_async (keyring, cancellable, keep_result_cb, &first);
  g_timeout_add_seconds (1, ring_cb, &is_asked);
  wait_until (has_rung, &is_asked, "the portal to be asked");
  g_cancellable_cancel (cancellable);
  g_assert_false (loa_keyring_unlock_finish (keyring, wait_for_result (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  loa_keyring_unlock_async (keyring, NULL, keep_result_cb, &second);
  g_assert_true (loa_keyring_unlock_finish (keyring, wait_for_result (&second), &error));
  g_assert_no_error (error);
}

const KeyringProbe keyring_sandbox_probes[] = {
  { "store-both", store_both },
  { "expect-both", expect_both },
  { "connect-anew", connect_anew },
  { "expect-anew", expect_anew },
  { "disconnect-and-connect", disconnect_and_connect },
  { "disconnect-beside", disconnect_beside },
  { "no-portal", expect_no_portal },
  { "no-portal-once", expect_no_portal_once },
  { "locked-portal", expect_locked_portal },
  { "late-portal", expect_late_portal },
  { "unlock-late-portal", unlock_late_portal },
  { NULL, NULL },
};

/* Each secret finds what was stored with it. */
static void
test_two_passwords (void)
{
  g_autofree char *folder = keyring_make_folder ();

  keyring_run_with_file (folder, "first", "store-both");
  keyring_run_with_file (folder, "second", "connect-anew");
  keyring_run_with_file (folder, "second", "expect-anew");
  keyring_run_with_file (folder, "first", "expect-both");
  remove_folder (folder);
}

static void
test_disconnect (void)
{
  g_autofree char *folder = keyring_make_folder ();

  keyring_run_with_file (folder, "first", "store-both");
  keyring_run_with_file (folder, "second", "disconnect-and-connect");
  remove_folder (folder);
}

static void
test_disconnect_beside (void)
{
  g_autofree char *folder = keyring_make_folder ();

  keyring_run_with_file (folder, "first", "store-both");
  keyring_run_with_file (folder, "second", "disconnect-beside");
  keyring_run_with_file (folder, "first", "expect-both");
  remove_folder (folder);
}

/* libsecret takes itself to be in a sandbox by this. */
static GSubprocessLauncher *
make_sandbox (const char *folder)
{
  GSubprocessLauncher *launcher = keyring_make_launcher (folder);

  g_subprocess_launcher_setenv (launcher, "SNAP_NAME", "loa", TRUE);
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);

  return launcher;
}

static gboolean
run_in_sandbox (const char *folder,
                const char *preparation,
                const char *probe)
{
  g_autoptr (GSubprocessLauncher) launcher = make_sandbox (folder);

  return keyring_run_on_bus (launcher, folder, preparation, probe);
}

static void
run_in_new_sandbox (const char *preparation,
                    const char *probe)
{
  g_autofree char *folder = keyring_make_folder ();

  run_in_sandbox (folder, preparation, probe);
  remove_folder (folder);
}

#define PORTAL(behaviour) "\"$0\" --portal " behaviour " & " AWAIT "org.freedesktop.portal.Desktop &&"

static void
test_portal (void)
{
  g_autofree char *folder = keyring_make_folder ();

  if (run_in_sandbox (folder, PORTAL ("a"), "works"))
    {
      run_in_sandbox (folder, PORTAL ("a"), "store-both");
      run_in_sandbox (folder, PORTAL ("a"), "expect-both");
      run_in_sandbox (folder, PORTAL ("b"), "connect-anew");
      run_in_sandbox (folder, PORTAL ("a"), "expect-both");
    }

  remove_folder (folder);
}

static void
test_damaged_file (void)
{
  g_autofree char *folder = keyring_make_folder ();
  g_autofree char *keyrings = g_build_filename (folder, "keyrings", NULL);
  g_autofree char *path = g_build_filename (keyrings, "default.keyring", NULL);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  g_assert_cmpint (g_mkdir (keyrings, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "nonsense", -1, NULL));
  if (run_in_sandbox (folder, PORTAL ("a"), "damaged"))
    g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));

  remove_folder (folder);
}

static void
test_no_portal (void)
{
  run_in_new_sandbox ("", "no-portal");
}

static void
test_portal_without_secrets (void)
{
  run_in_new_sandbox (PORTAL ("nothing"), "no-portal");
}

/* A sandbox that may talk to the service needs no portal. */
static void
test_service_outside (void)
{
  run_in_new_sandbox (UNLOCK " &&", "works");
}

static void
test_no_bus (void)
{
  g_autofree char *folder = keyring_make_folder ();
  g_autoptr (GSubprocessLauncher) launcher = make_sandbox (folder);

  keyring_run_probe (launcher, "no-bus");
  remove_folder (folder);
}

static void
test_silent_portal (void)
{
  run_in_new_sandbox (PORTAL ("silent"), "no-portal-once");
}

static void
test_dismissed_portal (void)
{
  run_in_new_sandbox (PORTAL ("dismissed"), "locked-portal");
}

static void
test_refusing_portal (void)
{
  run_in_new_sandbox (PORTAL ("refuses"), "locked-portal");
}

static void
test_late_portal (void)
{
  run_in_new_sandbox (PORTAL ("late"), "late-portal");
}

static void
test_unlock_late_portal (void)
{
  run_in_new_sandbox (PORTAL ("slow"), "unlock-late-portal");
}

void
add_keyring_sandbox_tests (void)
{
  g_test_add_func ("/keyring/sandbox/two-passwords", test_two_passwords);
  g_test_add_func ("/keyring/sandbox/disconnect", test_disconnect);
  g_test_add_func ("/keyring/sandbox/disconnect-beside", test_disconnect_beside);
  g_test_add_func ("/keyring/sandbox/portal", test_portal);
  g_test_add_func ("/keyring/sandbox/damaged-file", test_damaged_file);
  g_test_add_func ("/keyring/sandbox/no-portal", test_no_portal);
  g_test_add_func ("/keyring/sandbox/portal-without-secrets", test_portal_without_secrets);
  g_test_add_func ("/keyring/sandbox/service-outside", test_service_outside);
  g_test_add_func ("/keyring/sandbox/no-bus", test_no_bus);
  g_test_add_func ("/keyring/sandbox/silent-portal", test_silent_portal);
  g_test_add_func ("/keyring/sandbox/dismissed-portal", test_dismissed_portal);
  g_test_add_func ("/keyring/sandbox/refusing-portal", test_refusing_portal);
  g_test_add_func ("/keyring/sandbox/late-portal", test_late_portal);
  g_test_add_func ("/keyring/sandbox/unlock-late-portal", test_unlock_late_portal);
}
