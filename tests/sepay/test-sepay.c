/* test-sepay.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-sepay.h"

#include <locale.h>

static GString *captured;

static GLogWriterOutput
write_log (GLogLevelFlags   log_level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  if (captured != NULL)
    {
      g_autofree char *line = g_log_writer_format_fields (log_level, fields, n_fields, FALSE);

      g_string_append_printf (captured, "%s\n", line);
    }

  return g_log_writer_default (log_level, fields, n_fields, user_data);
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

  /* A proxy that is nowhere: whoever asks it does not reach the servers here. */
  g_setenv ("http_proxy", "http://192.0.2.1:9", TRUE);
  g_setenv ("https_proxy", "http://192.0.2.1:9", TRUE);
  g_unsetenv ("no_proxy");

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* The handler that newer GLib sets for tests prints messages itself, and the writer never gets them. */
  g_log_set_default_handler (g_log_default_handler, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);

  add_address_tests ();
  add_bank_tests ();
  add_broken_tests ();
  add_cancel_tests ();
  add_certificate_tests ();
  add_http_log_tests ();
  add_json_tests ();
  add_mutation_tests ();
  add_oauth_tests ();
  add_retry_tests ();
  add_secrecy_tests ();
  add_session_tests ();
  add_soundbox_tests ();
  add_token_tests ();

  status = g_test_run ();
  if (captured != NULL)
    g_string_free (captured, TRUE);

  return status;
}
