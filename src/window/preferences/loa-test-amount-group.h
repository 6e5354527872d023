/* loa-test-amount-group.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-test-amount.h"

G_BEGIN_DECLS

#define LOA_TYPE_TEST_AMOUNT_GROUP (loa_test_amount_group_get_type ())

/**
 * LoaTestAmountGroup:
 *
 * What Test announcement says, in Preferences. It is kept when it is applied, with its button or Enter.
 */
G_DECLARE_FINAL_TYPE (LoaTestAmountGroup, loa_test_amount_group, LOA, TEST_AMOUNT_GROUP, AdwPreferencesGroup)

void loa_test_amount_group_set_amount (LoaTestAmountGroup *self,
                                       LoaTestAmount      *test_amount);

G_END_DECLS
