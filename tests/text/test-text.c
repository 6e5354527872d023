/* test-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "test-text.h"

int
main (int    argc,
      char **argv)
{
  /* Whatever depends on the computer's zone is wrong by most of a day here. */
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  setlocale (LC_ALL, "");

  g_test_init (&argc, &argv, NULL);

  add_amount_words_tests ();
  add_clock_tests ();
  add_dong_tests ();
  add_fold_tests ();
  add_typed_amount_tests ();
  add_vietnam_time_tests ();

  return g_test_run ();
}
