/* loa-sync-pages-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-sync-pages.h"
#include "loa-sync-walk.h"

G_BEGIN_DECLS

/* While a page is written the next one is fetched already. */
typedef struct
{
  GPtrArray *records; /* (owned) (element-type LoaTransactionRecord) */
  GHashTable *settings; /* (owned) (nullable): what is to be known once they are written */
  gint64 n_rows; /* seen with it */
} LoaSyncFetched;

struct _LoaSyncPages
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  SepayBank *bank; /* (owned) */
  LoaClock *clock; /* (owned) */
  char *from_day; /* (owned) (nullable): the first that is stored */
  char *to_day; /* (owned) (nullable): the last that is stored */
  char *asked_from_day; /* (owned) (nullable): what SePay is asked for */
  char *asked_to_day; /* (owned) (nullable) */
  LoaSyncPosition *position; /* (owned) (nullable): if it is kept */
  guint limit; /* rows to a page */
  LoaSyncWalk *walk; /* (owned) */

  LoaSyncFetched *fetched; /* (owned) (nullable): waits for the one before it */
  gboolean is_fetching;
  gboolean is_putting;
  gboolean is_resuming; /* until the first page turns out to be the one that was read last */
  GError *error; /* (owned) (nullable): what ends it, as soon as nothing is under way */

  gint64 begun_us; /* boot time */
  gint64 n_rows;
  gint64 n_put; /* pages */
  gint64 n_new;
  gint64 n_changed;
  gint64 n_unreadable;
  char *first_unreadable; /* (owned) (nullable) */
};

void loa_sync_fetched_free     (LoaSyncFetched       *fetched);
void loa_sync_pages_start_walk (LoaSyncPages         *self);
void loa_sync_pages_start_over (LoaSyncPages         *self);

/* Takes @error, unless there is one already. */
void loa_sync_pages_end_with   (LoaSyncPages         *self,
                                GError               *error);

/* Makes of a page what waits to be written. */
void loa_sync_pages_take       (LoaSyncPages         *self,
                                SepayTransactionPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSyncFetched, loa_sync_fetched_free)

G_END_DECLS
