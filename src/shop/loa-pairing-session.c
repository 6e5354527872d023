/* loa-pairing-session.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-pairing-session.h"

#include "loa-pairing.h"

/* The two minutes in which a one-time code is good. The signal `ticked` comes with every second that is gone, the
 * last time when none is left. Dropping the last reference ends the countdown.
 */
struct _LoaPairingSession
{
  GObject parent_instance;

  LoaClock *clock; /* (owned) */
  char *id; /* (owned): SePay's */
  gint64 deadline_us; /* in the clock's boot time */
  GCancellable *countdown; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaPairingSession, loa_pairing_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void count_down (LoaPairingSession *self);

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GWeakRef *weak_self = user_data;
  g_autoptr (LoaPairingSession) self = g_weak_ref_get (weak_self);
  gboolean has_passed = loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL);

  g_weak_ref_clear (weak_self);
  g_free (weak_self);

  if (self == NULL || !has_passed)
    return;

  if (!loa_pairing_session_is_over (self))
    count_down (self);

  g_signal_emit (self, signals[SIGNAL_TICKED], 0);
}

/* Waits until the next whole second is gone, without keeping alive a session that nobody wants any more. */
static void
count_down (LoaPairingSession *self)
{
  gint64 left_us = self->deadline_us - loa_clock_get_boot_time_us (self->clock);
  gint64 kept_us = (gint64) (loa_pairing_session_get_seconds_left (self) - 1) * G_USEC_PER_SEC;
  gint64 wait_us = CLAMP (left_us - kept_us, 0, G_USEC_PER_SEC);
  GWeakRef *weak_self = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak_self, self);
  loa_clock_sleep_async (self->clock, (guint) (wait_us + 999) / 1000, self->countdown, counted_cb, weak_self);
}

static void
loa_pairing_session_dispose (GObject *object)
{
  LoaPairingSession *self = LOA_PAIRING_SESSION (object);

  g_cancellable_cancel (self->countdown);

  G_OBJECT_CLASS (loa_pairing_session_parent_class)->dispose (object);
}

static void
loa_pairing_session_finalize (GObject *object)
{
  LoaPairingSession *self = LOA_PAIRING_SESSION (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->countdown);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (loa_pairing_session_parent_class)->finalize (object);
}

static void
loa_pairing_session_class_init (LoaPairingSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_pairing_session_dispose;
  object_class->finalize = loa_pairing_session_finalize;

  signals[SIGNAL_TICKED] = g_signal_new ("ticked", LOA_TYPE_PAIRING_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
loa_pairing_session_init (LoaPairingSession *self)
{
  self->countdown = g_cancellable_new ();
}

LoaPairingSession *
loa_pairing_session_new (LoaClock   *clock,
                         const char *id)
{
  LoaPairingSession *self = g_object_new (LOA_TYPE_PAIRING_SESSION, NULL);

  self->clock = g_object_ref (clock);
  self->id = g_strdup (id);
  self->deadline_us = loa_clock_get_boot_time_us (clock) + (gint64) LOA_PAIRING_SESSION_SECONDS * G_USEC_PER_SEC;
  count_down (self);

  return self;
}

const char *
loa_pairing_session_get_id (LoaPairingSession *self)
{
  return self->id;
}

int
loa_pairing_session_get_seconds_left (LoaPairingSession *self)
{
  gint64 left_us = self->deadline_us - loa_clock_get_boot_time_us (self->clock);
  gint64 seconds = (left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;

  return (int) CLAMP (seconds, 0, LOA_PAIRING_SESSION_SECONDS);
}

gboolean
loa_pairing_session_is_over (LoaPairingSession *self)
{
  return loa_clock_get_boot_time_us (self->clock) >= self->deadline_us;
}
