/* loa-filter-chips.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_FILTER_CHIPS (loa_filter_chips_get_type ())

/**
 * LoaFilterChips:
 *
 * What a list is filtered by, each as a chip that takes itself away when it is pressed. The chips stand in as many lines
 * as they need; without any there is nothing to see.
 *
 * Signals: `removed` (#guint, the key of a chip that was pressed): the chip is still there.
 */
G_DECLARE_FINAL_TYPE (LoaFilterChips, loa_filter_chips, LOA, FILTER_CHIPS, GtkWidget)

/**
 * loa_filter_chips_begin:
 * @self: the chips
 *
 * Begins to say anew which chips there are.
 */
void loa_filter_chips_begin (LoaFilterChips *self);

/**
 * loa_filter_chips_add:
 * @self: the chips
 * @key: which chip it is, the same one each time
 * @text: what it says
 */
void loa_filter_chips_add   (LoaFilterChips *self,
                             guint           key,
                             const char     *text);

/**
 * loa_filter_chips_end:
 * @self: the chips
 *
 * Shows what was added since loa_filter_chips_begin(). A chip that was there before stays as it is, with the focus.
 */
void loa_filter_chips_end   (LoaFilterChips *self);

G_END_DECLS
