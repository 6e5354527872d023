/* loa-announcement-retry.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-retry.h"

#include "loa-failure.h"

struct _LoaAnnouncementRetry
{
  GObject parent_instance;

  LoaAnnouncer *announcer;      /* (owned) */
  LoaClock *clock;              /* (owned) */
  GCancellable *cancellable;    /* (owned) */
  gboolean is_waiting;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementRetry, loa_announcement_retry, G_TYPE_OBJECT)

static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaAnnouncementRetry) self = user_data;

  /* What failed again has told so by itself. */
  loa_announcer_resume_finish (LOA_ANNOUNCER (object), result, NULL);
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaAnnouncementRetry) self = user_data;

  self->is_waiting = FALSE;
  if (loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL))
    loa_announcer_resume_async (self->announcer, self->cancellable, resumed_cb, g_object_ref (self));
}

static void
ended_cb (LoaAnnouncementRetry        *self,
          const LoaAnnouncementRecord *record,
          const GError                *error)
{
  if (error == NULL || !loa_failure_may_pass (error) || self->is_waiting ||
      g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_waiting = TRUE;
  loa_clock_sleep_async (self->clock, LOA_ANNOUNCEMENT_RETRY_SECONDS * 1000, self->cancellable, waited_cb,
                         g_object_ref (self));
}

static void
loa_announcement_retry_finalize (GObject *object)
{
  LoaAnnouncementRetry *self = LOA_ANNOUNCEMENT_RETRY (object);

  g_clear_object (&self->announcer);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (loa_announcement_retry_parent_class)->finalize (object);
}

static void
loa_announcement_retry_class_init (LoaAnnouncementRetryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_announcement_retry_finalize;
}

static void
loa_announcement_retry_init (LoaAnnouncementRetry *self)
{
  self->cancellable = g_cancellable_new ();
}

LoaAnnouncementRetry *
loa_announcement_retry_new (LoaAnnouncer *announcer,
                            LoaClock     *clock)
{
  LoaAnnouncementRetry *self;

  g_return_val_if_fail (LOA_IS_ANNOUNCER (announcer), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCEMENT_RETRY, NULL);
  self->announcer = g_object_ref (announcer);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (announcer, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_announcement_retry_stop (LoaAnnouncementRetry *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_RETRY (self));

  g_cancellable_cancel (self->cancellable);
}
