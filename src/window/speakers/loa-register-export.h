/* loa-register-export.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-shop.h"

G_BEGIN_DECLS

/**
 * loa_register_export:
 * @window: a window with a toast overlay
 * @shop: the shop
 *
 * Lets the user choose where the register of speakers goes, writes it there and says what became of it.
 */
void loa_register_export (GtkWindow *window,
                          LoaShop   *shop);

G_END_DECLS
