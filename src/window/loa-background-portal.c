/* loa-background-portal.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-background-portal.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* A portal answers twice: the call says where the answer will be signalled from, and the signal says what was decided.
 * The place is known beforehand, so that it is listened to before the call.
 */
typedef struct
{
  gboolean autostart;
  GDBusConnection *connection;  /* (owned) (nullable) */
  guint subscription_id;        /* of the signal, or 0 */
} Question;

static void
question_free (Question *question)
{
  g_clear_object (&question->connection);
  g_free (question);
}

static void
stop_listening (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  const guint id = question->subscription_id;

  question->subscription_id = 0;
  /* It lets go of the reference to the task that it came with. */
  if (id != 0)
    g_dbus_connection_signal_unsubscribe (question->connection, id);
}

static void
response_cb (GDBusConnection *connection,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  const Question *question = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE;
  gboolean autostart = FALSE;
  guint response = 2;

  if (question->subscription_id == 0)
    return;

  stop_listening (task);
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (results != NULL)
    {
      g_variant_lookup (results, "background", "b", &background);
      g_variant_lookup (results, "autostart", "b", &autostart);
    }

  if (response == 0 && background && (autostart || !question->autostart))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "The desktop did not allow it");
}

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) handle = NULL;
  g_autoptr (GError) error = NULL;

  handle = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (handle != NULL || g_task_get_completed (task))
    return;

  stop_listening (task);
  g_dbus_error_strip_remote_error (error);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("loa%u", g_random_int ());
  g_autofree char *sender = NULL;
  g_autofree char *path = NULL;
  GVariantBuilder options;
  GError *error = NULL;
  const char * const command_line[] = { "loa", "--background", NULL };

  question->connection = g_bus_get_finish (result, &error);
  if (question->connection == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  sender = g_strdup (g_dbus_connection_get_unique_name (question->connection) + 1);
  g_strdelimit (sender, ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  question->subscription_id =
    g_dbus_connection_signal_subscribe (question->connection, PORTAL_NAME, "org.freedesktop.portal.Request", "Response",
                                        path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb,
                                        g_object_ref (task), g_object_unref);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  /* Translators: the desktop says so when it asks whether Loa may run in the background. */
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_("Loa copies new transactions and tells of failures.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (question->autostart));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command_line, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  g_dbus_connection_call (question->connection, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Background",
                          "RequestBackground", g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task), called_cb, g_object_ref (task));
}

void
loa_background_portal_ask_async (gboolean             autostart,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->autostart = autostart;
  g_task_set_source_tag (task, loa_background_portal_ask_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, g_steal_pointer (&task));
}

gboolean
loa_background_portal_ask_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_background_portal_ask_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
