/* loa-delimited-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in rows and cells, as spreadsheets copy and export it: RFC 4180 with any delimiter. All of it may run in another
 * thread.
 */

/**
 * LoaDelimitedRow:
 * @number: the line on which it begins, from 1
 * @text: the row as it stands in the text, without its line end
 * @cells: its cells, without quotation marks and, where they had none, without white space around them
 * @is_broken: its quotation marks do not fit; @text is one line, and @cells are of no use
 */
typedef struct
{
  guint number;
  char *text;
  char **cells;
  gboolean is_broken;
} LoaDelimitedRow;

/**
 * loa_delimited_text_decode:
 * @bytes: what is in a file
 *
 * Reads UTF-8, with a byte order mark or without, and UTF-16 with one.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when it is not such a text
 */
char      *loa_delimited_text_decode (GBytes     *bytes);

/**
 * loa_delimited_text_parse:
 * @text: the text
 * @delimiter: what stands between cells
 * @max_rows: how many rows there may be
 *
 * A quotation mark that is never closed, or closed within a cell, spoils its own line and no other. Rows without
 * anything in them are left out.
 *
 * Returns: (transfer full) (element-type LoaDelimitedRow): the rows; one more than @max_rows when there are too many
 */
GPtrArray *loa_delimited_text_parse  (const char *text,
                                      char        delimiter,
                                      guint       max_rows);

G_END_DECLS
