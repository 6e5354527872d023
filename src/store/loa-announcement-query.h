/* loa-announcement-query.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-filter.h"
#include "loa-store-statement.h"

G_BEGIN_DECLS

gboolean loa_announcement_query_run (LoaStoreConnection           *connection,
                                     const LoaAnnouncementFilter  *filter,
                                     GArray                      **rows,
                                     LoaAnnouncementTotals        *totals,
                                     GError                      **error);

G_END_DECLS
