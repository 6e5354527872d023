/* loa-transaction-filter-value.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-period.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

/**
 * loa_transaction_filter_to_value:
 * @chosen: what was chosen and typed
 * @period: which days were chosen by a name; they are then saved as that, not as the days that it means now
 *
 * Returns: (transfer full): @chosen as it is saved, of the type `a{sv}`
 */
GVariant             *loa_transaction_filter_to_value   (const LoaTransactionFilter *chosen,
                                                         LoaPeriod                   period);

/**
 * loa_transaction_filter_from_value:
 * @value: what was saved, of the type `a{sv}`
 * @period: (out): days with a name, or %LOA_PERIOD_ALL when the filter itself says which
 *
 * Returns: (transfer full): what is to be chosen; what cannot be understood is left out
 */
LoaTransactionFilter *loa_transaction_filter_from_value (GVariant                   *value,
                                                         LoaPeriod                  *period);

G_END_DECLS
