/* test-profiles-shop.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "loa-profile-export.h"
#include "loa-profile-settings.h"
#include "loa-shop.h"
#include "loa-store-make.h"
#include "loa-store-settings.h"
#include "loa-store-speakers.h"
#include "sepay-address.h"
#include "sepay-error.h"
#include "sepay-secret.h"
#include "test-profiles.h"

typedef struct
{
  Accounts *accounts; /* (owned): the simulator and a keyring */
  char *folder; /* (owned) */
  LoaProfileList *list; /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->accounts = accounts_new (NULL);
  fixture->folder = g_dir_make_tmp ("loa-profiles-XXXXXX", NULL);
  fixture->list = loa_profile_list_new (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->list);
  accounts_free (fixture->accounts);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
create (Fixture    *fixture,
        const char *title,
        const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfile) profile = create_profile (fixture->list, title, LOA_PROFILE_COLOUR_TEAL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loa_profile_get_name (profile), ==, name);
}

static void
remove_profile (Fixture    *fixture,
                const char *name)
{
  g_autofree char *folder = loa_profile_get_directory (fixture->folder, name);

  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  remove_folder (folder);
}

static LoaShop *
try_opening (Fixture     *fixture,
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

static LoaShop *
open_profile (Fixture    *fixture,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  LoaShop *shop = try_opening (fixture, name, NULL, NULL, &error);

  g_assert_no_error (error);

  return shop;
}

/* With the simulator's addresses given from outside. */
static LoaShop *
open_at_simulator (Fixture    *fixture,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  LoaShop *shop = try_opening (fixture, name, loa_simulator_get_soundbox_url (fixture->accounts->simulator),
                               loa_simulator_get_bank_url (fixture->accounts->simulator), &error);

  g_assert_no_error (error);

  return shop;
}

static void
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

static void
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

static gboolean
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

static void
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

static char *
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

static gboolean
set_details (LoaShop           *shop,
             const char        *title,
             LoaProfileColour   colour,
             GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_profile_settings_set_async (loa_shop_get_store (shop), loa_shop_get_profile (shop), title, colour, NULL,
                                  keep_result_cb, &result);

  return loa_profile_settings_set_finish (loa_shop_get_store (shop), wait_for_result (&result), error);
}

static gboolean
export_to (LoaShop     *shop,
           const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  loa_profile_export_async (shop, file, NULL, keep_result_cb, &result);

  return loa_profile_export_finish (shop, wait_for_result (&result), error);
}

static void
add_speaker (LoaShop    *shop,
             const char *hardware_id,
             const char *name)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_add_speaker_async (loa_shop_get_store (shop), hardware_id, name, NULL, keep_result_cb, &result);
  record = loa_store_add_speaker_finish (loa_shop_get_store (shop), wait_for_result (&result), &error);
  g_assert_no_error (error);
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

static void
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

static void
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

static void
test_details (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  LoaShop *shop = open_profile (fixture, LOA_PROFILE_DEFAULT);
  LoaProfile *profile = loa_shop_get_profile (shop);

  g_assert_cmpstr (loa_profile_get_title (profile), ==, "Default profile");
  g_assert_true (set_details (shop, "  Quán phở ", LOA_PROFILE_COLOUR_PINK, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (loa_profile_get_title (profile), ==, "Quán phở");
  g_assert_cmpint (loa_profile_get_colour (profile), ==, LOA_PROFILE_COLOUR_PINK);
  g_assert_false (set_details (shop, "two\nlines", LOA_PROFILE_COLOUR_RED, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpint (loa_profile_get_colour (profile), ==, LOA_PROFILE_COLOUR_PINK);

  /* Others see it while it is open. */
  load_list (fixture->list, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loa_profile_get_title (find_profile (fixture->list, LOA_PROFILE_DEFAULT)), ==, "Quán phở");
  close_profile (shop);

  shop = open_profile (fixture, LOA_PROFILE_DEFAULT);
  profile = loa_shop_get_profile (shop);
  g_assert_cmpstr (loa_profile_get_name (profile), ==, LOA_PROFILE_DEFAULT);
  g_assert_cmpstr (loa_profile_get_title (profile), ==, "Quán phở");
  g_assert_cmpint (loa_profile_get_colour (profile), ==, LOA_PROFILE_COLOUR_PINK);
  g_assert_true (set_details (shop, "Quán phở", LOA_PROFILE_COLOUR_NONE, &error));
  close_profile (shop);

  shop = open_profile (fixture, LOA_PROFILE_DEFAULT);
  g_assert_cmpint (loa_profile_get_colour (loa_shop_get_profile (shop)), ==, LOA_PROFILE_COLOUR_NONE);
  close_profile (shop);
}

static void
test_entries (Fixture       *fixture,
              gconstpointer  data)
{
  LoaShop *shop = open_profile (fixture, "a");

  assert_entries (shop, NULL, NULL, NULL);
  keep_entries (shop);
  assert_entries (shop, "box-1", "bank-1", "http://127.0.0.1:1/x");
  close_profile (shop);
}

/* However a profile comes about: the secrets of one that is gone are not found by the next of its name. */
static void
test_same_name (Fixture       *fixture,
                gconstpointer  data)
{
  guint n_requests;
  LoaShop *shop;

  create (fixture, "Shop", "shop");
  shop = open_at_simulator (fixture, "shop");
  connect_soundbox (shop);
  close_profile (shop);
  shop = open_at_simulator (fixture, "shop");
  g_assert_true (is_connected (shop));
  close_profile (shop);

  n_requests = loa_simulator_get_n_requests (fixture->accounts->simulator, NULL);
  remove_profile (fixture, "shop");
  create (fixture, "Shop", "shop");
  shop = open_at_simulator (fixture, "shop");
  g_assert_false (is_connected (shop));
  close_profile (shop);

  remove_profile (fixture, "shop");
  shop = open_at_simulator (fixture, "shop");
  g_assert_false (is_connected (shop));
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->accounts->simulator, NULL), ==, n_requests);
  connect_soundbox (shop);
  close_profile (shop);
  shop = open_at_simulator (fixture, "shop");
  g_assert_true (is_connected (shop));
  close_profile (shop);

  remove_profile (fixture, "shop");
  shop = open_at_simulator (fixture, "shop");
  g_assert_false (is_connected (shop));
  close_profile (shop);
}

/* Profiles that were there before there were ids, and the default one. */
static void
test_without_id (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *names[] = { LOA_PROFILE_DEFAULT, "older" };
  g_autofree char *origin = sepay_address_get_origin (fixture->accounts->soundbox_address);
  g_autofree char *older = loa_profile_get_directory (fixture->folder, "older");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (older, 0700), ==, 0);
  loa_store_make (older, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (SepaySecret) item = NULL;
      LoaShop *shop = open_at_simulator (fixture, names[i]);

      connect_soundbox (shop);
      close_profile (shop);
      loa_keyring_lookup_async (fixture->accounts->keyring, names[i], "soundbox", origin, NULL, keep_result_cb,
                                &result);
      item = loa_keyring_lookup_finish (fixture->accounts->keyring, wait_for_result (&result), &error);
      g_assert_no_error (error);
      g_assert_nonnull (item);
    }
}

/* Both find the same id. */
static void
test_opened_together (Fixture       *fixture,
                      gconstpointer  data)
{
  LoaShop *shops[4];
  GAsyncResult *results[G_N_ELEMENTS (shops)] = { NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shops); i++)
    loa_shop_open_async ("fresh", fixture->folder, fixture->accounts->keyring, fixture->accounts->clock,
                         loa_simulator_get_soundbox_url (fixture->accounts->simulator), NULL, NULL, keep_result_cb,
                         &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (shops); i++)
    {
      shops[i] = loa_shop_open_finish (wait_for_result (&results[i]), &error);
      g_assert_no_error (error);
      g_clear_object (&results[i]);
    }

  connect_soundbox (shops[0]);
  for (guint i = 0; i < G_N_ELEMENTS (shops); i++)
    {
      g_assert_true (is_connected (shops[i]));
      close_profile (shops[i]);
    }
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "exported.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfileFile) file = NULL;
  g_autoptr (LoaProfile) profile = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) speakers = NULL;
  GStatBuf status;
  LoaShop *shop;

  create (fixture, "Quán phở", "quan-pho");
  shop = open_profile (fixture, "quan-pho");
  set_setting (shop, "bank-address", "https://bank.example/a");
  keep_entries (shop);
  add_speaker (shop, "VNS2", "Quầy \"1\"\n\t\\ 🔊");
  add_speaker (shop, "VNS1", NULL);
  export_to (shop, path, &error);
  g_assert_no_error (error);
  close_profile (shop);

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  file = read_file (path, &error);
  g_assert_no_error (error);
  profile = import_profile (fixture->list, file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loa_profile_get_name (profile), ==, "quan-pho-2");
  g_assert_true (find_profile (fixture->list, "quan-pho-2") == profile);

  shop = open_profile (fixture, "quan-pho-2");
  g_assert_cmpstr (loa_profile_get_title (loa_shop_get_profile (shop)), ==, "Quán phở");
  g_assert_cmpint (loa_profile_get_colour (loa_shop_get_profile (shop)), ==, LOA_PROFILE_COLOUR_TEAL);
  g_assert_cmpstr (loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), ==, "https://bank.example");
  g_assert_cmpstr (loa_soundbox_account_get_server (loa_shop_get_soundbox_account (shop)), ==,
                   "https://speaker-api.sepay.vn");
  assert_entries (shop, "box-1", "bank-1", "http://127.0.0.1:1/x");
  loa_store_list_speakers_async (loa_shop_get_store (shop), NULL, keep_result_cb, &result);
  speakers = loa_store_list_speakers_finish (loa_shop_get_store (shop), wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (speakers->len, ==, 2);
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[0])->hardware_id, ==, "VNS2");
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[0])->name, ==, "Quầy \"1\"\n\t\\ 🔊");
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[1])->hardware_id, ==, "VNS1");
  g_clear_object (&result);
  close_profile (shop);
}

