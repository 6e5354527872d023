/* loa-notification.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-notification.h"

#define SERVICE "org.freedesktop.Notifications"
#define BUS "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

typedef struct
{
  GApplication *application;    /* (owned) */
  GNotification *notification;  /* (owned) */
  char *id;                     /* (owned) */
} Sending;

static void
sending_free (Sending *sending)
{
  g_object_unref (sending->application);
  g_object_unref (sending->notification);
  g_free (sending->id);
  g_free (sending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sending, sending_free)

static void
send (Sending *sending)
{
  if (g_application_get_is_registered (sending->application))
    g_application_send_notification (sending->application, sending->id, sending->notification);
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GVariant) started = NULL;
  g_autoptr (GError) error = NULL;

  started = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (started == NULL)
    g_debug ("Nobody shows notifications: %s", error->message);
  else
    send (sending);
}

/* Who is there already need not be one that the bus could start. */
static void
owned_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Sending) sending = user_data;
  g_autoptr (GVariant) answer = NULL;
  gboolean owned = FALSE;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  if (answer == NULL)
    return;

  g_variant_get (answer, "(b)", &owned);
  if (owned)
    send (sending);
  else
    g_dbus_connection_call (G_DBUS_CONNECTION (object), BUS, BUS_PATH, BUS, "StartServiceByName",
                            g_variant_new ("(su)", SERVICE, 0), G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1,
                            NULL, started_cb, g_steal_pointer (&sending));
}

void
loa_notification_send (GApplication  *application,
                       const char    *id,
                       GNotification *notification)
{
  GDBusConnection *connection;
  Sending *sending;

  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (id != NULL);
  g_return_if_fail (G_IS_NOTIFICATION (notification));

  connection = g_application_get_dbus_connection (application);
  if (connection == NULL || g_application_get_application_id (application) == NULL)
    return;

  /* In a sandbox the portal passes it on, and does not say to whom. */
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    {
      g_application_send_notification (application, id, notification);
      return;
    }

  sending = g_new0 (Sending, 1);
  sending->application = g_object_ref (application);
  sending->notification = g_object_ref (notification);
  sending->id = g_strdup (id);
  g_dbus_connection_call (connection, BUS, BUS_PATH, BUS, "NameHasOwner", g_variant_new ("(s)", SERVICE),
                          G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, owned_cb, sending);
}

void
loa_notification_withdraw (GApplication *application,
                           const char   *id)
{
  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (id != NULL);

  if (g_application_get_application_id (application) != NULL)
    g_application_withdraw_notification (application, id);
}
