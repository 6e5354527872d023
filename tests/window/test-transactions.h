/* test-transactions.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

void add_exporting_tests          (void);
void add_kept_selection_tests     (void);
void add_shift_sheet_tests        (void);
void add_transaction_filter_tests (void);
void add_transaction_line_tests   (void);
void add_transaction_menu_tests   (void);
void add_transaction_tests        (void);
void add_transactions_view_tests  (void);
