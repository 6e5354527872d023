/* loa-announcement-row.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-announcement-list.h"
#include "loa-speaker.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT_ROW (loa_announcement_row_get_type ())

/**
 * LoaAnnouncementRow:
 *
 * One announcement of the ledger, in a list that hands its rows from one announcement to the next.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementRow, loa_announcement_row, LOA, ANNOUNCEMENT_ROW, GtkWidget)

GtkWidget *loa_announcement_row_new (void);

/**
 * loa_announcement_row_show:
 * @self: the row
 * @record: what to show
 * @speaker: (nullable): its speaker, when it is in the register
 * @now: now, in Unix seconds
 *
 * Shows an announcement.
 */
void loa_announcement_row_show (LoaAnnouncementRow          *self,
                                const LoaAnnouncementRecord *record,
                                LoaSpeaker                  *speaker,
                                gint64                       now);

G_END_DECLS
