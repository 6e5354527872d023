/* profiles-fixture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "accounts-fixture.h"
#include "loa-profile-list.h"
#include "loa-shop.h"

G_BEGIN_DECLS

/* A folder of profiles, a keyring, and the simulator. */
typedef struct
{
  Accounts *accounts; /* (owned): the simulator and a keyring */
  char *folder; /* (owned) */
  LoaProfileList *list; /* (owned) */
} Profiles;

void      profiles_set_up    (Profiles       *fixture,
                              gconstpointer   data);
void      profiles_tear_down (Profiles       *fixture,
                              gconstpointer   data);
void      create_named       (Profiles       *fixture,
                              const char     *title,
                              const char     *name);
void      remove_profile     (Profiles       *fixture,
                              const char     *name);
LoaShop  *try_opening        (Profiles       *fixture,
                              const char     *name,
                              const char     *soundbox_address,
                              const char     *bank_address,
                              GError        **error);
LoaShop  *open_profile       (Profiles       *fixture,
                              const char     *name);
LoaShop  *open_at_simulator  (Profiles       *fixture,
                              const char     *name);
void      close_profile      (LoaShop        *shop);
void      connect_soundbox   (LoaShop        *shop);
gboolean  is_connected       (LoaShop        *shop);
void      set_setting        (LoaShop        *shop,
                              const char     *key,
                              const char     *value);
char     *get_setting        (LoaShop        *shop,
                              const char     *key);
void      keep_entries       (LoaShop        *shop);
void      assert_entries     (LoaShop        *shop,
                              const char     *soundbox,
                              const char     *bank,
                              const char     *redirect_uri);

G_END_DECLS
