/* loa-adaptive-bin.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_ADAPTIVE_BIN (loa_adaptive_bin_get_type ())

/**
 * LoaAdaptiveBin:
 *
 * Holds one child and tells when there is little width for it.
 *
 * Properties: `child` (#GtkWidget), `threshold` (int, pixels: narrower than this is narrow), `narrow`
 * (boolean, read-only).
 */
G_DECLARE_FINAL_TYPE (LoaAdaptiveBin, loa_adaptive_bin, LOA, ADAPTIVE_BIN, GtkWidget)

gboolean loa_adaptive_bin_get_narrow (LoaAdaptiveBin *self);

G_END_DECLS
