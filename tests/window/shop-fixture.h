/* shop-fixture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-desk.h"

G_BEGIN_DECLS

#define SERIAL_NUMBER "VNS52508000001"

/* A real shop in a folder of its own, with a desk, as a window has them. Without a server nothing is ever said. */
typedef struct
{
  char *folder;              /* (owned) */
  LoaClock *clock;           /* (owned) */
  LoaKeyring *keyring;       /* (owned) */
  LoaShop *shop;             /* (owned) */
  LoaAnnouncementDesk *desk; /* (owned) */
} ShopFixture;

/* @soundbox_address may be NULL. The clock is a real one unless the fixture has been given another. */
void        shop_fixture_set_up      (ShopFixture *fixture,
                                      const char  *soundbox_address);
void        shop_fixture_tear_down   (ShopFixture *fixture);

/* Another shop in the same folder; it ends with close_shop(). */
LoaShop    *shop_fixture_open_shop   (ShopFixture *fixture,
                                      const char  *soundbox_address,
                                      const char  *bank_address);
void        close_shop               (LoaShop     *shop);

/* Adds a speaker to the register. Returns: (transfer none): the register's own */
LoaSpeaker *shop_fixture_add_speaker (ShopFixture *fixture,
                                      const char  *hardware_id,
                                      const char  *name);

void        shop_fixture_connect     (ShopFixture *fixture,
                                      const char  *client_id,
                                      const char  *client_secret);

/* Writes a row of the ledger as it stands. */
void        shop_fixture_write_announcement (ShopFixture                 *fixture,
                                             const LoaAnnouncementRecord *announcement);

G_END_DECLS
