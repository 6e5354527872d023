/* loa-pairing-moves.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-pairing-private.h"

#include "loa-one-time-code.h"
#include "loa-pairing-error.h"
#include "loa-pairing-move.h"
#include "sepay-error.h"

/* Who is to wait for longer is better told so. */
#define MAX_PAUSE 5 /* seconds */

/* One call at a time moves the machine. SePay documents hardly any of its refusals, so none of them is believed by
 * its words: after a refusal, or when an answer got lost, the speaker's state is asked for, and that decides.
 */

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND);
}

/* SePay took the code and said no, for whatever reason: it may have paired the speaker nevertheless. */
static gboolean
is_answered_no (const GError *error)
{
  return is_refusal (error)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_FORBIDDEN);
}

static gboolean
is_lost (const GError *error)
{
  return sepay_error_may_have_taken_effect (error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Requesting a code */

/* SePay refused to begin: the state tells why. */
static void
request_checked_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  GError *error = NULL;

  state = sepay_soundbox_check_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state == NULL)
    {
      loa_pairing_move_fail (task, move->first_step, error);
      return;
    }

  loa_pairing_take_state (self, state);
  if (state->is_paired)
    loa_pairing_move_find_paired (task);
  else if (state->has_online && !state->online)
    loa_pairing_move_stop (task, move->first_step, loa_pairing_error_new_offline ());
  else
    loa_pairing_move_stop (task, move->first_step, loa_pairing_error_new_not_in_pairing_mode (move->refusal));
}

static void
take_requested (GTask                   *task,
                const SepaySpeakerState *state)
{
  LoaPairing *self = g_task_get_source_object (task);

  loa_pairing_take_state (self, state);

  if (state->is_paired)
    {
      loa_pairing_move_find_paired (task);
    }
  else if (state->has_online && !state->online)
    {
      loa_pairing_end_session (self);
      loa_pairing_move_stop (task, LOA_PAIRING_STEP_READY, loa_pairing_error_new_offline ());
    }
  else if (state->session_id == NULL)
    {
      loa_pairing_move_check_state (task, request_checked_cb);
    }
  else
    {
      loa_pairing_begin_session (self, state->session_id);
      loa_pairing_set_step (self, LOA_PAIRING_STEP_CODE);
      g_task_return_boolean (task, TRUE);
    }
}

static void request_code (GTask *task);

static void
waited_to_request_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (loa_clock_sleep_finish (LOA_CLOCK (object), result, &error))
    {
      request_code (task);
      return;
    }

  loa_pairing_end_session (self);
  loa_pairing_move_fail (task, LOA_PAIRING_STEP_READY, error);
}

static void
requested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = sepay_soundbox_request_pairing_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state != NULL)
    {
      take_requested (task, state);
    }
  else if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED))
    {
      g_clear_error (&move->refusal);
      move->refusal = g_steal_pointer (&error);
      loa_pairing_move_check_state (task, request_checked_cb);
    }
  else if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    {
      /* It is the speaker that SePay does not know: begin with its serial number. */
      loa_pairing_end_session (self);
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_START, g_steal_pointer (&error));
    }
  else if (loa_pairing_move_wait_to_repeat (task, error, MAX_PAUSE, waited_to_request_cb))
    {
      return;
    }
  else if (sepay_error_may_have_taken_effect (error))
    {
      /* The speaker may have said a code of a session that nobody knows; it has taken the place of the older one. */
      loa_pairing_end_session (self);
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_READY, g_steal_pointer (&error));
    }
  else
    {
      loa_pairing_move_fail (task, move->first_step, g_steal_pointer (&error));
    }
}

static void
request_code (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);

  sepay_soundbox_request_pairing_async (loa_soundbox_account_get_client (self->account), self->hardware_id,
                                        g_task_get_cancellable (task), requested_cb, g_object_ref (task));
}

static void
request_required_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairingMove *move = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error))
    loa_pairing_move_fail (task, move->first_step, error);
  else
    request_code (task);
}

/* Verifying the code */

static void verify_code (GTask *task);

static void
waited_to_verify_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, &error))
    loa_pairing_move_fail (task, LOA_PAIRING_STEP_CODE, error);
  else if (self->is_given_up)
    loa_pairing_move_fail (task, LOA_PAIRING_STEP_CODE, g_steal_pointer (&move->refusal));
  else
    verify_code (task);
}

/* Nobody knows what became of the code: SePay refused it, or its answer got lost, and does not tell the state either.
 * That the account is not accepted says more than that nothing could be asked.
 */
