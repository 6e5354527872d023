/* test-accounts-tokens.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "loa-account-item.h"
#include "loa-failure.h"
#include "loa-soundbox-credentials.h"
#include "sepay-error.h"
#include "test-accounts.h"

#define START G_GINT64_CONSTANT (1760000000)
#define N_PROCESSES 10
#define TOKEN_PATH "/devices/v1/token/create"

/* What every test of the SoundBox token needs: one account for each of several processes. */
typedef struct
{
  Accounts *accounts; /* (owned) */
  char *serial_number; /* (owned) */
  LoaSoundboxAccount *processes[N_PROCESSES]; /* (owned) */
  GAsyncResult *results[N_PROCESSES]; /* (owned) (nullable) */
} Shared;

static guint
count_creations (Shared *shared)
{
  return loa_simulator_get_n_requests (shared->accounts->simulator, TOKEN_PATH);
}

static void
require (LoaSoundboxAccount *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_soundbox_account_require_async (account, NULL, keep_result_cb, &result);
  loa_soundbox_account_require_finish (account, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
put_item (Shared                       *shared,
          const LoaSoundboxCredentials *credentials)
{
  g_autofree char *text = loa_soundbox_credentials_encode (credentials);
  GError *error = NULL;

  keyring_put (shared->accounts->keyring, "soundbox", loa_soundbox_account_get_server (shared->processes[0]), text,
               &error);
  g_assert_no_error (error);
}

static LoaSoundboxCredentials *
look_at_item (Shared *shared)
{
  g_autofree char *text = keyring_look (shared->accounts->keyring, "soundbox",
                                        loa_soundbox_account_get_server (shared->processes[0]), NULL);
  LoaSoundboxCredentials *credentials;
  GError *error = NULL;

  g_assert_nonnull (text);
  credentials = loa_soundbox_credentials_decode (text, shared->accounts->clock, &error);
  g_assert_no_error (error);

  return credentials;
}

/* An item as it is before any token: the credentials alone. */
static Shared *
shared_new (LoaClock *clock)
{
  Shared *shared = g_new0 (Shared, 1);
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;
  g_auto (GStrv) speakers = NULL;

  shared->accounts = accounts_new (clock);
  speakers = loa_simulator_list_speakers (shared->accounts->simulator);
  shared->serial_number = g_strdup (speakers[0]);
  g_assert_true (loa_simulator_set_variant (shared->accounts->simulator, "one-token", TRUE, NULL));

  for (guint i = 0; i < N_PROCESSES; i++)
    shared->processes[i] = accounts_make_soundbox (shared->accounts);

  credentials = loa_soundbox_credentials_new (loa_simulator_get_soundbox_client_id (),
                                              loa_simulator_get_soundbox_client_secret (), START);
  put_item (shared, credentials);

  return shared;
}

static void
shared_free (Shared *shared)
{
  for (guint i = 0; i < N_PROCESSES; i++)
    if (shared->processes[i] != NULL)
      assert_ends (shared->processes[i]);

  accounts_free (shared->accounts);
  g_free (shared->serial_number);
  g_free (shared);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shared, shared_free)

static void
start_check (Shared       *shared,
             guint         process,
             GCancellable *cancellable,
             guint         i)
{
  sepay_soundbox_check_async (loa_soundbox_account_get_client (shared->processes[process]), shared->serial_number,
                              cancellable, keep_result_cb, &shared->results[i]);
}

static gboolean
finish_check (Shared  *shared,
              guint    process,
              guint    i,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;

  wait_for_result (&shared->results[i]);
  result = g_steal_pointer (&shared->results[i]);
  state = sepay_soundbox_check_finish (loa_soundbox_account_get_client (shared->processes[process]), result, error);

  return state != NULL;
}

static void
check (Shared *shared,
       guint   process)
{
  GError *error = NULL;

  start_check (shared, process, NULL, 0);
  finish_check (shared, process, 0, &error);
  g_assert_no_error (error);
}

static void
check_at_once (Shared *shared)
{
  for (guint i = 0; i < N_PROCESSES; i++)
    start_check (shared, i, NULL, i);

  for (guint i = 0; i < N_PROCESSES; i++)
    {
      GError *error = NULL;

      finish_check (shared, i, i, &error);
      g_assert_no_error (error);
    }
}

static void
require_all (Shared *shared)
{
  for (guint i = 0; i < N_PROCESSES; i++)
    require (shared->processes[i]);
}

/* Where a new token voids the old one, processes that each create their own make each other fail. */
static void
test_one_among_processes (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);

  require_all (shared);
  check_at_once (shared);
  g_assert_cmpuint (count_creations (shared), ==, 1);

  check_at_once (shared);
  g_assert_cmpuint (count_creations (shared), ==, 1);

  for (guint i = 0; i < 2; i++)
    {
      loa_simulator_void_tokens (shared->accounts->simulator);
      check_at_once (shared);
      g_assert_cmpuint (count_creations (shared), ==, 2 + i);
    }
}

static void
test_connecting_gives_it (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  require (shared->processes[1]);
  check (shared, 1);
  g_assert_cmpuint (count_creations (shared), ==, 1);

  loa_soundbox_account_connect_async (shared->processes[0], loa_simulator_get_soundbox_client_id (),
                                      loa_simulator_get_soundbox_client_secret (), NULL, keep_result_cb, &result);
  loa_soundbox_account_connect_finish (shared->processes[0], wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_creations (shared), ==, 2);

  /* The proof is the token that all go on with, those too that had another before. */
  require_all (shared);
  check_at_once (shared);
  g_assert_cmpuint (count_creations (shared), ==, 2);
}

static void
test_renewed_in_time (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  g_autoptr (Shared) shared = shared_new (clock);

  require_all (shared);
  check (shared, 0);
  loa_clock_leap (clock, 6000 - 60 - 1);
  check (shared, 0);
  require (shared->processes[1]);
  check (shared, 1);
  g_assert_cmpuint (count_creations (shared), ==, 1);

  loa_clock_leap (clock, 1);
  check_at_once (shared);
  g_assert_cmpuint (count_creations (shared), ==, 2);
}

/* With a lifetime of less than two margins half of it is used, or every call would create a token. */
static void
test_short_lived (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  g_autoptr (Shared) shared = shared_new (clock);

  loa_simulator_set_soundbox_token_lifetime (shared->accounts->simulator, 10);
  require (shared->processes[0]);
  check (shared, 0);
  loa_clock_leap (clock, 4);
  check (shared, 0);
  g_assert_cmpuint (count_creations (shared), ==, 1);

  loa_clock_leap (clock, 1);
  check (shared, 0);
  g_assert_cmpuint (count_creations (shared), ==, 2);
}

/* An item from the future, as a clock put back makes it: a token never lives longer than it was given. */
static void
test_clock_put_back (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START);
  g_autoptr (Shared) shared = shared_new (clock);
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;

  require (shared->processes[0]);
  check (shared, 0);
  credentials = look_at_item (shared);
  g_assert_cmpint (credentials->obtained_at, ==, START);
  g_assert_cmpint (credentials->expires_at, ==, START + 6000);

  credentials->obtained_at += 86400;
  credentials->expires_at += 86400;
  put_item (shared, credentials);
  require (shared->processes[1]);
  check (shared, 1);
  g_assert_cmpuint (count_creations (shared), ==, 1);

  loa_clock_leap (clock, 6000 - 60);
  check (shared, 1);
  g_assert_cmpuint (count_creations (shared), ==, 2);
}

