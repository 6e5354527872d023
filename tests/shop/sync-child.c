/* sync-child.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>
#include <stdlib.h>

#include "loa-bank-sign-in.h"
#include "loa-simulator.h"
#include "loa-sync.h"
#include "sepay-address.h"
#include "sepay-session.h"

/* The other process of the tests of copying: it signs in and copies what is missing. Waiting takes no time.
 *
 * Usage: sync-child FOLDER BANK-URL REDIRECT-URI UNIX-SECONDS
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

static char *
allow (SoupSession *session,
       const char  *authorise_uri)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, authorise_uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &result);
  body = soup_session_send_and_read_finish (session, wait_for_result (&result), NULL);
  g_assert_nonnull (body);

  return g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
}

static void
sign_in (LoaBankGrant *grant,
         SoupSession  *session,
         const char   *redirect_uri,
         LoaClock     *clock)
{
  g_autoptr (LoaBankSignIn) sign_in = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *callback = NULL;

  sign_in = loa_bank_sign_in_new (grant, loa_simulator_get_bank_client_id (), loa_simulator_get_bank_client_secret (),
                                  redirect_uri, clock, NULL);
  g_assert_nonnull (sign_in);
  callback = allow (session, loa_bank_sign_in_get_authorise_uri (sign_in));
  loa_bank_sign_in_paste_async (sign_in, callback, NULL, keep_result_cb, &result);
  loa_bank_sign_in_paste_finish (sign_in, wait_for_result (&result), NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *lock_path = NULL;
  g_autoptr (GUri) address = NULL;
  SoupSession *session = sepay_session_new ();
  LoaBankGrant *grant;
  LoaClock *clock;
  LoaSync *sync;

  g_assert_cmpint (argc, ==, 5);
  clock = loa_clock_new_leaping (g_ascii_strtoll (argv[4], NULL, 10));
  lock_path = g_build_filename (argv[1], "child.lock", NULL);
  address = sepay_address_parse (argv[2], NULL);
  grant = loa_bank_grant_new (loa_keyring_new_in_memory (), "tested", loa_file_lock_new (lock_path), session, address,
                              clock);
  sign_in (grant, session, argv[3], clock);

  sync = loa_sync_new (open_store (argv[1]), grant, clock);
  loa_sync_run_async (sync, NULL, NULL, NULL, keep_result_cb, &result);
  g_assert_nonnull (loa_sync_run_finish (sync, wait_for_result (&result), NULL));

  return EXIT_SUCCESS;
}
