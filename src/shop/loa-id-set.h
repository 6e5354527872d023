/* loa-id-set.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks are 1 to this. */
#define LOA_ID_SET_MAX_MARK 15

typedef struct _LoaIdSet LoaIdSet;

LoaIdSet *loa_id_set_new      (void);
void      loa_id_set_free     (LoaIdSet       *self);
guint     loa_id_set_mark     (LoaIdSet       *self,
                               const char     *id,
                               guint           mark);
guint     loa_id_set_get_size (const LoaIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaIdSet, loa_id_set_free)

G_END_DECLS
