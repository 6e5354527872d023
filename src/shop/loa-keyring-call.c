/* loa-keyring-call.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-call.h"

#include "loa-keyring-error.h"
#include "sepay-joined-cancellable.h"

/* How long anything may take: what needs longer does not answer. */
#define LIMIT_SECONDS 10

const SecretSchema loa_keyring_schema = {
  .name = APPLICATION_ID,
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* A step, on its way to the callback. */
typedef struct
{
  GTask *task; /* (owned) */
  LoaKeyringCallStep step;
} Beginning;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);

  g_clear_pointer (source, g_source_unref);
}

static void
call_free (gpointer data)
{
  LoaKeyringCall *self = data;

  clear_source (&self->timer);
  clear_source (&self->end);
  g_clear_object (&self->lock);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->limit);
  g_clear_pointer (&self->value, secret_value_unref);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_free (self);
}

static gboolean
limit_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));

  return G_SOURCE_REMOVE;
}

static gboolean
end_cb (GCancellable *cancellable,
        gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));
  LoaKeyringCall *self = g_task_get_task_data (task);

  if (!g_task_get_completed (task) && !self->has_ended)
    {
      loa_keyring_call_fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled"));
      self->has_ended = TRUE;
    }

  return G_SOURCE_REMOVE;
}

static void
place_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Beginning *beginning = user_data;
  g_autoptr (GTask) task = beginning->task;
  LoaKeyringCall *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_keyring_place_find_finish (result, &self->place, &error))
    {
      loa_keyring_call_fail (task, error);
      return;
    }

  self->has_answered = loa_keyring_place_is_file (self->place);
  if (self->place == LOA_KEYRING_PLACE_PORTAL)
    loa_keyring_call_end_at_once (task);

  beginning->step (task);
}

LoaKeyringCall *
loa_keyring_call_new (GTask              *task,
                      LoaKeyringCallKind  kind)
{
  LoaKeyringCall *self = g_new0 (LoaKeyringCall, 1);

  self->kind = kind;
  self->limit = g_cancellable_new ();
  self->cancellable = sepay_joined_cancellable_new (g_task_get_cancellable (task), self->limit);

  self->timer = g_timeout_source_new_seconds (LIMIT_SECONDS);
  g_source_set_name (self->timer, "[loa] keyring time limit");
  g_source_set_callback (self->timer, limit_cb, g_object_ref (self->limit), g_object_unref);
  g_source_attach (self->timer, g_task_get_context (task));

  g_task_set_task_data (task, self, call_free);

  return self;
}

void
loa_keyring_call_begin (GTask              *task,
                        LoaKeyringCallStep  step)
{
  LoaKeyringCall *self = g_task_get_task_data (task);
  Beginning *beginning = g_new (Beginning, 1);

  beginning->task = g_object_ref (task);
  beginning->step = step;
  loa_keyring_place_find_async (self->cancellable, place_found_cb, beginning);
}

void
loa_keyring_call_lift_limit (LoaKeyringCall *self)
{
  clear_source (&self->timer);
}

void
loa_keyring_call_end_at_once (GTask *task)
{
  LoaKeyringCall *self = g_task_get_task_data (task);

  /* The task is alive whenever this runs: what waits for libsecret holds it. */
  self->end = g_cancellable_source_new (self->cancellable);
  g_source_set_callback (self->end, G_SOURCE_FUNC (end_cb), task, NULL);
  g_source_attach (self->end, g_task_get_context (task));
}

GCancellable *
loa_keyring_call_get_cancellable (LoaKeyringCall *self)
{
  return self->place == LOA_KEYRING_PLACE_PORTAL ? NULL : self->cancellable;
}

void
loa_keyring_call_fail (GTask  *task,
                       GError *error)
{
  LoaKeyringCall *self = g_task_get_task_data (task);
  gboolean is_callers = g_cancellable_is_cancelled (g_task_get_cancellable (task));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !is_callers
      && g_cancellable_is_cancelled (self->limit))
    {
      g_clear_error (&error);
      error = g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "no answer within %d seconds", LIMIT_SECONDS);
    }

  if (!is_callers || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    error = loa_keyring_error_translate (error, self->place, self->has_answered);

  g_task_return_error (task, error);
}

void
loa_keyring_call_fail_locked (GTask *task)
{
  g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_LOCKED, "the keyring is locked");
}
