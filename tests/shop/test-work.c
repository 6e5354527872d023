/* test-work.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "test-work.h"

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  setlocale (LC_ALL, "");

  g_test_init (&argc, &argv, NULL);

  add_announcement_list_tests ();
  add_announcement_retry_tests ();
  add_announcer_tests ();
  add_announcer_age_tests ();
  add_announcer_answer_tests ();
  add_announcer_fault_tests ();
  add_announcer_killed_tests ();
  add_export_tests ();
  add_hostile_row_tests ();
  add_pairing_code_tests ();
  add_pairing_correction_tests ();
  add_pairing_tests ();
  add_sender_text_tests ();
  add_shift_sheet_tests ();
  add_speaker_register_tests ();
  add_speaker_search_tests ();
  add_speaker_line_tests ();
  add_speaker_many_tests ();
  add_speaker_watch_tests ();
  add_sync_tests ();
  add_sync_walk_tests ();
  add_sync_resume_tests ();
  add_sync_schedule_tests ();
  add_sync_balance_tests ();
  add_result_rows_tests ();
  add_transaction_list_tests ();

  return g_test_run ();
}
