/* test-work.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "work-fixture.h"

G_BEGIN_DECLS

void add_announcer_age_tests      (void);
void add_announcer_answer_tests   (void);
void add_announcement_list_tests  (void);
void add_announcement_retry_tests (void);
void add_announcer_fault_tests    (void);
void add_announcer_killed_tests   (void);
void add_announcer_tests          (void);
void add_export_tests             (void);
void add_hostile_row_tests        (void);
void add_pairing_code_tests       (void);
void add_pairing_correction_tests (void);
void add_pairing_tests            (void);
void add_sender_text_tests        (void);
void add_shift_sheet_tests        (void);
void add_speaker_line_tests       (void);
void add_speaker_many_tests       (void);
void add_speaker_register_tests   (void);
void add_speaker_search_tests     (void);
void add_speaker_watch_tests      (void);
void add_sync_balance_tests       (void);
void add_sync_resume_tests        (void);
void add_sync_schedule_tests      (void);
void add_sync_tests               (void);
void add_sync_walk_tests          (void);
void add_result_rows_tests        (void);
void add_transaction_list_tests   (void);

G_END_DECLS
