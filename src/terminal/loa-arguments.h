/* loa-arguments.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaOption:
 *
 * The options, in the order in which the help shows them.
 */
typedef enum
{
  LOA_OPTION_JSON,
  LOA_OPTION_PROFILE,
  LOA_OPTION_DEMO,
  LOA_OPTION_DEBUG_HTTP,
  LOA_OPTION_HELP,
  LOA_OPTION_VERSION,
  LOA_OPTION_CLIENT_ID,
  LOA_OPTION_REDIRECT_URI,
  LOA_OPTION_NO_BROWSER,
  LOA_OPTION_PASTE,
  LOA_OPTION_NAME,
  LOA_OPTION_REQUEST_ID,
  LOA_OPTION_WAIT,
  LOA_OPTION_SPEAKER,
  LOA_OPTION_SEARCH,
  LOA_OPTION_ACCOUNT,
  LOA_OPTION_FROM,
  LOA_OPTION_TO,
  LOA_OPTION_IN,
  LOA_OPTION_OUT,
  LOA_OPTION_MIN,
  LOA_OPTION_MAX,
  LOA_OPTION_REFERENCE,
  LOA_OPTION_CODE,
  LOA_OPTION_LIMIT,
  LOA_OPTION_OFFSET,
} LoaOption;

#define LOA_N_OPTIONS (LOA_OPTION_OFFSET + 1)

/**
 * LOA_OPTION_BIT:
 * @option: the end of an option's name, such as `LIMIT`
 *
 * An option in a set of options.
 */
#define LOA_OPTION_BIT(option) (1u << LOA_OPTION_##option)

/**
 * LoaArguments:
 *
 * What was typed after the program's name: the command's words, and options before, between and after them.
 *
 * `--` ends the options. What begins with one hyphen that no letter follows, such as `-55`, is no option.
 */
typedef struct _LoaArguments LoaArguments;

/**
 * loa_arguments_parse:
 * @argc: length of @argv
 * @argv: what main() was given; it has to outlive the result
 * @error: (out) (nullable): set to %LOA_SHOP_ERROR_USAGE when something was wrong
 *
 * Reads everything that can be read even when something is wrong, so that an error can be told the way that was asked
 * for.
 *
 * Returns: (transfer full): the arguments
 */
LoaArguments *loa_arguments_parse (int      argc,
                                   char   **argv,
                                   GError **error);
void          loa_arguments_free  (LoaArguments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaArguments, loa_arguments_free)

/**
 * loa_arguments_get_words:
 * @self: the arguments
 * @n_words: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_words): all that is no option
 */
const char * const *loa_arguments_get_words (const LoaArguments *self,
                                             guint              *n_words);

gboolean loa_arguments_has (const LoaArguments *self,
                            LoaOption           option);

/**
 * loa_arguments_get:
 * @self: the arguments
 * @option: an option with a value
 *
 * Returns: (nullable): the value that was given last
 */
const char *loa_arguments_get (const LoaArguments *self,
                               LoaOption           option);

/**
 * loa_arguments_check_allowed:
 * @self: the arguments
 * @allowed: set of the options that the command takes
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * Returns: %TRUE when no other option was given than those and the ones that every command takes
 */
gboolean loa_arguments_check_allowed (const LoaArguments  *self,
                                      guint                allowed,
                                      GError             **error);

const char *loa_option_get_name        (LoaOption option);
const char *loa_option_get_placeholder (LoaOption option);

G_END_DECLS
