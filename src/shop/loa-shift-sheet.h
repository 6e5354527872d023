/* loa-shift-sheet.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-shift.h"

G_BEGIN_DECLS

/**
 * LoaShiftSheet:
 * @from: when the shift began, Unix seconds
 * @until: when it ended; what happened then belongs to the next one
 * @lines: (element-type LoaShiftLine): by account and sub-account
 * @total: of all @lines; a sum that is too large is %LOA_AMOUNT_UNKNOWN
 *
 * What a shift counts up when it closes.
 */
typedef struct
{
  gint64 from;
  gint64 until;
  GPtrArray *lines;
  LoaShiftLine total;
} LoaShiftSheet;

void           loa_shift_sheet_free          (LoaShiftSheet        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaShiftSheet, loa_shift_sheet_free)

/**
 * loa_shift_sheet_load_async:
 * @store: the store
 * @from: when the shift began, Unix seconds
 * @until: when it ended, Unix seconds; not part of it
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, with @store as the source object
 * @user_data: for @callback
 *
 * Makes the sheet of a shift out of the local copy, off the main thread.
 */
void           loa_shift_sheet_load_async    (LoaStore             *store,
                                              gint64                from,
                                              gint64                until,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

/**
 * loa_shift_sheet_load_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the sheet
 */
LoaShiftSheet *loa_shift_sheet_load_finish   (LoaStore             *store,
                                              GAsyncResult         *result,
                                              GError              **error);

/**
 * loa_shift_sheet_format_period:
 * @self: a sheet
 *
 * Returns: (transfer full): from when until when, Vietnam time
 */
char          *loa_shift_sheet_format_period (const LoaShiftSheet  *self);

/**
 * loa_shift_sheet_format_account:
 * @line: a line of a sheet
 *
 * Returns: (transfer full): which account and sub-account it is about
 */
char          *loa_shift_sheet_format_account (const LoaShiftLine  *line);

/**
 * loa_shift_sheet_format_text:
 * @self: a sheet
 *
 * Returns: (transfer full): the whole sheet, line by line
 */
char          *loa_shift_sheet_format_text   (const LoaShiftSheet  *self);

/**
 * loa_shift_sheet_format_amount:
 * @sum: đồng, or %LOA_AMOUNT_UNKNOWN
 * @count: how many transactions are in it
 *
 * Returns: (transfer full): both
 */
char          *loa_shift_sheet_format_amount (gint64                sum,
                                              gint64                count);

/**
 * loa_shift_sheet_read_time:
 * @text: what somebody typed, such as `21/11/2026 06:00`, `21/11 6:00`, `6h`, `06:30` or `21/11/2026`
 * @today: `YYYY-MM-DD`, the day of a time without one
 * @unix_seconds: (out): that moment in Vietnam
 *
 * Returns: whether @text is a time; a day alone is its first moment
 */
gboolean       loa_shift_sheet_read_time     (const char           *text,
                                              const char           *today,
                                              gint64               *unix_seconds);

/**
 * loa_shift_sheet_format_time:
 * @unix_seconds: a moment
 *
 * Returns: (transfer full): `21/11/2026 06:00`, Vietnam time, as loa_shift_sheet_read_time() reads it
 */
char          *loa_shift_sheet_format_time   (gint64                unix_seconds);

G_END_DECLS
