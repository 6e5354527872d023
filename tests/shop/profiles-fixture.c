/* profiles-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "profiles-fixture.h"

#include "loa-profile-settings.h"
#include "loa-store-settings.h"
#include "test-profiles.h"

void
profiles_set_up (Profiles      *fixture,
                 gconstpointer  data)
{
  fixture->accounts = accounts_new (NULL);
  fixture->folder = g_dir_make_tmp ("loa-profiles-XXXXXX", NULL);
  fixture->list = loa_profile_list_new (fixture->folder);
}

void
profiles_tear_down (Profiles      *fixture,
                    gconstpointer  data)
{
  assert_ends (fixture->list);
  accounts_free (fixture->accounts);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

void
create_named (Profiles   *fixture,
              const char *title,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfile) profile = create_profile (fixture->list, title, LOA_PROFILE_COLOUR_TEAL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loa_profile_get_name (profile), ==, name);
}

void
remove_profile (Profiles   *fixture,
                const char *name)
{
  g_autofree char *folder = loa_profile_get_directory (fixture->folder, name);

  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  remove_folder (folder);
}

LoaShop *
try_opening (Profiles    *fixture,
             const char  *name,
             const char  *soundbox_address,
             const char  *bank_address,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_shop_open_async (name, fixture->folder, fixture->accounts->keyring, fixture->accounts->clock, soundbox_address,
                       bank_address, NULL, keep_result_cb, &result);

  return loa_shop_open_finish (wait_for_result (&result), error);
}

LoaShop *
open_profile (Profiles   *fixture,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  LoaShop *shop = try_opening (fixture, name, NULL, NULL, &error);

  g_assert_no_error (error);

  return shop;
}

/* With the simulator's addresses given from outside. */
LoaShop *
open_at_simulator (Profiles   *fixture,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  LoaShop *shop = try_opening (fixture, name, loa_simulator_get_soundbox_url (fixture->accounts->simulator),
                               loa_simulator_get_bank_url (fixture->accounts->simulator), &error);

  g_assert_no_error (error);

  return shop;
}

void
close_profile (LoaShop *shop)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_shop_close_async (shop, NULL, keep_result_cb, &result);
  loa_shop_close_finish (shop, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_ends (shop);
}

void
connect_soundbox (LoaShop *shop)
{
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (shop);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_connect_async (account, loa_simulator_get_soundbox_client_id (),
                                      loa_simulator_get_soundbox_client_secret (), NULL, keep_result_cb, &result);
  loa_soundbox_account_connect_finish (account, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

gboolean
is_connected (LoaShop *shop)
{
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (shop);
  LoaBankGrant *grant = loa_shop_get_bank_grant (shop);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) grant_result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_load_async (account, NULL, keep_result_cb, &result);
  loa_soundbox_account_load_finish (account, wait_for_result (&result), &error);
  g_assert_no_error (error);
  loa_bank_grant_load_async (grant, NULL, keep_result_cb, &grant_result);
  loa_bank_grant_load_finish (grant, wait_for_result (&grant_result), &error);
  g_assert_no_error (error);

  return loa_soundbox_account_get_connected (account) || loa_bank_grant_get_connected (grant);
}

void
set_setting (LoaShop    *shop,
             const char *key,
             const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_set_setting_async (loa_shop_get_store (shop), key, value, NULL, keep_result_cb, &result);
  loa_store_set_setting_finish (loa_shop_get_store (shop), wait_for_result (&result), &error);
  g_assert_no_error (error);
}

char *
get_setting (LoaShop    *shop,
             const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *value = NULL;

  loa_store_get_setting_async (loa_shop_get_store (shop), key, NULL, keep_result_cb, &result);
  loa_store_get_setting_finish (loa_shop_get_store (shop), wait_for_result (&result), &value, &error);
  g_assert_no_error (error);

  return value;
}

static GHashTable *
get_entries (LoaShop *shop)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *entries;

  loa_profile_settings_get_entries_async (loa_shop_get_store (shop), NULL, keep_result_cb, &result);
  entries = loa_profile_settings_get_entries_finish (loa_shop_get_store (shop), wait_for_result (&result), &error);
  g_assert_no_error (error);

  return entries;
}

void
keep_entries (LoaShop *shop)
{
  LoaStore *store = loa_shop_get_store (shop);
  g_autoptr (GAsyncResult) soundbox = NULL;
  g_autoptr (GAsyncResult) bank = NULL;
  g_autoptr (GError) error = NULL;

  loa_profile_settings_keep_soundbox_async (store, "box-1", NULL, keep_result_cb, &soundbox);
  loa_profile_settings_keep_finish (store, wait_for_result (&soundbox), &error);
  g_assert_no_error (error);
  loa_profile_settings_keep_bank_async (store, "bank-1", "http://127.0.0.1:1/x", NULL, keep_result_cb, &bank);
  loa_profile_settings_keep_finish (store, wait_for_result (&bank), &error);
  g_assert_no_error (error);
}

void
assert_entries (LoaShop    *shop,
                const char *soundbox,
                const char *bank,
                const char *redirect_uri)
{
  g_autoptr (GHashTable) entries = get_entries (shop);

  g_assert_cmpstr (g_hash_table_lookup (entries, LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID), ==, soundbox);
  g_assert_cmpstr (g_hash_table_lookup (entries, LOA_PROFILE_SETTING_BANK_CLIENT_ID), ==, bank);
  g_assert_cmpstr (g_hash_table_lookup (entries, LOA_PROFILE_SETTING_BANK_REDIRECT_URI), ==, redirect_uri);
}
