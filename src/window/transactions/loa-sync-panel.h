/* loa-sync-panel.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_SYNC_PANEL (loa_sync_panel_get_type ())

/**
 * LoaSyncPanel:
 *
 * Lets transactions be copied by themselves as long as the bank is connected, shows how far that is, and says why it did
 * not work, and where transactions seem to be missing.
 *
 * Property, read-only: `running` (boolean: all that is missing is being copied). Signals: `finished` (after a success or
 * a failure of that), `show-gap` (a #LoaBalanceBreak: the user wants to see the transactions around it).
 */
G_DECLARE_FINAL_TYPE (LoaSyncPanel, loa_sync_panel, LOA, SYNC_PANEL, GtkWidget)

/**
 * loa_sync_panel_set_shop:
 * @self: the panel, which has none yet
 * @shop: the shop
 *
 * Copies the transactions of a shop.
 */
void loa_sync_panel_set_shop (LoaSyncPanel *self,
                              LoaShop      *shop);

/**
 * loa_sync_panel_start:
 * @self: the panel
 *
 * Copies what is new, unless that is being done.
 */
void loa_sync_panel_start (LoaSyncPanel *self);

/**
 * loa_sync_panel_show_failure:
 * @self: the panel
 * @error: what went wrong
 *
 * Says that transactions could not be had.
 */
void loa_sync_panel_show_failure (LoaSyncPanel *self,
                                  const GError *error);

G_END_DECLS
