/* loa-chip.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_CHIP (loa_chip_get_type ())

/**
 * LoaChip:
 *
 * A state as an icon and a word; its colour only repeats them.
 *
 * Property: `wraps` (%FALSE): whether the words may take more than one line.
 */
G_DECLARE_FINAL_TYPE (LoaChip, loa_chip, LOA, CHIP, GtkWidget)

/**
 * loa_chip_set:
 * @self: the chip
 * @icon_name: icon
 * @word: the state
 * @css_class: (nullable): `success`, `warning`, `error` or none
 *
 * Shows a state.
 */
void loa_chip_set (LoaChip    *self,
                   const char *icon_name,
                   const char *word,
                   const char *css_class);

G_END_DECLS
