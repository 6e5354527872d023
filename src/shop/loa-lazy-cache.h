/* loa-lazy-cache.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-lazy-row.h"

G_BEGIN_DECLS

#define LOA_LAZY_CACHE_PAGE_ROWS 128

typedef struct _LoaLazyCache LoaLazyCache;

LoaLazyCache *loa_lazy_cache_new         (GType         row_type);
void          loa_lazy_cache_free        (LoaLazyCache *self);
LoaLazyRow   *loa_lazy_cache_dup         (LoaLazyCache *self,
                                          gint64        row);
void          loa_lazy_cache_keep_page   (LoaLazyCache *self,
                                          guint         page,
                                          GPtrArray    *rows);
void          loa_lazy_cache_touch_page  (LoaLazyCache *self,
                                          guint         page);
void          loa_lazy_cache_drop_pages  (LoaLazyCache *self);
GArray       *loa_lazy_cache_list_living (LoaLazyCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaLazyCache, loa_lazy_cache_free)

G_END_DECLS
