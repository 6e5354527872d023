/* sepay-rate-budget.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"

G_BEGIN_DECLS

#define SEPAY_TYPE_RATE_BUDGET (sepay_rate_budget_get_type ())

G_DECLARE_FINAL_TYPE (SepayRateBudget, sepay_rate_budget, SEPAY, RATE_BUDGET, GObject)

SepayRateBudget *sepay_rate_budget_new         (LoaClock             *clock,
                                                guint                 per_second);
void             sepay_rate_budget_wait_async  (SepayRateBudget      *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean         sepay_rate_budget_wait_finish (SepayRateBudget      *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
