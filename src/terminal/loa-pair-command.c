/* loa-pair-command.c
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
#include "loa-input.h"
#include "loa-json.h"
#include "loa-pairing.h"
#include "loa-serial-number.h"

/* Between two codes a person is told why another is needed; a script counts its tries itself. */
static void
write_refusal (LoaOutput    *output,
               LoaPairing   *pairing,
               const GError *error)
{
  if (loa_output_is_json (output))
    return;

  if (g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE))
    loa_output_note (output,
                     ngettext ("That is not the code. %d try is left.", "That is not the code. %d tries are left.",
                               (gulong) loa_pairing_get_tries_left (pairing)),
                     loa_pairing_get_tries_left (pairing));
  else
    loa_output_error (output, error);
}

/* SePay may do better next time; the code was no try, or may not have been. */
static gboolean
is_setback (const GError *error)
{
  LoaFailure failure = loa_failure_classify (error);

  return failure == LOA_FAILURE_UNREACHABLE || failure == LOA_FAILURE_TIMEOUT || failure == LOA_FAILURE_MALFORMED
         || failure == LOA_FAILURE_SERVER || failure == LOA_FAILURE_RATE_LIMITED;
}

static gboolean
may_try_again (LoaPairing   *pairing,
               const GError *error)
{
  if (loa_pairing_get_step (pairing) != LOA_PAIRING_STEP_CODE || loa_pairing_get_tries_left (pairing) == 0)
    return FALSE;

  return g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE)
         || g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE)
         || is_setback (error);
}

static gboolean
verify (LoaTerminal  *self,
        LoaPairing   *pairing,
        const char   *code,
        GError      **error)
{
  loa_pairing_verify_async (pairing, code, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  return loa_pairing_verify_finish (pairing, loa_terminal_wait (self), error);
}

static gboolean
ask_for_code (LoaTerminal  *self,
              LoaPairing   *pairing,
              GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  GCancellable *cancellable = loa_terminal_get_cancellable (self);
  g_autoptr (GError) refusal = NULL;

  while (TRUE)
    {
      g_autofree char *code = loa_input_read_line (output, _("One-time code that the speaker says: "), cancellable, error);

      if (code == NULL)
        {
          /* Where no code follows, what became of the last one says more than that the input ended. */
          if (refusal != NULL && is_setback (refusal) && !g_cancellable_is_cancelled (cancellable))
            {
              g_clear_error (error);
              g_propagate_error (error, g_steal_pointer (&refusal));
            }
          return FALSE;
        }

      g_clear_error (&refusal);
      if (verify (self, pairing, code, &refusal))
        return TRUE;

      if (!may_try_again (pairing, refusal))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
      write_refusal (output, pairing, refusal);
    }
}

static gboolean
pair (LoaTerminal  *self,
      LoaPairing   *pairing,
      GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  GCancellable *cancellable = loa_terminal_get_cancellable (self);

  loa_pairing_check_async (pairing, cancellable, loa_terminal_ready_cb, self);
  if (!loa_pairing_check_finish (pairing, loa_terminal_wait (self), error))
    return FALSE;

  if (loa_pairing_get_step (pairing) == LOA_PAIRING_STEP_PAIRED)
    return TRUE;

  if (!loa_output_is_json (output))
    loa_output_note (output, _("The speaker has to be in pairing mode: hold its button until it says so."));
  loa_pairing_request_async (pairing, cancellable, loa_terminal_ready_cb, self);
  if (!loa_pairing_request_finish (pairing, loa_terminal_wait (self), error))
    return FALSE;

  return ask_for_code (self, pairing, error);
}

static void
write_paired (LoaOutput  *output,
              LoaPairing *pairing)
{
  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      loa_json_add_text (builder, "hardwareId", loa_pairing_get_hardware_id (pairing));
      loa_json_add_text (builder, "model", loa_pairing_get_model (pairing));
      loa_json_add_boolean (builder, "isPaired", TRUE);
      loa_json_add_text (builder, "pairedTime", loa_pairing_get_paired_time (pairing));
      json_builder_end_object (builder);
      loa_output_object (output, builder);
    }
  else if (loa_pairing_get_was_paired (pairing))
    {
      loa_output_line (output, _("The speaker %s was paired before."), loa_pairing_get_hardware_id (pairing));
    }
  else
    {
      loa_output_line (output, _("The speaker %s is paired."), loa_pairing_get_hardware_id (pairing));
    }
}

gboolean
loa_command_speaker_pair (LoaTerminal  *self,
                          GError      **error)
{
  g_autofree char *serial = loa_serial_number_check (loa_terminal_get_operand (self, 0), error);
  g_autoptr (LoaPairing) pairing = NULL;
  LoaShop *shop;

  if (serial == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  if (shop == NULL)
    return FALSE;

  pairing = loa_pairing_new (loa_shop_get_store (shop), loa_shop_get_soundbox_account (shop), loa_shop_get_clock (shop),
                             serial);
  if (!pair (self, pairing, error))
    return FALSE;

  write_paired (loa_terminal_get_output (self), pairing);
  return TRUE;
}
