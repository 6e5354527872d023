/* child.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "child.h"

#include <signal.h>

#include "store-fixture.h"

struct _Child
{
  GSubprocess *process; /* (owned) */
  GDataInputStream *output; /* (owned) */
};

Child *
child_new (const char *what,
           const char *path,
           const char *argument)
{
  g_autoptr (GError) error = NULL;
  Child *child = g_new0 (Child, 1);

  child->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                     STORE_CHILD, what, path, argument, NULL);
  g_assert_no_error (error);
  child->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child->process));

  return child;
}

/* Returns: (transfer full) (nullable): %NULL when it has ended */
char *
child_read_line (Child *child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  char *line;

  g_data_input_stream_read_line_async (child->output, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &result);
  line = g_data_input_stream_read_line_finish (child->output, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);

  return line;
}

/* Lets it go on to its next step. */
void
child_write (Child *child)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (child->process), "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
child_kill (Child *child)
{
  g_subprocess_send_signal (child->process, SIGKILL);
}

/* Waits for its end, and frees it. Returns: its exit status, or -1 when it was killed */
int
child_end (Child *child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  int status;

  g_subprocess_wait_async (child->process, NULL, keep_result_cb, &result);
  g_subprocess_wait_finish (child->process, wait_for_result (&result), &error);
  g_assert_no_error (error);
  status = g_subprocess_get_if_exited (child->process) ? g_subprocess_get_exit_status (child->process) : -1;

  g_object_unref (child->output);
  g_object_unref (child->process);
  g_free (child);

  return status;
}
