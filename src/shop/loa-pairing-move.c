/* loa-pairing-move.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-pairing-move.h"

#include "loa-pairing-private.h"
#include "loa-store-speakers.h"
#include "sepay-error.h"

#define MAX_REPEATS 3

/* What all moves of a pairing have in common: how they begin, ask for the speaker's state, wait, and end. */

static void
move_free (gpointer data)
{
  LoaPairingMove *move = data;

  g_clear_error (&move->refusal);
  g_free (move->code);
  g_free (move);
}

/* Ends a move that came to nothing, at a step from which one can go on. */
void
loa_pairing_move_fail (GTask          *task,
                       LoaPairingStep  step,
                       GError         *error)
{
  loa_pairing_set_step (g_task_get_source_object (task), step);
  g_task_return_error (task, error);
}

static void
update_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairingMove *move = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_store_update_speaker_finish (LOA_STORE (object), result, &error))
    g_task_return_error (task, error);
  else if (move->refusal != NULL)
    g_task_return_error (task, g_steal_pointer (&move->refusal));
  else
    g_task_return_boolean (task, TRUE);
}

/* Writes the state down, and ends the move, with its refusal if there is one. A speaker that is not in the register
 * is passed over by the store.
 */
void
loa_pairing_move_write_state (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaSpeakerRecord record = {
    .hardware_id = self->hardware_id,
    .model = self->model,
    .is_paired = self->step == LOA_PAIRING_STEP_PAIRED ? LOA_TERNARY_YES : LOA_TERNARY_NO,
    .online = self->online,
    .checked = loa_clock_get_unix_seconds (self->clock),
    .paired_time = self->paired_time,
  };

  loa_store_update_speaker_async (self->store, &record, NULL, update_cb, g_object_ref (task));
}

/* Ends a move, at a step, where SePay told of the speaker: with the obstacle, if there is one. */
void
loa_pairing_move_stop (GTask          *task,
                       LoaPairingStep  step,
                       GError         *obstacle)
{
  LoaPairingMove *move = g_task_get_task_data (task);

  g_clear_error (&move->refusal);
  move->refusal = obstacle;
  loa_pairing_set_step (g_task_get_source_object (task), step);
  loa_pairing_move_write_state (task);
}

static void
add_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  GError *error = NULL;

  record = loa_store_add_speaker_finish (LOA_STORE (object), result, &error);
  if (record == NULL)
    g_task_return_error (task, error);
  else
    loa_pairing_move_write_state (task);
}

/* The speaker is paired, which nothing undoes: it is put in the register even when the caller has lost interest. */
void
loa_pairing_move_finish_paired (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);

  g_clear_error (&move->refusal);
  loa_pairing_end_session (self);
  loa_pairing_set_step (self, LOA_PAIRING_STEP_PAIRED);
  loa_store_add_speaker_async (self->store, self->hardware_id, NULL, NULL, add_cb, g_object_ref (task));
}

/* It is paired without a code having been sent just now: by somebody else, unless the answer to a code got lost. */
void
loa_pairing_move_find_paired (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);

  if (!self->is_code_unanswered)
    loa_pairing_set_was_paired (self);
  loa_pairing_move_finish_paired (task);
}

/* Starts asking for the speaker's state; @callback is given @task. */
void
loa_pairing_move_check_state (GTask               *task,
                              GAsyncReadyCallback  callback)
{
  LoaPairing *self = g_task_get_source_object (task);

  sepay_soundbox_check_async (loa_soundbox_account_get_client (self->account), self->hardware_id,
                              g_task_get_cancellable (task), callback, g_object_ref (task));
}

/* Waits, when SePay is busy or in trouble, so that the same can be asked again; @callback is given @task. A speaker
 * that says a second code because of it says the one that counts.
 */
gboolean
loa_pairing_move_wait_to_repeat (GTask               *task,
                                 const GError        *error,
                                 guint                max_seconds,
                                 GAsyncReadyCallback  callback)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);
  guint seconds = MAX (sepay_error_get_retry_after (error), 1u << move->n_repeats);

  if (!g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_RATE_LIMITED)
      && !g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_SERVER))
    return FALSE;

  if (self->is_given_up || move->n_repeats == MAX_REPEATS || seconds > max_seconds)
    return FALSE;

  move->n_repeats++;
  loa_clock_sleep_async (self->clock, seconds * 1000, g_task_get_cancellable (task), callback, g_object_ref (task));

  return TRUE;
}

GTask *
loa_pairing_move_new (LoaPairing          *self,
                      gpointer             source_tag,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  /* A speaker that got paired is told of, even to a caller who has lost interest meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, source_tag);

  return task;
}

/* Begins a move from one of two steps, or fails because another is under way or that step was not reached. */
gboolean
loa_pairing_move_begin (LoaPairing     *self,
                        GTask          *task,
                        LoaPairingStep  one,
                        LoaPairingStep  other,
                        LoaPairingStep  busy)
{
  LoaPairingMove *move;

  if (self->step != one && self->step != other)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "Pairing cannot do this at step %d", self->step);
      return FALSE;
    }

  move = g_new0 (LoaPairingMove, 1);
  move->first_step = self->step;
  g_task_set_task_data (task, move, move_free);
  loa_pairing_set_step (self, busy);

  return TRUE;
}
