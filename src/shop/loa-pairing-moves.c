/* loa-pairing-moves.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-pairing-private.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-one-time-code.h"
#include "loa-store-speakers.h"
#include "sepay-error.h"

/* One call at a time moves the machine. SePay documents hardly any of its refusals, so none of them is believed by
 * its words: after a refusal, or when an answer got lost, the speaker's state is asked for, and that decides.
 */

/* The data of a task that moves the machine. */
typedef struct
{
  LoaPairingStep first_step; /* where the machine stood */
  GError *refusal; /* (owned) (nullable): what the request or the code was answered with */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_clear_error (&move->refusal);
  g_free (move);
}

static GError *
make_offline_error (void)
{
  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE, "%s",
                      _("The speaker is not online. Switch it on, wait until it says that it is connected, and try "
                        "again."));
}

static GError *
make_expired_error (LoaPairing *self)
{
  if (self->tries_left == 0)
    return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED, "%s",
                        _("The code was wrong three times, so it is not good any more. Hold the speaker’s button and "
                          "ask for a new code."));

  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED, "%s",
                      _("This code is not good any more: a code lasts two minutes. Hold the speaker’s button and ask "
                        "for a new code."));
}

static GError *
make_wrong_code_error (LoaPairing *self)
{
  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE,
                      ngettext ("That is not the code that the speaker said. Listen again and type the four digits; "
                                "there is %d try left.",
                                "That is not the code that the speaker said. Listen again and type the four digits; "
                                "there are %d tries left.",
                                (unsigned long) self->tries_left),
                      self->tries_left);
}

/* Ends a move that came to nothing, at a step from which one can go on. */
static void
fail (GTask          *task,
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
  Move *move = g_task_get_task_data (task);
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
static void
write_state (GTask      *task,
             LoaTernary  online)
{
  LoaPairing *self = g_task_get_source_object (task);
  LoaSpeakerRecord record = {
    .hardware_id = self->hardware_id,
    .model = self->model,
    .is_paired = self->step == LOA_PAIRING_STEP_PAIRED ? LOA_TERNARY_YES : LOA_TERNARY_NO,
    .online = online,
    .checked = loa_clock_get_unix_seconds (self->clock),
    .paired_time = self->paired_time,
  };

  loa_store_update_speaker_async (self->store, &record, NULL, update_cb, g_object_ref (task));
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
    write_state (task, LOA_TERNARY_YES);
}

/* The speaker is paired, which nothing undoes: it is put in the register even when the caller has lost interest. */
static void
finish_paired (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);

  g_clear_error (&move->refusal);
  loa_pairing_end_session (self);
  loa_pairing_set_step (self, LOA_PAIRING_STEP_PAIRED);
  loa_store_add_speaker_async (self->store, self->hardware_id, NULL, NULL, add_cb, g_object_ref (task));
}

/* Starts asking for the speaker's state; @callback is given @task. */
static void
check_state (GTask               *task,
             GAsyncReadyCallback  callback)
{
  LoaPairing *self = g_task_get_source_object (task);

  sepay_soundbox_check_async (loa_soundbox_account_get_client (self->account), self->hardware_id,
                              g_task_get_cancellable (task), callback, g_object_ref (task));
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND);
}

static gboolean
is_lost (const GError *error)
{
  return sepay_error_may_have_taken_effect (error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Checking */

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  GError *error = NULL;

  state = sepay_soundbox_check_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state == NULL)
    {
      fail (task, LOA_PAIRING_STEP_START, error);
      return;
    }

  loa_pairing_take_state (self, state);
  if (state->is_paired)
    {
      loa_pairing_set_was_paired (self);
      finish_paired (task);
    }
  else if (state->has_online && !state->online)
    {
      loa_pairing_set_step (self, LOA_PAIRING_STEP_START);
      move->refusal = make_offline_error ();
      write_state (task, LOA_TERNARY_NO);
    }
  else
    {
      loa_pairing_set_step (self, LOA_PAIRING_STEP_READY);
      write_state (task, state->has_online ? LOA_TERNARY_YES : LOA_TERNARY_UNKNOWN);
    }
}

static void
check_required_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error))
    fail (task, LOA_PAIRING_STEP_START, error);
  else
    check_state (task, checked_cb);
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
  Move *move = g_task_get_task_data (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  GError *error = NULL;

  state = sepay_soundbox_check_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state == NULL)
    {
      fail (task, move->first_step, error);
      return;
    }

  loa_pairing_take_state (self, state);
  if (state->is_paired)
    finish_paired (task);
  else if (state->has_online && !state->online)
    fail (task, move->first_step, make_offline_error ());
  else
    fail (task, move->first_step,
          g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE, "%s",
                       _("The speaker is not ready to be paired. Hold its button until it says that it is in pairing "
                         "mode, then ask for the code again.")));
}

