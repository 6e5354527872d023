/* test-startup.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "folder.h"
#include "loa-simulator.h"
#include "loa-startup.h"
#include "loa-store-announcements.h"
#include "shown.h"

#define SPEAKER "VNS52508000001"

typedef struct
{
  char *folder; /* (owned) */
  LoaClock *clock; /* (owned) */
  LoaSimulator *simulator; /* (owned) */
  LoaKeyring *keyring; /* (owned) */
  LoaShop *shop; /* (owned) */
  gboolean done;
} Fixture;

static void
connect_account (Fixture *fixture)
{
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (fixture->shop);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_connect_async (account, loa_simulator_get_soundbox_client_id (),
                                      loa_simulator_get_soundbox_client_secret (), NULL, keep_result_cb, &result);
  loa_soundbox_account_connect_finish (account, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("loa-startup-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clock = loa_clock_new ();
  fixture->simulator = loa_simulator_new (fixture->clock, 0, LOA_SIMULATOR_DATES_TODAY);
  loa_simulator_set_paired (fixture->simulator, SPEAKER, TRUE);
  g_assert_true (loa_simulator_listen (fixture->simulator, 0, &error));
  fixture->keyring = loa_keyring_new_in_memory ();
  loa_shop_open_async ("default", fixture->folder, fixture->keyring, fixture->clock,
                       loa_simulator_get_soundbox_url (fixture->simulator),
                       loa_simulator_get_bank_url (fixture->simulator), NULL, keep_result_cb, &result);
  fixture->shop = loa_shop_open_finish (wait_for_result (&result), &error);
  g_assert_no_error (error);
  connect_account (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_shop_close_async (fixture->shop, NULL, keep_result_cb, &result);
  loa_shop_close_finish (fixture->shop, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_ends (fixture->shop);
  assert_ends (fixture->keyring);
  assert_ends (fixture->simulator);
  assert_ends (fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
done_cb (Fixture *fixture)
{
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer user_data)
{
  const Fixture *fixture = user_data;

  return fixture->done;
}

static gboolean
has_said (gpointer user_data)
{
  const Fixture *fixture = user_data;

  return loa_simulator_get_n_said (fixture->simulator) > 0;
}

/* What loactl does before it is killed. */
static void
ask (Fixture    *fixture,
     const char *request_id)
{
  LoaStore *store = loa_shop_get_store (fixture->shop);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_ask_announcement_async (store, request_id, SPEAKER, 150000, LOA_ANNOUNCEMENT_CAUSE_BY_HAND,
                                    loa_clock_get_unix_seconds (fixture->clock), NULL, keep_result_cb, &result);
  record = loa_store_ask_announcement_finish (store, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
}

/* Whenever the window becomes active it reads the accounts again, and goes on with what another process left. */
static void
test_resume (Fixture       *fixture,
             gconstpointer  data)
{
  LoaStartup *startup = loa_startup_new (fixture->shop);

  g_signal_connect_swapped (startup, "done", G_CALLBACK (done_cb), fixture);
  loa_startup_run (startup);
  wait_until (is_done, fixture, "a start-up that is done");
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 0);

  ask (fixture, "TXN1");
  loa_startup_reload (startup);
  wait_until (has_said, fixture, "what another process left to be said");
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "TXN1"), ==, 1);

  loa_startup_close (startup);
  assert_ends (startup);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/window/startup/resume", Fixture, NULL, set_up, test_resume, tear_down);

  return g_test_run ();
}
