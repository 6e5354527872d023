/* work-child.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>
#include <stdlib.h>
#include <unistd.h>

#include "loa-announcer.h"
#include "loa-simulator.h"
#include "sepay-address.h"
#include "sepay-session.h"

/* The other process of the tests: it announces and follows, and stops dead at a change of its announcement that was
 * chosen, after telling so. It never ends by itself.
 *
 * Usage: work-child FOLDER SOUNDBOX-URL REQUEST-ID SERIAL N-CHANGES
 */

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
changed_cb (LoaAnnouncer *announcer,
            const char   *hardware_id,
            const char   *request_id,
            int          *n_left)
{
  if (--*n_left > 0)
    return;

  g_print ("stopped\n");
  for (;;)
    pause ();
}

static LoaStore *
open_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  LoaStore *store;

  loa_store_open_async (path, NULL, keep_result_cb, &result);
  store = loa_store_open_finish (wait_for_result (&result), NULL);
  g_assert_nonnull (store);

  return store;
}

static void
sign_in (LoaSoundboxAccount *account)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_soundbox_account_connect_async (account, loa_simulator_get_soundbox_client_id (),
                                      loa_simulator_get_soundbox_client_secret (), NULL, keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_connect_finish (account, wait_for_result (&result), NULL));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GAsyncResult) announced = NULL;
  g_autoptr (GAsyncResult) followed = NULL;
  g_autofree char *lock_path = NULL;
  g_autofree char *refresh_lock_path = NULL;
  g_autoptr (GUri) address = NULL;
  LoaSoundboxAccount *account;
  LoaAnnouncer *announcer;
  LoaClock *clock = loa_clock_new ();
  int n_left;

  g_assert_cmpint (argc, ==, 6);
  n_left = atoi (argv[5]);
  lock_path = g_build_filename (argv[1], "rows.lock", NULL);
  refresh_lock_path = g_build_filename (argv[1], "refresh.lock", NULL);
  address = sepay_address_parse (argv[2], NULL);
  account = loa_soundbox_account_new (loa_keyring_new_in_memory (), "tested", loa_file_lock_new (refresh_lock_path),
                                      sepay_session_new (), address, clock);
  sign_in (account);

  announcer = loa_announcer_new (open_store (argv[1]), loa_file_lock_new (lock_path), account, clock);
  g_signal_connect (announcer, "changed", G_CALLBACK (changed_cb), &n_left);

  loa_announcer_announce_async (announcer, argv[4], 150000, argv[3], LOA_ANNOUNCEMENT_CAUSE_BY_HAND, NULL,
                                keep_result_cb, &announced);
  wait_for_result (&announced);
  loa_announcer_follow_async (announcer, argv[3], NULL, keep_result_cb, &followed);
  wait_for_result (&followed);

  for (;;)
    pause ();
}
