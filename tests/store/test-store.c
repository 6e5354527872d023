/* test-store.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store.h"

#include <glib.h>

#include "fault-vfs.h"

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fault_vfs_register ();

  add_open_tests ();
  add_upgrade_tests ();
  add_fault_tests ();
  add_settings_tests ();
  add_speaker_tests ();
  add_check_tests ();
  add_announcement_tests ();
  add_balance_tests ();
  add_bank_account_tests ();
  add_transaction_tests ();
  add_suspicion_tests ();
  add_money_tests ();
  add_digest_tests ();
  add_search_tests ();
  add_search_expression_tests ();
  add_cancel_tests ();
  add_process_tests ();
  add_file_lock_tests ();

  return g_test_run ();
}
