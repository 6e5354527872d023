/* shop-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "folder.h"
#include "loa-store-announcements.h"
#include "shop-fixture.h"
#include "shown.h"

typedef struct
{
  LoaSpeakerRegister *speakers;
  const char *hardware_id;
} Awaited;

static gboolean
has_speaker (gpointer user_data)
{
  const Awaited *awaited = user_data;

  return loa_speaker_register_find (awaited->speakers, awaited->hardware_id) != NULL;
}

void
shop_fixture_set_up (ShopFixture *fixture,
                     const char  *soundbox_address)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  LoaSpeakerRegister *speakers;

  fixture->folder = g_dir_make_tmp ("loa-window-XXXXXX", &error);
  g_assert_no_error (error);
  if (fixture->clock == NULL)
    fixture->clock = loa_clock_new ();
  fixture->keyring = loa_keyring_new_in_memory ();
  fixture->shop = shop_fixture_open_shop (fixture, soundbox_address, NULL);
  speakers = loa_shop_get_speakers (fixture->shop);
  loa_speaker_register_load_async (speakers, NULL, keep_result_cb, &loaded);
  loa_speaker_register_load_finish (speakers, wait_for_result (&loaded), &error);
  g_assert_no_error (error);
  fixture->desk = loa_announcement_desk_new (fixture->shop);
}

void
shop_fixture_tear_down (ShopFixture *fixture)
{
  loa_announcement_desk_close (fixture->desk);
  assert_ends (fixture->desk);
  close_shop (fixture->shop);
  assert_ends (fixture->keyring);
  assert_ends (fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

LoaShop *
shop_fixture_open_shop (ShopFixture *fixture,
                        const char  *soundbox_address,
                        const char  *bank_address)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaShop *shop;

  loa_shop_open_async ("default", fixture->folder, fixture->keyring, fixture->clock, soundbox_address, bank_address,
                       NULL, keep_result_cb, &result);
  shop = loa_shop_open_finish (wait_for_result (&result), &error);
  g_assert_no_error (error);

  return shop;
}

void
close_shop (LoaShop *shop)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_shop_close_async (shop, NULL, keep_result_cb, &result);
  loa_shop_close_finish (shop, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  assert_ends (shop);
}

LoaSpeaker *
shop_fixture_add_speaker (ShopFixture *fixture,
                          const char  *hardware_id,
                          const char  *name)
{
  Awaited awaited = { loa_shop_get_speakers (fixture->shop), hardware_id };
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_register_add_async (awaited.speakers, hardware_id, name, NULL, keep_result_cb, &added);
  record = loa_speaker_register_add_finish (awaited.speakers, wait_for_result (&added), &error);
  g_assert_no_error (error);
  wait_until (has_speaker, &awaited, "a speaker in the register");

  return loa_speaker_register_find (awaited.speakers, hardware_id);
}

void
shop_fixture_connect (ShopFixture *fixture,
                      const char  *client_id,
                      const char  *client_secret)
{
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (fixture->shop);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_connect_async (account, client_id, client_secret, NULL, keep_result_cb, &result);
  loa_soundbox_account_connect_finish (account, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

void
shop_fixture_write_announcement (ShopFixture                 *fixture,
                                 const LoaAnnouncementRecord *announcement)
{
  LoaStore *store = loa_shop_get_store (fixture->shop);
  g_autoptr (LoaAnnouncementRecord) asked = NULL;
  g_autoptr (GAsyncResult) asked_result = NULL;
  g_autoptr (GAsyncResult) updated_result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_ask_announcement_async (store, announcement->request_id, announcement->hardware_id, announcement->amount,
                                    announcement->cause, announcement->asked, NULL, keep_result_cb, &asked_result);
  asked = loa_store_ask_announcement_finish (store, wait_for_result (&asked_result), NULL, &error);
  g_assert_no_error (error);
  loa_store_update_announcement_async (store, announcement, NULL, keep_result_cb, &updated_result);
  loa_store_update_announcement_finish (store, wait_for_result (&updated_result), &error);
  g_assert_no_error (error);
}
