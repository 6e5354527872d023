/* loa-demonstration.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LOA_DEMONSTRATION_PAGE_NAME:
 *
 * What the page of the window's stack is called that the screen is.
 */
#define LOA_DEMONSTRATION_PAGE_NAME "demonstration"

#define LOA_TYPE_DEMONSTRATION (loa_demonstration_get_type ())

/**
 * LoaDemonstration:
 *
 * Turns a window into the demonstration screen and back.
 */
G_DECLARE_FINAL_TYPE (LoaDemonstration, loa_demonstration, LOA, DEMONSTRATION, GObject)

/**
 * loa_demonstration_new:
 * @window: the window
 * @stack: what is shown in it; any other page than the screen ends the demonstration
 * @shop: the shop
 * @desk: where announcements are handed in
 *
 * Returns: (transfer full): the demonstration, which is not shown yet
 */
LoaDemonstration *loa_demonstration_new    (GtkWindow           *window,
                                            GtkStack            *stack,
                                            LoaShop             *shop,
                                            LoaAnnouncementDesk *desk);

/**
 * loa_demonstration_cover:
 * @self: the demonstration
 * @widget: (not nullable): a part of the window that a customer need not see
 *
 * Hides @widget while the screen is shown.
 */
void              loa_demonstration_cover  (LoaDemonstration    *self,
                                            GtkWidget           *widget);

/**
 * loa_demonstration_toggle:
 * @self: the demonstration
 *
 * Shows the screen, or leaves it.
 */
void              loa_demonstration_toggle (LoaDemonstration    *self);

/**
 * loa_demonstration_leave:
 * @self: the demonstration
 *
 * Leaves the screen where it is shown.
 */
void              loa_demonstration_leave  (LoaDemonstration    *self);

G_END_DECLS
