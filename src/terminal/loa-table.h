/* loa-table.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-output.h"

G_BEGIN_DECLS

/**
 * LoaTable:
 *
 * Rows of text whose columns stand under each other on a terminal.
 */
typedef struct _LoaTable LoaTable;

/**
 * loa_table_new:
 * @headings: (array zero-terminated=1): a heading for each column; `>` before it aligns its column to the right
 *
 * Returns: (transfer full): a table without rows
 */
LoaTable *loa_table_new  (const char * const *headings);
void      loa_table_free (LoaTable           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTable, loa_table_free)

/**
 * loa_table_add:
 * @self: the table
 * @text: (nullable): text of the next cell, from left to right and row after row
 */
void loa_table_add (LoaTable   *self,
                    const char *text);

/**
 * loa_table_add_time:
 * @self: the table
 * @unix_seconds: a moment, or 0 for an empty cell
 */
void loa_table_add_time (LoaTable *self,
                         gint64    unix_seconds);

/**
 * loa_table_add_amount:
 * @self: the table
 * @dong: an amount in đồng, or %LOA_AMOUNT_UNKNOWN for an empty cell
 */
void loa_table_add_amount (LoaTable *self,
                           gint64    dong);

/**
 * loa_table_write:
 * @self: the table
 * @output: the output
 *
 * Writes the table as results.
 */
void loa_table_write (LoaTable  *self,
                      LoaOutput *output);

G_END_DECLS
