/* loa-transaction-chips.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-filter-chips.h"
#include "loa-search-expression.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

/**
 * LoaTransactionChip:
 *
 * The keys of the chips that tell which transactions are shown.
 */
typedef enum
{
  LOA_TRANSACTION_CHIP_PERIOD,
  LOA_TRANSACTION_CHIP_HOURS,
  LOA_TRANSACTION_CHIP_ACCOUNT,
  LOA_TRANSACTION_CHIP_DIRECTION,
  LOA_TRANSACTION_CHIP_AMOUNTS,
  LOA_TRANSACTION_CHIP_SUSPICIOUS,
  LOA_TRANSACTION_CHIP_CODE,
  LOA_TRANSACTION_CHIP_REFERENCE,
  LOA_TRANSACTION_CHIP_FIRST_PART, /* of the search; the others follow */
} LoaTransactionChip;

/**
 * LoaTransactionChoices:
 * @chosen: what was chosen and typed
 * @expression: what the words of @chosen mean
 * @period: (nullable): which days were chosen, in words
 * @account: (nullable): which account was chosen, in words
 * @from_hour: (nullable): the first hour, `YYYY-MM-DD HH`, where the days that were chosen are not whole
 * @to_hour: (nullable): the last hour
 *
 * What there are chips about.
 */
typedef struct
{
  const LoaTransactionFilter *chosen;
  const LoaSearchExpression *expression;
  const char *period;
  const char *account;
  const char *from_hour;
  const char *to_hour;
} LoaTransactionChoices;

void loa_transaction_chips_show (LoaFilterChips              *chips,
                                 const LoaTransactionChoices *choices);

G_END_DECLS
