/* accounts-child.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "loa-store-transactions.h"
#include "loa-sync.h"
#include "sepay-address.h"
#include "sepay-session.h"

/* The other process of the tests: it has the user's keyring and a store, and uses the bank account of a simulator that
 * runs elsewhere.
 *
 * Usage: accounts-child FOLDER BANK-URL COMMAND [STEP]
 *
 * sign-in    signs in
 * use        copies transactions, and tells how that went and how many are in the store
 * use-later  is ready for it, says so, and does it when it is told to
 * kill       the same as use, but tells the given step of a refresh, and dies there
 * stop       the same, but stays there
 * give-up-keyring  keeps secrets in memory from then on; uses the account, twice, then disconnects it, takes that back,
 *                  and uses it once more, each time when it is told to
 */

#define STEP_PREFIX "Bank refresh: "

typedef struct
{
  LoaClock *clock; /* (owned) */
  SoupSession *session; /* (owned) */
  LoaKeyring *keyring; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaStore *store; /* (owned) */
  LoaSync *sync; /* (owned) */
} Child;

/* The log's writer has no other way to know. */
static guint steps_left;
static gboolean stays;

static void
say (const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  gsize length = strlen (line);

  g_assert_cmpint (write (STDOUT_FILENO, line, length), ==, (gssize) length);
}

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      const char *text = fields[i].value;

      if (!g_str_equal (fields[i].key, "MESSAGE") || !g_str_has_prefix (text, STEP_PREFIX))
        continue;

      if (steps_left == 0 || --steps_left > 0)
        continue;

      say (text + strlen (STEP_PREFIX));
      while (stays)
        pause ();
      raise (SIGKILL);
    }

  return g_log_writer_default (level, fields, n_fields, user_data);
}

static LoaStore *
open_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  LoaStore *store;

  loa_store_open_async (path, NULL, keep_result_cb, &result);
  store = loa_store_open_finish (wait_for_result (&result), &error);
  g_assert_no_error (error);

  return store;
}

static void
child_set_up (Child      *child,
              const char *folder,
              const char *bank_url)
{
  g_autofree char *lock_path = g_build_filename (folder, "refresh.lock", NULL);
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (lock_path);
  g_autoptr (GUri) address = NULL;
  GError *error = NULL;

  address = sepay_address_parse (bank_url, &error);
  g_assert_no_error (error);

  child->clock = loa_clock_new ();
  child->session = sepay_session_new ();
  child->keyring = loa_keyring_new ();
  child->grant = loa_bank_grant_new (child->keyring, PROFILE, lock, child->session, address, child->clock);
  child->store = open_store (folder);
  child->sync = loa_sync_new (child->store, child->grant, child->clock);
}

static void
child_tear_down (Child *child)
{
  g_autoptr (GAsyncResult) result = NULL;

  assert_ends (child->sync);
  loa_store_close_async (child->store, NULL, keep_result_cb, &result);
  loa_store_close_finish (child->store, wait_for_result (&result), NULL);
  g_clear_object (&result);
  assert_ends (child->store);
  assert_ends (child->grant);
  assert_ends (child->keyring);
  soup_session_abort (child->session);
  g_clear_object (&child->session);
  settle ();
  g_clear_object (&child->clock);
}

static void
sign_in (Child *child)
{
  g_autoptr (LoaBankSignIn) sign_in = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *address = NULL;
  GError *error = NULL;

  sign_in = loa_bank_sign_in_new (child->grant, loa_simulator_get_bank_client_id (),
                                  loa_simulator_get_bank_client_secret (), "http://127.0.0.1:8765/callback",
                                  child->clock, &error);
  g_assert_no_error (error);
  address = follow_authorise (loa_bank_sign_in_get_authorise_uri (sign_in));
  loa_bank_sign_in_paste_async (sign_in, address, NULL, keep_result_cb, &result);
  loa_bank_sign_in_paste_finish (sign_in, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
load (Child *child)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_bank_grant_load_async (child->grant, NULL, keep_result_cb, &result);
  loa_bank_grant_load_finish (child->grant, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (child->grant));
}

static void
copy (Child   *child,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSyncResult) copied = NULL;

  loa_sync_run_async (child->sync, NULL, NULL, NULL, keep_result_cb, &result);
  copied = loa_sync_run_finish (child->sync, wait_for_result (&result), error);
}

static guint
count_rows (Child *child)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) rows = NULL;
  GError *error = NULL;

  loa_store_select_transactions_async (child->store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, NULL, keep_result_cb,
                                       &result);
  rows = loa_store_select_transactions_finish (child->store, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);

  return rows->len;
}

static void
use (Child *child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autofree char *n_rows = NULL;
  gboolean asks;

  copy (child, &error);
  steps_left = 0;
  asks = g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  g_assert_true (loa_bank_grant_get_connected (child->grant));
  g_assert_cmpint (loa_bank_grant_get_needs_sign_in (child->grant), ==, asks);

  if (asks)
    {
      copy (child, &again);
      g_assert_error (again, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
      say ("asks");
    }
  else
    {
      say (error != NULL ? error->message : "works");
    }

  n_rows = g_strdup_printf ("%u", count_rows (child));
  say (n_rows);
}

static void
wait_to_be_told (void)
{
  char byte;

  g_assert_cmpint (read (STDIN_FILENO, &byte, 1), ==, 1);
}

static void
use_when_told (Child    *child,
               gboolean  is_later)
{
  if (is_later)
    {
      say ("ready");
      wait_to_be_told ();
    }

  use (child);
}

static void
disconnect_and_restore (LoaBankGrant *grant)
{
  g_autoptr (GAsyncResult) forgotten = NULL;
  g_autoptr (GAsyncResult) restored = NULL;
  GError *error = NULL;
  gboolean was_there;

  loa_bank_grant_forget_async (grant, NULL, keep_result_cb, &forgotten);
  loa_bank_grant_forget_finish (grant, wait_for_result (&forgotten), &was_there, &error);
  g_assert_no_error (error);
  g_assert_true (was_there);
  g_assert_false (loa_bank_grant_get_connected (grant));
  say ("disconnected");

  loa_bank_grant_restore_async (grant, NULL, keep_result_cb, &restored);
  loa_bank_grant_restore_finish (grant, wait_for_result (&restored), &error);
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (grant));
}

static void
give_up_keyring (Child *child)
{
  loa_keyring_keep_in_memory (child->keyring);
  say ("ready");

  for (guint i = 0; i < 2; i++)
    {
      wait_to_be_told ();
      use (child);
    }

  disconnect_and_restore (child->grant);
  wait_to_be_told ();
  use (child);
}

int
main (int    argc,
      char **argv)
{
  const char *command;
  Child child = { 0 };

  g_assert_cmpint (argc, >=, 4);
  command = argv[3];
  g_log_set_writer_func (write_log, NULL, NULL);
  child_set_up (&child, argv[1], argv[2]);

  if (g_str_equal (command, "sign-in"))
    {
      sign_in (&child);
    }
  else
    {
      if (argc > 4)
        steps_left = (guint) g_ascii_strtoull (argv[4], NULL, 10);
      stays = g_str_equal (command, "stop");
      load (&child);
      if (g_str_equal (command, "give-up-keyring"))
        give_up_keyring (&child);
      else
        use_when_told (&child, g_str_equal (command, "use-later"));
    }

  child_tear_down (&child);

  return 0;
}
