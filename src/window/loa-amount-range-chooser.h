/* loa-amount-range-chooser.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_AMOUNT_RANGE_CHOOSER (loa_amount_range_chooser_get_type ())

/**
 * LoaAmountRangeChooser:
 *
 * A button that shows which amounts are chosen, and opens two fields for a smallest and a largest one. A field that is
 * empty sets no limit.
 *
 * Signals: `changed`: other amounts are chosen.
 */
G_DECLARE_FINAL_TYPE (LoaAmountRangeChooser, loa_amount_range_chooser, LOA, AMOUNT_RANGE_CHOOSER, GtkWidget)

/**
 * loa_amount_range_chooser_describe:
 * @min: smallest amount in đồng, or %LOA_AMOUNT_UNKNOWN
 * @max: largest amount, likewise; not both
 * @is_strict: the one that is given is one đồng off what is to be said
 *
 * Returns: (transfer full): the amounts in few characters
 */
char *loa_amount_range_chooser_describe (gint64                 min,
                                         gint64                 max,
                                         gboolean               is_strict);

/**
 * loa_amount_range_chooser_set:
 * @self: the chooser
 * @min: smallest amount in đồng, or %LOA_AMOUNT_UNKNOWN
 * @max: largest amount, likewise
 *
 * Chooses amounts, which is told by `changed` when they are others.
 */
void  loa_amount_range_chooser_set      (LoaAmountRangeChooser *self,
                                         gint64                 min,
                                         gint64                 max);

/**
 * loa_amount_range_chooser_get:
 * @self: the chooser
 * @min: (out): smallest amount in đồng, or %LOA_AMOUNT_UNKNOWN
 * @max: (out): largest amount, likewise
 */
void  loa_amount_range_chooser_get      (LoaAmountRangeChooser *self,
                                         gint64                *min,
                                         gint64                *max);

G_END_DECLS
