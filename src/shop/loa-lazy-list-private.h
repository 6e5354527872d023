/* loa-lazy-list-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-lazy-cache.h"
#include "loa-lazy-list.h"
#include "loa-result-rows.h"

G_BEGIN_DECLS

typedef struct
{
  LoaStore *store; /* (owned) (nullable): until it is disposed of */
  gboolean is_selected; /* there is a result, or one is looked up */

  LoaResultRows rows;
  guint growing_source; /* 0 when all of @rows are there */
  gint64 chosen; /* the row that was chosen, or 0 */
  gboolean is_other_filter; /* than that of @rows */
  guint generation; /* changes with @rows */
  LoaLazyCache *cache; /* (owned) */

  GCancellable *selecting; /* (owned) (nullable): while a result is looked up */
  gboolean has_glanced; /* at the first rows of the filter, before all were looked up */
  guint glanced_source; /* 0 when nothing waits for those to be drawn */
  gboolean must_select_again; /* the store has changed since */
  gboolean must_refresh; /* what is held may be out of date */

  GQueue wanted_pages; /* page numbers, the last one asked for first */
  guint read_source; /* 0 when none is waiting */
  GCancellable *reading; /* (owned) (nullable): while a page is read */
  GCancellable *refreshing; /* (owned) (nullable): while living rows are read again */
} LoaLazyListPrivate;

LoaLazyListPrivate *loa_lazy_list_get_private (LoaLazyList *self);

void loa_lazy_list_tell_failure (LoaLazyList  *self,
                                 const GError *error);

/* Takes @rows: what is shown from now on. Signals `changing`, what comes, `arrived`, and what goes. */
void loa_lazy_list_exchange_rows (LoaLazyList *self,
                                  GArray      *rows);

/* A page is read as soon as the view has asked for all that it shows. */
void loa_lazy_list_want_page (LoaLazyList *self,
                              guint        page);

/* What is wanted and what is on its way are pages of another result. The rows in them that stay are read another way. */
void loa_lazy_list_forget_readings (LoaLazyList *self);

/* Reads again what somebody holds, as rows may have changed. */
void loa_lazy_list_refresh_living_rows (LoaLazyList *self);

G_END_DECLS
