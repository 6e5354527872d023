/* sepay-retry.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-retry.h"

#include "sepay-error-private.h"

/* Tries a repeatable request again when it may fare better: after 1, 2 and 4 seconds and a little
 * chance, so that many computers that lost the same server do not come back in step, or when SePay
 * asked to come back.
 *
 * A request that is not repeatable passes through untouched. Whoever is asked to wait longer than a
 * minute is better told so.
 */

#define MAX_RETRIES 3
#define FIRST_PAUSE 1000u /* milliseconds */
#define LONGEST_PAUSE 60 /* seconds */

typedef struct
{
  SepayRequest *request; /* (owned) */
  SepaySecret *bearer; /* (owned) (nullable) */
  guint n_retries;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->request, sepay_request_unref);
  g_clear_pointer (&call->bearer, sepay_secret_free);
  g_free (call);
}

/* Returns: milliseconds, or 0 when it is not worth waiting */
static guint
get_pause (Call              *call,
           const SepayLimits *limits,
           const GError      *error)
{
  guint asked = sepay_error_get_retry_after (error);
  guint pause;

  if (!call->request->is_repeatable || call->n_retries == MAX_RETRIES || !sepay_error_is_worth_repeating (error))
    return 0;

  if (asked == 0 && g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_RATE_LIMITED))
    asked = limits->rate_limited_pause;

  if (asked > LONGEST_PAUSE)
    return 0;

  pause = asked > 0 ? asked * 1000 : FIRST_PAUSE << call->n_retries;

  return pause + (guint) g_random_int_range (0, (gint32) MAX (pause / 4, 1));
}

static void send_once (GTask *task);

static void
slept_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  send_once (g_steal_pointer (&task));
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SepayTransport *transport = SEPAY_TRANSPORT (object);
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer value;
  guint pause;

  value = sepay_transport_send_finish (transport, result, &error);
  if (value != NULL)
    {
      g_task_return_pointer (task, value, call->request->answer_free);
      return;
    }

  pause = get_pause (call, sepay_transport_get_limits (transport), error);
  if (pause == 0)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  call->n_retries++;
  g_debug ("Retry %u of %s in %u ms", call->n_retries, call->request->path, pause);
  loa_clock_sleep_async (sepay_transport_get_clock (transport), pause, g_task_get_cancellable (task), slept_cb,
                         g_object_ref (task));
}

static void
send_once (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  sepay_transport_send_async (g_task_get_source_object (task), call->request, call->bearer,
                              g_task_get_cancellable (task), sent_cb, task);
}

void
sepay_retry_send_async (SepayTransport      *transport,
                        SepayRequest        *request,
                        const char          *bearer,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (transport, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, sepay_retry_send_async);
  call->request = sepay_request_ref (request);
  call->bearer = g_strdup (bearer);
  g_task_set_task_data (task, call, call_free);

  send_once (g_steal_pointer (&task));
}

gpointer
sepay_retry_send_finish (SepayTransport  *transport,
                         GAsyncResult    *result,
                         GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_retry_send_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
