/* loa-announcement-row.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-announcement-list.h"
#include "loa-shop.h"

G_BEGIN_DECLS

/**
 * LoaAnnouncementWidth:
 * @LOA_ANNOUNCEMENT_WIDTH_NARROW: two lines
 * @LOA_ANNOUNCEMENT_WIDTH_MEDIUM: one line with what matters most
 * @LOA_ANNOUNCEMENT_WIDTH_WIDE: one line with everything that fits a word or a figure
 *
 * How much room a row has.
 */
typedef enum
{
  LOA_ANNOUNCEMENT_WIDTH_NARROW,
  LOA_ANNOUNCEMENT_WIDTH_MEDIUM,
  LOA_ANNOUNCEMENT_WIDTH_WIDE,
} LoaAnnouncementWidth;

#define LOA_TYPE_ANNOUNCEMENT_ROW (loa_announcement_row_get_type ())

/**
 * LoaAnnouncementRow:
 *
 * One announcement of the ledger, in a list that hands its rows from one announcement to the next; or the titles above
 * such a list. What stands below each other is as wide in every row, so that it makes columns.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementRow, loa_announcement_row, LOA, ANNOUNCEMENT_ROW, GtkWidget)

GtkWidget *loa_announcement_row_new (void);

/**
 * loa_announcement_row_new_titles:
 *
 * Returns: (transfer floating): a row that shows what each column is
 */
GtkWidget *loa_announcement_row_new_titles (void);

/**
 * loa_announcement_row_set_announcement:
 * @self: the row
 * @announcement: (nullable): what to show and to follow, or %NULL for nothing
 * @shop: (nullable): whose announcement that is; not %NULL with an announcement
 *
 * Shows an announcement as long as it is not told to show another.
 */
void loa_announcement_row_set_announcement (LoaAnnouncementRow *self,
                                            LoaAnnouncement    *announcement,
                                            LoaShop            *shop);

/**
 * loa_announcement_row_update:
 * @self: a row that shows no titles
 *
 * Shows its announcement anew, because its speaker came or went, or it is another day.
 */
void loa_announcement_row_update (LoaAnnouncementRow *self);

/**
 * loa_announcement_row_measure_state:
 *
 * Returns: how wide the column of the state has to be for every state, in pixels
 */
int loa_announcement_row_measure_state (void);

/**
 * loa_announcement_row_set_width:
 * @self: the row
 * @width: how much room it has
 * @state_width: what loa_announcement_row_measure_state() says, or -1 when it is narrow
 *
 * Arranges the row.
 */
void loa_announcement_row_set_width (LoaAnnouncementRow   *self,
                                     LoaAnnouncementWidth  width,
                                     int                   state_width);

G_END_DECLS
