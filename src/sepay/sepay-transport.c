/* sepay-transport.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-transport.h"

#include "sepay-answer.h"
#include "sepay-body-reader.h"
#include "sepay-error-private.h"
#include "sepay-http-log.h"
#include "sepay-joined-cancellable.h"
#include "sepay-network-error.h"
#include "sepay-rate-budget.h"
#include "sepay-retry-after.h"
#include "sepay-session-private.h"

/* SepayTransport: one try of one request, from its place in the rate budget to a value or an error
 * of SEPAY_ERROR.
 *
 * Everything that is true of every request lives here and nowhere else: the time limit, that
 * redirects are not followed, the size limit, that it is logged, and which failure of the network is
 * which error. It never tries again; sepay-retry does.
 *
 * The time limit runs on the main loop's own clock and not on LoaClock, because waiting for the
 * network is not a wait that a test wants to leap over.
 */
struct _SepayTransport
{
  GObject parent_instance;

  SoupSession *session; /* (owned) */
  GUri *address; /* (owned) */
  LoaClock *clock; /* (owned) */
  SepayRateBudget *budget; /* (owned) */
  SepayLimits limits;
};

typedef struct
{
  SepayRequest *request; /* (owned) */
  SepaySecret *bearer; /* (owned) (nullable) */
  SoupMessage *message; /* (owned) (nullable): from the moment it may leave */
  GCancellable *cancellable; /* (owned): the caller's, and the time limit's */
  GSource *time_limit; /* (owned) (nullable) */
  GBytes *body; /* (owned) (nullable) */
  gint64 left_us; /* when it left, monotonic time */
  guint http_status;
  guint retry_after;
  gboolean is_late;
} Try;

/* Bodies above this are parsed in a thread. */
#define SMALL_BODY (8 * 1024)

G_DEFINE_FINAL_TYPE (SepayTransport, sepay_transport, G_TYPE_OBJECT)

static void
try_stop_time_limit (Try *try)
{
  if (try->time_limit != NULL)
    g_source_destroy (try->time_limit);

  g_clear_pointer (&try->time_limit, g_source_unref);
}

static void
try_free (gpointer data)
{
  Try *try = data;

  try_stop_time_limit (try);
  g_clear_pointer (&try->request, sepay_request_unref);
  g_clear_pointer (&try->bearer, sepay_secret_free);
  g_clear_pointer (&try->body, g_bytes_unref);
  g_clear_object (&try->message);
  g_clear_object (&try->cancellable);
  g_free (try);
}

static char *
join_path (SepayTransport *self,
           SepayRequest   *request)
{
  return g_strconcat (g_uri_get_path (self->address), request->path, NULL);
}

/* Nothing more is waited for of what left, if it left at all. */
static void
end_exchange (Try *try)
{
  SoupMessageMetrics *metrics;

  if (try->time_limit == NULL)
    return;

  try_stop_time_limit (try);
  metrics = soup_message_get_metrics (try->message);
  sepay_http_log_answer (try->request->method, soup_message_get_uri (try->message), try->http_status,
                         soup_message_metrics_get_request_body_size (metrics),
                         soup_message_metrics_get_response_body_size (metrics),
                         g_get_monotonic_time () - try->left_us);
}

/* Ends a try; @error is taken over and gets the name of the request in front. */
static void
return_error (GTask  *task,
              GError *error)
{
  SepayTransport *self = g_task_get_source_object (task);
  Try *try = g_task_get_task_data (task);
  g_autofree char *path = join_path (self, try->request);

  end_exchange (try);
  g_prefix_error (&error, "%s %s: ", try->request->method, path);
  g_task_return_error (task, error);
}

/* Takes @cause over. */
static GError *
translate_error (Try    *try,
                 GError *cause)
{
  g_autoptr (GError) owned = cause;
  GError *error;

  if (try->is_late && cause->domain != SEPAY_ERROR)
    error = sepay_error_new (SEPAY_ERROR_TIMEOUT, "no whole answer in time");
  else
    error = sepay_network_error_translate (cause);

  sepay_error_set_http_status (error, try->http_status);

  return error;
}

