/* keyring-run.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "keyring-run.h"

#include "accounts-fixture.h"

#define BUS_CONFIGURATION \
  "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" " \
  "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">" \
  "<busconfig><type>session</type><listen>unix:tmpdir=%s</listen>" \
  "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>" \
  "<allow own=\"*\"/></policy></busconfig>"

static const char *test_program;

void
keyring_run_init (const char *program)
{
  test_program = program;
}

char *
keyring_make_folder (void)
{
  char *folder = g_dir_make_tmp ("loa-keyring-XXXXXX", NULL);

  g_assert_nonnull (folder);

  return folder;
}

GSubprocessLauncher *
keyring_make_launcher (const char *folder)
{
  static const char *const strangers[] = {
    "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "SECRET_BACKEND", "SECRET_FILE_TEST_PATH",
    "SECRET_FILE_TEST_PASSWORD", "SNAP_NAME",
  };
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE
                                                             | G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    g_subprocess_launcher_unsetenv (launcher, strangers[i]);

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

void
keyring_run_probe (GSubprocessLauncher *launcher,
                   const char          *probe)
{
  run (launcher, (const char *[]){ test_program, "--probe", probe, NULL });
}

void
keyring_run_with_file (const char *folder,
                       const char *password,
                       const char *probe)
{
  g_autofree char *path = g_build_filename (folder, "secrets.keyring", NULL);
  g_autoptr (GSubprocessLauncher) launcher = keyring_make_launcher (folder);

  /* libsecret 0.20 itself leaks what it reads of the file. */
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_BACKEND", "file", TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PATH", path, TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PASSWORD", password, TRUE);
  keyring_run_probe (launcher, probe);
}

gboolean
keyring_run_on_bus (GSubprocessLauncher *launcher,
                    const char          *folder,
                    const char          *preparation,
                    const char          *probe)
{
  g_autofree char *configuration_path = g_build_filename (folder, "bus.conf", NULL);
  g_autofree char *configuration = g_strdup_printf (BUS_CONFIGURATION, folder);
  g_autofree char *option = g_strdup_printf ("--config-file=%s", configuration_path);
  g_autofree char *script = g_strdup_printf ("%s exec \"$0\" \"$@\"", preparation);
  g_autofree char *runner = g_find_program_in_path ("dbus-run-session");
  g_autofree char *daemon = g_find_program_in_path ("gnome-keyring-daemon");

  if (runner == NULL || daemon == NULL)
    {
      g_test_skip ("dbus-run-session (package dbus) and gnome-keyring-daemon (package gnome-keyring) are needed");
      return FALSE;
    }

  g_assert_true (g_file_set_contents (configuration_path, configuration, -1, NULL));
  run (launcher, (const char *[]){ runner, option, "sh", "-c", script, test_program, "--probe", probe, NULL });

  return TRUE;
}

gboolean
keyring_run_on_new_bus (const char *preparation,
                        const char *probe)
{
  g_autofree char *folder = keyring_make_folder ();
  g_autoptr (GSubprocessLauncher) launcher = keyring_make_launcher (folder);
  gboolean has_run = keyring_run_on_bus (launcher, folder, preparation, probe);

  remove_folder (folder);

  return has_run;
}

void
keyring_run_in_shell (const char *command)
{
  const char *argv[] = { "sh", "-c", command, NULL };
  GError *error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

gboolean
keyring_clear (LoaKeyring  *keyring,
               const char  *account,
               gboolean    *was_there,
               GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_keyring_clear_async (keyring, PROFILE, account, ORIGIN, NULL, keep_result_cb, &result);

  return loa_keyring_clear_finish (keyring, wait_for_result (&result), was_there, error);
}

gboolean
keyring_unlock (LoaKeyring    *keyring,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_keyring_unlock_async (keyring, cancellable, keep_result_cb, &result);

  return loa_keyring_unlock_finish (keyring, wait_for_result (&result), error);
}

void
keyring_exercise (LoaKeyring *keyring)
{
  g_autofree char *nothing = NULL;
  g_autofree char *found = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *other_account = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *gone = NULL;
  gboolean was_there = TRUE;
  GError *error = NULL;

  g_assert_true (keyring_unlock (keyring, NULL, &error));
  g_assert_no_error (error);

  nothing = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
  keyring_clear (keyring, "bank", &was_there, &error);
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

  keyring_clear (keyring, "bank", &was_there, &error);
  g_assert_no_error (error);
  g_assert_true (was_there);
  gone = keyring_look (keyring, "bank", ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

void
keyring_assert_fails (LoaKeyring      *keyring,
                      LoaKeyringError  code)
{
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) clear_error = NULL;

  g_assert_null (keyring_look (keyring, "bank", ORIGIN, &lookup_error));
  g_assert_error (lookup_error, LOA_KEYRING_ERROR, (int) code);
  g_assert_false (keyring_put (keyring, "bank", ORIGIN, SECRET, &store_error));
  g_assert_error (store_error, LOA_KEYRING_ERROR, (int) code);
  g_assert_false (keyring_clear (keyring, "bank", NULL, &clear_error));
  g_assert_error (clear_error, LOA_KEYRING_ERROR, (int) code);

  g_assert_null (strstr (store_error->message, "very secret"));
}
