/* test-simulator.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "test-simulator.h"

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  setlocale (LC_ALL, "");

  g_test_init (&argc, &argv, NULL);

  add_bank_tests ();
  add_bank_variant_tests ();
  add_control_tests ();
  add_fault_tests ();
  add_hostile_tests ();
  add_oauth_tests ();
  add_program_tests ();
  add_scenario_tests ();
  add_soundbox_tests ();
  add_soundbox_variant_tests ();
  add_speech_tests ();
  add_transaction_tests ();

  return g_test_run ();
}
