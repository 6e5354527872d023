/* test-faults.c
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

typedef struct
{
  int code;
  LoaStoreError expected;
} Fault;

static const Fault full = { SQLITE_FULL, LOA_STORE_ERROR_FULL };
static const Fault broken = { SQLITE_IOERR_WRITE, LOA_STORE_ERROR_FAILED };
static const Fault read_only = { SQLITE_READONLY, LOA_STORE_ERROR_READ_ONLY };

static GPtrArray *
new_large_page (int first)
{
  GPtrArray *page = new_page ();

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", first + i);
      g_autofree char *content = g_strnfill (500, 'a' + (first + i) % 26);

      g_ptr_array_add (page, new_transaction (id, "2025-02-12 10:00:00", 1000, content));
    }

  return page;
}

static gint64
count_transactions (LoaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GArray) rows = NULL;

  rows = select_transactions (store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, NULL, &error);
  g_assert_no_error (error);

  return rows->len;
}

/* Fails the first write of a page, then the second, until a page needs no more. */
static void
test_write (StoreFixture  *fixture,
            gconstpointer  data)
{
  const Fault *fault = data;
  gboolean has_struck = TRUE;
  gint64 known = 0;

  for (int n = 0; has_struck; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) page = new_large_page (1 + n * 40);
      gboolean put;

      fault_vfs_arm (fault->code, n);
      put = put_transactions (fixture->store, page, NULL, NULL, &error);
      has_struck = fault_vfs_disarm ();

      if (!put)
        g_assert_error (error, LOA_STORE_ERROR, (int) fault->expected);
      known += put ? 40 : 0;
      g_assert_cmpint (count_transactions (fixture->store), ==, known);
    }

  g_assert_cmpint (known, >=, 40);
  store_fixture_close (fixture);
  assert_sound (fixture->path);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM transactions"), ==, known);
}

/* Fails the first write of opening a new file, then the second. What is left over is always a file that can be
 * opened.
 */
static void
test_open (StoreFixture  *fixture,
           gconstpointer  data)
{
  const Fault *fault = data;
  gboolean has_struck = TRUE;
  int n_failed = 0;

  for (int n = 0; has_struck; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_strdup_printf ("%s-%d", fixture->path, n);

      fault_vfs_arm (fault->code, n);
      fixture->store = open_store (path, &error);
      has_struck = fault_vfs_disarm ();

      if (fixture->store == NULL)
        {
          g_assert_error (error, LOA_STORE_ERROR, (int) fault->expected);
          g_clear_error (&error);
          fixture->store = open_store (path, &error);
          n_failed++;
        }

      g_assert_no_error (error);
      store_fixture_close (fixture);
      assert_sound (path);
    }

  g_assert_cmpint (n_failed, >, 3);
}

void
add_fault_tests (void)
{
  g_test_add ("/store/faults/write/full", StoreFixture, &full, store_fixture_set_up, test_write,
              store_fixture_tear_down);
  g_test_add ("/store/faults/write/broken", StoreFixture, &broken, store_fixture_set_up, test_write,
              store_fixture_tear_down);
  g_test_add ("/store/faults/write/read-only", StoreFixture, &read_only, store_fixture_set_up, test_write,
              store_fixture_tear_down);
  g_test_add ("/store/faults/open/full", StoreFixture, &full, store_fixture_set_up_closed, test_open,
              store_fixture_tear_down);
  g_test_add ("/store/faults/open/broken", StoreFixture, &broken, store_fixture_set_up_closed, test_open,
              store_fixture_tear_down);
  g_test_add ("/store/faults/open/read-only", StoreFixture, &read_only, store_fixture_set_up_closed, test_open,
              store_fixture_tear_down);
}
