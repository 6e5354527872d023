/* test-accounts.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "test-accounts.h"

static GString *captured;

static GLogWriterOutput
capture (GLogLevelFlags   level,
         const GLogField *fields,
         gsize            n_fields,
         gpointer         user_data)
{
  g_autofree char *line = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  if (captured != NULL)
    g_string_append_printf (captured, "%s\n", line);

  return g_log_writer_default (level, fields, n_fields, user_data);
}

void
start_capturing_log (void)
{
  if (captured == NULL)
    captured = g_string_new (NULL);
  g_string_truncate (captured, 0);
}

const char *
get_captured_log (void)
{
  return captured->str;
}

int
main (int    argc,
      char **argv)
{
  int status;

  setlocale (LC_ALL, "");

  g_test_init (&argc, &argv, NULL);
  /* The handler that newer GLib sets for tests prints messages itself, and the writer never gets them. */
  g_log_set_default_handler (g_log_default_handler, NULL);
  g_log_set_writer_func (capture, NULL, NULL);

  add_failure_tests ();
  add_grant_others_tests ();
  add_grant_tests ();
  add_name_tests ();
  add_redaction_tests ();
  add_shop_tests ();
  add_sign_in_tests ();
  add_soundbox_others_tests ();
  add_soundbox_tests ();
  add_token_tests ();

  status = g_test_run ();
  if (captured != NULL)
    g_string_free (captured, TRUE);

  return status;
}
