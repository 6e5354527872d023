/* test-profiles-shop.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "loa-failure.h"
#include "loa-profile-settings.h"
#include "loa-store-make.h"
#include "profiles-fixture.h"
#include "sepay-address.h"
#include "sepay-error.h"
#include "sepay-secret.h"
#include "test-profiles.h"

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

static void
test_details (Profiles      *fixture,
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
test_entries (Profiles      *fixture,
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
test_same_name (Profiles      *fixture,
                gconstpointer  data)
{
  guint n_requests;
  LoaShop *shop;

  create_named (fixture, "Shop", "shop");
  shop = open_at_simulator (fixture, "shop");
  connect_soundbox (shop);
  close_profile (shop);
  shop = open_at_simulator (fixture, "shop");
  g_assert_true (is_connected (shop));
  close_profile (shop);

  n_requests = loa_simulator_get_n_requests (fixture->accounts->simulator, NULL);
  remove_profile (fixture, "shop");
  create_named (fixture, "Shop", "shop");
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
test_without_id (Profiles      *fixture,
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
test_opened_together (Profiles      *fixture,
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

static gboolean
reset (Profiles    *fixture,
       const char  *name,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_server_settings_reset_async (name, fixture->folder, NULL, keep_result_cb, &result);

  return loa_server_settings_reset_finish (wait_for_result (&result), error);
}

static void
test_reset (Profiles      *fixture,
            gconstpointer  data)
{
  const char *keys[] = { "soundbox-address", "bank-address" };
  g_autoptr (GError) error = NULL;
  LoaShop *shop;

  create_named (fixture, "Shop", "shop");

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

#define ADD(path, function) \
  g_test_add ("/profiles/shop/" path, Profiles, NULL, profiles_set_up, function, profiles_tear_down)

void
add_profile_shop_tests (void)
{
  ADD ("details", test_details);
  ADD ("entries", test_entries);
  ADD ("same-name", test_same_name);
  ADD ("without-id", test_without_id);
  ADD ("opened-together", test_opened_together);
  ADD ("reset", test_reset);
}