static void
test_export_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "exported.json", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.json", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://elsewhere.example/exported.json");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  LoaShop *shop = open_profile (fixture, "a");

  g_assert_false (export_to (shop, nowhere, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
  g_clear_error (&error);
  g_assert_false (export_to (shop, fixture->folder, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
  g_clear_error (&error);
  loa_profile_export_async (shop, remote, NULL, keep_result_cb, &result);
  g_assert_false (loa_profile_export_finish (shop, wait_for_result (&result), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
  g_clear_error (&error);
  g_clear_object (&result);

  /* What is there is replaced, not written into. */
  g_assert_true (g_file_set_contents (target, "keep me", -1, NULL));
  g_assert_cmpint (symlink (target, link), ==, 0);
  export_to (shop, link, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "keep me");
  close_profile (shop);
}

/* What the keyring holds of an account, taken apart: whatever is long, and neither a name nor a client ID. */
static void
collect_secrets (Fixture    *fixture,
                 LoaShop    *shop,
                 const char *account,
                 const char *origin,
                 GPtrArray  *secrets)
{
  g_autofree char *id = get_setting (shop, "profile-id");
  g_autofree char *profile = g_strconcat (loa_profile_get_name (loa_shop_get_profile (shop)), "/", id, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySecret) item = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pieces = NULL;

  g_assert_nonnull (id);
  loa_keyring_lookup_async (fixture->accounts->keyring, profile, account, origin, NULL, keep_result_cb, &result);
  item = loa_keyring_lookup_finish (fixture->accounts->keyring, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (item);

  pieces = g_strsplit (item, "\"", -1);
  for (guint i = 0; pieces[i] != NULL && pieces[i + 1] != NULL; i++)
    if (strlen (pieces[i]) >= 12 && !g_str_has_prefix (pieces[i + 1], ":") &&
        !g_str_equal (pieces[i], loa_simulator_get_soundbox_client_id ()) &&
        !g_str_equal (pieces[i], loa_simulator_get_bank_client_id ()))
      g_ptr_array_add (secrets, g_strdup (pieces[i]));
}

static void
assert_without_secrets (const char *path,
                        GPtrArray  *secrets)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < secrets->len; i++)
    {
      const char *secret = g_ptr_array_index (secrets, i);

      if (memmem (content, length, secret, strlen (secret)) != NULL)
        g_error ("“%s” is in %s", secret, path);
    }
}

static void
test_no_secrets (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "exported.json", NULL);
  g_autofree char *store = g_build_filename (fixture->folder, "profiles", "a", LOA_STORE_NAME, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  LoaShop *shop = open_at_simulator (fixture, "a");

  connect_soundbox (shop);
  accounts_sign_in (fixture->accounts, loa_shop_get_bank_grant (shop));
  g_ptr_array_add (secrets, g_strdup (loa_simulator_get_soundbox_client_secret ()));
  g_ptr_array_add (secrets, g_strdup (loa_simulator_get_bank_client_secret ()));
  collect_secrets (fixture, shop, "soundbox", loa_soundbox_account_get_server (loa_shop_get_soundbox_account (shop)),
                   secrets);
  collect_secrets (fixture, shop, "bank", loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), secrets);
  /* Two secrets and the tokens, at the least. */
  g_assert_cmpuint (secrets->len, >=, 7);
  export_to (shop, path, &error);
  g_assert_no_error (error);
  close_profile (shop);

  assert_without_secrets (path, secrets);
  assert_without_secrets (store, secrets);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  /* Accounts know their client IDs; addresses that were given belong to this computer. */
  g_assert_nonnull (strstr (text, loa_simulator_get_soundbox_client_id ()));
  g_assert_nonnull (strstr (text, loa_simulator_get_bank_client_id ()));
  g_assert_null (strstr (text, "127.0.0.1"));
}

/* A profile that was connected at one server, and comes back from a file in which another was put in. */
static void
test_other_server (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "exported.json", NULL);
  g_autoptr (Accounts) other = accounts_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) replaced = NULL;
  g_autoptr (LoaProfileFile) file = NULL;
  g_autoptr (LoaProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  LoaShop *shop = open_profile (fixture, "a");

  set_setting (shop, "soundbox-address", loa_simulator_get_soundbox_url (fixture->accounts->simulator));
  set_setting (shop, "bank-address", loa_simulator_get_bank_url (fixture->accounts->simulator));
  close_profile (shop);
  shop = open_profile (fixture, "a");
  connect_soundbox (shop);
  accounts_sign_in (fixture->accounts, loa_shop_get_bank_grant (shop));
  export_to (shop, path, &error);
  g_assert_no_error (error);

  /* The same servers, in another profile, and then others in the same. */
  file = read_file (path, &error);
  g_assert_no_error (error);
  profile = import_profile (fixture->list, file, &error);
  g_assert_no_error (error);
  close_profile (shop);
  shop = open_profile (fixture, loa_profile_get_name (profile));
  g_assert_false (is_connected (shop));
  close_profile (shop);
  g_clear_object (&profile);
  g_clear_object (&file);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  replaced = g_string_new (text);
  g_string_replace (replaced, loa_simulator_get_bank_url (fixture->accounts->simulator),
                    loa_simulator_get_bank_url (other->simulator), 0);
  g_assert_true (g_file_set_contents (path, replaced->str, -1, NULL));
  file = read_file (path, &error);
  g_assert_no_error (error);
  profile = import_profile (fixture->list, file, &error);
  g_assert_no_error (error);
  shop = open_profile (fixture, loa_profile_get_name (profile));
  g_assert_cmpstr (loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), ==,
                   loa_simulator_get_bank_url (other->simulator));
  g_assert_false (is_connected (shop));
  close_profile (shop);

  shop = open_profile (fixture, "a");
  set_setting (shop, "soundbox-address", loa_simulator_get_soundbox_url (other->simulator));
  set_setting (shop, "bank-address", loa_simulator_get_bank_url (other->simulator));
  close_profile (shop);
  shop = open_profile (fixture, "a");
  g_assert_false (is_connected (shop));
  close_profile (shop);
  g_assert_cmpuint (loa_simulator_get_n_requests (other->simulator, NULL), ==, 0);
}

static gboolean
reset (Fixture     *fixture,
       const char  *name,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_server_settings_reset_async (name, fixture->folder, NULL, keep_result_cb, &result);

  return loa_server_settings_reset_finish (wait_for_result (&result), error);
}

static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  const char *keys[] = { "soundbox-address", "bank-address" };
  g_autoptr (GError) error = NULL;
  LoaShop *shop;

  create (fixture, "Shop", "shop");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      shop = open_profile (fixture, "shop");
      set_setting (shop, keys[i], "http://speaker.example");
      close_profile (shop);
      g_assert_null (try_opening (fixture, "shop", NULL, NULL, &error));
      g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_ADDRESS);
      g_clear_error (&error);
      g_assert_true (reset (fixture, "shop", &error));
      g_assert_no_error (error);
      shop = open_profile (fixture, "shop");
      g_assert_cmpstr (loa_profile_get_title (loa_shop_get_profile (shop)), ==, "Shop");
      close_profile (shop);
    }

  g_assert_false (reset (fixture, "../shop", &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (reset (fixture, "nowhere", &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED);
}

#define ADD(path, function) g_test_add ("/profiles/shop/" path, Fixture, NULL, set_up, function, tear_down)

void
add_profile_shop_tests (void)
{
  ADD ("details", test_details);
  ADD ("entries", test_entries);
  ADD ("same-name", test_same_name);
  ADD ("without-id", test_without_id);
  ADD ("opened-together", test_opened_together);
  ADD ("round-trip", test_round_trip);
  ADD ("export-fails", test_export_fails);
  ADD ("no-secrets", test_no_secrets);
  ADD ("other-server", test_other_server);
  ADD ("reset", test_reset);
}