static void
return_answer (GTask    *task,
               gpointer  value,
               GError   *error)
{
  Try *try = g_task_get_task_data (task);

  if (error != NULL)
    {
      return_error (task, error);
      return;
    }

  g_task_return_pointer (task, value, try->request->answer_free);
}

static gpointer
read_answer (Try     *try,
             GError **error)
{
  return sepay_answer_read (try->request, try->http_status, try->retry_after, try->body, error);
}

static void
read_answer_in_thread (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  Try *try = task_data;
  GError *error = NULL;
  gpointer value = read_answer (try, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, try->request->answer_free);
}

static void
answer_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  return_answer (task, value, error);
}

static void
judge (GTask *task)
{
  SepayTransport *self = g_task_get_source_object (task);
  Try *try = g_task_get_task_data (task);
  g_autoptr (GTask) reading = NULL;

  end_exchange (try);
  sepay_redaction_extend (try->request->redaction, sepay_session_get_redaction (self->session));

  if (g_bytes_get_size (try->body) <= SMALL_BODY)
    {
      GError *error = NULL;
      gpointer value = read_answer (try, &error);

      return_answer (task, value, error);
      return;
    }

  /* The outer task outlives this one, and with it the try; nothing else touches it meanwhile. */
  reading = g_task_new (self, NULL, answer_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading, judge);
  g_task_set_task_data (reading, try, NULL);
  g_task_run_in_thread (reading, read_answer_in_thread);
}

/* An error status says enough by itself: what is wrong with the body of such an answer does not matter. */
static void
judge_without_body (GTask *task)
{
  Try *try = g_task_get_task_data (task);

  g_clear_pointer (&try->body, g_bytes_unref);
  try->body = g_bytes_new_static ("", 0);
  judge (task);
}

static void
body_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Try *try = g_task_get_task_data (task);
  GError *error = NULL;

  try->body = sepay_body_reader_read_finish (G_INPUT_STREAM (object), result, &error);
  if (try->body != NULL)
    {
      judge (task);
      return;
    }

  /* Whatever else arrives is not waited for. */
  g_cancellable_cancel (try->cancellable);

  if (try->http_status >= 400 && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_error_free (error);
      judge_without_body (task);
      return;
    }

  return_error (task, translate_error (try, error));
}

static gboolean
check_head (Try     *try,
            GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (try->message);

  if (try->http_status < 200 || (try->http_status >= 300 && try->http_status < 400))
    {
      sepay_error_set_malformed (error, "HTTP %u: a redirect, which is never followed", try->http_status);
      return FALSE;
    }

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && soup_message_headers_get_content_length (headers) > SEPAY_BODY_LIMIT)
    {
      sepay_error_set_malformed (error, "the answer is larger than %d bytes", SEPAY_BODY_LIMIT);
      return FALSE;
    }

  return TRUE;
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SepayTransport *self = g_task_get_source_object (task);
  Try *try = g_task_get_task_data (task);
  g_autoptr (GInputStream) stream = NULL;
  GError *error = NULL;

  stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (stream == NULL)
    {
      return_error (task, translate_error (try, error));
      return;
    }

  try->http_status = soup_message_get_status (try->message);
  try->retry_after = sepay_retry_after_read (soup_message_get_response_headers (try->message),
                                             loa_clock_get_unix_seconds (self->clock));

  if (check_head (try, &error))
    {
      sepay_body_reader_read_async (stream, SEPAY_BODY_LIMIT, try->cancellable, body_read_cb, g_steal_pointer (&task));
      return;
    }

  g_cancellable_cancel (try->cancellable);
  if (try->http_status < 400)
    {
      return_error (task, translate_error (try, error));
      return;
    }

  g_error_free (error);
  judge_without_body (task);
}

static gboolean
too_late_cb (gpointer user_data)
{
  Try *try = user_data;

  try->is_late = TRUE;
  g_cancellable_cancel (try->cancellable);

  return G_SOURCE_REMOVE;
}

static void
start_time_limit (SepayTransport *self,
                  Try            *try)
{
  try->left_us = g_get_monotonic_time ();
  try->time_limit = g_timeout_source_new (self->limits.answer_milliseconds);
  g_source_set_callback (try->time_limit, too_late_cb, try, NULL);
  g_source_attach (try->time_limit, g_main_context_get_thread_default ());
}

