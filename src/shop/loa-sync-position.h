/* loa-sync-position.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The setting that it is kept in. */
#define LOA_SYNC_POSITION_SETTING "copy-position"

/* How far a copy came that was broken off: of the list that begins with @from_day, the first @page pages are in the
 * store, and whatever came to the head of it until @covered_day.
 */
typedef struct
{
  char *from_day; /* (owned) (nullable): %NULL for everything */
  char *covered_day; /* (owned): the day on which the run began that saw the head of the list last */
  guint limit; /* rows to a page that were asked for */
  guint per_page; /* and that came */
  guint page; /* 0 for none */
} LoaSyncPosition;

LoaSyncPosition *loa_sync_position_new    (const char            *from_day,
                                           const char            *covered_day);
LoaSyncPosition *loa_sync_position_copy   (const LoaSyncPosition *self);
void             loa_sync_position_free   (LoaSyncPosition       *self);
LoaSyncPosition *loa_sync_position_parse  (const char            *text);
char            *loa_sync_position_format (const LoaSyncPosition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSyncPosition, loa_sync_position_free)

G_END_DECLS
