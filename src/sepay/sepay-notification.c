/* sepay-notification.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-notification-private.h"

#include "sepay-error-private.h"
#include "sepay-json.h"

void
sepay_notification_free (SepayNotification *self)
{
  g_clear_pointer (&self->request_id, g_free);
  g_clear_pointer (&self->hardware_id, g_free);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->last_retry_time, g_free);
  g_clear_pointer (&self->created_at, g_free);
  g_free (self);
}

SepayNotificationAsked *
sepay_notification_asked_new (const char *request_id,
                              const char *hardware_id)
{
  SepayNotificationAsked *self = g_new0 (SepayNotificationAsked, 1);

  self->request_id = g_strdup (request_id);
  self->hardware_id = g_strdup (hardware_id);

  return self;
}

void
sepay_notification_asked_free (SepayNotificationAsked *self)
{
  g_clear_pointer (&self->request_id, g_free);
  g_clear_pointer (&self->hardware_id, g_free);
  g_free (self);
}

static gboolean
read_request_id (SepayNotification            *self,
                 JsonObject                   *data,
                 const SepayNotificationAsked *asked,
                 GError                      **error)
{
  if (!sepay_json_read_text (data, "requestId", &self->request_id, error))
    return FALSE;

  if (self->request_id == NULL)
    self->request_id = g_strdup (asked->request_id);

  if (!g_str_equal (self->request_id, asked->request_id))
    {
      sepay_error_set_malformed (error, "requestId is not the one that was asked about");
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_hardware_id (SepayNotification            *self,
                  JsonObject                   *data,
                  const SepayNotificationAsked *asked,
                  GError                      **error)
{
  if (!sepay_json_read_text (data, "hardwareId", &self->hardware_id, error))
    return FALSE;

  if (asked->hardware_id == NULL)
    return TRUE;

  if (self->hardware_id != NULL && g_ascii_strcasecmp (g_strstrip (self->hardware_id), asked->hardware_id) != 0)
    {
      sepay_error_set_malformed (error, "hardwareId is not the one that was asked about");
      return FALSE;
    }

  g_free (self->hardware_id);
  self->hardware_id = g_strdup (asked->hardware_id);

  return TRUE;
}

static SepayNotification *
read_members (JsonObject                    *data,
              const SepayNotificationAsked  *asked,
              GError                       **error)
{
  g_autoptr (SepayNotification) self = g_new0 (SepayNotification, 1);
  gboolean has_retries_count;

  if (!read_request_id (self, data, asked, error)
      || !read_hardware_id (self, data, asked, error)
      || !sepay_json_read_whole (data, "amount", &self->amount, &self->has_amount, error)
      || !sepay_json_read_text (data, "status", &self->status, error)
      || !sepay_json_read_text (data, "message", &self->message, error)
      || !sepay_json_read_whole (data, "retriesCount", &self->retries_count, &has_retries_count, error)
      || !sepay_json_read_text (data, "lastRetryTime", &self->last_retry_time, error)
      || !sepay_json_read_text (data, "createdAt", &self->created_at, error))
    return NULL;

  if (self->status != NULL && *self->status == '\0')
    g_clear_pointer (&self->status, g_free);

  return g_steal_pointer (&self);
}

static SepayNotification *
read_data (JsonObject     *answer,
           gconstpointer   asked,
           GError        **error)
{
  JsonObject *data = sepay_json_get_object (answer, "data");
  g_autoptr (JsonObject) nothing = json_object_new ();
  SepayNotification *self = read_members (data != NULL ? data : nothing, asked, error);

  if (self == NULL)
    g_prefix_error (error, "data.");

  return self;
}

/* SePay has taken the request over when it answers with success, whatever it leaves out. */
gpointer
sepay_notification_read_notify (JsonObject     *answer,
                                gconstpointer   asked,
                                GError        **error)
{
  SepayNotification *self = read_data (answer, asked, error);

  if (self != NULL && self->status == NULL)
    self->status = g_strdup ("SENT");

  return self;
}

gpointer
sepay_notification_read_check (JsonObject     *answer,
                               gconstpointer   asked,
                               GError        **error)
{
  g_autoptr (SepayNotification) self = read_data (answer, asked, error);

  if (self != NULL && self->status == NULL)
    {
      sepay_json_set_missing ("data.status", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}
