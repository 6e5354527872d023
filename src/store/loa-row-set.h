/* loa-row-set.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The type under which a set is bound to a statement, for the SQL function loa_is_among (set, row). */
#define LOA_ROW_SET_POINTER "loa-row-set"

typedef struct _LoaRowSet LoaRowSet;

gboolean   loa_row_set_takes    (gint64           largest);
LoaRowSet *loa_row_set_new      (gint64           largest);
LoaRowSet *loa_row_set_ref      (LoaRowSet       *self);
void       loa_row_set_unref    (LoaRowSet       *self);
void       loa_row_set_add      (LoaRowSet       *self,
                                 gint64           row);
void       loa_row_set_add_all  (LoaRowSet       *self,
                                 const LoaRowSet *other);
void       loa_row_set_keep_common (LoaRowSet    *self,
                                 const LoaRowSet *other);
gint64     loa_row_set_get_largest (const LoaRowSet *self);
gboolean   loa_row_set_contains (const LoaRowSet *self,
                                 gint64           row);
guint      loa_row_set_get_size (const LoaRowSet *self);
char      *loa_row_set_to_json  (const LoaRowSet *self);
void       loa_row_set_register (sqlite3         *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaRowSet, loa_row_set_unref)

G_END_DECLS
