/* benchmark-sync.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* benchmark-sync SIMULATOR: measures copying 100.000 transactions from that program beside parsing the same pages alone
 * and inserting the same rows alone, a page in a transaction. Waiting for the rate limit takes no time.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <stdlib.h>

#include "benchmark-rows.h"
#include "loa-bank-sign-in.h"
#include "loa-simulator.h"
#include "loa-sync-record.h"
#include "loa-sync.h"
#include "sepay-address.h"
#include "sepay-json.h"
#include "sepay-session.h"
#include "sepay-transaction-private.h"

#define N_ROWS 100000
#define N_RUNS 3
#define REDIRECT_URI "http://127.0.0.1:8765/callback"

typedef struct
{
  char *folder; /* (owned) */
  guint n_stores; /* so far */
  GSubprocess *simulator; /* (owned) */
  char *address; /* (owned) */
  SoupSession *session; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaClock *clock; /* (owned) */
  char *authorization; /* (owned) (nullable): of the last request that had one */
  GPtrArray *bodies; /* (owned) (element-type GBytes) */
  GPtrArray *pages; /* (owned) (element-type GPtrArray): of records, as parsed */
} Benchmark;

static void
start_simulator (Benchmark  *self,
                 const char *program)
{
  static const char name[] = "LOA_BANK_URL=";
  g_autofree char *rows = g_strdup_printf ("--transactions=%d", N_ROWS);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;

  self->simulator = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--port=0", rows,
                                      "--redirect-uri=" REDIRECT_URI, NULL);
  if (self->simulator == NULL)
    g_error ("%s", error->message);

  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->simulator));
  while (self->address == NULL)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

      if (line == NULL)
        g_error ("%s does not tell its address", program);
      if (g_str_has_prefix (line, name))
        self->address = g_strdup (line + strlen (name));
    }
}

static void
starting_cb (SoupMessage *message,
             Benchmark   *self)
{
  const char *value = soup_message_headers_get_one (soup_message_get_request_headers (message), "Authorization");

  if (value != NULL)
    {
      g_free (self->authorization);
      self->authorization = g_strdup (value);
    }
}

static void
queued_cb (SoupSession *session,
           SoupMessage *message,
           Benchmark   *self)
{
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), self);
}

static char *
allow (Benchmark  *self,
       const char *authorise_uri)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, authorise_uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, benchmark_keep_result_cb, &result);
  body = soup_session_send_and_read_finish (self->session, benchmark_await (&result), NULL);

  return g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
}

static void
sign_in (Benchmark *self)
{
  g_autofree char *lock_path = g_build_filename (self->folder, "lock", NULL);
  g_autoptr (GUri) address = sepay_address_parse (self->address, NULL);
  g_autoptr (LoaKeyring) keyring = loa_keyring_new_in_memory ();
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (lock_path);
  g_autoptr (LoaBankSignIn) bank_sign_in = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *callback = NULL;
  g_autoptr (GError) error = NULL;

  self->session = sepay_session_new ();
  g_signal_connect (self->session, "request-queued", G_CALLBACK (queued_cb), self);
  self->clock = loa_clock_new_leaping (g_get_real_time () / G_USEC_PER_SEC);
  self->grant = loa_bank_grant_new (keyring, "measured", lock, self->session, address, self->clock);
  bank_sign_in = loa_bank_sign_in_new (self->grant, loa_simulator_get_bank_client_id (),
                                       loa_simulator_get_bank_client_secret (), REDIRECT_URI, self->clock, &error);
  if (bank_sign_in == NULL)
    g_error ("%s", error->message);

  callback = allow (self, loa_bank_sign_in_get_authorise_uri (bank_sign_in));
  loa_bank_sign_in_paste_async (bank_sign_in, callback, NULL, benchmark_keep_result_cb, &result);
  if (!loa_bank_sign_in_paste_finish (bank_sign_in, benchmark_await (&result), &error))
    g_error ("%s", error->message);
}

