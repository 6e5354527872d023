/* loa-week-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-week.h"

G_BEGIN_DECLS

/**
 * loa_week_wording_describe:
 * @week: (nullable): what the checks of the last seven days found, %NULL when it is not known
 *
 * Returns: (transfer full): the same in words, a line for each of what was found, with the days
 */
char *loa_week_wording_describe (const LoaSpeakerWeek *week);

G_END_DECLS
