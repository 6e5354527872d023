/* loa-sync-schedule.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-schedule.h"

#include "loa-failure.h"
#include "sepay-error.h"

/* Whatever changes ends in go_on(), which begins what is due and waits for what is due next. */

#define RUN_SECONDS G_GINT64_CONSTANT (3600)
#define VISIBLE_SECONDS 5
#define HIDDEN_SECONDS 60
#define FIRST_PAUSE_SECONDS 15u
#define LONGEST_PAUSE_SECONDS (10 * 60u)
#define LONGEST_FOLLOW_PAUSE_SECONDS 60u
#define RATE_LIMITED_SECONDS 60u
#define LONGEST_NAP_US (60 * G_USEC_PER_SEC)

struct _LoaSyncSchedule
{
  GObject parent_instance;

  LoaSync *sync; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaClock *clock; /* (owned) */

  GCancellable *nap; /* (owned) (nullable): while it waits */
  GCancellable *run; /* (owned) (nullable): while all that is missing is copied */
  GCancellable *following; /* (owned) (nullable): while it looks for what is new */

  gint64 run_due_us; /* boot time */
  gint64 followed_us; /* boot time at which it looked last */
  gint64 follow_pause_us; /* boot time before which it does not look, after a failure */
  guint n_run_failures; /* in a row */
  guint n_follow_failures; /* in a row */
  gboolean is_started;
  gboolean is_refused;
  gboolean visible;
};

G_DEFINE_FINAL_TYPE (LoaSyncSchedule, loa_sync_schedule, G_TYPE_OBJECT)

typedef enum
{
  PROP_VISIBLE = 1,
} LoaSyncScheduleProperty;

static GParamSpec *properties[PROP_VISIBLE + 1];

enum
{
  SIGNAL_BEGUN,
  SIGNAL_ENDED,
  SIGNAL_FOLLOWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void go_on (LoaSyncSchedule *self);

static void
cancel (GCancellable **cancellable)
{
  g_autoptr (GCancellable) cancelled = g_steal_pointer (cancellable);

  if (cancelled != NULL)
    g_cancellable_cancel (cancelled);
}

static gint64
get_now_us (LoaSyncSchedule *self)
{
  return loa_clock_get_boot_time_us (self->clock);
}

static gint64
get_follow_due_us (LoaSyncSchedule *self)
{
  gint64 seconds = self->visible ? VISIBLE_SECONDS : HIDDEN_SECONDS;

  return MAX (self->followed_us + seconds * G_USEC_PER_SEC, self->follow_pause_us);
}

static gboolean
is_refusal (LoaFailure failure)
{
  return failure == LOA_FAILURE_NOT_SIGNED_IN || failure == LOA_FAILURE_UNAUTHORIZED
         || failure == LOA_FAILURE_FORBIDDEN || failure == LOA_FAILURE_KEYRING_LOCKED
         || failure == LOA_FAILURE_KEYRING_MISSING;
}

/* Returns: seconds to wait after so many failures in a row; what SePay asked for goes before */
static guint
get_pause (const GError *error,
           guint         n_failures,
           guint         first,
           guint         longest)
{
  guint asked = sepay_error_get_retry_after (error);

  if (loa_failure_classify (error) == LOA_FAILURE_RATE_LIMITED)
    return MAX (asked, asked > 0 ? 0 : RATE_LIMITED_SECONDS);

  return MAX (asked, MIN (first << MIN (n_failures, 10), longest));
}

static void
note_run_failure (LoaSyncSchedule *self,
                  const GError    *error)
{
  LoaFailure failure = loa_failure_classify (error);
  gint64 now_us = get_now_us (self);

  if (failure == LOA_FAILURE_CANCELLED)
    {
      self->run_due_us = now_us + RUN_SECONDS * G_USEC_PER_SEC;
      return;
    }

  self->is_refused = self->is_refused || is_refusal (failure);
  self->run_due_us = now_us + get_pause (error, self->n_run_failures, FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS)
                              * G_USEC_PER_SEC;
  self->n_run_failures++;
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (LoaSyncSchedule) self = user_data;
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;

  copied = loa_sync_run_finish (LOA_SYNC (object), result, &error);
  g_clear_object (&self->run);
  if (copied == NULL)
    {
      note_run_failure (self, error);
    }
  else
    {
      self->n_run_failures = 0;
      self->n_follow_failures = 0;
      self->follow_pause_us = 0;
      self->followed_us = get_now_us (self);
      self->run_due_us = self->followed_us + RUN_SECONDS * G_USEC_PER_SEC;
    }

  g_signal_emit (self, signals[SIGNAL_ENDED], 0, copied, error);
  go_on (self);
}

static void
start_run (LoaSyncSchedule *self)
{
  self->run = g_cancellable_new ();
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
  if (self->run != NULL)
    loa_sync_run_async (self->sync, NULL, NULL, self->run, ran_cb, g_object_ref (self));
}

static void
followed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaSyncSchedule) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n_found = loa_sync_follow_finish (LOA_SYNC (object), result, &error);

  g_clear_object (&self->following);
  if (n_found >= 0)
    {
      /* What kept a run from its end is over. */
      if (self->n_follow_failures > 0 && self->n_run_failures > 0)
        self->run_due_us = get_now_us (self);
      self->n_follow_failures = 0;
    }
  else if (loa_failure_classify (error) != LOA_FAILURE_CANCELLED)
    {
      self->is_refused = self->is_refused || is_refusal (loa_failure_classify (error));
      self->follow_pause_us = get_now_us (self)
                              + get_pause (error, self->n_follow_failures, VISIBLE_SECONDS,
                                           LONGEST_FOLLOW_PAUSE_SECONDS) * G_USEC_PER_SEC;
      self->n_follow_failures++;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FOLLOWED], 0, error);
  go_on (self);
}

