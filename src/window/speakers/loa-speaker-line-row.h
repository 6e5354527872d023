/* loa-speaker-line-row.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker-lines.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_LINE_ROW (loa_speaker_line_row_get_type ())

/**
 * LoaSpeakerLineRow:
 *
 * A line of many speakers with what becomes of it; one that is bad can be corrected in place.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerLineRow, loa_speaker_line_row, LOA, SPEAKER_LINE_ROW, GtkWidget)

GtkWidget *loa_speaker_line_row_new  (LoaSpeakerLines    *lines,
                                      LoaSpeakerRegister *speakers);

/**
 * loa_speaker_line_row_show:
 * @self: the row
 * @line: (nullable): a line of the lines that it was made for, or %NULL for none
 *
 * Shows another line.
 */
void       loa_speaker_line_row_show (LoaSpeakerLineRow  *self,
                                      LoaSpeakerLine     *line);

G_END_DECLS
