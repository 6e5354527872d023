/* loa-announcement-search.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The type under which a search is bound to a statement. */
#define LOA_ANNOUNCEMENT_SEARCH_POINTER "loa-announcement-search"

typedef struct _LoaAnnouncementSearch LoaAnnouncementSearch;

LoaAnnouncementSearch *loa_announcement_search_new      (const char            *text);
void                   loa_announcement_search_free     (LoaAnnouncementSearch *self);
gboolean               loa_announcement_search_is_empty (LoaAnnouncementSearch *self);
void                   loa_announcement_search_add_name (LoaAnnouncementSearch *self,
                                                         const char            *hardware_id,
                                                         const char            *name);
void                   loa_announcement_search_register (sqlite3               *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaAnnouncementSearch, loa_announcement_search_free)

G_END_DECLS