static void
start_follow (LoaSyncSchedule *self)
{
  self->followed_us = get_now_us (self);
  self->following = g_cancellable_new ();
  loa_sync_follow_async (self->sync, self->following, followed_cb, g_object_ref (self));
}

static void
napped_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaSyncSchedule) self = user_data;

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL))
    return;

  g_clear_object (&self->nap);
  go_on (self);
}

static void
nap_until (LoaSyncSchedule *self,
           gint64           due_us,
           gint64           now_us)
{
  gint64 wait_us = CLAMP (due_us - now_us, 0, LONGEST_NAP_US);

  self->nap = g_cancellable_new ();
  loa_clock_sleep_async (self->clock, (guint) ((wait_us + 999) / 1000), self->nap, napped_cb, g_object_ref (self));
}

static void
go_on (LoaSyncSchedule *self)
{
  gint64 now_us = get_now_us (self);
  gint64 due_us = G_MAXINT64;

  cancel (&self->nap);
  if (!self->is_started || self->is_refused || !loa_bank_grant_get_connected (self->grant))
    return;

  if (self->run == NULL && self->run_due_us <= now_us)
    start_run (self);
  if (self->following == NULL && get_follow_due_us (self) <= now_us)
    start_follow (self);

  if (self->run == NULL)
    due_us = self->run_due_us;
  if (self->following == NULL)
    due_us = MIN (due_us, get_follow_due_us (self));
  if (self->is_started && self->nap == NULL && due_us != G_MAXINT64)
    nap_until (self, due_us, now_us);
}

/* While a sign-in that SePay refused is being renewed, it is refused still. */
static void
grant_changed_cb (LoaSyncSchedule *self)
{
  if (!self->is_started || (self->is_refused && loa_bank_grant_get_needs_sign_in (self->grant)))
    return;

  self->is_refused = FALSE;
  if (loa_bank_grant_get_connected (self->grant))
    {
      self->run_due_us = get_now_us (self);
      self->follow_pause_us = 0;
    }
  else
    {
      if (self->run != NULL)
        g_cancellable_cancel (self->run);
      if (self->following != NULL)
        g_cancellable_cancel (self->following);
    }

  go_on (self);
}

static void
loa_sync_schedule_finalize (GObject *object)
{
  LoaSyncSchedule *self = LOA_SYNC_SCHEDULE (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->grant);
  g_clear_object (&self->clock);
  g_clear_object (&self->nap);
  g_clear_object (&self->run);
  g_clear_object (&self->following);

  G_OBJECT_CLASS (loa_sync_schedule_parent_class)->finalize (object);
}

