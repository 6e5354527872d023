/* loa-amount-keys.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_AMOUNT_KEYS (loa_amount_keys_get_type ())

/**
 * LoaAmountKeys:
 *
 * Large keys for amounts, from 10k to 1tr.
 *
 * Properties: `narrow` (boolean: they stand in two rows).
 *
 * Signals: `chosen` (int64, đồng).
 */
G_DECLARE_FINAL_TYPE (LoaAmountKeys, loa_amount_keys, LOA, AMOUNT_KEYS, GtkWidget)

G_END_DECLS
