/* test-cancel.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fault-vfs.h"
#include "store-fixture.h"
#include "test-store.h"

#include <sqlite3.h>

static void
put (LoaStore  *store,
     GPtrArray *page)
{
  g_autoptr (GError) error = NULL;

  put_transactions (store, page, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
put_four (LoaStore *store)
{
  g_autoptr (GPtrArray) page = new_page ();

  g_ptr_array_add (page, new_transaction ("1", "2025-02-11 15:51:00", 1, NULL));
  g_ptr_array_add (page, new_transaction ("2", "2025-02-12 15:51:00", 2, NULL));
  g_ptr_array_add (page, new_transaction ("3", "2025-02-12 15:52:00", 3, NULL));
  g_ptr_array_add (page, new_transaction ("4", "2025-02-13 15:51:00", 4, NULL));
  put (store, page);
}

typedef struct
{
  GString *ids;
  guint n_ends;
  guint fail_at; /* 0 for never */
  GCancellable *cancellable; /* cancelled with the first row */
  GThread *thread;
} Streamed;

static gboolean
take_transaction (const LoaTransactionRecord  *record,
                  gpointer                     user_data,
                  GError                     **error)
{
  Streamed *streamed = user_data;

  streamed->thread = g_thread_self ();
  g_cancellable_cancel (streamed->cancellable);

  if (record == NULL)
    {
      streamed->n_ends++;
      return TRUE;
    }

  g_string_append_printf (streamed->ids, "%s ", record->id);
  if (streamed->fail_at > 0 && --streamed->fail_at == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no space");
      return FALSE;
    }

  return TRUE;
}

static gint64
stream (LoaStore  *store,
        Streamed  *streamed,
        GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  filter->from_day = g_strdup ("2025-02-12");
  g_string_truncate (streamed->ids, 0);
  streamed->n_ends = 0;
  loa_store_stream_transactions_async (store, filter, take_transaction, streamed, streamed->cancellable,
                                       keep_result_cb, &result);

  return loa_store_stream_transactions_finish (store, wait_for_result (&result), error);
}

static void
test_stream (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Streamed streamed = { .ids = ids };

  put_four (fixture->store);
  g_assert_cmpint (stream (fixture->store, &streamed, &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpstr (ids->str, ==, "4 3 2 ");
  g_assert_cmpuint (streamed.n_ends, ==, 1);
  g_assert_true (streamed.thread != g_thread_self ());

  streamed.fail_at = 2;
  g_assert_cmpint (stream (fixture->store, &streamed, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpstr (ids->str, ==, "4 3 ");
  g_assert_cmpuint (streamed.n_ends, ==, 0);
  g_clear_error (&error);

  streamed.cancellable = cancellable;
  g_assert_cmpint (stream (fixture->store, &streamed, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (ids->str, ==, "4 ");
  g_assert_cmpuint (streamed.n_ends, ==, 0);
}

static gpointer
cancel_thread (gpointer data)
{
  g_cancellable_cancel (data);

  return NULL;
}

static void
put_many (LoaStore *store)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autofree char *content = g_strnfill (500, 'x');

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);

      g_ptr_array_add (page, new_transaction (id, "2025-02-12 15:51:00", 1000, content));
    }

  put (store, page);
}

/* On a new connection, which has nothing in its cache. Returns how often it read from the file. */
static int
count_reads (LoaStore     *store,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GString) ids = g_string_new (NULL);
  Streamed streamed = { .ids = ids };
  gint64 n_rows;
  int n_reads;

  /* A bank's name is in no index: each row is looked at. */
  filter->search = g_strdup ("vietcom");
  fault_vfs_cancel_reading (cancellable, 30);
  loa_store_stream_transactions_async (store, filter, take_transaction, &streamed, cancellable, keep_result_cb,
                                       &result);
  n_rows = loa_store_stream_transactions_finish (store, wait_for_result (&result), &error);
  n_reads = fault_vfs_get_n_reads ();
  fault_vfs_cancel_reading (NULL, 0);

  if (cancellable != NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, cancellable != NULL ? -1 : 3000);
  g_assert_cmpint (ids->len > 0, ==, cancellable == NULL);

  return n_reads;
}

/* Cancelling stops a query that runs. */
static void
test_interrupt (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int n_all;

  put_many (fixture->store);
  store_fixture_reopen (fixture);
  n_all = count_reads (fixture->store, NULL);
  g_assert_cmpint (n_all, >, 300);
  store_fixture_reopen (fixture);
  g_assert_cmpint (count_reads (fixture->store, cancellable), <, n_all / 4);
}

/* Cancels by another thread at no known moment. */
static void
test_cancel (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  put_many (fixture->store);
  g_ptr_array_add (page, new_transaction ("other", "2025-02-12 15:51:00", 1, NULL));
  filter->search = g_strdup ("xx");

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) put_error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) put_result = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GArray) rows = NULL;
      GThread *thread;

      loa_store_select_transactions_async (fixture->store, filter, LOA_TRANSACTION_ORDER_CONTENT, TRUE, cancellable,
                                           keep_result_cb, &result);
      loa_store_put_transactions_async (fixture->store, page, cancellable, keep_result_cb, &put_result);
      thread = g_thread_new ("cancel", cancel_thread, cancellable);

      rows = loa_store_select_transactions_finish (fixture->store, wait_for_result (&result), NULL, &error);
      if (rows == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpuint (rows->len, ==, 3000);

      if (!loa_store_put_transactions_finish (fixture->store, wait_for_result (&put_result), NULL, NULL, &put_error))
        g_assert_error (put_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
    }
}

/* Before it starts, at once, and while another process has the file for itself. */
static void
test_cancel_waiting (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  sqlite3 *other = NULL;

  g_ptr_array_add (page, new_transaction ("1", "2025-02-12 15:51:00", 1, NULL));
  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &other, SQLITE_OPEN_READWRITE, "unix"), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) behind_error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GAsyncResult) behind = NULL;

      if (i == 0)
        g_cancellable_cancel (cancellable);
      loa_store_put_transactions_async (fixture->store, page, cancellable, keep_result_cb, &result);
      loa_store_put_transactions_async (fixture->store, page, cancellable, keep_result_cb, &behind);
      if (i == 2)
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (cancellable);

      g_assert_false (loa_store_put_transactions_finish (fixture->store, wait_for_result (&result), NULL, NULL,
                                                         &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (loa_store_put_transactions_finish (fixture->store, wait_for_result (&behind), NULL, NULL,
                                                         &behind_error));
      g_assert_error (behind_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  put (fixture->store, page);
}

void
add_cancel_tests (void)
{
  g_test_add ("/store/cancel/stream", StoreFixture, NULL, store_fixture_set_up, test_stream, store_fixture_tear_down);
  g_test_add ("/store/cancel/interrupt", StoreFixture, NULL, store_fixture_set_up, test_interrupt,
              store_fixture_tear_down);
  g_test_add ("/store/cancel/at-any-time", StoreFixture, NULL, store_fixture_set_up, test_cancel,
              store_fixture_tear_down);
  g_test_add ("/store/cancel/waiting", StoreFixture, NULL, store_fixture_set_up, test_cancel_waiting,
              store_fixture_tear_down);
}