static void
fail_unanswered (GTask  *task,
                 GError *error)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);
  gboolean is_refused = is_refusal (move->refusal);

  if (is_refused && !loa_pairing_error_tells_of_end (move->refusal))
    loa_pairing_lose_try (self);
  else if (!is_refused && is_answered_no (move->refusal))
    {
      g_error_free (error);
      error = g_steal_pointer (&move->refusal);
    }

  if (self->tries_left == 0)
    loa_pairing_end_session (self);
  loa_pairing_move_fail (task, self->tries_left == 0 ? LOA_PAIRING_STEP_READY : LOA_PAIRING_STEP_CODE, error);
}

/* The code was not taken and the speaker is not paired. A refusal costs a try, unless SePay lets know that the session
 * is over, which may be earlier than its two minutes: then no code was wrong.
 */
static void
fail_verification (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);
  gboolean is_over = loa_pairing_session_is_over (self->session);
  gboolean is_ended = !is_over && loa_pairing_error_tells_of_end (move->refusal);
  gboolean is_refused = is_refusal (move->refusal) && !is_over && !is_ended;

  self->is_code_unanswered = FALSE;
  if (is_refused)
    loa_pairing_lose_try (self);

  if (is_ended)
    {
      loa_pairing_end_session (self);
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_READY, loa_pairing_error_new_ended (move->refusal));
    }
  else if (is_over || self->tries_left == 0)
    {
      loa_pairing_end_session (self);
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_READY, loa_pairing_error_new_expired (self->tries_left));
    }
  else if (is_refused)
    {
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_CODE,
                             loa_pairing_error_new_wrong_code (self->tries_left, move->refusal));
    }
  else if (!loa_pairing_move_wait_to_repeat (task, move->refusal, (guint) MIN (self->seconds_left, MAX_PAUSE), waited_to_verify_cb))
    {
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_CODE, g_steal_pointer (&move->refusal));
    }
}

static void
verify_checked_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  GError *error = NULL;

  state = sepay_soundbox_check_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state == NULL)
    {
      fail_unanswered (task, error);
      return;
    }

  loa_pairing_take_state (self, state);
  if (state->is_paired)
    loa_pairing_move_finish_paired (task);
  else
    fail_verification (task);
}

static void
verified_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = sepay_soundbox_verify_pairing_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state != NULL && state->is_paired)
    {
      loa_pairing_take_state (self, state);
      loa_pairing_move_finish_paired (task);
    }
  else if (state != NULL || is_answered_no (error) || is_lost (error))
    {
      if (state != NULL)
        error = g_error_new (SEPAY_ERROR, SEPAY_ERROR_REFUSED, "The speaker is not paired after the code was taken");

      g_clear_error (&move->refusal);
      move->refusal = g_steal_pointer (&error);
      loa_pairing_move_check_state (task, verify_checked_cb);
    }
  else
    {
      /* Unless it was cancelled on its way, the code never got to SePay. */
      self->is_code_unanswered = sepay_error_may_have_taken_effect (error);
      loa_pairing_move_fail (task, LOA_PAIRING_STEP_CODE, g_steal_pointer (&error));
    }
}

static void
verify_code (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaPairingMove *move = g_task_get_task_data (task);

  self->is_code_unanswered = TRUE;
  sepay_soundbox_verify_pairing_async (loa_soundbox_account_get_client (self->account), self->hardware_id,
                                       loa_pairing_session_get_id (self->session), move->code,
                                       g_task_get_cancellable (task), verified_cb, g_object_ref (task));
}

void
loa_pairing_request_async (LoaPairing          *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_PAIRING (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = loa_pairing_move_new (self, loa_pairing_request_async, cancellable, callback, user_data);
  if (loa_pairing_move_begin (self, task, LOA_PAIRING_STEP_READY, LOA_PAIRING_STEP_CODE, LOA_PAIRING_STEP_REQUESTING))
    loa_soundbox_account_require_async (self->account, cancellable, request_required_cb, g_object_ref (task));
}

gboolean
loa_pairing_request_finish (LoaPairing    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_pairing_request_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_pairing_verify_async (LoaPairing          *self,
                          const char          *code,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *digits = NULL;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_PAIRING (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = loa_pairing_move_new (self, loa_pairing_verify_async, cancellable, callback, user_data);

  digits = loa_one_time_code_read (code, &error);
  if (digits == NULL)
    {
      g_task_return_error (task, error);
    }
  else if (loa_pairing_move_begin (self, task, LOA_PAIRING_STEP_CODE, LOA_PAIRING_STEP_CODE,
                                   LOA_PAIRING_STEP_VERIFYING))
    {
      LoaPairingMove *move = g_task_get_task_data (task);

      move->code = g_steal_pointer (&digits);
      verify_code (task);
    }
}

gboolean
loa_pairing_verify_finish (LoaPairing    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_pairing_verify_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
