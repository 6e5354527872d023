/* loa-sync-pages.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"
#include "loa-store.h"
#include "loa-sync-position.h"
#include "sepay-bank.h"

G_BEGIN_DECLS

#define LOA_TYPE_SYNC_PAGES (loa_sync_pages_get_type ())

/* Copies the transactions of some days, one SQL transaction to a page. Used once. The signal `progressed` comes after
 * every page.
 */
G_DECLARE_FINAL_TYPE (LoaSyncPages, loa_sync_pages, LOA, SYNC_PAGES, GObject)

LoaSyncPages *loa_sync_pages_new                  (LoaStore               *store,
                                                   SepayBank              *bank,
                                                   LoaClock               *clock,
                                                   const char             *from_day,
                                                   const char             *to_day);

/* Begins where @position says, and keeps in the store how far it came. */
void          loa_sync_pages_set_position         (LoaSyncPages           *self,
                                                   const LoaSyncPosition  *position);
void          loa_sync_pages_run_async            (LoaSyncPages           *self,
                                                   GCancellable           *cancellable,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
gboolean      loa_sync_pages_run_finish           (LoaSyncPages           *self,
                                                   GAsyncResult           *result,
                                                   GError                **error);

gboolean      loa_sync_pages_is_complete          (LoaSyncPages           *self);
gint64        loa_sync_pages_get_n_new            (LoaSyncPages           *self);
gint64        loa_sync_pages_get_n_changed        (LoaSyncPages           *self);
gint64        loa_sync_pages_get_n_rows           (LoaSyncPages           *self);
gint64        loa_sync_pages_get_n_expected       (LoaSyncPages           *self);
gint64        loa_sync_pages_get_n_unreadable     (LoaSyncPages           *self);
const char   *loa_sync_pages_get_first_unreadable (LoaSyncPages           *self);
gint64        loa_sync_pages_get_seconds_left     (LoaSyncPages           *self);

G_END_DECLS
