/* test-transactions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include <string.h>

static GPtrArray *
new_documented_page (void)
{
  GPtrArray *page = new_page ();

  g_ptr_array_add (page, new_transaction ("49682", "2025-02-12 15:51:00", 18067000, "Thanh toan QR, SE1234"));
  g_ptr_array_add (page, new_transaction ("49681", "2025-02-12 10:00:00", 5000000, "Trần Đình chuyển khoản"));
  g_ptr_array_add (page, new_transaction ("49680", "2025-02-11 09:30:15", 250000, NULL));

  return page;
}

static void
assert_ids (GPtrArray  *records,
            const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", record->id);
    }

  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_list (LoaStore                   *store,
             const LoaTransactionFilter *filter,
             const char                 *expected_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = list_transactions (store, filter, 0, 0, NULL, &error);

  g_assert_no_error (error);
  assert_ids (records, expected_ids);
}

static void
test_put_and_list (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = new_documented_page ();
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GPtrArray) records = NULL;
  LoaTransactionTotals totals;
  gint64 n_new, n_changed;

  put_transactions (fixture->store, page, &n_new, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_new, ==, 3);
  g_assert_cmpint (n_changed, ==, 0);

  records = list_transactions (fixture->store, filter, 2, 1, &totals, &error);
  g_assert_no_error (error);
  assert_ids (records, "49681 49680");
  g_assert_cmpint (totals.count, ==, 3);
  g_assert_cmpint (totals.sum_in, ==, 18067000 + 5000000 + 250000);
  g_assert_cmpint (totals.sum_out, ==, 0);

  filter->search = g_strdup ("dinh  TRAN");
  assert_list (fixture->store, filter, "49681");
}

void
add_transaction_tests (void)
{
  g_test_add ("/store/transactions/put-and-list", StoreFixture, NULL, store_fixture_set_up, test_put_and_list,
              store_fixture_tear_down);
}
