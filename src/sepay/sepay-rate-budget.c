/* sepay-rate-budget.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-rate-budget.h"

#include "sepay-waiters.h"

/* SepayRateBudget: lets at most so many requests leave in any one second, first come first served.
 *
 * It remembers when the last ones left; the next may leave a second after the one that many before
 * it. Whoever gives up while waiting costs nothing.
 */
struct _SepayRateBudget
{
  GObject parent_instance;

  LoaClock *clock; /* (owned) */
  SepayWaiters *waiters; /* (owned) */
  GCancellable *nap; /* (owned) (nullable): while waiting for the next departure */

  gint64 *departures; /* (owned): boot times in microseconds, a ring of per_second places, G_MININT64 for none */
  guint per_second;
  guint next; /* the oldest of the departures */
};

G_DEFINE_FINAL_TYPE (SepayRateBudget, sepay_rate_budget, G_TYPE_OBJECT)

static gint64
get_wait_us (SepayRateBudget *self,
             gint64           now_us)
{
  gint64 oldest_us = self->departures[self->next];

  if (oldest_us == G_MININT64)
    return 0;

  return MAX (0, oldest_us + G_USEC_PER_SEC - now_us);
}

static void dispatch (SepayRateBudget *self);

static void
woke_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SepayRateBudget) self = user_data;

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL))
    return;

  g_clear_object (&self->nap);
  dispatch (self);
}

static void
dispatch (SepayRateBudget *self)
{
  while (self->nap == NULL && !sepay_waiters_is_empty (self->waiters))
    {
      gint64 now_us = loa_clock_get_boot_time_us (self->clock);
      gint64 wait_us = get_wait_us (self, now_us);

      if (wait_us > 0)
        {
          self->nap = g_cancellable_new ();
          loa_clock_sleep_async (self->clock, (guint) (wait_us / 1000 + 1), self->nap, woke_cb, g_object_ref (self));
        }
      else
        {
          g_autoptr (GTask) task = sepay_waiters_take (self->waiters);

          self->departures[self->next] = now_us;
          self->next = (self->next + 1) % self->per_second;
          g_task_return_boolean (task, TRUE);
        }
    }
}

static void
deserted_cb (SepayWaiters *waiters,
             gpointer      user_data)
{
  SepayRateBudget *self = user_data;

  if (self->nap != NULL)
    g_cancellable_cancel (self->nap);
  g_clear_object (&self->nap);
}

static void
sepay_rate_budget_finalize (GObject *object)
{
  SepayRateBudget *self = SEPAY_RATE_BUDGET (object);

  g_clear_object (&self->waiters);
  g_clear_object (&self->nap);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->departures, g_free);

  G_OBJECT_CLASS (sepay_rate_budget_parent_class)->finalize (object);
}

static void
sepay_rate_budget_class_init (SepayRateBudgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sepay_rate_budget_finalize;
}

static void
sepay_rate_budget_init (SepayRateBudget *self)
{
  self->waiters = sepay_waiters_new ();
  g_signal_connect_object (self->waiters, "deserted", G_CALLBACK (deserted_cb), self, 0);
}

SepayRateBudget *
sepay_rate_budget_new (LoaClock *clock,
                       guint     per_second)
{
  SepayRateBudget *self = g_object_new (SEPAY_TYPE_RATE_BUDGET, NULL);

  self->clock = g_object_ref (clock);
  self->per_second = MAX (per_second, 1);
  self->departures = g_new (gint64, self->per_second);
  for (guint i = 0; i < self->per_second; i++)
    self->departures[i] = G_MININT64;

  return self;
}

void
sepay_rate_budget_wait_async (SepayRateBudget     *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sepay_rate_budget_wait_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  sepay_waiters_add (self->waiters, g_steal_pointer (&task));
  dispatch (self);
}

gboolean
sepay_rate_budget_wait_finish (SepayRateBudget  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_rate_budget_wait_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
