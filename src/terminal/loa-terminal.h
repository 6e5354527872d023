/* loa-terminal.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-arguments.h"
#include "loa-output.h"
#include "loa-shop.h"

G_BEGIN_DECLS

/**
 * LoaTerminal:
 *
 * What every command works with. A command is a straight line of steps: it starts a call of the shop with
 * loa_terminal_ready_cb() as the callback, and loa_terminal_wait() runs the main loop until the call's result is there.
 */
typedef struct _LoaTerminal LoaTerminal;

/**
 * loa_terminal_new:
 * @arguments: what was typed; it has to outlive the result
 * @output: the output; it has to outlive the result
 * @cancellable: cancelled when the person interrupts
 *
 * Returns: (transfer full): a terminal without a shop
 */
LoaTerminal *loa_terminal_new  (const LoaArguments *arguments,
                                LoaOutput          *output,
                                GCancellable       *cancellable);
void         loa_terminal_free (LoaTerminal        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTerminal, loa_terminal_free)

const LoaArguments *loa_terminal_get_arguments   (LoaTerminal *self);
LoaOutput          *loa_terminal_get_output      (LoaTerminal *self);
GCancellable       *loa_terminal_get_cancellable (LoaTerminal *self);
const char         *loa_terminal_get_profile     (LoaTerminal *self);

/**
 * loa_terminal_get_operand:
 * @self: the terminal
 * @position: which of the words after the command, from 0
 *
 * Returns: (nullable): the word
 */
const char *loa_terminal_get_operand (LoaTerminal *self,
                                      guint        position);

/**
 * loa_terminal_set_n_command_words:
 * @self: the terminal
 * @n_command_words: how many of the words name the command
 */
void loa_terminal_set_n_command_words (LoaTerminal *self,
                                       guint        n_command_words);

/**
 * LoaTerminalAccounts:
 * @LOA_TERMINAL_ACCOUNTS_UNUSED: the command works without accounts, or connects one
 * @LOA_TERMINAL_ACCOUNTS_USED: the command looks at accounts, so that the demo signs in first
 *
 * What a command needs of a shop.
 */
typedef enum
{
  LOA_TERMINAL_ACCOUNTS_UNUSED,
  LOA_TERMINAL_ACCOUNTS_USED,
} LoaTerminalAccounts;

/**
 * loa_terminal_open_shop:
 * @self: the terminal, which has no shop yet
 * @accounts: whether the command looks at accounts
 * @error: return location for an error
 *
 * Opens the profile, or with `--demo` the demo.
 *
 * Returns: (transfer none) (nullable): the shop
 */
LoaShop *loa_terminal_open_shop (LoaTerminal          *self,
                                 LoaTerminalAccounts   accounts,
                                 GError              **error);

/**
 * loa_terminal_close_shop:
 * @self: the terminal
 *
 * Closes what is open, whether the person interrupts or not.
 */
void loa_terminal_close_shop (LoaTerminal *self);

void loa_terminal_ready_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data);

/**
 * loa_terminal_wait:
 * @self: the terminal, for which a call is under way
 *
 * Returns: (transfer none): the call's result, until the next wait
 */
GAsyncResult *loa_terminal_wait (LoaTerminal *self);

G_END_DECLS
