/* test-accounts-killed.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <signal.h>

#include "accounts-children.h"

/* Processes are killed while they refresh. Whoever comes after must work, or ask once to sign in again; the latter only
 * where SePay had spent the refresh token and what it answered had not been stored.
 */

/* Moments at which a process is killed, after it was told to begin: a refresh lasts for some of them. */
#define N_MOMENTS 12
#define MOMENT_MILLISECONDS 4

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
  { "the refresh token is dead", "asks" },
  { "asks", NULL },
};

/* Kills a process at each step of a refresh, until one survives. */
static void
walk (Children   *children,
      const Step *steps,
      const char *fault)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GSubprocess) process = NULL;

      loa_simulator_void_tokens (children->accounts->simulator);
      children_set_fault (children, fault);
      process = children_start (children, "kill", i + 1);
      g_test_message ("%s", steps[i].text);
      child_assert_says (process, steps[i].text);
      if (steps[i].outcome == NULL)
        {
          child_assert_says (process, N_ROWS);
          child_assert_succeeds (process);
          return;
        }

      child_assert_killed (process);
      children_set_fault (children, NULL);
      children_come_after (children, steps[i].outcome);
    }
}

static void
test_each_step (Children      *children,
                gconstpointer  data)
{
  walk (children, plain_steps, NULL);
}

static void
test_each_step_lost_request (Children      *children,
                             gconstpointer  data)
{
  walk (children, lost_request_steps, "drop-before");
}

static void
test_each_step_lost_answer (Children      *children,
                            gconstpointer  data)
{
  walk (children, lost_answer_steps, "cut-short");
}

/* Kills a process when SePay has its request. */
static void
test_on_its_way (Children      *children,
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
      guint n_calls = accounts_count_token_calls (children->accounts);

      g_test_message ("%s", cases[i].fault);
      loa_simulator_void_tokens (children->accounts->simulator);
      children_set_fault (children, cases[i].fault);
      process = children_start (children, "use", 0);
      while (accounts_count_token_calls (children->accounts) == n_calls)
        g_main_context_iteration (NULL, TRUE);

      g_subprocess_send_signal (process, SIGKILL);
      child_assert_killed (process);
      children_come_after (children, cases[i].outcome);
    }
}

static gboolean
kill_cb (gpointer user_data)
{
  g_subprocess_send_signal (G_SUBPROCESS (user_data), SIGKILL);

  return G_SOURCE_REMOVE;
}

/* Kills a process between steps, wherever it has come to. */
static void
test_any_time (Children      *children,
               gconstpointer  data)
{
  for (guint i = 0; i < N_MOMENTS; i++)
    {
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GSubprocess) next = NULL;
      g_autofree char *outcome = NULL;
      guint n_calls = accounts_count_token_calls (children->accounts);
      gboolean may_ask;

      process = children_start (children, "use-later", 0);
      child_assert_says (process, "ready");
      loa_simulator_void_tokens (children->accounts->simulator);
      child_tell (process);
      g_timeout_add_full (G_PRIORITY_DEFAULT, i * MOMENT_MILLISECONDS, kill_cb, g_object_ref (process), g_object_unref);
      child_wait_for_end (process);
      /* What it had sent is still read. */
      settle ();
      may_ask = accounts_count_token_calls (children->accounts) > n_calls;

      next = children_start (children, "use", 0);
      outcome = child_read_line (next);
      g_test_message ("%u: %s", i, outcome);
      if (!may_ask)
        g_assert_cmpstr (outcome, ==, "works");
      else if (!g_str_equal (outcome, "works"))
        g_assert_cmpstr (outcome, ==, "asks");
      child_assert_says (next, N_ROWS);
      child_assert_succeeds (next);
      if (g_str_equal (outcome, "asks"))
        children_sign_in (children);
    }
}

static void
start_ready (Children     *children,
             GSubprocess **processes,
             gsize         n_processes)
{
  for (gsize i = 0; i < n_processes; i++)
    processes[i] = children_start (children, "use-later", 0);
  for (gsize i = 0; i < n_processes; i++)
    child_assert_says (processes[i], "ready");
}

