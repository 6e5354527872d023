/* test-profiles-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "loa-failure.h"
#include "loa-profile-export.h"
#include "loa-store-speakers.h"
#include "profiles-fixture.h"
#include "sepay-secret.h"
#include "test-profiles.h"

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

static void
write_details (LoaShop    *shop,
               const char *hardware_id,
               const char *name,
               const char *place,
               const char *tags,
               const char *note)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaSpeakerRegister *speakers = loa_shop_get_speakers (shop);

  loa_speaker_register_set_details_async (speakers, hardware_id, name, place, tags, note, NULL, keep_result_cb,
                                          &result);
  loa_speaker_register_set_details_finish (speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
test_round_trip (Profiles      *fixture,
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

  create_named (fixture, "Quán phở", "quan-pho");
  shop = open_profile (fixture, "quan-pho");
  set_setting (shop, "bank-address", "https://bank.example/a");
  keep_entries (shop);
  add_speaker (shop, "VNS2", "Quầy \"1\"\n\t\\ \x01\x1f\x7f/ 🔊");
  add_speaker (shop, "VNS1", NULL);
  write_details (shop, "VNS1", NULL, "=Cửa <1>", "Quận 1; mới", "Gọi trước\nkhi \"đến\"");
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
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[0])->name, ==, "Quầy \"1\"\n\t\\ \x01\x1f\x7f/ 🔊");
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[1])->hardware_id, ==, "VNS1");
  g_assert_null (((LoaSpeakerRecord *) speakers->pdata[0])->tags);
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[1])->place, ==, "=Cửa <1>");
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[1])->tags, ==, "Quận 1\nmới");
  g_assert_cmpstr (((LoaSpeakerRecord *) speakers->pdata[1])->note, ==, "Gọi trước\nkhi \"đến\"");
  g_clear_object (&result);
  close_profile (shop);
}

static void
test_export_fails (Profiles      *fixture,
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
collect_secrets (Profiles   *fixture,
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
test_no_secrets (Profiles      *fixture,
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
test_other_server (Profiles      *fixture,
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

#define ADD(path, function) \
  g_test_add ("/profiles/export/" path, Profiles, NULL, profiles_set_up, function, profiles_tear_down)

void
add_profile_export_tests (void)
{
  ADD ("round-trip", test_round_trip);
  ADD ("fails", test_export_fails);
  ADD ("no-secrets", test_no_secrets);
  ADD ("other-server", test_other_server);
}
