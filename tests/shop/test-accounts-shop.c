/* test-accounts-shop.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "loa-shop.h"
#include "loa-store-settings.h"
#include "sepay-error.h"
#include "test-accounts.h"

typedef struct
{
  LoaClock *clock; /* (owned) */
  LoaKeyring *keyring; /* (owned) */
  char *folder; /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->clock = loa_clock_new ();
  fixture->keyring = loa_keyring_new_in_memory ();
  fixture->folder = g_dir_make_tmp ("loa-shop-XXXXXX", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->keyring);
  assert_ends (fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static LoaShop *
open_shop (Fixture     *fixture,
           const char  *data_directory,
           const char  *profile,
           const char  *soundbox_address,
           const char  *bank_address,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_shop_open_async (profile, data_directory, fixture->keyring, fixture->clock, soundbox_address, bank_address, NULL,
                       keep_result_cb, &result);

  return loa_shop_open_finish (wait_for_result (&result), error);
}

static void
close_shop (LoaShop *shop)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_shop_close_async (shop, NULL, keep_result_cb, &result);
  loa_shop_close_finish (shop, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_ends (shop);
}

static void
assert_mode (const char *folder,
             const char *name,
             guint       mode)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, mode);
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  GError *error = NULL;
  LoaShop *shop = open_shop (fixture, fixture->folder, "default", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loa_shop_get_profile (shop), ==, "default");
  g_assert_true (loa_shop_get_clock (shop) == fixture->clock);
  g_assert_true (loa_shop_get_keyring (shop) == fixture->keyring);
  g_assert_true (LOA_IS_STORE (loa_shop_get_store (shop)));
  g_assert_true (LOA_IS_SPEAKER_REGISTER (loa_shop_get_speakers (shop)));
  g_assert_true (LOA_IS_ANNOUNCER (loa_shop_get_announcer (shop)));
  g_assert_true (LOA_IS_SYNC (loa_shop_get_sync (shop)));
  g_assert_cmpstr (loa_soundbox_account_get_server (loa_shop_get_soundbox_account (shop)), ==,
                   "https://speaker-api.sepay.vn");
  g_assert_cmpstr (loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), ==, "https://my.sepay.vn");

  close_shop (shop);
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *profile = g_build_filename (fixture->folder, "profiles", "default", NULL);
  GError *error = NULL;
  LoaShop *shop;

  /* A backup was brought back with the modes of a shared disk. */
  g_assert_cmpint (g_mkdir_with_parents (profile, 0755), ==, 0);
  g_assert_cmpint (g_chmod (profile, 0755), ==, 0);

  shop = open_shop (fixture, fixture->folder, "default", NULL, NULL, &error);
  g_assert_no_error (error);
  assert_mode (fixture->folder, "profiles", 0700);
  assert_mode (fixture->folder, "profiles/default", 0700);
  assert_mode (fixture->folder, "profiles/default/loa.db", 0600);

  close_shop (shop);
}

static void
test_addresses (Fixture       *fixture,
                gconstpointer  data)
{
  GError *error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  LoaShop *shop = open_shop (fixture, fixture->folder, "a", "http://127.0.0.1:1/devices/v1", "", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loa_soundbox_account_get_server (loa_shop_get_soundbox_account (shop)), ==, "http://127.0.0.1:1");
  g_assert_cmpstr (loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), ==, "https://my.sepay.vn");

  loa_store_set_setting_async (loa_shop_get_store (shop), "bank-address", "https://bank.example", NULL, keep_result_cb,
                               &result);
  loa_store_set_setting_finish (loa_shop_get_store (shop), wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  close_shop (shop);

  shop = open_shop (fixture, fixture->folder, "a", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loa_soundbox_account_get_server (loa_shop_get_soundbox_account (shop)), ==,
                   "https://speaker-api.sepay.vn");
  g_assert_cmpstr (loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), ==, "https://bank.example");
  close_shop (shop);

  shop = open_shop (fixture, fixture->folder, "a", NULL, "http://[::1]:2", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), ==, "http://[::1]:2");
  close_shop (shop);
}

static void
test_bad_addresses (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_shop (fixture, fixture->folder, "a", "http://speaker.example", NULL, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_ADDRESS);
  g_clear_error (&error);
  g_assert_null (open_shop (fixture, fixture->folder, "a", NULL, "nonsense", &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_ADDRESS);
}

static void
test_bad_places (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_shop (fixture, fixture->folder, "../a", NULL, NULL, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (open_shop (fixture, file, "a", NULL, NULL, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_shop_open_async ("a", fixture->folder, fixture->keyring, fixture->clock, NULL, NULL, cancellable, keep_result_cb,
                       &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (loa_shop_open_finish (wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/accounts/shop/" path, Fixture, NULL, set_up, function, tear_down)

void
add_shop_tests (void)
{
  ADD ("parts", test_parts);
  ADD ("modes", test_modes);
  ADD ("addresses", test_addresses);
  ADD ("bad-addresses", test_bad_addresses);
  ADD ("bad-places", test_bad_places);
  ADD ("cancelled", test_cancelled);
}
