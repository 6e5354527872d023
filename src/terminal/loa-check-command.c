/* loa-check-command.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-commands.h"
#include "loa-failure.h"
#include "loa-json.h"
#include "loa-serial-number.h"
#include "loa-table.h"
#include "loa-terminal-failure.h"

/* One serial number, and what SePay said or why it did not. */
typedef struct
{
  char *hardware_id;        /* (owned) */
  SepaySpeakerState *state; /* (owned) (nullable) */
  GError *error;            /* (owned) (nullable) */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->hardware_id);
  g_clear_pointer (&check->state, sepay_speaker_state_free);
  g_clear_error (&check->error);
  g_free (check);
}

static GPtrArray *
read_serials (LoaTerminal  *self,
              GError      **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func (check_free);
  const char *operand;

  for (guint i = 0; (operand = loa_terminal_get_operand (self, i)) != NULL; i++)
    {
      char *hardware_id = loa_serial_number_check (operand, error);
      Check *check;

      if (hardware_id == NULL)
        return NULL;

      check = g_new0 (Check, 1);
      check->hardware_id = hardware_id;
      g_ptr_array_add (checks, check);
    }

  return g_steal_pointer (&checks);
}

static void
add_check (JsonBuilder   *builder,
           gconstpointer  row)
{
  const Check *check = row;
  const SepaySpeakerState *state = check->state;

  json_builder_begin_object (builder);
  loa_json_add_text (builder, "hardwareId", check->hardware_id);
  if (state == NULL)
    {
      loa_json_add_error (builder, check->error);
    }
  else
    {
      loa_json_add_text (builder, "model", state->model);
      loa_json_add_boolean (builder, "isPaired", state->is_paired);
      loa_json_add_ternary (builder, "online", state->has_online ? !!state->online : LOA_TERNARY_UNKNOWN);
    }
  json_builder_end_object (builder);
}

static void
write_table (LoaOutput *output,
             GPtrArray *checks)
{
  const char *headings[] = { _("Serial number"), _("Model"), _("Paired"), _("Online"), _("Problem"), NULL };
  g_autoptr (LoaTable) table = loa_table_new (headings);

  for (guint i = 0; i < checks->len; i++)
    {
      const Check *check = g_ptr_array_index (checks, i);
      const SepaySpeakerState *state = check->state;
      g_autofree char *problem = check->error != NULL ? loa_terminal_failure_describe (check->error) : NULL;

      loa_table_add (table, check->hardware_id);
      loa_table_add (table, state != NULL ? state->model : NULL);
      loa_table_add (table, state == NULL ? NULL : state->is_paired ? _("yes") : _("no"));
      loa_table_add (table, state == NULL || !state->has_online ? NULL : state->online ? _("yes") : _("no"));
      loa_table_add (table, problem);
    }

  loa_table_write (table, output);
}

static gboolean
ask (LoaTerminal  *self,
     LoaShop      *shop,
     GPtrArray    *checks,
     GError      **error)
{
  GCancellable *cancellable = loa_terminal_get_cancellable (self);
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (shop);
  LoaSpeakerRegister *speakers = loa_shop_get_speakers (shop);

  /* Without an account no serial number is to blame. */
  loa_soundbox_account_require_async (account, cancellable, loa_terminal_ready_cb, self);
  if (!loa_soundbox_account_require_finish (account, loa_terminal_wait (self), error))
    return FALSE;

  for (guint i = 0; i < checks->len; i++)
    {
      Check *check = g_ptr_array_index (checks, i);

      loa_speaker_register_check_async (speakers, check->hardware_id, cancellable, loa_terminal_ready_cb, self);
      check->state = loa_speaker_register_check_finish (speakers, loa_terminal_wait (self), &check->error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
propagate_first_error (GPtrArray  *checks,
                       GError    **error)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const Check *check = g_ptr_array_index (checks, i);

      if (check->error != NULL)
        {
          g_propagate_error (error, g_error_copy (check->error));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
loa_command_speaker_check (LoaTerminal  *self,
                           GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  g_autoptr (GPtrArray) checks = read_serials (self, error);
  LoaShop *shop;

  if (checks == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  if (shop == NULL || !ask (self, shop, checks, error))
    return FALSE;

  if (loa_output_is_json (output))
    loa_output_list (output, "speakers", checks, add_check, NULL);
  else
    write_table (output, checks);
  return propagate_first_error (checks, error);
}
