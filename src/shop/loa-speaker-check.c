/* loa-speaker-check.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-check.h"

#include "loa-store-speakers.h"

typedef struct
{
  LoaStore *store; /* (owned) */
  LoaClock *clock; /* (owned) */
  char *hardware_id; /* (owned) */
  SepaySpeakerState *state; /* (owned) (nullable) */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_object (&check->store);
  g_clear_object (&check->clock);
  g_free (check->hardware_id);
  g_clear_pointer (&check->state, sepay_speaker_state_free);
  g_free (check);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_store_update_speaker_finish (LOA_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&check->state), (GDestroyNotify) sepay_speaker_state_free);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  LoaSpeakerRecord record = { .hardware_id = check->hardware_id };
  GError *error = NULL;

  check->state = sepay_soundbox_check_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (check->state == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  record.model = check->state->model;
  record.is_paired = check->state->is_paired ? LOA_TERNARY_YES : LOA_TERNARY_NO;
  record.online = LOA_TERNARY_UNKNOWN;
  if (check->state->has_online)
    record.online = check->state->online ? LOA_TERNARY_YES : LOA_TERNARY_NO;
  record.checked = loa_clock_get_unix_seconds (check->clock);

  loa_store_update_speaker_async (check->store, &record, g_task_get_cancellable (task), written_cb,
                                  g_object_ref (task));
}

static void
required_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  LoaSoundboxAccount *account = LOA_SOUNDBOX_ACCOUNT (object);
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (account, result, &error))
    g_task_return_error (task, error);
  else
    sepay_soundbox_check_async (loa_soundbox_account_get_client (account), check->hardware_id,
                                g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

void
loa_speaker_check_async (LoaSoundboxAccount  *account,
                         LoaStore            *store,
                         LoaClock            *clock,
                         const char          *hardware_id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (account, cancellable, callback, user_data);
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, loa_speaker_check_async);
  check->store = g_object_ref (store);
  check->clock = g_object_ref (clock);
  check->hardware_id = g_strdup (hardware_id);
  g_task_set_task_data (task, check, check_free);

  loa_soundbox_account_require_async (account, cancellable, required_cb, g_steal_pointer (&task));
}

SepaySpeakerState *
loa_speaker_check_finish (LoaSoundboxAccount  *account,
                          GAsyncResult        *result,
                          GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, account), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_check_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
