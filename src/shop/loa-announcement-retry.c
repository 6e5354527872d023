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
#include "loa-store-announcements.h"

struct _LoaAnnouncementRetry
{
  GObject parent_instance;

  LoaAnnouncer *announcer;      /* (owned) */
  LoaStore *store;              /* (owned) */
  LoaSoundboxAccount *account;  /* (owned) */
  LoaClock *clock;              /* (owned) */
  GCancellable *cancellable;    /* (owned) */
  gboolean is_waiting;
  gboolean is_resuming;
  gboolean must_resume_again;   /* another process has written since */
  gboolean others_wrote;        /* what is unfinished may be another process's */
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementRetry, loa_announcement_retry, G_TYPE_OBJECT)

static void wait_a_while (LoaAnnouncementRetry *self);
static void resume (LoaAnnouncementRetry *self);

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaAnnouncementRetry) self = user_data;
  g_autoptr (GPtrArray) unfinished = NULL;

  unfinished = loa_store_list_unfinished_announcements_finish (LOA_STORE (object), result, NULL);
  if (unfinished == NULL || unfinished->len == 0)
    self->others_wrote = FALSE;
  else
    wait_a_while (self);
}

static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaAnnouncementRetry) self = user_data;

  /* What failed again has told so by itself. */
  loa_announcer_resume_finish (LOA_ANNOUNCER (object), result, NULL);
  self->is_resuming = FALSE;
  if (self->must_resume_again)
    resume (self);
  else if (self->others_wrote && !g_cancellable_is_cancelled (self->cancellable))
    loa_store_list_unfinished_announcements_async (self->store, self->cancellable, listed_cb, g_object_ref (self));
}

static void
resume (LoaAnnouncementRetry *self)
{
  if (g_cancellable_is_cancelled (self->cancellable) || !loa_soundbox_account_get_connected (self->account))
    return;

  self->must_resume_again = self->is_resuming;
  if (self->is_resuming)
    return;

  self->is_resuming = TRUE;
  loa_announcer_resume_async (self->announcer, self->cancellable, resumed_cb, g_object_ref (self));
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaAnnouncementRetry) self = user_data;

  self->is_waiting = FALSE;
  if (loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL))
    resume (self);
}

static void
wait_a_while (LoaAnnouncementRetry *self)
{
  if (self->is_waiting || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_waiting = TRUE;
  loa_clock_sleep_async (self->clock, LOA_ANNOUNCEMENT_RETRY_SECONDS * 1000, self->cancellable, waited_cb,
                         g_object_ref (self));
}

static void
ended_cb (LoaAnnouncementRetry        *self,
          const LoaAnnouncementRecord *record,
          const GError                *error)
{
  if (error != NULL && loa_failure_may_pass (error))
    wait_a_while (self);
}

static void
others_wrote_cb (LoaAnnouncementRetry *self)
{
  self->others_wrote = TRUE;
  resume (self);
}

static void
connected_cb (LoaAnnouncementRetry *self)
{
  if (self->others_wrote)
    resume (self);
}

static void
loa_announcement_retry_finalize (GObject *object)
{
  LoaAnnouncementRetry *self = LOA_ANNOUNCEMENT_RETRY (object);

  g_clear_object (&self->announcer);
  g_clear_object (&self->store);
  g_clear_object (&self->account);
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
loa_announcement_retry_new (LoaAnnouncer       *announcer,
                            LoaStore           *store,
                            LoaSoundboxAccount *account,
                            LoaClock           *clock)
{
  LoaAnnouncementRetry *self;

  g_return_val_if_fail (LOA_IS_ANNOUNCER (announcer), NULL);
  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (account), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCEMENT_RETRY, NULL);
  self->announcer = g_object_ref (announcer);
  self->store = g_object_ref (store);
  self->account = g_object_ref (account);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (announcer, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "announcements-changed::by-others", G_CALLBACK (others_wrote_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "notify::connected", G_CALLBACK (connected_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_announcement_retry_stop (LoaAnnouncementRetry *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_RETRY (self));

  g_cancellable_cancel (self->cancellable);
}
