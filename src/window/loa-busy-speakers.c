/* loa-busy-speakers.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-busy-speakers.h"

#define REST_SECONDS 2

struct _LoaBusySpeakers
{
  GObject parent_instance;

  LoaClock *clock;              /* (owned) */
  GHashTable *reasons;          /* (owned): hardware id → how many there are to be busy */
};

G_DEFINE_FINAL_TYPE (LoaBusySpeakers, loa_busy_speakers, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rested_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL);
  loa_busy_speakers_end (g_task_get_source_object (task), g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
loa_busy_speakers_finalize (GObject *object)
{
  LoaBusySpeakers *self = LOA_BUSY_SPEAKERS (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->reasons, g_hash_table_unref);

  G_OBJECT_CLASS (loa_busy_speakers_parent_class)->finalize (object);
}

static void
loa_busy_speakers_class_init (LoaBusySpeakersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_busy_speakers_finalize;

  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_BUSY_SPEAKERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
loa_busy_speakers_init (LoaBusySpeakers *self)
{
  self->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LoaBusySpeakers *
loa_busy_speakers_new (LoaClock *clock)
{
  LoaBusySpeakers *self;

  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_BUSY_SPEAKERS, NULL);
  self->clock = g_object_ref (clock);

  return self;
}

void
loa_busy_speakers_begin (LoaBusySpeakers *self,
                         const char      *hardware_id)
{
  guint n;

  g_return_if_fail (LOA_IS_BUSY_SPEAKERS (self));
  g_return_if_fail (hardware_id != NULL);

  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->reasons, hardware_id));
  g_hash_table_insert (self->reasons, g_strdup (hardware_id), GUINT_TO_POINTER (n + 1));
  if (n == 0)
    g_signal_emit (self, signals[CHANGED], 0, hardware_id);
}

void
loa_busy_speakers_end (LoaBusySpeakers *self,
                       const char      *hardware_id)
{
  guint n;

  g_return_if_fail (LOA_IS_BUSY_SPEAKERS (self));
  g_return_if_fail (loa_busy_speakers_get_busy (self, hardware_id));

  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->reasons, hardware_id));
  if (n > 1)
    {
      g_hash_table_insert (self->reasons, g_strdup (hardware_id), GUINT_TO_POINTER (n - 1));
      return;
    }

  g_hash_table_remove (self->reasons, hardware_id);
  g_signal_emit (self, signals[CHANGED], 0, hardware_id);
}

void
loa_busy_speakers_rest (LoaBusySpeakers *self,
                        const char      *hardware_id,
                        GCancellable    *cancellable)
{
  GTask *task;

  g_return_if_fail (LOA_IS_BUSY_SPEAKERS (self));

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, loa_busy_speakers_rest);
  g_task_set_task_data (task, g_strdup (hardware_id), g_free);
  loa_busy_speakers_begin (self, hardware_id);
  loa_clock_sleep_async (self->clock, REST_SECONDS * 1000, cancellable, rested_cb, task);
}

gboolean
loa_busy_speakers_get_busy (LoaBusySpeakers *self,
                            const char      *hardware_id)
{
  g_return_val_if_fail (LOA_IS_BUSY_SPEAKERS (self), FALSE);
  g_return_val_if_fail (hardware_id != NULL, FALSE);

  return g_hash_table_contains (self->reasons, hardware_id);
}
