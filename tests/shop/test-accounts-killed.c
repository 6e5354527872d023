/* test-accounts-killed.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <signal.h>

#include "accounts-fixture.h"
#include "loa-account-item.h"

/* Processes that share a keyring which outlives them, and are killed while they refresh. Whoever comes after must work,
 * or ask once to sign in again; the latter only where SePay had spent the refresh token and what it answered had not
 * been stored.
 */

#define N_ROWS "86"

#define DAEMON "env -u G_DEBUG -u MALLOC_PERTURB_ gnome-keyring-daemon "

/* Tells where the bus is once there is an open keyring on it, and lasts until it is told to end. */
#define SESSION "printf test | " DAEMON "--unlock --components=secrets >/dev/null 2>&1 && " \
                "gdbus wait --session --timeout 30 org.freedesktop.secrets && " \
                "echo \"$DBUS_SESSION_BUS_ADDRESS\" && read end"

typedef struct
{
  Accounts *accounts; /* (owned): for the simulator and the folder */
  GSubprocessLauncher *launcher; /* (owned) */
  GSubprocess *session; /* (owned) (nullable): the bus with the keyring's service */
} Fixture;

typedef struct
{
  const char *text; /* the last that is heard of a process */
  const char *outcome; /* for who comes after */
} Step;

static const Step plain_steps[] = {
  { "waiting for the lock", "works" },
  { "reading the item", "works" },
  { "spending the refresh token", "works" },
  { "there is an answer", "asks" },
  { "storing the answer", "asks" },
  { "the answer is stored", "works" },
  { "done", "works" },
  { "works", NULL },
};

/* The request was lost, not the answer. */
static const Step lost_request_steps[] = {
  { "waiting for the lock", "works" },
  { "reading the item", "works" },
  { "spending the refresh token", "works" },
  { "the answer was lost", "works" },
  { "reading the item", "works" },
  { "spending the refresh token", "works" },
  { "there is an answer", "asks" },
  { "storing the answer", "asks" },
  { "the answer is stored", "works" },
  { "done", "works" },
  { "works", NULL },
};

static const Step lost_answer_steps[] = {
  { "waiting for the lock", "works" },
  { "reading the item", "works" },
  { "spending the refresh token", "works" },
  { "the answer was lost", "asks" },
  { "reading the item", "asks" },
  { "spending the refresh token", "asks" },
  { "asks", NULL },
};

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

static char *
read_line (GSubprocess *process)
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

static void
assert_says (GSubprocess *process,
             const char  *text)
{
  g_autofree char *line = read_line (process);

  g_assert_cmpstr (line, ==, text);
}

