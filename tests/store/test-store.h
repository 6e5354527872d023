/* test-store.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

void add_announcement_tests (void);
void add_balance_tests      (void);
void add_bank_account_tests (void);
void add_cancel_tests       (void);
void add_check_tests        (void);
void add_digest_tests       (void);
void add_fault_tests        (void);
void add_file_lock_tests    (void);
void add_money_tests        (void);
void add_open_tests         (void);
void add_process_tests      (void);
void add_search_expression_tests (void);
void add_search_tests       (void);
void add_settings_tests     (void);
void add_speaker_tests      (void);
void add_suspicion_tests    (void);
void add_transaction_tests  (void);
void add_upgrade_tests      (void);
