/* loa-profile-menu.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-profile-strip.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_PROFILE_MENU (loa_profile_menu_get_type ())

/**
 * LoaProfileMenu:
 *
 * The part of a window's main menu that opens other profiles, makes new ones, and edits, exports and imports them. It
 * brings the actions of its items along, and tells the window's strip whose it is. The profiles are read anew each
 * time that the window becomes active.
 */
G_DECLARE_FINAL_TYPE (LoaProfileMenu, loa_profile_menu, LOA, PROFILE_MENU, GObject)

/**
 * loa_profile_menu_new:
 * @window: the window, which is not kept
 * @strip: the window's line that says whose it is
 * @menu: the main menu, which it is put into
 * @name: name of the profile that the window shows
 *
 * Returns: (transfer full): the menu
 */
LoaProfileMenu *loa_profile_menu_new      (GtkWindow       *window,
                                           LoaProfileStrip *strip,
                                           GMenu           *menu,
                                           const char      *name);

/**
 * loa_profile_menu_set_shop:
 * @self: the menu
 * @shop: the open profile of the window
 *
 * Lets it be edited and exported.
 */
void            loa_profile_menu_set_shop (LoaProfileMenu  *self,
                                           LoaShop         *shop);

/**
 * loa_profile_menu_close:
 * @self: the menu
 *
 * Cancels what it has under way.
 */
void            loa_profile_menu_close    (LoaProfileMenu  *self);

G_END_DECLS