static void
tell (GSubprocess *process)
{
  GError *error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
wait_for_end (GSubprocess *process)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  g_subprocess_wait_async (process, NULL, keep_result_cb, &result);
  g_subprocess_wait_finish (process, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
assert_succeeds (GSubprocess *process)
{
  wait_for_end (process);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
assert_killed (GSubprocess *process)
{
  wait_for_end (process);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

static GSubprocessLauncher *
make_launcher (Fixture *fixture)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                             | G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_setenv (launcher, "HOME", fixture->accounts->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", fixture->accounts->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->accounts->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  g_subprocess_launcher_unsetenv (launcher, "SECRET_BACKEND");

  return launcher;
}

static GSubprocess *
start (Fixture    *fixture,
       const char *command,
       guint       step)
{
  g_autofree char *step_text = g_strdup_printf ("%u", step);
  GError *error = NULL;
  GSubprocess *process;

  process = g_subprocess_launcher_spawn (fixture->launcher, &error, ACCOUNTS_CHILD, fixture->accounts->folder,
                                         loa_simulator_get_bank_url (fixture->accounts->simulator), command, step_text,
                                         NULL);
  g_assert_no_error (error);

  return process;
}

static void
sign_in (Fixture *fixture)
{
  g_autoptr (GSubprocess) process = start (fixture, "sign-in", 0);

  assert_succeeds (process);
}

/* The process says how it went, has every row there is all the same, and has not asked SePay again and again. */
static void
assert_outcome (Fixture     *fixture,
                GSubprocess *process,
                const char  *outcome)
{
  assert_says (process, outcome);
  assert_says (process, N_ROWS);
  assert_succeeds (process);
}

static void
use (Fixture    *fixture,
     const char *outcome)
{
  g_autoptr (GSubprocess) process = start (fixture, "use", 0);
  guint n_calls = accounts_count_token_calls (fixture->accounts);

  assert_outcome (fixture, process, outcome);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), <=, n_calls + 1);
}

static void
assert_lock_is_free (Fixture *fixture)
{
  g_autoptr (LoaFileLock) lock = accounts_make_lock (fixture->accounts);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_file_lock_take_async (lock, LOA_ACCOUNT_ITEM_BANK_LOCK, FALSE, NULL, keep_result_cb, &result);
  loa_file_lock_take_finish (lock, wait_for_result (&result), &error);
  g_assert_no_error (error);
  loa_file_lock_release (lock, LOA_ACCOUNT_ITEM_BANK_LOCK);
}

/* Somebody comes after who was killed. */
static void
come_after (Fixture    *fixture,
            const char *outcome)
{
  assert_lock_is_free (fixture);
  use (fixture, outcome);

  if (g_str_equal (outcome, "asks"))
    {
      sign_in (fixture);
      use (fixture, "works");
    }
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->accounts = accounts_new (NULL);
  fixture->launcher = make_launcher (fixture);
  path = g_build_filename (fixture->accounts->folder, "secrets.keyring", NULL);

  /* libsecret 0.20 itself leaks what it reads of the file. */
  g_subprocess_launcher_setenv (fixture->launcher, "ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_subprocess_launcher_setenv (fixture->launcher, "SECRET_BACKEND", "file", TRUE);
  g_subprocess_launcher_setenv (fixture->launcher, "SECRET_FILE_TEST_PATH", path, TRUE);
  g_subprocess_launcher_setenv (fixture->launcher, "SECRET_FILE_TEST_PASSWORD", "password", TRUE);

  sign_in (fixture);
  use (fixture, "works");
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  if (fixture->session != NULL)
    {
      tell (fixture->session);
      wait_for_end (fixture->session);
    }

  g_clear_object (&fixture->session);
  g_clear_object (&fixture->launcher);
  g_clear_pointer (&fixture->accounts, accounts_free);
}

static void
set_fault (Fixture    *fixture,
           const char *fault)
{
  loa_simulator_clear_faults (fixture->accounts->simulator);
  if (fault != NULL)
    g_assert_true (loa_simulator_add_fault (fixture->accounts->simulator, "/oauth/token", fault, 1, NULL));
}

/* Kills a process at each step of a refresh, until one survives. */
static void
walk (Fixture    *fixture,
      const Step *steps,
      const char *fault)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GSubprocess) process = NULL;

      loa_simulator_void_tokens (fixture->accounts->simulator);
      set_fault (fixture, fault);
      process = start (fixture, "kill", i + 1);
      g_test_message ("%s", steps[i].text);
      assert_says (process, steps[i].text);
      if (steps[i].outcome == NULL)
        {
          assert_says (process, N_ROWS);
          assert_succeeds (process);
          return;
        }

      assert_killed (process);
      set_fault (fixture, NULL);
      come_after (fixture, steps[i].outcome);
    }
}

static void
test_each_step (Fixture       *fixture,
                gconstpointer  data)
{
  walk (fixture, plain_steps, NULL);
}

static void
test_each_step_lost_request (Fixture       *fixture,
                             gconstpointer  data)
{
  walk (fixture, lost_request_steps, "drop-before");
}

static void
test_each_step_lost_answer (Fixture       *fixture,
                            gconstpointer  data)
{
  walk (fixture, lost_answer_steps, "cut-short");
}

