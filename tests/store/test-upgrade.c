/* test-upgrade.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

/* The transactions of versions 1 to 4, with two of them. */
#define OLD_TRANSACTIONS \
  "DROP TABLE search_endings;" \
  "DROP TABLE transaction_search;" \
  "DROP TABLE transactions;" \
  "CREATE TABLE transactions (" \
  "  row INTEGER PRIMARY KEY," \
  "  id TEXT NOT NULL UNIQUE," \
  "  id_is_number INTEGER NOT NULL," \
  "  id_order TEXT NOT NULL," \
  "  bank_account_id TEXT," \
  "  bank_account_id_is_number INTEGER NOT NULL," \
  "  transaction_date TEXT NOT NULL," \
  "  amount_in INTEGER," \
  "  amount_out INTEGER," \
  "  accumulated INTEGER," \
  "  account_number TEXT," \
  "  bank_brand_name TEXT," \
  "  bank_folded TEXT NOT NULL," \
  "  code TEXT," \
  "  reference_number TEXT," \
  "  sub_account TEXT," \
  "  content_length INTEGER NOT NULL," \
  "  transaction_content TEXT," \
  "  search_text TEXT NOT NULL" \
  ") STRICT;" \
  "CREATE INDEX transactions_by_date ON transactions (transaction_date, id_order, amount_in, amount_out);" \
  "CREATE VIRTUAL TABLE transaction_search USING fts5 (search_text, content = 'transactions', content_rowid = 'row'," \
  "  columnsize = 0, tokenize = 'trigram case_sensitive 1');" \
  "INSERT INTO bank_names VALUES ('acb');" \
  "INSERT INTO transactions VALUES (3, '70', 1, '0270', '19', 1, '2025-02-25 10:00:00', 5000, 0, 9000, '0071', 'ACB'," \
  "  'acb', 'DH1', 'FT1', NULL, 9, 'Tien Hang', 'tien hang' || char (10) || 'dh1' || char (10) || 'ft1' ||" \
  "  char (10) || char (10) || '0071');" \
  "INSERT INTO transactions VALUES (8, '71', 1, '0271', '19', 1, '2025-02-25 11:00:00', 6000, 0, 15000, '0071', 'ACB'," \
  "  'acb', NULL, 'FT2', NULL, 9, 'Tiền Điện', 'tien dien' || char (10) || char (10) || 'ft2' || char (10) ||" \
  "  char (10) || '0071');" \
  "INSERT INTO transaction_search (transaction_search) VALUES ('rebuild');"

/* A file of version 1 with speakers, as the first program left it. */
static void
make_version_1 (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStore) store = open_store (path, &error);
  g_autoptr (LoaAnnouncementRecord) record = NULL;

  g_assert_no_error (error);
  record = ask_announcement (store, "TEST-1", "VNS52508000001", 150000, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (close_store (store, &error));
  g_assert_no_error (error);

  execute_sql (path, OLD_TRANSACTIONS);
  execute_sql (path,
               "DROP TABLE changes;"
               "DROP INDEX announcements_by_time;"
               "CREATE INDEX announcements_by_time ON announcements (asked);"
               "DROP TABLE balance_days;"
               "DROP TABLE balance_breaks;"
               "DROP TABLE checks;"
               "DROP TABLE speakers;"
               "CREATE TABLE speakers ("
               "  position INTEGER PRIMARY KEY AUTOINCREMENT,"
               "  hardware_id TEXT NOT NULL UNIQUE,"
               "  name TEXT,"
               "  model TEXT,"
               "  is_paired INTEGER,"
               "  online INTEGER,"
               "  checked INTEGER NOT NULL DEFAULT 0,"
               "  paired_time TEXT"
               ") STRICT;"
               "INSERT INTO speakers VALUES (1, 'A', 'Quầy 1', 'S5 Plus', 1, 1, 1760000000, '2025-10-01 08:00:00');"
               "INSERT INTO speakers VALUES (5, 'B', NULL, 'S5 Plus', 0, 0, 1760000001, NULL);"
               "INSERT INTO speakers VALUES (7, 'C', NULL, NULL, NULL, NULL, 0, NULL);"
               "PRAGMA user_version = 1");
}

