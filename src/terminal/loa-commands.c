/* loa-commands.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-commands.h"

#include <glib/gi18n.h>

#include "loa-failure.h"

#define BIT(option) LOA_OPTION_BIT (option)

#define FILTER_OPTIONS                                                                                \
  (BIT (SEARCH) | BIT (ACCOUNT) | BIT (FROM) | BIT (TO) | BIT (IN) | BIT (OUT) | BIT (MIN) | BIT (MAX) \
   | BIT (REFERENCE) | BIT (CODE))

static const LoaCommand commands[] = {
  { "account", "show", "", 0, 0, 0, N_("Show which accounts are connected"), loa_command_account_show },
  { "account", "soundbox", "", 0, 0, BIT (CLIENT_ID),
    N_("Connect the SoundBox; the client secret is read from standard input"), loa_command_account_soundbox },
  { "account", "bank", "", 0, 0, BIT (CLIENT_ID) | BIT (REDIRECT_URI) | BIT (NO_BROWSER) | BIT (PASTE),
    N_("Sign in to the bank history; the client secret is read from standard input"), loa_command_account_bank },
  { "account", "forget", "soundbox|bank", 1, 1, 0, N_("Remove an account from the keyring"),
    loa_command_account_forget },
  { "speaker", "list", "", 0, 0, 0, N_("List the speakers of this computer"), loa_command_speaker_list },
  { "speaker", "add", N_("SERIAL"), 1, 1, BIT (NAME), N_("Add a speaker to the list"), loa_command_speaker_add },
  { "speaker", "rename", N_("SERIAL NAME"), 2, 2, 0, N_("Give a speaker another name"), loa_command_speaker_rename },
  { "speaker", "remove", N_("SERIAL"), 1, 1, 0, N_("Remove a speaker from the list; it stays paired"),
    loa_command_speaker_remove },
  { "speaker", "check", N_("SERIAL…"), 1, G_MAXUINT, 0, N_("Ask SePay for the state of speakers"),
    loa_command_speaker_check },
  { "speaker", "pair", N_("SERIAL"), 1, 1, 0, N_("Pair a speaker, with the one-time code that it says"),
    loa_command_speaker_pair },
  { "announce", NULL, N_("SERIAL AMOUNT"), 2, 2, BIT (REQUEST_ID) | BIT (WAIT), N_("Make a speaker say an amount"),
    loa_command_announce },
  { "status", NULL, N_("REQUEST-ID"), 1, 1, 0, N_("Ask SePay what became of an announcement"), loa_command_status },
  { "ledger", NULL, "", 0, 0, BIT (SPEAKER) | BIT (LIMIT), N_("List the announcements made on this computer"),
    loa_command_ledger },
  { "bank", "accounts", "", 0, 0, 0, N_("List the bank accounts"), loa_command_bank_accounts },
  { "transactions", "sync", "", 0, 0, BIT (FROM) | BIT (TO), N_("Copy new transactions to this computer"),
    loa_command_transactions_sync },
  { "transactions", "list", "", 0, 0, FILTER_OPTIONS | BIT (LIMIT) | BIT (OFFSET),
    N_("List transactions of the local copy"), loa_command_transactions_list },
  { "transactions", "export", N_("FILE"), 1, 1, FILTER_OPTIONS,
    N_("Write transactions of the local copy to a .csv or .xlsx file"), loa_command_transactions_export },
  { "words", NULL, N_("AMOUNT"), 1, 1, 0, N_("Say an amount in Vietnamese words"), loa_command_words },
};

static gboolean
matches (const LoaCommand   *command,
         const char * const *words,
         guint               n_words)
{
  return n_words > 0 && g_str_equal (words[0], command->group)
         && (command->name == NULL || (n_words > 1 && g_str_equal (words[1], command->name)));
}

static gboolean
is_group (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].name != NULL && g_str_equal (commands[i].group, word))
      return TRUE;

  return FALSE;
}

/* Of what was typed only what should have been a command is told again: the rest may be for nobody else to read. */
static void
set_unknown_command_error (const char * const  *words,
                           guint                n_words,
                           GError             **error)
{
  const gboolean has_name = n_words > 1 && is_group (words[0]);

  if (n_words == 0)
    g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                         _("The command is missing. See “loactl --help”."));
  else
    g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                 _("There is no command “%s%s%s”. See “loactl --help”."), words[0], has_name ? " " : "",
                 has_name ? words[1] : "");
}

static char *
make_synopsis (const LoaCommand *command)
{
  g_autoptr (GString) synopsis = g_string_new (command->group);

  if (command->name != NULL)
    g_string_append_printf (synopsis, " %s", command->name);
  if (*command->operands != '\0')
    g_string_append_printf (synopsis, " %s", _(command->operands));

  for (guint i = 0; i < LOA_N_OPTIONS; i++)
    {
      const char *placeholder = loa_option_get_placeholder (i);
      gboolean required = i == LOA_OPTION_CLIENT_ID;

      if ((command->options & (1u << i)) == 0)
        continue;
      g_string_append_printf (synopsis, " %s--%s%s%s%s", required ? "" : "[", loa_option_get_name (i),
                              placeholder != NULL ? " " : "", placeholder != NULL ? placeholder : "",
                              required ? "" : "]");
    }

  return g_string_free (g_steal_pointer (&synopsis), FALSE);
}

static gboolean
check_operands (const LoaCommand  *command,
                guint              n_operands,
                GError           **error)
{
  g_autofree char *synopsis = NULL;

  if (n_operands >= command->min_operands && n_operands <= command->max_operands)
    return TRUE;

  synopsis = make_synopsis (command);
  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, _("Type it like this: loactl %s"), synopsis);
  return FALSE;
}

const LoaCommand *
loa_commands_find (LoaTerminal  *self,
                   GError      **error)
{
  const LoaArguments *arguments = loa_terminal_get_arguments (self);
  guint n_words;
  const char * const *words = loa_arguments_get_words (arguments, &n_words);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const LoaCommand *command = &commands[i];
      guint n_command_words = command->name != NULL ? 2 : 1;

      if (!matches (command, words, n_words))
        continue;
      if (!check_operands (command, n_words - n_command_words, error)
          || !loa_arguments_check_allowed (arguments, command->options, error))
        return NULL;
      loa_terminal_set_n_command_words (self, n_command_words);
      return command;
    }

  set_unknown_command_error (words, n_words, error);
  return NULL;
}

void
loa_commands_write_help (LoaOutput *output)
{
  loa_output_line (output, _("Usage: loactl [--json] [--profile NAME] [--demo] [--debug-http] COMMAND"));
  loa_output_line (output, "%s", "");
  /* Translators: SePay is a company, SoundBox its payment speaker */
  loa_output_line (output, _("Pairs SePay SoundBox speakers, makes them say amounts, and reads bank transactions."));
  loa_output_line (output, _("Loa is an independent program, not one of SePay’s."));
  loa_output_line (output, "%s", "");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *synopsis = make_synopsis (&commands[i]);

      loa_output_line (output, "  %s", synopsis);
      loa_output_line (output, "      %s", _(commands[i].summary));
    }

  loa_output_line (output, "%s", "");
  loa_output_line (output, _("--json writes one JSON object, and --profile NAME uses another profile than “default”."));
  loa_output_line (output, _("--demo works with simulated speakers and made-up transactions, fresh each time."));
  loa_output_line (output, _("--debug-http writes a line about each request to standard error, and nothing secret."));
  loa_output_line (output, _("AMOUNT is typed like 150000, 150.000, 150k, 1tr2 or 1,5tr; DAY like 2025-02-25."));
}