static LoaStore *
open_store (Benchmark *self)
{
  g_autofree char *name = g_strdup_printf ("%u.db", self->n_stores++);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return benchmark_rows_open_store (path);
}

static double
copy (Benchmark *self)
{
  LoaStore *store = open_store (self);
  g_autoptr (LoaSync) sync = loa_sync_new (store, self->grant, self->clock);
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  double started = benchmark_get_time ();
  double elapsed;

  loa_sync_run_async (sync, NULL, NULL, NULL, benchmark_keep_result_cb, &result);
  copied = loa_sync_run_finish (sync, benchmark_await (&result), &error);
  if (copied == NULL)
    g_error ("%s", error->message);
  elapsed = benchmark_get_time () - started;
  g_assert_cmpint (copied->n_new, ==, N_ROWS);
  benchmark_rows_close_store (store);

  return elapsed;
}

static void
fetch (Benchmark *self)
{
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint page = 1; page <= N_ROWS / BENCHMARK_PAGE; page++)
    {
      g_autofree char *uri =
        g_strdup_printf ("%s/api/v1/transactions?page=%u&limit=%d", self->address, page, BENCHMARK_PAGE);
      g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      GBytes *body;

      soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", self->authorization);
      soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, benchmark_keep_result_cb,
                                        &result);
      body = soup_session_send_and_read_finish (self->session, benchmark_await (&result), &error);
      if (body == NULL || soup_message_get_status (message) != SOUP_STATUS_OK)
        g_error ("%s: %u", uri, soup_message_get_status (message));
      g_ptr_array_add (self->bodies, body);
    }
}

static GPtrArray *
parse_page (GBytes *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = sepay_json_parse (body, &error);
  g_autoptr (SepayTransactionPage) page = answer != NULL ? sepay_transaction_page_read (answer, NULL, &error) : NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);

  if (page == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < page->transactions->len; i++)
    g_ptr_array_add (records, loa_sync_record_new (g_ptr_array_index (page->transactions, i)));

  return records;
}

static double
parse (Benchmark *self)
{
  double started = benchmark_get_time ();

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->bodies->len; i++)
    g_ptr_array_add (self->pages, parse_page (g_ptr_array_index (self->bodies, i)));

  return benchmark_get_time () - started;
}

static double
insert (Benchmark *self)
{
  LoaStore *store = open_store (self);
  double started = benchmark_get_time ();
  double elapsed;

  for (guint i = 0; i < self->pages->len; i++)
    benchmark_rows_put (store, g_ptr_array_index (self->pages, i));
  elapsed = benchmark_get_time () - started;
  benchmark_rows_close_store (store);

  return elapsed;
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  Benchmark self = { 0 };
  double copying[N_RUNS];
  double alone[N_RUNS];

  if (argc < 2)
    {
      g_printerr ("Usage: benchmark-sync SIMULATOR\n");
      return 2;
    }

  self.folder = g_dir_make_tmp ("loa-benchmark-XXXXXX", NULL);
  start_simulator (&self, argv[1]);
  sign_in (&self);
  for (guint i = 0; i < N_RUNS; i++)
    {
      double parsing;

      copying[i] = copy (&self);
      if (i == 0)
        fetch (&self);
      parsing = parse (&self);
      alone[i] = parsing + insert (&self);
      if (g_getenv ("VERBOSE") != NULL)
        g_printerr ("copying %.0f ms, parsing %.0f ms, inserting %.0f ms\n", copying[i], parsing, alone[i] - parsing);
    }
  g_subprocess_force_exit (self.simulator);

  g_print ("sync of %d rows, against parsing and inserting alone|ms|%.1f|%.1f|1.4\n", N_ROWS,
           benchmark_find_median (copying, N_RUNS), benchmark_find_median (alone, N_RUNS));
  remove_files (self.folder);

  return EXIT_SUCCESS;
}
