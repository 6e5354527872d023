/* loa-announcement-table.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-list.h"
#include "loa-announcement-row.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT_TABLE (loa_announcement_table_get_type ())

/**
 * LoaAnnouncementTable:
 *
 * Announcements below each other: in columns with titles where there is the width for it, in two lines each where
 * there is not. It is a list, not a table of cells, so that a screen reader reads a row as one sentence.
 *
 * Property: `narrow` (boolean): there is little width. Signal: `activated` (#LoaAnnouncement): the user wants to
 * know more about it.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementTable, loa_announcement_table, LOA, ANNOUNCEMENT_TABLE, GtkWidget)

/**
 * loa_announcement_table_set_list:
 * @self: the table, which has none yet
 * @list: what to show
 * @shop: whose announcements these are
 *
 * Shows announcements.
 */
void loa_announcement_table_set_list (LoaAnnouncementTable *self,
                                      LoaAnnouncementList  *list,
                                      LoaShop              *shop);

G_END_DECLS
