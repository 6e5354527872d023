/* main.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "loa-application.h"
#include "loa-demo-play.h"
#include "loa-failure.h"
#include "loa-options.h"
#include "loa-profile.h"
#include "sepay-http-log.h"
#include "sepay-session.h"

typedef struct
{
  LoaApplication *application;  /* (owned) */
  LoaDemo *demo;                /* (owned) (nullable) */
  LoaDemoPlay *play;            /* (owned) (nullable): of the demo */
  GCancellable *cancellable;    /* (owned) */
} Program;

/* A core dump of this program would hold secrets. */
static void
forbid_core_dumps (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
}

/* No other program may look into this one any more. The desktop's portals, which tell the light or dark style among other
 * things, look once who asks them, and refuse whom they cannot look at: so this comes when GTK and libadwaita have
 * started, which has asked them, and before there is any secret.
 */
static void
close_memory (void)
{
  prctl (PR_SET_DUMPABLE, 0);
}

static void
print_failure (const GError *error)
{
  g_autofree char *text = loa_failure_describe (error);

  g_printerr ("loa: %s\n", text);
}

/* Ended from outside it closes its window as a person would, so that what is under way ends well. */
static gboolean
terminated_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);

  return G_SOURCE_CONTINUE;
}

static void
said_cb (LoaDemoPlay *play,
         const char  *hardware_id,
         const char  *text,
         Program     *program)
{
  g_print ("Speaker %s says: %s\n", hardware_id, text);
  loa_application_show_spoken (program->application, hardware_id, text);
}

static void
signed_in_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!loa_demo_sign_in_finish (LOA_DEMO (object), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    print_failure (error);
}

static void
opened_cb (LoaApplication *application,
           LoaShop        *shop,
           Program        *program)
{
  loa_demo_play_set_shop (program->play, shop);
  loa_demo_sign_in_async (program->demo, shop, TRUE, program->cancellable, signed_in_cb, NULL);
}

static gboolean
start_demo (Program   *program,
            LoaClock  *clock,
            GError   **error)
{
  program->demo = loa_demo_new (clock, error);
  if (program->demo == NULL)
    return FALSE;

  loa_application_set_sources (program->application, loa_demo_get_keyring (program->demo),
                               loa_demo_get_data_directory (program->demo),
                               loa_demo_get_soundbox_address (program->demo),
                               loa_demo_get_bank_address (program->demo));
  program->play = loa_demo_play_new (program->demo);
  loa_application_set_stage (program->application, loa_demo_play_get_stage (program->play));
  g_signal_connect (program->play, "said", G_CALLBACK (said_cb), program);
  g_signal_connect (program->application, "opened", G_CALLBACK (opened_cb), program);

  return TRUE;
}

static void
use_keyring (Program *program)
{
  g_autoptr (LoaKeyring) keyring = loa_keyring_new ();

  loa_application_set_sources (program->application, keyring, NULL, g_getenv ("LOA_SOUNDBOX_URL"),
                               g_getenv ("LOA_BANK_URL"));
}

static gboolean
use_settings (Program     *program,
              const char  *profile,
              gboolean     demo,
              GError     **error)
{
  g_autoptr (LoaSettings) settings = loa_settings_new (profile, !demo, error);

  if (settings == NULL)
    return FALSE;

  loa_application_set_settings (program->application, settings);

  return TRUE;
}

static gboolean
prepare (Program           *program,
         const LoaOptions  *options,
         LoaClock          *clock,
         GError           **error)
{
  if (!use_settings (program, options->profile, options->demo, error))
    return FALSE;

  if (options->demo)
    return start_demo (program, clock, error);

  use_keyring (program);
  if (options->background)
    loa_application_start_hidden (program->application);

  return TRUE;
}

/* Each profile is a program of its own, and so is the demo: neither lands in the window of another. */
static char *
make_application_id (const char *profile,
                     gboolean    demo)
{
  if (demo)
    return g_strdup (APPLICATION_ID ".Demo");

  if (g_str_equal (profile, LOA_PROFILE_DEFAULT))
    return g_strdup (APPLICATION_ID);

  return g_strconcat (APPLICATION_ID ".Profile_", profile, NULL);
}

/* In the window of the first one of its kind, which may be another program. */
static void
show (LoaApplication   *application,
      const LoaOptions *options)
{
  GActionGroup *actions = G_ACTION_GROUP (application);

  if (options->view != NULL)
    g_action_group_activate_action (actions, "view", g_variant_new_string (options->view));
  if (options->test && options->tested == NULL)
    g_action_group_activate_action (actions, "test-announcement", NULL);
  else if (options->test)
    g_action_group_activate_action (actions, "test", g_variant_new_string (options->tested));

  /* To activate the first one as well would raise its window over a dialog that has just been opened. */
  if (g_application_get_is_remote (G_APPLICATION (application)) &&
      (options->view != NULL || options->test || options->background))
    loa_application_leave_alone (application);
}

/* GNOME takes the notifications only of a program that has a desktop file of its name, which the windows of other
 * profiles do not, unless they come the way of other desktops.
 */
static void
choose_notifications (const char *application_id)
{
  if (!g_str_equal (application_id, APPLICATION_ID) && !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", FALSE);
}

static int
run (const LoaOptions *options)
{
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autofree char *application_id = make_application_id (options->profile, options->demo);
  g_autoptr (GError) error = NULL;
  Program program = { NULL, NULL, NULL, NULL };
  int status = EXIT_FAILURE;

  choose_notifications (application_id);
  program.application = loa_application_new (application_id, options->profile, clock, options->demo);
  if (options->service)
    g_application_set_flags (G_APPLICATION (program.application), G_APPLICATION_IS_SERVICE);
  program.cancellable = g_cancellable_new ();

  g_application_register (G_APPLICATION (program.application), NULL, &error);
  close_memory ();

  /* Only the first of its kind needs a simulator; a second one merely raises the first one's window. */
  if (error != NULL ||
      (!g_application_get_is_remote (G_APPLICATION (program.application)) &&
       !prepare (&program, options, clock, &error)))
    {
      print_failure (error);
    }
  else
    {
      const guint terminate_id = g_unix_signal_add (SIGTERM, terminated_cb, program.application);
      const guint interrupt_id = g_unix_signal_add (SIGINT, terminated_cb, program.application);

      show (program.application, options);
      status = g_application_run (G_APPLICATION (program.application), 0, NULL);
      g_source_remove (terminate_id);
      g_source_remove (interrupt_id);
    }

  g_cancellable_cancel (program.cancellable);
  g_clear_object (&program.play);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_clear_object (&program.application);
  g_clear_object (&program.demo);
  g_clear_object (&program.cancellable);

  return status;
}

int
main (int    argc,
      char **argv)
{
  g_auto (LoaOptions) options = LOA_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  forbid_core_dumps ();
  sepay_http_log_prepare ();
  setvbuf (stdout, NULL, _IOLBF, 0);
  setlocale (LC_ALL, "");
  /* A build folder has its catalogues elsewhere. */
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LOA_LOCALE_DIR") != NULL ? g_getenv ("LOA_LOCALE_DIR") : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!loa_options_read (&options, &argc, &argv, &error))
    {
      g_printerr ("loa: %s\n", error->message);
      return 2;
    }

  if (options.debug_http)
    sepay_http_log_enable ();
  sepay_session_prepare ();

  if (options.version)
    {
      g_print ("loa %s\n", PACKAGE_VERSION);
      return EXIT_SUCCESS;
    }

  return run (&options);
}
