/* loa-row-anchors.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row that is in two results, and where. */
typedef struct
{
  guint old_position;
  guint new_position;
} LoaRowAnchor;

GArray *loa_row_anchors_find (const GArray *old_rows,
                              const GArray *new_rows,
                              const GArray *wanted,
                              gint64        chosen);

G_END_DECLS
