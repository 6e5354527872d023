/* accounts-children.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-children.h"

#include <signal.h>

#include "loa-account-item.h"

/* accounts-child is what runs in them. */

#define DAEMON "env -u G_DEBUG -u MALLOC_PERTURB_ gnome-keyring-daemon "

/* Tells where the bus is once there is an open keyring on it, and lasts until it is told to end. */
#define SESSION "printf test | " DAEMON "--unlock --components=secrets >/dev/null 2>&1 && " \
                "gdbus wait --session --timeout 120 org.freedesktop.secrets && " \
                "echo \"$DBUS_SESSION_BUS_ADDRESS\" && read end"

/* It holds what has been read already, so that there is one to a process. */
static GDataInputStream *
get_output (GSubprocess *process)
{
  GDataInputStream *output = g_object_get_data (G_OBJECT (process), "output");

  if (output == NULL)
    {
      output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
      g_object_set_data_full (G_OBJECT (process), "output", output, g_object_unref);
    }

  return output;
}

char *
child_read_line (GSubprocess *process)
{
  GDataInputStream *output = get_output (process);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  char *line;

  g_data_input_stream_read_line_async (output, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &result);
  line = g_data_input_stream_read_line_finish (output, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);

  return line;
}

void
child_assert_says (GSubprocess *process,
                   const char  *text)
{
  g_autofree char *line = child_read_line (process);

  g_assert_cmpstr (line, ==, text);
}

void
child_tell (GSubprocess *process)
{
  GError *error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
child_wait_for_end (GSubprocess *process)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  g_subprocess_wait_async (process, NULL, keep_result_cb, &result);
  g_subprocess_wait_finish (process, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

void
child_assert_succeeds (GSubprocess *process)
{
  child_wait_for_end (process);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

void
child_assert_killed (GSubprocess *process)
{
  child_wait_for_end (process);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

static GSubprocessLauncher *
make_launcher (Children *children)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                             | G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_setenv (launcher, "HOME", children->accounts->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", children->accounts->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", children->accounts->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  g_subprocess_launcher_unsetenv (launcher, "SECRET_BACKEND");

  return launcher;
}

GSubprocess *
children_start (Children   *children,
                const char *command,
                guint       step)
{
  g_autofree char *step_text = g_strdup_printf ("%u", step);
  GError *error = NULL;
  GSubprocess *process;

  process = g_subprocess_launcher_spawn (children->launcher, &error, ACCOUNTS_CHILD, children->accounts->folder,
                                         loa_simulator_get_bank_url (children->accounts->simulator), command, step_text,
                                         NULL);
  g_assert_no_error (error);

  return process;
}

void
children_sign_in (Children *children)
{
  g_autoptr (GSubprocess) process = children_start (children, "sign-in", 0);

  child_assert_succeeds (process);
}

/* The process says how it went, has every row there is all the same, and has not asked SePay again and again. */
void
child_assert_outcome (GSubprocess *process,
                      const char  *outcome)
{
  child_assert_says (process, outcome);
  child_assert_says (process, N_ROWS);
  child_assert_succeeds (process);
}

void
children_use (Children   *children,
              const char *outcome)
{
  g_autoptr (GSubprocess) process = children_start (children, "use", 0);
  guint n_calls = accounts_count_token_calls (children->accounts);

  child_assert_outcome (process, outcome);
  g_assert_cmpuint (accounts_count_token_calls (children->accounts), <=, n_calls + 1);
}

static void
assert_lock_is_free (Children *children)
{
  g_autoptr (LoaFileLock) lock = accounts_make_lock (children->accounts);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_file_lock_take_async (lock, LOA_ACCOUNT_ITEM_BANK_LOCK, FALSE, NULL, keep_result_cb, &result);
  loa_file_lock_take_finish (lock, wait_for_result (&result), &error);
  g_assert_no_error (error);
  loa_file_lock_release (lock, LOA_ACCOUNT_ITEM_BANK_LOCK);
}

/* Somebody comes after who was killed. */
void
children_come_after (Children   *children,
                     const char *outcome)
{
  assert_lock_is_free (children);
  children_use (children, outcome);

  if (g_str_equal (outcome, "asks"))
    {
      children_sign_in (children);
      children_use (children, "works");
    }
}

void
children_set_up (Children      *children,
                 gconstpointer  data)
{
  children->accounts = accounts_new (NULL);
  children->launcher = make_launcher (children);
  children->keyring_path = g_build_filename (children->accounts->folder, "secrets.keyring", NULL);

  /* libsecret 0.20 itself leaks what it reads of the file. */
  g_subprocess_launcher_setenv (children->launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_subprocess_launcher_setenv (children->launcher, "SECRET_BACKEND", "file", TRUE);
  g_subprocess_launcher_setenv (children->launcher, "SECRET_FILE_TEST_PATH", children->keyring_path, TRUE);
  g_subprocess_launcher_setenv (children->launcher, "SECRET_FILE_TEST_PASSWORD", "password", TRUE);

  children_sign_in (children);
  children_use (children, "works");
}

void
children_tear_down (Children      *children,
                    gconstpointer  data)
{
  if (children->session != NULL)
    {
      child_tell (children->session);
      child_wait_for_end (children->session);
    }

  g_clear_object (&children->session);
  g_clear_object (&children->launcher);
  g_clear_pointer (&children->keyring_path, g_free);
  g_clear_pointer (&children->accounts, accounts_free);
}

void
children_set_fault (Children   *children,
                    const char *fault)
{
  loa_simulator_clear_faults (children->accounts->simulator);
  if (fault != NULL)
    g_assert_true (loa_simulator_add_fault (children->accounts->simulator, "/oauth/token", fault, 1, NULL));
}

/* A session of its own with an open keyring. Returns: %FALSE when what it takes is not installed */
gboolean
children_start_session (Children *children)
{
  g_autofree char *runner = g_find_program_in_path ("dbus-run-session");
  g_autofree char *daemon = g_find_program_in_path ("gnome-keyring-daemon");
  g_autofree char *address = NULL;
  GError *error = NULL;

  if (runner == NULL || daemon == NULL)
    {
      g_test_skip ("dbus-run-session (package dbus) and gnome-keyring-daemon (package gnome-keyring) are needed");
      return FALSE;
    }

  g_subprocess_launcher_unsetenv (children->launcher, "SECRET_BACKEND");
  children->session = g_subprocess_launcher_spawn (children->launcher, &error, runner, "sh", "-c", SESSION, NULL);
  g_assert_no_error (error);
  address = child_read_line (children->session);
  g_assert_nonnull (address);
  g_subprocess_launcher_setenv (children->launcher, "DBUS_SESSION_BUS_ADDRESS", address, TRUE);

  children_sign_in (children);
  children_use (children, "works");

  return TRUE;
}