static void
take_requested (GTask                   *task,
                const SepaySpeakerState *state)
{
  LoaPairing *self = g_task_get_source_object (task);

  loa_pairing_take_state (self, state);

  if (state->is_paired)
    {
      finish_paired (task);
    }
  else if (state->has_online && !state->online)
    {
      loa_pairing_end_session (self);
      fail (task, LOA_PAIRING_STEP_READY, make_offline_error ());
    }
  else if (state->session_id == NULL)
    {
      check_state (task, request_checked_cb);
    }
  else
    {
      loa_pairing_begin_session (self, state->session_id);
      loa_pairing_set_step (self, LOA_PAIRING_STEP_CODE);
      g_task_return_boolean (task, TRUE);
    }
}

static void
requested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = sepay_soundbox_request_pairing_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state != NULL)
    {
      take_requested (task, state);
    }
  else if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED))
    {
      check_state (task, request_checked_cb);
    }
  else if (sepay_error_may_have_taken_effect (error))
    {
      /* The speaker may have said a code of a session that nobody knows; it has taken the place of the older one. */
      loa_pairing_end_session (self);
      fail (task, LOA_PAIRING_STEP_READY, g_steal_pointer (&error));
    }
  else
    {
      fail (task, move->first_step, g_steal_pointer (&error));
    }
}

static void
request_required_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  LoaSoundboxAccount *account = LOA_SOUNDBOX_ACCOUNT (object);
  g_autoptr (GTask) task = user_data;
  LoaPairing *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (account, result, &error))
    fail (task, move->first_step, error);
  else
    sepay_soundbox_request_pairing_async (loa_soundbox_account_get_client (account), self->hardware_id,
                                          g_task_get_cancellable (task), requested_cb, g_object_ref (task));
}

/* Verifying the code */

/* The code was not taken and the speaker is not paired. A refusal costs a try; that SePay does not know the session
 * any more, or that its time is over, makes it end.
 */
static void
fail_verification (GTask *task)
{
  LoaPairing *self = g_task_get_source_object (task);
  Move *move = g_task_get_task_data (task);
  gboolean is_refused = is_refusal (move->refusal);

  if (is_refused)
    loa_pairing_lose_try (self);

  if (self->tries_left == 0 || loa_pairing_session_is_over (self->session)
      || g_error_matches (move->refusal, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    {
      loa_pairing_end_session (self);
      fail (task, LOA_PAIRING_STEP_READY, make_expired_error (self));
    }
  else if (is_refused)
    {
      fail (task, LOA_PAIRING_STEP_CODE, make_wrong_code_error (self));
    }
  else
    {
      fail (task, LOA_PAIRING_STEP_CODE, g_steal_pointer (&move->refusal));
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
      fail (task, LOA_PAIRING_STEP_CODE, error);
      return;
    }

  loa_pairing_take_state (self, state);
  if (state->is_paired)
    finish_paired (task);
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
  Move *move = g_task_get_task_data (task);
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = sepay_soundbox_verify_pairing_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (state != NULL && state->is_paired)
    {
      loa_pairing_take_state (self, state);
      finish_paired (task);
    }
  else if (state != NULL || is_refusal (error) || is_lost (error))
    {
      if (state != NULL)
        error = g_error_new (SEPAY_ERROR, SEPAY_ERROR_REFUSED, "The speaker is not paired after the code was taken");

      move->refusal = g_steal_pointer (&error);
      check_state (task, verify_checked_cb);
    }
  else
    {
      fail (task, LOA_PAIRING_STEP_CODE, g_steal_pointer (&error));
    }
}

/* Begins a move from one of two steps, or fails because another is under way or that step was not reached. */
static gboolean
begin_move (LoaPairing     *self,
            GTask          *task,
            LoaPairingStep  one,
            LoaPairingStep  other,
            LoaPairingStep  busy)
{
  Move *move;

  if (self->step != one && self->step != other)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "Pairing cannot do this at step %d", self->step);
      return FALSE;
    }

  move = g_new0 (Move, 1);
  move->first_step = self->step;
  g_task_set_task_data (task, move, move_free);
  loa_pairing_set_step (self, busy);

  return TRUE;
}

static GTask *
move_new (LoaPairing          *self,
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

void
loa_pairing_check_async (LoaPairing          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_PAIRING (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = move_new (self, loa_pairing_check_async, cancellable, callback, user_data);
  if (begin_move (self, task, LOA_PAIRING_STEP_START, LOA_PAIRING_STEP_READY, LOA_PAIRING_STEP_CHECKING))
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

void
loa_pairing_request_async (LoaPairing          *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_PAIRING (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = move_new (self, loa_pairing_request_async, cancellable, callback, user_data);
  if (begin_move (self, task, LOA_PAIRING_STEP_READY, LOA_PAIRING_STEP_CODE, LOA_PAIRING_STEP_REQUESTING))
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

  task = move_new (self, loa_pairing_verify_async, cancellable, callback, user_data);

  digits = loa_one_time_code_read (code, &error);
  if (digits == NULL)
    g_task_return_error (task, error);
  else if (begin_move (self, task, LOA_PAIRING_STEP_CODE, LOA_PAIRING_STEP_CODE, LOA_PAIRING_STEP_VERIFYING))
    sepay_soundbox_verify_pairing_async (loa_soundbox_account_get_client (self->account), self->hardware_id,
                                         loa_pairing_session_get_id (self->session), digits, cancellable, verified_cb,
                                         g_object_ref (task));
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
