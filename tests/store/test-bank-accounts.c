/* test-bank-accounts.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

static void
put_accounts (LoaStore  *store,
              GPtrArray *records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_put_bank_accounts_async (store, records, NULL, keep_result_cb, &result);
  loa_store_put_bank_accounts_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

/* The accounts as id:number:bank:label, in order. */
static void
assert_accounts (LoaStore   *store,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);

  loa_store_list_bank_accounts_async (store, NULL, keep_result_cb, &result);
  records = loa_store_list_bank_accounts_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaBankAccountRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (seen, "%s%s:%s:%s:%s", i > 0 ? " " : "", record->id,
                              record->account_number != NULL ? record->account_number : "",
                              record->bank_short_name != NULL ? record->bank_short_name : "",
                              record->label != NULL ? record->label : "");
    }

  g_assert_cmpstr (seen->str, ==, expected);
}

static void
add_account (GPtrArray  *records,
             const char *id,
             const char *label,
             const char *account_number,
             const char *bank_short_name)
{
  LoaBankAccountRecord *record = g_new0 (LoaBankAccountRecord, 1);

  record->id = g_strdup (id);
  record->label = g_strdup (label);
  record->account_number = g_strdup (account_number);
  record->bank_short_name = g_strdup (bank_short_name);
  g_ptr_array_add (records, record);
}

static void
add_named (GPtrArray  *page,
           const char *id,
           const char *bank_account_id,
           const char *account_number,
           const char *bank)
{
  LoaTransactionRecord *record = new_transaction (id, "2025-02-12 10:00:00", 1, NULL);

  g_free (record->bank_account_id);
  g_free (record->account_number);
  g_free (record->bank_brand_name);
  record->bank_account_id = g_strdup (bank_account_id);
  record->account_number = g_strdup (account_number);
  record->bank_brand_name = g_strdup (bank);
  g_ptr_array_add (page, record);
}

static void
test_accounts (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_bank_account_record_free);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) page = new_page ();

  assert_accounts (fixture->store, "");

  add_account (records, "20", "Shop", "2222", "BIDV");
  add_account (records, "3", NULL, "3333", "Vietcombank");
  add_account (records, "3", "twice", "3333", "Vietcombank");
  put_accounts (fixture->store, records);
  assert_accounts (fixture->store, "20:2222:BIDV:Shop 3:3333:Vietcombank:");

  add_named (page, "1", "20", "2222", "BIDV");
  add_named (page, "2", "21", "2121", "ACB");
  add_named (page, "3", "21", "2121", "ACB");
  add_named (page, "4", NULL, "3333", "Vietcombank");
  add_named (page, "5", NULL, "4444", "MBBank");
  add_named (page, "6", NULL, "4444", "MBBank");
  add_named (page, "7", NULL, "1111", NULL);
  add_named (page, "8", NULL, NULL, NULL);
  add_named (page, "9", "9", NULL, NULL);
  put_transactions (fixture->store, page, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_accounts (fixture->store,
                   "20:2222:BIDV:Shop 3:3333:Vietcombank: 9::: 1111:1111:: 21:2121:ACB: 4444:4444:MBBank:");

  put_accounts (fixture->store, none);
  assert_accounts (fixture->store,
                   "9::: 1111:1111:: 21:2121:ACB: 20:2222:BIDV: 3333:3333:Vietcombank: 4444:4444:MBBank:");
}

static char *
get_setting (LoaStore   *store,
             const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *value = NULL;

  loa_store_get_setting_async (store, key, NULL, keep_result_cb, &result);
  g_assert_true (loa_store_get_setting_finish (store, wait_for_result (&result), &value, &error));
  g_assert_no_error (error);

  return value;
}

static void
set_setting (LoaStore   *store,
             const char *key,
             const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_set_setting_async (store, key, value, NULL, keep_result_cb, &result);
  g_assert_true (loa_store_set_setting_finish (store, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

static void
test_settings (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *unset = get_setting (fixture->store, "server");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;

  g_assert_null (unset);
  set_setting (fixture->store, "server", "https://example.org");
  first = get_setting (fixture->store, "server");
  g_assert_cmpstr (first, ==, "https://example.org");

  set_setting (fixture->store, "server", "");
  store_fixture_reopen (fixture);
  second = get_setting (fixture->store, "server");
  g_assert_cmpstr (second, ==, "");

  set_setting (fixture->store, "server", NULL);
  none = get_setting (fixture->store, "server");
  g_assert_null (none);
}

void
add_bank_account_tests (void)
{
  g_test_add ("/store/bank-accounts", StoreFixture, NULL, store_fixture_set_up, test_accounts,
              store_fixture_tear_down);
  g_test_add ("/store/settings", StoreFixture, NULL, store_fixture_set_up, test_settings, store_fixture_tear_down);
}