/* Kills a process when SePay has its request. */
static void
test_on_its_way (Fixture       *fixture,
                 gconstpointer  data)
{
  const struct
  {
    const char *fault;
    const char *outcome;
  } cases[] = {
    { "slow-before", "works" },
    { "slow", "asks" },
    { "cut-short", "asks" },
    { "endless", "asks" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSubprocess) process = NULL;
      guint n_calls = accounts_count_token_calls (fixture->accounts);

      g_test_message ("%s", cases[i].fault);
      loa_simulator_void_tokens (fixture->accounts->simulator);
      set_fault (fixture, cases[i].fault);
      process = start (fixture, "use", 0);
      while (accounts_count_token_calls (fixture->accounts) == n_calls)
        g_main_context_iteration (NULL, TRUE);

      g_subprocess_send_signal (process, SIGKILL);
      assert_killed (process);
      come_after (fixture, cases[i].outcome);
    }
}

static void
start_ready (Fixture      *fixture,
             GSubprocess **processes,
             gsize         n_processes)
{
  for (gsize i = 0; i < n_processes; i++)
    processes[i] = start (fixture, "use-later", 0);
  for (gsize i = 0; i < n_processes; i++)
    assert_says (processes[i], "ready");
}

static void
assert_all_work (Fixture      *fixture,
                 GSubprocess **processes,
                 gsize         n_processes)
{
  for (gsize i = 0; i < n_processes; i++)
    {
      assert_outcome (fixture, processes[i], "works");
      g_object_unref (processes[i]);
    }
}

/* All know the dead token, and one of them refreshes. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_calls = accounts_count_token_calls (fixture->accounts);
  GSubprocess *processes[4] = { NULL };

  start_ready (fixture, processes, G_N_ELEMENTS (processes));
  loa_simulator_void_tokens (fixture->accounts->simulator);
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    tell (processes[i]);

  assert_all_work (fixture, processes, G_N_ELEMENTS (processes));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls + 1);

  use (fixture, "works");
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls + 1);
}

/* One holds the lock, the others wait for it, and it dies. */
static void
test_holder_dies (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GSubprocess) holder = NULL;
  GSubprocess *processes[3] = { NULL };
  guint n_calls = accounts_count_token_calls (fixture->accounts);
  guint n_requests;

  start_ready (fixture, processes, G_N_ELEMENTS (processes));
  loa_simulator_void_tokens (fixture->accounts->simulator);
  holder = start (fixture, "stop", 2);
  assert_says (holder, "reading the item");

  n_requests = loa_simulator_get_n_requests (fixture->accounts->simulator, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    tell (processes[i]);
  while (loa_simulator_get_n_requests (fixture->accounts->simulator, NULL) < n_requests + G_N_ELEMENTS (processes))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls);

  g_subprocess_send_signal (holder, SIGKILL);
  assert_killed (holder);
  assert_all_work (fixture, processes, G_N_ELEMENTS (processes));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, n_calls + 1);
}

/* A session of its own with an open keyring. Returns: %FALSE when what it takes is not installed */
static gboolean
start_session (Fixture *fixture)
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

  g_subprocess_launcher_unsetenv (fixture->launcher, "SECRET_BACKEND");
  fixture->session = g_subprocess_launcher_spawn (fixture->launcher, &error, runner, "sh", "-c", SESSION, NULL);
  g_assert_no_error (error);
  address = read_line (fixture->session);
  g_assert_nonnull (address);
  g_subprocess_launcher_setenv (fixture->launcher, "DBUS_SESSION_BUS_ADDRESS", address, TRUE);

  sign_in (fixture);
  use (fixture, "works");

  return TRUE;
}

static void
test_service_each_step (Fixture       *fixture,
                        gconstpointer  data)
{
  if (start_session (fixture))
    walk (fixture, plain_steps, NULL);
}

static void
test_service_several (Fixture       *fixture,
                      gconstpointer  data)
{
  if (start_session (fixture))
    test_several (fixture, data);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  add ("/accounts/killed/each-step", test_each_step);
  add ("/accounts/killed/each-step-lost-request", test_each_step_lost_request);
  add ("/accounts/killed/each-step-lost-answer", test_each_step_lost_answer);
  add ("/accounts/killed/on-its-way", test_on_its_way);
  add ("/accounts/killed/several", test_several);
  add ("/accounts/killed/holder-dies", test_holder_dies);
  add ("/accounts/killed/service-each-step", test_service_each_step);
  add ("/accounts/killed/service-several", test_service_several);

  return g_test_run ();
}
