/* test-program.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>
#include <sys/wait.h>

#include "test-simulator.h"

typedef struct
{
  const char *arguments[6];
  int exit_status;
  const char *expected; /* in what it prints */
} Usage;

static void
test_usage (void)
{
  static const Usage usages[] = {
    { { "--list", NULL }, 0, "one-token" },
    { { "--list", NULL }, 0, "offline-speaker" },
    { { "--list", NULL }, 0, "cut-short" },
    { { "--list-scenarios", NULL }, 0, "bank-sign-in-expires" },
    { { "--scenario", "help", NULL }, 0, "busy-counter                 A busy counter\n" },
    { { "--scenario", "x", NULL }, 2, "known are: default, wrong-code, session-expires" },
    { { "--variant", "one-token", "--variant", "x", NULL }, 2, "known are: error-in-body" },
    { { "--port", "65536", NULL }, 2, "0 to 65535" },
    { { "--port", "x", NULL }, 2, "loa-simulator: " },
    { { "--transactions", "-1", NULL }, 2, "0 to 1000000" },
    { { "--transactions", "1000001", NULL }, 2, "0 to 1000000" },
    { { "--nonsense", NULL }, 2, "--nonsense" },
    { { "nonsense", NULL }, 2, "nonsense" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      const char *const *arguments = usages[i].arguments;
      const char *command[8] = { LOA_SIMULATOR_PROGRAM };
      g_autofree char *output = NULL;
      g_autofree char *errors = NULL;
      g_autofree char *all = NULL;
      g_autoptr (GError) error = NULL;
      int wait_status = 0;

      for (guint j = 0; arguments[j] != NULL; j++)
        command[j + 1] = arguments[j];

      g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors, &wait_status, &error);
      g_assert_no_error (error);
      g_assert_true (WIFEXITED (wait_status));
      g_assert_cmpint (WEXITSTATUS (wait_status), ==, usages[i].exit_status);
      all = g_strconcat (output, errors, NULL);
      if (strstr (all, usages[i].expected) == NULL)
        g_error ("“%s” is not in:\n%s", usages[i].expected, all);
    }
}

typedef struct
{
  char *line; /* (owned) (nullable) */
  gboolean done;
} Line;

static void
line_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Line *line = user_data;
  g_autoptr (GError) error = NULL;

  line->line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (object), result, NULL, &error);
  g_assert_no_error (error);
  line->done = TRUE;
}

/* Returns: (transfer full): what follows @prefix on the first line that begins with it */
static char *
wait_for_line (GDataInputStream *output,
               const char       *prefix)
{
  while (TRUE)
    {
      Line line = { 0 };
      g_autofree char *text = NULL;

      g_data_input_stream_read_line_async (output, G_PRIORITY_DEFAULT, NULL, line_cb, &line);
      run_until (&line.done);
      text = line.line;
      if (text == NULL)
        g_error ("The program ended before it printed “%s”", prefix);
      if (g_str_has_prefix (text, prefix))
        return g_strdup (text + strlen (prefix));
    }
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
posted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);

  g_assert_no_error (error);
  *(char **) user_data = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static char *
post (const char *address,
      const char *authorization,
      const char *body)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("POST", address);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  char *answer = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, posted_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);

  return answer;
}

static char *
make_authorization (const char *soundbox_url,
                    const char *client_id,
                    const char *client_secret)
{
  g_autofree char *credentials = g_strdup_printf ("%s:%s", client_id, client_secret);
  g_autofree char *encoded = g_base64_encode ((const guchar *) credentials, strlen (credentials));
  g_autofree char *basic = g_strconcat ("Basic ", encoded, NULL);
  g_autofree char *address = g_strconcat (soundbox_url, "/token/create", NULL);
  g_autofree char *answer = post (address, basic, "");
  g_autoptr (JsonNode) root = json_from_string (answer, NULL);

  g_assert_nonnull (root);

  return g_strconcat ("Bearer ", json_object_get_string_member (json_node_get_object (root), "access_token"), NULL);
}

static void
test_says (gconstpointer data)
{
  int signal_number = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, LOA_SIMULATOR_PROGRAM,
                                                      "--scenario", "wrong-code", NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *soundbox_url = NULL;
  g_autofree char *bank_url = NULL;
  g_autofree char *client_id = NULL;
  g_autofree char *client_secret = NULL;
  g_autofree char *authorization = NULL;
  g_autofree char *address = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *scenario = NULL;
  g_autofree char *said = NULL;
  gboolean ended = FALSE;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (program));
  soundbox_url = wait_for_line (output, "LOA_SOUNDBOX_URL=");
  bank_url = wait_for_line (output, "LOA_BANK_URL=");
  client_id = wait_for_line (output, "SoundBox client ID: ");
  client_secret = wait_for_line (output, "SoundBox client secret: ");
  scenario = wait_for_line (output, "Scenario: ");
  g_assert_cmpstr (scenario, ==, "wrong-code (A wrong code)");
  g_assert_true (g_str_has_prefix (soundbox_url, bank_url));
  g_assert_true (g_str_has_prefix (bank_url, "http://127.0.0.1:"));

  authorization = make_authorization (soundbox_url, client_id, client_secret);
  address = g_strconcat (soundbox_url, "/speaker/pair/request", NULL);
  answer = post (address, authorization, "{\"hardwareId\":\"VNS52508000001\"}");
  g_assert_true (g_str_has_prefix (answer, "{\"code\":200"));
  said = wait_for_line (output, "Speaker VNS52508000001 says: ");
  g_assert_true (g_pattern_match_simple ("mã liên kết ? ? ? ?", said));

  g_subprocess_send_signal (program, signal_number);
  g_subprocess_wait_async (program, NULL, ended_cb, &ended);
  run_until (&ended);
  g_assert_true (g_subprocess_get_if_exited (program));
  g_assert_cmpint (g_subprocess_get_exit_status (program), ==, 0);
}

void
add_program_tests (void)
{
  g_test_add_func ("/simulator/program/usage", test_usage);
  g_test_add_data_func ("/simulator/program/says-until-interrupted", GINT_TO_POINTER (SIGINT), test_says);
  g_test_add_data_func ("/simulator/program/says-until-terminated", GINT_TO_POINTER (SIGTERM), test_says);
}