static SoupMessage *
make_message (SepayTransport *self,
              Try            *try)
{
  SepayRequest *request = try->request;
  g_autofree char *path = join_path (self, request);
  g_autoptr (GUri) uri = g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (self->address), NULL,
                                      g_uri_get_host (self->address), g_uri_get_port (self->address), path,
                                      request->query, NULL);
  SoupMessage *message = soup_message_new_from_uri (request->method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  if (request->is_repeatable)
    soup_message_add_flags (message, SOUP_MESSAGE_IDEMPOTENT);

  soup_message_headers_append (headers, "Accept", "application/json");

  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  else if (g_str_equal (request->method, SOUP_METHOD_POST))
    soup_message_headers_set_content_length (headers, 0);

  if (request->basic != NULL)
    soup_message_headers_append (headers, "Authorization", request->basic);

  if (try->bearer != NULL)
    {
      g_autoptr (SepaySecret) value = g_strconcat ("Bearer ", try->bearer, NULL);

      soup_message_headers_append (headers, "Authorization", value);
    }

  return message;
}

/* What gets a program in is good for other requests too, whose answers are not to repeat it either. */
static void
hide_credentials (SepayTransport *self,
                  Try            *try)
{
  sepay_session_hide (self->session, try->bearer);

  if (sepay_request_is_for_tokens (try->request))
    sepay_redaction_extend (sepay_session_get_redaction (self->session), try->request->redaction);
}

static void
may_leave_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SepayTransport *self = g_task_get_source_object (task);
  Try *try = g_task_get_task_data (task);
  GError *error = NULL;

  if (!sepay_rate_budget_wait_finish (SEPAY_RATE_BUDGET (object), result, &error))
    {
      return_error (task, translate_error (try, error));
      return;
    }

  hide_credentials (self, try);
  try->message = make_message (self, try);
  start_time_limit (self, try);
  soup_session_send_async (self->session, try->message, G_PRIORITY_DEFAULT, try->cancellable, sent_cb,
                           g_steal_pointer (&task));
}

static void
sepay_transport_finalize (GObject *object)
{
  SepayTransport *self = SEPAY_TRANSPORT (object);

  g_clear_object (&self->budget);
  g_clear_object (&self->clock);
  g_clear_object (&self->session);
  g_clear_pointer (&self->address, g_uri_unref);

  G_OBJECT_CLASS (sepay_transport_parent_class)->finalize (object);
}

static void
sepay_transport_class_init (SepayTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sepay_transport_finalize;
}

static void
sepay_transport_init (SepayTransport *self)
{
}

SepayTransport *
sepay_transport_new (SoupSession       *session,
                     GUri              *address,
                     LoaClock          *clock,
                     const SepayLimits *limits)
{
  SepayTransport *self = g_object_new (SEPAY_TYPE_TRANSPORT, NULL);

  self->session = g_object_ref (session);
  self->address = g_uri_ref (address);
  self->clock = g_object_ref (clock);
  self->limits = *limits;
  self->budget = sepay_rate_budget_new (clock, limits->requests_per_second);

  return self;
}

LoaClock *
sepay_transport_get_clock (SepayTransport *self)
{
  return self->clock;
}

const SepayLimits *
sepay_transport_get_limits (SepayTransport *self)
{
  return &self->limits;
}

/* The value that the call gives is what the request's reader makes; who does not take it frees it
 * with answer_free.
 */
void
sepay_transport_send_async (SepayTransport      *self,
                            SepayRequest        *request,
                            const char          *bearer,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Try *try = g_new0 (Try, 1);

  g_task_set_source_tag (task, sepay_transport_send_async);
  try->request = sepay_request_ref (request);
  try->bearer = g_strdup (bearer);
  try->cancellable = sepay_joined_cancellable_new (cancellable, NULL);
  g_task_set_task_data (task, try, try_free);

  sepay_rate_budget_wait_async (self->budget, try->cancellable, may_leave_cb, g_steal_pointer (&task));
}

gpointer
sepay_transport_send_finish (SepayTransport  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_transport_send_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
