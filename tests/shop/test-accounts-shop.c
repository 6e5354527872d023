/* test-accounts-shop.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "loa-shop.h"
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
  g_assert_cmpstr (loa_profile_get_name (loa_shop_get_profile (shop)), ==, "default");
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

static char *
set_address (LoaShop     *shop,
             LoaServer    server,
             const char  *address,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  char *kept = NULL;

  loa_server_settings_set_async (loa_shop_get_store (shop), server, address, NULL, keep_result_cb, &result);
  loa_server_settings_set_finish (loa_shop_get_store (shop), wait_for_result (&result), &kept, error);

  return kept;
}

static char *
get_address (LoaShop   *shop,
             LoaServer  server)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *address = NULL;

  loa_server_settings_get_async (loa_shop_get_store (shop), server, NULL, keep_result_cb, &result);
  g_assert_true (loa_server_settings_get_finish (loa_shop_get_store (shop), wait_for_result (&result), &address,
                                                 &error));
  g_assert_no_error (error);

  return address;
}

static void
assert_address (LoaShop    *shop,
                LoaServer   server,
                const char *expected)
{
  g_autofree char *address = get_address (shop, server);

  g_assert_cmpstr (address, ==, expected);
}

static void
test_addresses (Fixture       *fixture,
                gconstpointer  data)
{
  GError *error = NULL;
  g_autofree char *kept = NULL;
  LoaShop *shop = open_shop (fixture, fixture->folder, "a", "http://127.0.0.1:1/devices/v1", "", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loa_soundbox_account_get_server (loa_shop_get_soundbox_account (shop)), ==, "http://127.0.0.1:1");
  g_assert_cmpstr (loa_bank_grant_get_server (loa_shop_get_bank_grant (shop)), ==, "https://my.sepay.vn");

  g_assert_cmpstr (loa_shop_get_given_address (shop, LOA_SERVER_SOUNDBOX), ==, "http://127.0.0.1:1/devices/v1");
  g_assert_null (loa_shop_get_given_address (shop, LOA_SERVER_BANK));

  kept = set_address (shop, LOA_SERVER_BANK, " https://bank.example/ ", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, "https://bank.example");
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
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  const char *wrong[] = { "nonsense", "http://speaker.example", "https://a:b@speaker.example", "https://a.example/?b" };
  g_autoptr (GError) error = NULL;
  LoaShop *shop = open_shop (fixture, fixture->folder, "a", NULL, NULL, &error);

  g_assert_no_error (error);
  assert_address (shop, LOA_SERVER_SOUNDBOX, NULL);
  g_free (set_address (shop, LOA_SERVER_SOUNDBOX, "http://localhost:8080/devices/v1/", &error));
  g_assert_no_error (error);
  assert_address (shop, LOA_SERVER_SOUNDBOX, "http://localhost:8080/devices/v1");
  assert_address (shop, LOA_SERVER_BANK, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (set_address (shop, LOA_SERVER_SOUNDBOX, wrong[i], &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
      g_assert_null (strstr (error->message, wrong[i]));
      g_clear_error (&error);
      assert_address (shop, LOA_SERVER_SOUNDBOX, "http://localhost:8080/devices/v1");
    }

  g_assert_null (set_address (shop, LOA_SERVER_SOUNDBOX, "  ", &error));
  g_assert_no_error (error);
  assert_address (shop, LOA_SERVER_SOUNDBOX, NULL);
  close_shop (shop);
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

/* Two names must not be one customer. */
static void
test_linked_folder (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *profiles = g_build_filename (fixture->folder, "profiles", NULL);
  g_autofree char *link = g_build_filename (profiles, "a", NULL);
  g_autofree char *made = g_build_filename (target, "loa.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (profiles, 0700), ==, 0);
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_null (open_shop (fixture, fixture->folder, "a", NULL, NULL, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
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
  ADD ("settings", test_settings);
  ADD ("bad-places", test_bad_places);
  ADD ("linked-folder", test_linked_folder);
  ADD ("cancelled", test_cancelled);
}
