/* main.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "loa-simulator.h"

#define EXIT_USAGE 2

typedef struct
{
  int port;
  int n_transactions;
  gboolean is_today;
  gboolean has_consent;
  gboolean lists;
  gboolean lists_scenarios;
  gboolean is_version;
  char *redirect_uri; /* (owned) (nullable) */
  char *scenario; /* (owned) (nullable) */
  char **variants; /* (owned) (nullable) */
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->redirect_uri, g_free);
  g_clear_pointer (&options->scenario, g_free);
  g_clear_pointer (&options->variants, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_names (const char             *title,
             const LoaSimulatorName *names,
             guint                   n_names)
{
  g_print ("%s\n", title);
  for (guint i = 0; i < n_names; i++)
    g_print ("  %-28s %s\n", names[i].name, names[i].description);
}

static void
print_scenarios (void)
{
  guint n_scenarios;
  const LoaSimulatorScenario *scenarios = loa_simulator_get_scenarios (&n_scenarios);

  g_print ("Scenarios (--scenario, or POST /simulator/scenario):\n");
  for (guint i = 0; i < n_scenarios; i++)
    g_print ("  %-28s %s\n", scenarios[i].name, scenarios[i].title);
}

static void
print_lists (void)
{
  guint n_names;
  const LoaSimulatorName *names;

  print_scenarios ();
  names = loa_simulator_get_variants (&n_names);
  print_names ("Variants (--variant, or POST /simulator/variant):", names, n_names);
  names = loa_simulator_get_faults (&n_names);
  print_names ("Faults (POST /simulator/fault):", names, n_names);
}

static gboolean
parse_options (int       *argc,
               char    ***argv,
               Options   *options,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &options->port, "Port on 127.0.0.1 (0: any)", "N" },
    { "transactions", 't', 0, G_OPTION_ARG_INT, &options->n_transactions, "How many bank transactions there are", "N" },
    { "today", 0, 0, G_OPTION_ARG_NONE, &options->is_today, "Let the newest transactions be of today", NULL },
    { "consent", 0, 0, G_OPTION_ARG_NONE, &options->has_consent, "Ask on a page before signing in", NULL },
    { "redirect-uri", 0, 0, G_OPTION_ARG_STRING, &options->redirect_uri, "The registered redirect address", "URI" },
    { "scenario", 's', 0, G_OPTION_ARG_STRING, &options->scenario, "The story that it tells (help: lists them)",
      "NAME" },
    { "variant", 'v', 0, G_OPTION_ARG_STRING_ARRAY, &options->variants, "What SePay leaves open; may be repeated",
      "NAME" },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &options->lists, "List the names of scenarios, variants and faults", NULL },
    { "list-scenarios", 0, 0, G_OPTION_ARG_NONE, &options->lists_scenarios, "List the scenarios", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->is_version, "Print the version and exit", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— a stand-in for SePay on this computer");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  if (*argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "Unexpected argument “%s”", (*argv)[1]);
      return FALSE;
    }

  if (options->port < 0 || options->port > G_MAXUINT16)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "A port is a number from 0 to 65535");
      return FALSE;
    }

  if (options->n_transactions < 0 || options->n_transactions > LOA_SIMULATOR_MAX_TRANSACTIONS)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "There can be 0 to %d transactions",
                   LOA_SIMULATOR_MAX_TRANSACTIONS);
      return FALSE;
    }

  return TRUE;
}

static gboolean
set_up (LoaSimulator  *simulator,
        const Options *options,
        GError       **error)
{
  if (options->scenario != NULL && !loa_simulator_set_scenario (simulator, options->scenario, error))
    return FALSE;

  for (guint i = 0; options->variants != NULL && options->variants[i] != NULL; i++)
    {
      if (!loa_simulator_set_variant (simulator, options->variants[i], TRUE, error))
        return FALSE;
    }

  if (options->redirect_uri != NULL)
    loa_simulator_set_redirect_uri (simulator, options->redirect_uri);

  return !options->has_consent || loa_simulator_set_variant (simulator, "consent-page", TRUE, error);
}