static void
loa_sync_schedule_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LoaSyncSchedule *self = LOA_SYNC_SCHEDULE (object);

  switch ((LoaSyncScheduleProperty) property_id)
    {
    case PROP_VISIBLE:
      g_value_set_boolean (value, self->visible);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_sync_schedule_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LoaSyncSchedule *self = LOA_SYNC_SCHEDULE (object);

  switch ((LoaSyncScheduleProperty) property_id)
    {
    case PROP_VISIBLE:
      loa_sync_schedule_set_visible (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_sync_schedule_class_init (LoaSyncScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_sync_schedule_finalize;
  object_class->get_property = loa_sync_schedule_get_property;
  object_class->set_property = loa_sync_schedule_set_property;

  properties[PROP_VISIBLE] = g_param_spec_boolean ("visible", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_BEGUN] = g_signal_new ("begun", LOA_TYPE_SYNC_SCHEDULE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", LOA_TYPE_SYNC_SCHEDULE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_ERROR);
  signals[SIGNAL_FOLLOWED] = g_signal_new ("followed", LOA_TYPE_SYNC_SCHEDULE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
loa_sync_schedule_init (LoaSyncSchedule *self)
{
}

LoaSyncSchedule *
loa_sync_schedule_new (LoaSync      *sync,
                       LoaBankGrant *grant,
                       LoaClock     *clock)
{
  LoaSyncSchedule *self;

  g_return_val_if_fail (LOA_IS_SYNC (sync), NULL);
  g_return_val_if_fail (LOA_IS_BANK_GRANT (grant), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_SYNC_SCHEDULE, NULL);
  self->sync = g_object_ref (sync);
  self->grant = g_object_ref (grant);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (grant, "notify::connected", G_CALLBACK (grant_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (grant, "notify::needs-sign-in", G_CALLBACK (grant_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_sync_schedule_start (LoaSyncSchedule *self)
{
  g_return_if_fail (LOA_IS_SYNC_SCHEDULE (self));

  if (self->is_started)
    return;

  self->is_started = TRUE;
  self->run_due_us = self->followed_us = get_now_us (self);
  go_on (self);
}

void
loa_sync_schedule_stop (LoaSyncSchedule *self)
{
  g_return_if_fail (LOA_IS_SYNC_SCHEDULE (self));

  self->is_started = FALSE;
  cancel (&self->nap);
  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  if (self->following != NULL)
    g_cancellable_cancel (self->following);
}

void
loa_sync_schedule_run_now (LoaSyncSchedule *self)
{
  g_return_if_fail (LOA_IS_SYNC_SCHEDULE (self));

  self->is_refused = FALSE;
  self->n_run_failures = 0;
  self->run_due_us = get_now_us (self);
  go_on (self);
}

void
loa_sync_schedule_cancel_run (LoaSyncSchedule *self)
{
  g_return_if_fail (LOA_IS_SYNC_SCHEDULE (self));

  if (self->run != NULL)
    g_cancellable_cancel (self->run);
}

gboolean
loa_sync_schedule_get_running (LoaSyncSchedule *self)
{
  g_return_val_if_fail (LOA_IS_SYNC_SCHEDULE (self), FALSE);

  return self->run != NULL;
}

gboolean
loa_sync_schedule_get_busy (LoaSyncSchedule *self)
{
  g_return_val_if_fail (LOA_IS_SYNC_SCHEDULE (self), FALSE);

  return self->run != NULL || self->following != NULL;
}

gboolean
loa_sync_schedule_get_visible (LoaSyncSchedule *self)
{
  g_return_val_if_fail (LOA_IS_SYNC_SCHEDULE (self), FALSE);

  return self->visible;
}

void
loa_sync_schedule_set_visible (LoaSyncSchedule *self,
                               gboolean         visible)
{
  g_return_if_fail (LOA_IS_SYNC_SCHEDULE (self));

  visible = !!visible;
  if (self->visible == visible)
    return;

  self->visible = visible;
  go_on (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE]);
}
