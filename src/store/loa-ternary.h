/* loa-ternary.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/**
 * LoaTernary:
 * @LOA_TERNARY_UNKNOWN: nobody has told
 * @LOA_TERNARY_NO: no
 * @LOA_TERNARY_YES: yes
 *
 * A boolean that may not be known.
 */
typedef enum
{
  LOA_TERNARY_UNKNOWN = -1,
  LOA_TERNARY_NO = 0,
  LOA_TERNARY_YES = 1,
} LoaTernary;
