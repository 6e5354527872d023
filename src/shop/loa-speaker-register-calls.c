/* loa-speaker-register-calls.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-register-private.h"

#include "loa-serial-number.h"
#include "loa-speaker-check.h"
#include "loa-speaker-details.h"
#include "loa-store-speakers.h"
#include "loa-white-space.h"
#include "sepay-error.h"

/* What the register lets be done to speakers. It learns of it from the store. */

/* A speaker whose state is being asked for. */
typedef struct
{
  char *hardware_id; /* (owned) */
  gboolean is_by_hand;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->hardware_id);
  g_free (check);
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
    g_task_return_pointer (task, g_steal_pointer (&record), (GDestroyNotify) loa_speaker_record_free);
}

/* White space around what was typed says nothing, and nothing else is none. */
static char *
dup_kept (const char *text)
{
  g_autofree char *kept = NULL;

  if (text != NULL)
    kept = g_utf8_validate (text, -1, NULL) ? loa_white_space_strip (text) : g_strdup (text);

  return kept != NULL && *kept != '\0' ? g_steal_pointer (&kept) : NULL;
}

static gboolean
check_details (LoaSpeakerRecord  *details,
               GError           **error)
{
  return loa_speaker_detail_check (LOA_SPEAKER_DETAIL_NAME, details->name, error) &&
         loa_speaker_detail_check (LOA_SPEAKER_DETAIL_PLACE, details->place, error) &&
         loa_speaker_detail_check (LOA_SPEAKER_DETAIL_TAGS, details->tags, error) &&
         loa_speaker_detail_check (LOA_SPEAKER_DETAIL_NOTE, details->note, error);
}

static void
details_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  GError *error = NULL;

  record = loa_store_set_speaker_details_finish (LOA_STORE (object), result, &error);
  if (record == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
check_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepaySpeakerState) state = NULL;
  LoaSpeakerRegister *self = g_task_get_source_object (task);
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  state = loa_speaker_check_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error);
  if (state != NULL)
    loa_speaker_register_tell_checked (self, check->hardware_id);
  else if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    loa_speaker_register_tell_not_found (self, check->hardware_id);
  if (check->is_by_hand)
    loa_speaker_register_count_check (self, check->hardware_id, -1);

  if (state == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&state), (GDestroyNotify) sepay_speaker_state_free);
}

/* Takes @hardware_id. */
static void
start_check (LoaSpeakerRegister *self,
             GTask              *task,
             char               *hardware_id,
             gboolean            is_by_hand)
{
  Check *check = g_new0 (Check, 1);

  check->hardware_id = hardware_id;
  check->is_by_hand = is_by_hand;
  g_task_set_task_data (task, check, check_free);
  if (is_by_hand)
    loa_speaker_register_count_check (self, hardware_id, 1);

  loa_speaker_check_async (loa_speaker_register_get_account (self), loa_speaker_register_get_store (self),
                           loa_speaker_register_get_clock (self), hardware_id, g_task_get_cancellable (task), check_cb,
                           g_object_ref (task));
}

void
loa_speaker_register_add_async (LoaSpeakerRegister  *self,
                                const char          *text,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *hardware_id = NULL;
  LoaSpeaker *known;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_register_add_async);

  hardware_id = loa_serial_number_check (text, &error);
  if (hardware_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  known = loa_speaker_register_find_alike (self, hardware_id);
  loa_store_add_speaker_async (loa_speaker_register_get_store (self),
                               known != NULL ? loa_speaker_get_hardware_id (known) : hardware_id, name, cancellable,
                               add_cb, g_steal_pointer (&task));
}

LoaSpeakerRecord *
loa_speaker_register_add_finish (LoaSpeakerRegister  *self,
                                 GAsyncResult        *result,
                                 GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_register_add_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_speaker_register_set_details_async (LoaSpeakerRegister  *self,
                                        const char          *hardware_id,
                                        const char          *name,
                                        const char          *place,
                                        const char          *tags,
                                        const char          *note,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (LoaSpeakerRecord) details = NULL;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (self));
  g_return_if_fail (hardware_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_register_set_details_async);

  details = g_new0 (LoaSpeakerRecord, 1);
  details->name = dup_kept (name);
  details->place = dup_kept (place);
  details->tags = dup_kept (tags);
  details->note = dup_kept (note);
  if (!check_details (details, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_store_set_speaker_details_async (loa_speaker_register_get_store (self), hardware_id, details->name,
                                       details->place, details->tags, details->note, cancellable, details_cb,
                                       g_steal_pointer (&task));
}

gboolean
loa_speaker_register_set_details_finish (LoaSpeakerRegister  *self,
                                         GAsyncResult        *result,
                                         GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_register_set_details_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_speaker_register_check_async (LoaSpeakerRegister  *self,
                                  const char          *text,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *hardware_id = NULL;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_SPEAKER_REGISTER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_register_check_async);

  hardware_id = loa_serial_number_check (text, &error);
  if (hardware_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  start_check (self, task, g_steal_pointer (&hardware_id), TRUE);
}

SepaySpeakerState *
loa_speaker_register_check_finish (LoaSpeakerRegister  *self,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_register_check_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_speaker_register_check_in_background_async (LoaSpeakerRegister  *self,
                                                const char          *hardware_id,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_speaker_register_check_async);
  start_check (self, task, g_strdup (hardware_id), FALSE);
}