static GPtrArray *
list_speakers (LoaStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  loa_store_list_speakers_async (store, NULL, keep_result_cb, &result);
  records = loa_store_list_speakers_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return records;
}

/* Twice: the second opening finds nothing to do. */
static void
test_speakers (StoreFixture  *fixture,
               gconstpointer  data)
{
  make_version_1 (fixture->path);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = NULL;
      const LoaSpeakerRecord *first;

      fixture->store = open_store (fixture->path, &error);
      g_assert_no_error (error);
      records = list_speakers (fixture->store);
      g_assert_cmpuint (records->len, ==, 3);
      first = g_ptr_array_index (records, 0);
      g_assert_cmpstr (first->hardware_id, ==, "A");
      g_assert_cmpstr (first->name, ==, "Quầy 1");
      g_assert_cmpstr (first->paired_time, ==, "2025-10-01 08:00:00");
      g_assert_cmpint (first->last_seen, ==, 1760000000);
      g_assert_null (first->place);
      g_assert_null (first->tags);
      g_assert_null (first->note);
      g_assert_cmpint (((LoaSpeakerRecord *) g_ptr_array_index (records, 1))->last_seen, ==, 0);
      g_assert_cmpint (((LoaSpeakerRecord *) g_ptr_array_index (records, 2))->position, ==, 7);
      store_fixture_close (fixture);
    }

  g_assert_cmpint (query_integer (fixture->path, "PRAGMA user_version"), ==, SCHEMA_VERSION);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM checks"), ==, 2);
  g_assert_cmpint (query_integer (fixture->path, "SELECT online FROM checks WHERE hardware_id = 'A'"), ==, 1);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM announcements"), ==, 1);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM pragma_index_info ('announcements_by_time')"),
                   ==, 5);
  assert_sound (fixture->path);
}

static gint64
count_found (LoaStore   *store,
             const char *search)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  filter->search = g_strdup (search);
  loa_store_list_transactions_async (store, filter, 0, 0, NULL, keep_result_cb, &result);
  records = loa_store_list_transactions_finish (store, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);

  return records->len;
}

/* Its texts are forgotten by the index letter by letter, so a row that changes shows whether they were kept. */
static void
test_transactions (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (LoaTransactionRecord) changed = loa_transaction_record_new ();
  g_autoptr (GPtrArray) page = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  make_version_1 (fixture->path);
  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_found (fixture->store, "tien"), ==, 2);
  g_assert_cmpint (count_found (fixture->store, "điện"), ==, 1);
  g_assert_cmpint (count_found (fixture->store, "di"), ==, 1);
  g_assert_cmpint (count_found (fixture->store, "acb dh1"), ==, 1);
  g_assert_cmpint (count_found (fixture->store, "71"), ==, 2);
  g_assert_cmpint (count_found (fixture->store, "1"), ==, 2);
  g_assert_cmpint (count_found (fixture->store, "h"), ==, 1);

  changed->id = g_strdup ("71");
  changed->id_is_number = TRUE;
  changed->transaction_date = g_strdup ("2025-02-25 11:00:00");
  changed->transaction_content = g_strdup ("Tiền nước");
  changed->amount_in = 6000;
  g_ptr_array_add (page, changed);
  g_assert_true (put_transactions (fixture->store, page, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_found (fixture->store, "dien"), ==, 0);
  g_assert_cmpint (count_found (fixture->store, "ft2"), ==, 0);
  g_assert_cmpint (count_found (fixture->store, "nuoc"), ==, 1);
  g_assert_cmpint (count_found (fixture->store, "tien"), ==, 2);

  store_fixture_close (fixture);
  g_assert_cmpint (query_integer (fixture->path, "SELECT row FROM transactions WHERE id = '70'"), ==, 3);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM transactions WHERE content_folded IS NULL"), ==,
                   1);
  assert_sound (fixture->path);
}

void
add_upgrade_tests (void)
{
  g_test_add ("/store/upgrade/speakers", StoreFixture, NULL, store_fixture_set_up_closed, test_speakers,
              store_fixture_tear_down);
  g_test_add ("/store/upgrade/transactions", StoreFixture, NULL, store_fixture_set_up_closed, test_transactions,
              store_fixture_tear_down);
}
