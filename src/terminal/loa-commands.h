/* loa-commands.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-terminal.h"

G_BEGIN_DECLS

/**
 * LoaCommandFunc:
 * @self: the terminal
 * @error: return location for an error
 *
 * Carries a command out. Wrong usage is found before the shop is opened. Where part of the work was done, the result is
 * written even when @error is set.
 *
 * Returns: %TRUE when all of it was done
 */
typedef gboolean (*LoaCommandFunc) (LoaTerminal  *self,
                                    GError      **error);

/**
 * LoaCommand:
 * @group: first word
 * @name: (nullable): second word
 * @operands: what follows, as the help shows it in English
 * @min_operands: how many words have to follow
 * @max_operands: how many may
 * @options: set of the options that it takes
 * @summary: what it does, for the help
 * @run: what carries it out
 */
typedef struct
{
  const char *group;
  const char *name;
  const char *operands;
  guint min_operands;
  guint max_operands;
  guint options;
  const char *summary;
  LoaCommandFunc run;
} LoaCommand;

/**
 * loa_commands_find:
 * @self: the terminal
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * Finds the command that was typed, checks how many words follow and which options were given, and tells the terminal
 * where the operands begin.
 *
 * Returns: (nullable): the command
 */
const LoaCommand *loa_commands_find (LoaTerminal  *self,
                                     GError      **error);

/**
 * loa_commands_write_help:
 * @output: the output
 *
 * Writes what `--help` shows.
 */
void loa_commands_write_help (LoaOutput *output);

/* loa-account-commands.c */
gboolean loa_command_account_show        (LoaTerminal *self, GError **error);
gboolean loa_command_account_forget      (LoaTerminal *self, GError **error);

/* loa-announce-commands.c */
gboolean loa_command_announce            (LoaTerminal *self, GError **error);
gboolean loa_command_status              (LoaTerminal *self, GError **error);
gboolean loa_command_ledger              (LoaTerminal *self, GError **error);

/* loa-bank-commands.c */
gboolean loa_command_bank_accounts       (LoaTerminal *self, GError **error);

/* loa-check-command.c */
gboolean loa_command_speaker_check       (LoaTerminal *self, GError **error);

/* loa-connect-commands.c */
gboolean loa_command_account_soundbox    (LoaTerminal *self, GError **error);
gboolean loa_command_account_bank        (LoaTerminal *self, GError **error);

/**
 * loa_command_write_not_allowed:
 * @output: the output
 * @grant: a grant that is connected
 *
 * Says beside the result what SePay did not grant, and what that disables.
 */
void     loa_command_write_not_allowed   (LoaOutput    *output,
                                          LoaBankGrant *grant);

/* loa-pair-command.c */
gboolean loa_command_speaker_pair        (LoaTerminal *self, GError **error);

/* loa-speaker-commands.c */
gboolean loa_command_speaker_list        (LoaTerminal *self, GError **error);
gboolean loa_command_speaker_add         (LoaTerminal *self, GError **error);
gboolean loa_command_speaker_rename      (LoaTerminal *self, GError **error);
gboolean loa_command_speaker_remove      (LoaTerminal *self, GError **error);

/* loa-transaction-commands.c */
gboolean loa_command_transactions_sync   (LoaTerminal *self, GError **error);
gboolean loa_command_transactions_list   (LoaTerminal *self, GError **error);
gboolean loa_command_transactions_export (LoaTerminal *self, GError **error);

/* loa-words-command.c */
gboolean loa_command_words               (LoaTerminal *self, GError **error);

G_END_DECLS
