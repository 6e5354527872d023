/* test-accounts-soundbox-others.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "test-accounts.h"

#define START G_GINT64_CONSTANT (1760000000)
#define TOKEN_PATH "/devices/v1/token/create"

/* Two accounts of one profile, each with a lock of its own, as two processes have them. */
typedef struct
{
  LoaClock *clock; /* (owned) */
  Accounts *accounts; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaSoundboxAccount *other; /* (owned) */
} Fixture;

static void
connect_account (LoaSoundboxAccount *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_soundbox_account_connect_async (account, loa_simulator_get_soundbox_client_id (),
                                      loa_simulator_get_soundbox_client_secret (), NULL, keep_result_cb, &result);
  loa_soundbox_account_connect_finish (account, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->clock = loa_clock_new_leaping (START);
  fixture->accounts = accounts_new (fixture->clock);
  fixture->account = accounts_make_soundbox (fixture->accounts);
  fixture->other = accounts_make_soundbox (fixture->accounts);
  connect_account (fixture->account);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->account);
  assert_ends (fixture->other);
  g_clear_pointer (&fixture->accounts, accounts_free);
  g_clear_object (&fixture->clock);
}

static gboolean
forget (LoaSoundboxAccount *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean was_there = FALSE;
  GError *error = NULL;

  loa_soundbox_account_forget_async (account, NULL, keep_result_cb, &result);
  loa_soundbox_account_forget_finish (account, wait_for_result (&result), &was_there, &error);
  g_assert_no_error (error);
  g_assert_false (loa_soundbox_account_get_connected (account));

  return was_there;
}

static void
restore (LoaSoundboxAccount *account)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_soundbox_account_restore_async (account, NULL, keep_result_cb, &result);
  loa_soundbox_account_restore_finish (account, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
reload (LoaSoundboxAccount  *account,
        GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_soundbox_account_reload_async (account, NULL, keep_result_cb, &result);
  loa_soundbox_account_reload_finish (account, wait_for_result (&result), error);
}

static void
check (Fixture             *fixture,
       LoaSoundboxAccount  *account,
       GError             **error)
{
  g_auto (GStrv) speakers = loa_simulator_list_speakers (fixture->accounts->simulator);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;

  sepay_soundbox_check_async (loa_soundbox_account_get_client (account), speakers[0], NULL, keep_result_cb, &result);
  state = sepay_soundbox_check_finish (loa_soundbox_account_get_client (account), wait_for_result (&result), error);
}

static char *
look (Fixture *fixture)
{
  return keyring_look (fixture->accounts->keyring, "soundbox", loa_soundbox_account_get_server (fixture->account),
                       NULL);
}

static void
count_cb (LoaSoundboxAccount *account,
          GParamSpec         *pspec,
          guint              *n_times)
{
  (*n_times)++;
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = look (fixture);
  g_autofree char *gone = NULL;
  g_autofree char *after = NULL;
  GError *error = NULL;
  guint n_times = 0;

  g_signal_connect (fixture->account, "notify::forgotten", G_CALLBACK (count_cb), &n_times);
  g_assert_true (forget (fixture->account));
  g_assert_true (loa_soundbox_account_get_forgotten (fixture->account));
  gone = look (fixture);
  g_assert_null (gone);

  restore (fixture->account);
  g_assert_true (loa_soundbox_account_get_connected (fixture->account));
  g_assert_cmpint (loa_soundbox_account_get_since (fixture->account), ==, START);
  g_assert_false (loa_soundbox_account_get_forgotten (fixture->account));
  g_assert_cmpuint (n_times, ==, 2);
  after = look (fixture);
  g_assert_cmpstr (after, ==, before);

  check (fixture, fixture->account, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->accounts->simulator, TOKEN_PATH), ==, 1);
}

static void
test_nothing_to_restore (Fixture       *fixture,
                         gconstpointer  data)
{
  forget (fixture->account);
  loa_soundbox_account_drop_forgotten (fixture->account);
  g_assert_false (loa_soundbox_account_get_forgotten (fixture->account));
  restore (fixture->account);
  g_assert_false (loa_soundbox_account_get_connected (fixture->account));

  connect_account (fixture->account);
  forget (fixture->account);
  connect_account (fixture->account);
  g_assert_false (loa_soundbox_account_get_forgotten (fixture->account));
}

/* Whoever has connected meanwhile is who is connected. */
static void
test_restore_after_connecting (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *theirs = NULL;
  g_autofree char *after = NULL;

  forget (fixture->account);
  loa_clock_leap (fixture->clock, 5);
  connect_account (fixture->other);
  theirs = look (fixture);

  restore (fixture->account);
  after = look (fixture);
  g_assert_cmpstr (after, ==, theirs);
  g_assert_cmpint (loa_soundbox_account_get_since (fixture->account), ==,
                   loa_soundbox_account_get_since (fixture->other));
  g_assert_false (loa_soundbox_account_get_forgotten (fixture->account));
}

static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n_times = 0;

  g_signal_connect (fixture->other, "notify::connected", G_CALLBACK (count_cb), &n_times);
  reload (fixture->other, &error);
  g_assert_no_error (error);
  g_assert_true (loa_soundbox_account_get_connected (fixture->other));
  g_assert_cmpuint (n_times, ==, 1);
  reload (fixture->other, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_times, ==, 1);

  forget (fixture->account);
  reload (fixture->other, &error);
  g_assert_no_error (error);
  g_assert_false (loa_soundbox_account_get_connected (fixture->other));
  g_assert_cmpuint (n_times, ==, 2);

  connect_account (fixture->account);
  reload (fixture->other, &error);
  g_assert_no_error (error);
  g_assert_true (loa_soundbox_account_get_connected (fixture->other));

  g_assert_true (keyring_put (fixture->accounts->keyring, "soundbox",
                              loa_soundbox_account_get_server (fixture->account), "{", NULL));
  reload (fixture->other, &error);
  g_assert_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED);
  g_assert_true (loa_soundbox_account_get_connected (fixture->other));
}

/* A dead token is how a process finds out without being told to look. */
static void
test_finds_disconnected (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  reload (fixture->other, &error);
  g_assert_no_error (error);
  forget (fixture->account);
  loa_simulator_void_tokens (fixture->accounts->simulator);
  check (fixture, fixture->other, &error);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_false (loa_soundbox_account_get_connected (fixture->other));
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

void
add_soundbox_others_tests (void)
{
  add ("/accounts/soundbox/restore", test_restore);
  add ("/accounts/soundbox/nothing-to-restore", test_nothing_to_restore);
  add ("/accounts/soundbox/restore-after-connecting", test_restore_after_connecting);
  add ("/accounts/soundbox/reload", test_reload);
  add ("/accounts/soundbox/finds-disconnected", test_finds_disconnected);
}
