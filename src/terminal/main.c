/* main.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "loa-commands.h"
#include "loa-failure.h"
#include "loa-profile.h"
#include "sepay-http-log.h"
#include "sepay-session.h"

static const int exit_statuses[] = {
  [LOA_FAILURE_USAGE] = 2,
  [LOA_FAILURE_NOT_SIGNED_IN] = 3,
  [LOA_FAILURE_UNAUTHORIZED] = 3,
  [LOA_FAILURE_FORBIDDEN] = 3,
  [LOA_FAILURE_NOT_FOUND] = 4,
  [LOA_FAILURE_UNREACHABLE] = 5,
  [LOA_FAILURE_TIMEOUT] = 5,
  [LOA_FAILURE_MALFORMED] = 5,
  [LOA_FAILURE_SERVER] = 5,
  [LOA_FAILURE_RATE_LIMITED] = 5,
  [LOA_FAILURE_REFUSED] = 6,
  [LOA_FAILURE_DELIVERY_FAILED] = 6,
  [LOA_FAILURE_KEYRING_LOCKED] = 7,
  [LOA_FAILURE_KEYRING_MISSING] = 7,
  [LOA_FAILURE_STORE] = 1,
  [LOA_FAILURE_CANCELLED] = 130,
  [LOA_FAILURE_FAILED] = 1,
};

static void
prepare_process (void)
{
  const struct rlimit no_core_dump = { 0, 0 };

  /* Secrets pass through this process's memory. */
  setrlimit (RLIMIT_CORE, &no_core_dump);

  /* A reader that goes away is told from the failed write, after what is under way has been written down. */
  signal (SIGPIPE, SIG_IGN);

  /* The store's file must not take the place of a standard stream that was closed. What takes it fails when it is used, as
   * the closed one would.
   */
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      int wrong_way = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;

      if (fcntl (fd, F_GETFD) == -1 && errno == EBADF && open ("/dev/null", wrong_way) == -1)
        _exit (1);
    }

  sepay_http_log_prepare ();
  setlocale (LC_ALL, "");
  /* A build folder has its catalogues elsewhere. */
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LOA_LOCALE_DIR") != NULL ? g_getenv ("LOA_LOCALE_DIR") : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
cancel_on_signal (int           number,
                  GCancellable *cancellable)
{
  g_autoptr (GSource) source = g_unix_signal_source_new (number);
  struct sigaction action;

  g_source_set_callback (source, interrupted_cb, g_object_ref (cancellable), g_object_unref);
  g_source_attach (source, NULL);

  /* A second one ends the process, should the first not get through. */
  if (sigaction (number, NULL, &action) == 0)
    {
      action.sa_flags |= (int) SA_RESETHAND;
      sigaction (number, &action, NULL);
    }
}

static gboolean
run_command (LoaTerminal  *terminal,
             GError      **error)
{
  const LoaCommand *command = loa_commands_find (terminal, error);

  return command != NULL
         && loa_profile_check_name (loa_terminal_get_profile (terminal), error)
         && command->run (terminal, error);
}

static gboolean
run (const LoaArguments  *arguments,
     LoaOutput           *output,
     GError             **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LoaTerminal) terminal = loa_terminal_new (arguments, output, cancellable);
  const int signals[] = { SIGHUP, SIGINT, SIGTERM };
  gboolean succeeded;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    cancel_on_signal (signals[i], cancellable);

  succeeded = run_command (terminal, error);
  loa_terminal_close_shop (terminal);
  return succeeded;
}

static gboolean
carry_out (const LoaArguments  *arguments,
           LoaOutput           *output,
           GError             **error)
{
  if (loa_arguments_has (arguments, LOA_OPTION_HELP))
    loa_commands_write_help (output);
  else if (loa_arguments_has (arguments, LOA_OPTION_VERSION))
    loa_output_line (output, "loactl %s", PACKAGE_VERSION);
  else if (!run (arguments, output, error))
    return FALSE;

  return loa_output_check (output, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LoaArguments) arguments = NULL;
  g_autoptr (LoaOutput) output = NULL;
  g_autoptr (GError) error = NULL;

  prepare_process ();
  arguments = loa_arguments_parse (argc, argv, &error);
  output = loa_output_new (loa_arguments_has (arguments, LOA_OPTION_JSON));
  if (loa_arguments_has (arguments, LOA_OPTION_DEBUG_HTTP))
    sepay_http_log_enable ();
  sepay_session_prepare ();

  if (error == NULL && carry_out (arguments, output, &error))
    return 0;

  loa_output_error (output, error);
  return exit_statuses[loa_failure_classify (error)];
}
