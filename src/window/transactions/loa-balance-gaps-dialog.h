/* loa-balance-gaps-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOA_TYPE_BALANCE_GAPS_DIALOG (loa_balance_gaps_dialog_get_type ())

/**
 * LoaBalanceGapsDialog:
 *
 * Lists where transactions seem to be missing. Signal: `chosen` (a #LoaBalanceBreak): the user wants to see the
 * transactions around one of these places; the dialog closes itself.
 */
G_DECLARE_FINAL_TYPE (LoaBalanceGapsDialog, loa_balance_gaps_dialog, LOA, BALANCE_GAPS_DIALOG, AdwWindow)

/**
 * loa_balance_gaps_dialog_new:
 * @breaks: (element-type LoaBalanceBreak): the places, the newest first
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *loa_balance_gaps_dialog_new (GPtrArray *breaks);

G_END_DECLS
