/* loa-notifier.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_NOTIFIER (loa_notifier_get_type ())

/**
 * LoaNotifier:
 *
 * Tells in notifications of the desktop what failed while no window of Loa was in use: an announcement that was not
 * said, transactions that cannot be copied, and a bank sign-in that ends soon or is over. Each is told once, and taken
 * back when a window comes into use. A click on a notification shows what it is about, and nothing else.
 *
 * Signal: `told` (id, title, body), when a notification is sent.
 */
G_DECLARE_FINAL_TYPE (LoaNotifier, loa_notifier, LOA, NOTIFIER, GObject)

/**
 * loa_notifier_new:
 * @window: the window that shows the shop; it may go before the notifier does
 * @shop: the shop
 * @settings: (nullable): those that all profiles share, which say whether it is wanted
 * @demo: whether everything is simulated, which each notification says then
 *
 * Returns: (transfer full): a notifier
 */
LoaNotifier *loa_notifier_new (GtkWindow *window,
                               LoaShop   *shop,
                               GSettings *settings,
                               gboolean   demo);

/**
 * loa_notifier_tell_not_copied:
 * @self: the notifier
 * @reason: why transactions cannot be copied, a sentence
 *
 * Tells that for a while none have come.
 */
void         loa_notifier_tell_not_copied (LoaNotifier *self,
                                           const char  *reason);

G_END_DECLS
