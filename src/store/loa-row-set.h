/* loa-row-set.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoaRowSet LoaRowSet;

LoaRowSet *loa_row_set_new      (gint64           largest);
void       loa_row_set_free     (LoaRowSet       *self);
void       loa_row_set_add      (LoaRowSet       *self,
                                 gint64           row);
gboolean   loa_row_set_contains (const LoaRowSet *self,
                                 gint64           row);
guint      loa_row_set_get_size (const LoaRowSet *self);
char      *loa_row_set_to_json  (const LoaRowSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaRowSet, loa_row_set_free)

G_END_DECLS