static void
print_scenario (LoaSimulator *simulator)
{
  const LoaSimulatorScenario *scenario = loa_simulator_get_scenario (simulator);

  g_print ("Scenario: %s (%s)\n  %s\n", scenario->name, scenario->title, scenario->explanation);
}

static void
print_welcome (LoaSimulator *simulator)
{
  g_auto (GStrv) serials = loa_simulator_list_speakers (simulator);
  g_autofree char *list = g_strjoinv (" ", serials);

  g_print ("Loa simulator, not SePay: no money moves here.\n");
  g_print ("Address: %s\n", loa_simulator_get_bank_url (simulator));
  g_print ("LOA_SOUNDBOX_URL=%s\n", loa_simulator_get_soundbox_url (simulator));
  g_print ("LOA_BANK_URL=%s\n", loa_simulator_get_bank_url (simulator));
  g_print ("SoundBox client ID: %s\n", loa_simulator_get_soundbox_client_id ());
  g_print ("SoundBox client secret: %s\n", loa_simulator_get_soundbox_client_secret ());
  g_print ("Bank client ID: %s\n", loa_simulator_get_bank_client_id ());
  g_print ("Bank client secret: %s\n", loa_simulator_get_bank_client_secret ());
  g_print ("Redirect address: %s\n", loa_simulator_get_redirect_uri (simulator));
  print_scenario (simulator);
  g_print ("Speakers: %s\n", list);
}

static void
said_cb (LoaSimulator *simulator,
         const char   *hardware_id,
         int           kind,
         const char   *text,
         gint64        amount,
         gpointer      user_data)
{
  g_print ("Speaker %s says: %s\n", hardware_id, text);
}

static void
scenario_changed_cb (LoaSimulator *simulator,
                     GParamSpec   *pspec,
                     gpointer      user_data)
{
  print_scenario (simulator);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

static void
run (LoaSimulator *simulator)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt_id = g_unix_signal_add (SIGINT, quit_cb, loop);
  guint terminate_id = g_unix_signal_add (SIGTERM, quit_cb, loop);

  g_signal_connect (simulator, "said", G_CALLBACK (said_cb), NULL);
  g_signal_connect (simulator, "notify::scenario", G_CALLBACK (scenario_changed_cb), NULL);
  print_welcome (simulator);
  g_main_loop_run (loop);

  g_source_remove (interrupt_id);
  g_source_remove (terminate_id);
}

/* Its lines are read by programs, letter for letter, whatever the locale can show. */
static void
print_as_it_is (const char *text)
{
  fputs (text, stdout);
}

int
main (int    argc,
      char **argv)
{
  g_auto (Options) options = { .n_transactions = LOA_SIMULATOR_N_TRANSACTIONS };
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autoptr (LoaSimulator) simulator = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_set_print_handler (print_as_it_is);

  if (!parse_options (&argc, &argv, &options, &error))
    {
      g_printerr ("loa-simulator: %s\n", error->message);
      return EXIT_USAGE;
    }

  if (options.is_version)
    {
      g_print ("loa-simulator %s\n", PACKAGE_VERSION);
      return EXIT_SUCCESS;
    }

  if (options.lists_scenarios || g_strcmp0 (options.scenario, "help") == 0)
    {
      print_scenarios ();
      return EXIT_SUCCESS;
    }

  if (options.lists)
    {
      print_lists ();
      return EXIT_SUCCESS;
    }

  simulator = loa_simulator_new (clock, (guint) options.n_transactions,
                                 options.is_today ? LOA_SIMULATOR_DATES_TODAY : LOA_SIMULATOR_DATES_DOCUMENTED);
  if (!set_up (simulator, &options, &error))
    {
      g_printerr ("loa-simulator: %s\n", error->message);
      return EXIT_USAGE;
    }

  if (!loa_simulator_listen (simulator, (guint16) options.port, &error))
    {
      g_printerr ("loa-simulator: %s\n", error->message);
      return EXIT_FAILURE;
    }

  run (simulator);

  return EXIT_SUCCESS;
}
