/* loa-shift-sheet-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_SHIFT_SHEET_DIALOG (loa_shift_sheet_dialog_get_type ())

/**
 * LoaShiftSheetDialog:
 *
 * Closes a shift: what came in and went out between two times, which can be copied, printed and saved as PDF. It follows
 * the transactions while it is open.
 */
G_DECLARE_FINAL_TYPE (LoaShiftSheetDialog, loa_shift_sheet_dialog, LOA, SHIFT_SHEET_DIALOG, AdwWindow)

/**
 * loa_shift_sheet_dialog_new:
 * @shop: the shop
 *
 * Returns: (transfer full): the dialog, for today so far
 */
GtkWindow *loa_shift_sheet_dialog_new  (LoaShop             *shop);

/**
 * loa_shift_sheet_dialog_save:
 * @self: the dialog, with a sheet
 * @path: (type filename): where to
 *
 * Saves the sheet as PDF: beside @path first, renamed when complete. The dialog says what came of it.
 */
void       loa_shift_sheet_dialog_save (LoaShiftSheetDialog *self,
                                        const char          *path);

G_END_DECLS
