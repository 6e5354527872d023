/* sepay-soundbox.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-soundbox.h"

#include "loa-dong.h"
#include "sepay-authorized-call.h"
#include "sepay-joined-cancellable.h"
#include "sepay-notification-private.h"
#include "sepay-speaker-state-private.h"

struct _SepaySoundbox
{
  GObject parent_instance;

  SepayTransport *transport; /* (owned) */
  SepayTokenSource *token_source; /* (owned) */
  GCancellable *closing; /* (owned): cancelled by dispose, and with it every call */
};

static const SepayLimits limits = {
  .requests_per_second = 3,
  .answer_milliseconds = SEPAY_ANSWER_MILLISECONDS,
};

G_DEFINE_FINAL_TYPE (SepaySoundbox, sepay_soundbox, G_TYPE_OBJECT)

static JsonBuilder *
begin_body (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);

  return builder;
}

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
end_body (JsonBuilder  *builder,
          SepayRequest *request)
{
  json_builder_end_object (builder);
  sepay_request_set_json (request, builder);
}

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SepayRequest *request = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer value = sepay_authorized_call_finish (SEPAY_TRANSPORT (object), result, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, request->answer_free);
  else
    g_task_return_error (task, error);
}

/* Takes @task over, whose data is the request. */
static void
call (GTask        *task,
      SepayRequest *request)
{
  SepaySoundbox *self = g_task_get_source_object (task);
  g_autoptr (GCancellable) cancellable = NULL;

  cancellable = sepay_joined_cancellable_new (g_task_get_cancellable (task), self->closing);
  g_task_set_task_data (task, sepay_request_ref (request), (GDestroyNotify) sepay_request_unref);
  sepay_authorized_call_async (self->transport, request, self->token_source, cancellable, called_cb, task);
}

static SepayRequest *
make_request (const char        *path,
              SepayAnswerReader  reader,
              GDestroyNotify     answer_free)
{
  return sepay_request_new (SEPAY_DIALECT_SOUNDBOX, SOUP_METHOD_POST, path, reader, answer_free);
}

static SepayRequest *
make_speaker_request (const char        *path,
                      SepayAnswerReader  reader,
                      const char        *hardware_id)
{
  SepayRequest *request = make_request (path, reader, (GDestroyNotify) sepay_speaker_state_free);

  sepay_request_set_asked (request, g_strdup (hardware_id), g_free);

  return request;
}

