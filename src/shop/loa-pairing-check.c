/* loa-pairing-check.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-pairing-private.h"

#include "loa-pairing-error.h"
#include "loa-pairing-move.h"
#include "sepay-error.h"

/* Asking how the speaker is: before it is paired, and when nobody knows what became of a code. */

static LoaPairingStep
get_step_back (GTask *task)
{
  LoaPairingMove *move = g_task_get_task_data (task);

  return move->first_step == LOA_PAIRING_STEP_CODE ? LOA_PAIRING_STEP_CODE : LOA_PAIRING_STEP_START;
}

/* The speaker is not paired and can be. A code that was sent is still good, if it was only its answer that got lost. */
static void
check_unpaired (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);

  self->is_code_unanswered = FALSE;
  if (move->first_step != LOA_PAIRING_STEP_CODE)
    {
      loa_pairing_move_stop (task, LOA_PAIRING_STEP_READY, NULL);
    }
  else if (loa_pairing_session_is_over (self->session))
    {
      loa_pairing_end_session (self);
      loa_pairing_move_stop (task, LOA_PAIRING_STEP_READY, loa_pairing_error_new_expired (self->tries_left));
    }
  else
    {
      loa_pairing_move_stop (task, LOA_PAIRING_STEP_CODE, loa_pairing_error_new_not_paired ());
    }
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  GError *error = NULL;

  state = sepay_soundbox_check_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    {
      loa_pairing_end_session (self);
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_START, error);
      return;
    }
  if (state == NULL)
    {
      loa_pairing_move_fail (task, get_step_back (task), error);
      return;
    }

  loa_pairing_take_state (self, state);
  if (state->is_paired)
    loa_pairing_move_find_paired (task);
  else if (state->has_online && !state->online)
    loa_pairing_move_stop (task, get_step_back (task), loa_pairing_error_new_offline ());
  else
    check_unpaired (task);
}

static void
check_required_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error))
    loa_pairing_move_fail (task, get_step_back (task), error);
  else
    loa_pairing_move_check_state (task, checked_cb);
}

void
loa_pairing_check_async (LoaPairing          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_PAIRING (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = loa_pairing_move_new (self, loa_pairing_check_async, cancellable, callback, user_data);
  if (loa_pairing_move_begin (self, task, LOA_PAIRING_STEP_START,
                              self->step == LOA_PAIRING_STEP_CODE ? LOA_PAIRING_STEP_CODE : LOA_PAIRING_STEP_READY,
                              LOA_PAIRING_STEP_CHECKING))
    loa_soundbox_account_require_async (self->account, cancellable, check_required_cb, g_object_ref (task));
}

gboolean
loa_pairing_check_finish (LoaPairing    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_pairing_check_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