static void
assert_all_work (Children     *children,
                 GSubprocess **processes,
                 gsize         n_processes)
{
  for (gsize i = 0; i < n_processes; i++)
    {
      child_assert_outcome (processes[i], "works");
      g_object_unref (processes[i]);
    }
}

/* All know the dead token, and one of them refreshes. */
static void
test_several (Children      *children,
              gconstpointer  data)
{
  guint n_calls = accounts_count_token_calls (children->accounts);
  GSubprocess *processes[4] = { NULL };

  start_ready (children, processes, G_N_ELEMENTS (processes));
  loa_simulator_void_tokens (children->accounts->simulator);
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    child_tell (processes[i]);

  assert_all_work (children, processes, G_N_ELEMENTS (processes));
  g_assert_cmpuint (accounts_count_token_calls (children->accounts), ==, n_calls + 1);

  children_use (children, "works");
  g_assert_cmpuint (accounts_count_token_calls (children->accounts), ==, n_calls + 1);
}

/* One holds the lock, the others wait for it, and it dies. */
static void
test_holder_dies (Children      *children,
                  gconstpointer  data)
{
  g_autoptr (GSubprocess) holder = NULL;
  GSubprocess *processes[3] = { NULL };
  guint n_calls = accounts_count_token_calls (children->accounts);
  guint n_requests;

  start_ready (children, processes, G_N_ELEMENTS (processes));
  loa_simulator_void_tokens (children->accounts->simulator);
  holder = children_start (children, "stop", 2);
  child_assert_says (holder, "reading the item");

  n_requests = loa_simulator_get_n_requests (children->accounts->simulator, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (processes); i++)
    child_tell (processes[i]);
  while (loa_simulator_get_n_requests (children->accounts->simulator, NULL) < n_requests + G_N_ELEMENTS (processes))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (accounts_count_token_calls (children->accounts), ==, n_calls);

  g_subprocess_send_signal (holder, SIGKILL);
  child_assert_killed (holder);
  assert_all_work (children, processes, G_N_ELEMENTS (processes));
  g_assert_cmpuint (accounts_count_token_calls (children->accounts), ==, n_calls + 1);
}

static void
void_tokens_and_tell (Children    *children,
                      GSubprocess *process)
{
  loa_simulator_void_tokens (children->accounts->simulator);
  child_tell (process);
  child_assert_says (process, "works");
  child_assert_says (process, N_ROWS);
}

/* Who gives the keyring up for memory goes on with what was read from it, and leaves it as it is. */
static void
test_keyring_given_up (Children      *children,
                       gconstpointer  data)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_calls = accounts_count_token_calls (children->accounts);
  gsize length_before;
  gsize length_after;

  g_assert_true (g_file_get_contents (children->keyring_path, &before, &length_before, NULL));
  process = children_start (children, "give-up-keyring", 0);
  child_assert_says (process, "ready");
  void_tokens_and_tell (children, process);
  void_tokens_and_tell (children, process);

  child_assert_says (process, "disconnected");
  void_tokens_and_tell (children, process);
  child_assert_succeeds (process);
  g_assert_cmpuint (accounts_count_token_calls (children->accounts), ==, n_calls + 3);

  g_assert_true (g_file_get_contents (children->keyring_path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_service_each_step (Children      *children,
                        gconstpointer  data)
{
  if (children_start_session (children))
    walk (children, plain_steps, NULL);
}

static void
test_service_several (Children      *children,
                      gconstpointer  data)
{
  if (children_start_session (children))
    test_several (children, data);
}

static void
add (const char *path,
     void      (*test) (Children *, gconstpointer))
{
  g_test_add (path, Children, NULL, children_set_up, test, children_tear_down);
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
  add ("/accounts/killed/any-time", test_any_time);
  add ("/accounts/killed/several", test_several);
  add ("/accounts/killed/holder-dies", test_holder_dies);
  add ("/accounts/killed/keyring-given-up", test_keyring_given_up);
  add ("/accounts/killed/service-each-step", test_service_each_step);
  add ("/accounts/killed/service-several", test_service_several);

  return g_test_run ();
}