static gpointer
finish (SepaySoundbox  *self,
        GAsyncResult   *result,
        gpointer        source_tag,
        GError        **error)
{
  g_return_val_if_fail (SEPAY_IS_SOUNDBOX (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sepay_soundbox_dispose (GObject *object)
{
  SepaySoundbox *self = SEPAY_SOUNDBOX (object);

  g_cancellable_cancel (self->closing);

  G_OBJECT_CLASS (sepay_soundbox_parent_class)->dispose (object);
}

static void
sepay_soundbox_finalize (GObject *object)
{
  SepaySoundbox *self = SEPAY_SOUNDBOX (object);

  g_clear_object (&self->token_source);
  g_clear_object (&self->transport);
  g_clear_object (&self->closing);

  G_OBJECT_CLASS (sepay_soundbox_parent_class)->finalize (object);
}

static void
sepay_soundbox_class_init (SepaySoundboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sepay_soundbox_dispose;
  object_class->finalize = sepay_soundbox_finalize;
}

static void
sepay_soundbox_init (SepaySoundbox *self)
{
  self->closing = g_cancellable_new ();
}

SepaySoundbox *
sepay_soundbox_new (SoupSession      *session,
                    GUri             *address,
                    LoaClock         *clock,
                    SepayTokenSource *token_source)
{
  SepaySoundbox *self;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (SEPAY_IS_TOKEN_SOURCE (token_source), NULL);

  self = g_object_new (SEPAY_TYPE_SOUNDBOX, NULL);
  self->transport = sepay_transport_new (session, address, clock, &limits);
  self->token_source = g_object_ref (token_source);

  return self;
}

void
sepay_soundbox_check_async (SepaySoundbox       *self,
                            const char          *hardware_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;
  g_autoptr (JsonBuilder) body = NULL;

  g_return_if_fail (SEPAY_IS_SOUNDBOX (self));
  g_return_if_fail (hardware_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_soundbox_check_async);

  request = make_speaker_request ("/speaker/pair/check", sepay_speaker_state_read_check, hardware_id);
  request->is_repeatable = TRUE;
  body = begin_body ();
  add_text (body, "hardwareId", hardware_id);
  end_body (body, request);

  call (g_steal_pointer (&task), request);
}

SepaySpeakerState *
sepay_soundbox_check_finish (SepaySoundbox  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  return finish (self, result, sepay_soundbox_check_async, error);
}

void
sepay_soundbox_request_pairing_async (SepaySoundbox       *self,
                                      const char          *hardware_id,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;
  g_autoptr (JsonBuilder) body = NULL;

  g_return_if_fail (SEPAY_IS_SOUNDBOX (self));
  g_return_if_fail (hardware_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_soundbox_request_pairing_async);

  request = make_speaker_request ("/speaker/pair/request", sepay_speaker_state_read_pair, hardware_id);
  body = begin_body ();
  add_text (body, "hardwareId", hardware_id);
  end_body (body, request);

  call (g_steal_pointer (&task), request);
}

SepaySpeakerState *
sepay_soundbox_request_pairing_finish (SepaySoundbox  *self,
                                       GAsyncResult   *result,
                                       GError        **error)
{
  return finish (self, result, sepay_soundbox_request_pairing_async, error);
}

void
sepay_soundbox_verify_pairing_async (SepaySoundbox       *self,
                                     const char          *hardware_id,
                                     const char          *session_id,
                                     const char          *otp,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;
  g_autoptr (JsonBuilder) body = NULL;

  g_return_if_fail (SEPAY_IS_SOUNDBOX (self));
  g_return_if_fail (hardware_id != NULL);
  g_return_if_fail (session_id != NULL);
  g_return_if_fail (otp != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_soundbox_verify_pairing_async);

  request = make_speaker_request ("/speaker/pair/verify", sepay_speaker_state_read_verify, hardware_id);
  sepay_redaction_add (request->redaction, session_id);
  sepay_redaction_add (request->redaction, otp);
  body = begin_body ();
  add_text (body, "hardwareId", hardware_id);
  add_text (body, "session_id", session_id);
  add_text (body, "otp", otp);
  end_body (body, request);

  call (g_steal_pointer (&task), request);
}

SepaySpeakerState *
sepay_soundbox_verify_pairing_finish (SepaySoundbox  *self,
                                      GAsyncResult   *result,
                                      GError        **error)
{
  return finish (self, result, sepay_soundbox_verify_pairing_async, error);
}

void
sepay_soundbox_notify_async (SepaySoundbox       *self,
                             const char          *hardware_id,
                             gint64               amount,
                             const char          *request_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;
  g_autoptr (JsonBuilder) body = NULL;

  g_return_if_fail (SEPAY_IS_SOUNDBOX (self));
  g_return_if_fail (hardware_id != NULL);
  g_return_if_fail (amount >= 1 && amount <= LOA_DONG_MAX_ANNOUNCED);
  g_return_if_fail (request_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_soundbox_notify_async);

  request = make_request ("/speaker/transactions/notify", sepay_notification_read_notify,
                          (GDestroyNotify) sepay_notification_free);
  sepay_request_set_asked (request, sepay_notification_asked_new (request_id, hardware_id),
                           (GDestroyNotify) sepay_notification_asked_free);
  body = begin_body ();
  add_text (body, "hardwareId", hardware_id);
  json_builder_set_member_name (body, "amount");
  json_builder_add_int_value (body, amount);
  add_text (body, "requestId", request_id);
  end_body (body, request);

  call (g_steal_pointer (&task), request);
}

SepayNotification *
sepay_soundbox_notify_finish (SepaySoundbox  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  return finish (self, result, sepay_soundbox_notify_async, error);
}

void
sepay_soundbox_check_notify_async (SepaySoundbox       *self,
                                   const char          *request_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;
  g_autoptr (JsonBuilder) body = NULL;

  g_return_if_fail (SEPAY_IS_SOUNDBOX (self));
  g_return_if_fail (request_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_soundbox_check_notify_async);

  request = make_request ("/speaker/transactions/check_notify", sepay_notification_read_check,
                          (GDestroyNotify) sepay_notification_free);
  request->is_repeatable = TRUE;
  sepay_request_set_asked (request, sepay_notification_asked_new (request_id, NULL),
                           (GDestroyNotify) sepay_notification_asked_free);
  body = begin_body ();
  add_text (body, "requestId", request_id);
  end_body (body, request);

  call (g_steal_pointer (&task), request);
}

SepayNotification *
sepay_soundbox_check_notify_finish (SepaySoundbox  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return finish (self, result, sepay_soundbox_check_notify_async, error);
}
