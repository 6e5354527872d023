/* loa-held-keys.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_HELD_KEYS (loa_held_keys_get_type ())

/**
 * LoaHeldKeys:
 *
 * Knows which keys of a window are held down. While it is strict, Enter, the space bar and F11 act once for each time
 * that they are pressed, also where they were pressed before; F11 always does.
 */
G_DECLARE_FINAL_TYPE (LoaHeldKeys, loa_held_keys, LOA, HELD_KEYS, GObject)

LoaHeldKeys *loa_held_keys_new        (GtkWindow   *window);
void         loa_held_keys_set_strict (LoaHeldKeys *self,
                                       gboolean     strict);

G_END_DECLS
