/* loa-words-command.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-amount-words.h"
#include "loa-commands.h"
#include "loa-dong.h"
#include "loa-failure.h"
#include "loa-json.h"
#include "loa-typed-amount.h"

static gboolean
read_amount (const char  *text,
             gint64      *amount,
             GError     **error)
{
  g_autoptr (GError) amount_error = NULL;

  if (loa_typed_amount_parse (text, amount, &amount_error))
    return TRUE;

  /* The range that people are told elsewhere is that of the speakers. */
  if (g_error_matches (amount_error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_RANGE))
    g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                         _("This amount is too large. There are words up to 999.999.999.999.999."));
  else
    g_propagate_error (error, g_steal_pointer (&amount_error));
  return FALSE;
}

gboolean
loa_command_words (LoaTerminal  *self,
                   GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  g_autofree char *words = NULL;
  gint64 amount;

  if (!read_amount (loa_terminal_get_operand (self, 0), &amount, error))
    return FALSE;

  /* What can be typed can be said. */
  words = loa_amount_words (amount);
  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      loa_json_add_integer (builder, "amount", amount);
      loa_json_add_text (builder, "words", words);
      json_builder_end_object (builder);
      loa_output_object (output, builder);
    }
  else
    {
      loa_output_line (output, "%s", words);
    }

  return TRUE;
}