/* Within a process they share one request, and who gives up waiting disturbs nobody. */
static void
test_shared_by_calls (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  require (shared->processes[0]);
  for (guint i = 0; i < N_PROCESSES; i++)
    start_check (shared, 0, i == 0 ? cancellable : NULL, i);
  g_cancellable_cancel (cancellable);

  for (guint i = 0; i < N_PROCESSES; i++)
    {
      g_autoptr (GError) error = NULL;

      finish_check (shared, 0, i, &error);
      if (i == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
    }

  g_assert_cmpuint (count_creations (shared), ==, 1);
}

/* Whoever comes after the last has given up gets a token all the same. */
static void
test_all_give_up (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  require (shared->processes[0]);
  start_check (shared, 0, cancellable, 0);
  g_cancellable_cancel (cancellable);
  start_check (shared, 0, NULL, 1);

  g_assert_false (finish_check (shared, 0, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  finish_check (shared, 0, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_creations (shared), ==, 1);
}

/* Another process connects with other credentials, or disconnects. */
static void
test_changed_elsewhere (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);
  g_autoptr (LoaSoundboxCredentials) wrong = loa_soundbox_credentials_new ("other", "wrong", START);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  require_all (shared);
  check (shared, 0);

  loa_simulator_void_tokens (shared->accounts->simulator);
  put_item (shared, wrong);
  start_check (shared, 0, NULL, 0);
  g_assert_false (finish_check (shared, 0, 0, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED);
  g_clear_error (&error);

  loa_soundbox_account_forget_async (shared->processes[1], NULL, keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_forget_finish (shared->processes[1], wait_for_result (&result), NULL, &error));
  start_check (shared, 0, NULL, 0);
  g_assert_false (finish_check (shared, 0, 0, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
}

static void
test_forgotten_while_waiting (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);
  g_autoptr (LoaFileLock) lock = accounts_make_lock (shared->accounts);
  g_autoptr (GAsyncResult) taken = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  require (shared->processes[0]);
  loa_file_lock_take_async (lock, LOA_ACCOUNT_ITEM_SOUNDBOX_LOCK, TRUE, NULL, keep_result_cb, &taken);
  g_assert_true (loa_file_lock_take_finish (lock, wait_for_result (&taken), &error));

  loa_soundbox_account_forget_async (shared->processes[0], NULL, keep_result_cb, &result);
  start_check (shared, 0, NULL, 0);
  loa_file_lock_release (lock, LOA_ACCOUNT_ITEM_SOUNDBOX_LOCK);

  g_assert_true (loa_soundbox_account_forget_finish (shared->processes[0], wait_for_result (&result), NULL, &error));
  g_assert_false (finish_check (shared, 0, 0, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (count_creations (shared), ==, 0);
}

/* An item that can no longer be read, or not be decoded, keeps nobody from announcing. */
static void
test_unreadable_meanwhile (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);
  GError *error = NULL;

  require (shared->processes[0]);
  check (shared, 0);
  loa_simulator_void_tokens (shared->accounts->simulator);
  keyring_put (shared->accounts->keyring, "soundbox", loa_soundbox_account_get_server (shared->processes[0]), "broken",
               &error);
  g_assert_no_error (error);

  check (shared, 0);
  g_assert_cmpuint (count_creations (shared), ==, 2);
}

/* That no token is to be had says nothing about the speaker or the announcement it was wanted for. */
static void
test_creation_refused (void)
{
  g_autoptr (Shared) shared = shared_new (NULL);
  g_autoptr (GError) error = NULL;

  require (shared->processes[0]);
  g_assert_true (loa_simulator_add_fault (shared->accounts->simulator, TOKEN_PATH, "code-404", 1, NULL));
  start_check (shared, 0, NULL, 0);
  g_assert_false (finish_check (shared, 0, 0, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);

  check (shared, 0);
}

void
add_token_tests (void)
{
  g_test_add_func ("/accounts/tokens/one-among-processes", test_one_among_processes);
  g_test_add_func ("/accounts/tokens/connecting-gives-it", test_connecting_gives_it);
  g_test_add_func ("/accounts/tokens/renewed-in-time", test_renewed_in_time);
  g_test_add_func ("/accounts/tokens/short-lived", test_short_lived);
  g_test_add_func ("/accounts/tokens/clock-put-back", test_clock_put_back);
  g_test_add_func ("/accounts/tokens/shared-by-calls", test_shared_by_calls);
  g_test_add_func ("/accounts/tokens/all-give-up", test_all_give_up);
  g_test_add_func ("/accounts/tokens/changed-elsewhere", test_changed_elsewhere);
  g_test_add_func ("/accounts/tokens/forgotten-while-waiting", test_forgotten_while_waiting);
  g_test_add_func ("/accounts/tokens/unreadable-meanwhile", test_unreadable_meanwhile);
  g_test_add_func ("/accounts/tokens/creation-refused", test_creation_refused);
}
