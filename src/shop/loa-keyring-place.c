/* loa-keyring-place.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-place.h"

#include "loa-keyring.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Secret"

/* The only version of the portal's interface that libsecret talks to. */
#define PORTAL_VERSION 1

#define PORTAL_LIMIT_MILLISECONDS 8000

/* What libsecret itself goes by. */
static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}

/* Where libsecret keeps secrets when no portal has a say. */
static LoaKeyringPlace
get_chosen_place (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (backend != NULL && *backend != '\0' && !g_str_equal (backend, "service"))
    return LOA_KEYRING_PLACE_FILE;

  return is_sandboxed () ? LOA_KEYRING_PLACE_SERVICE_OUTSIDE : LOA_KEYRING_PLACE_SERVICE;
}

static gboolean
is_silence (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT);
}

static void
portal_asked_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) version = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (error != NULL && is_silence (error))
    {
      g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_PORTAL, "the portal does not answer");
      return;
    }

  if (answer != NULL)
    g_variant_get (answer, "(v)", &version);

  if (version != NULL && g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32)
      && g_variant_get_uint32 (version) == PORTAL_VERSION)
    g_task_return_int (task, LOA_KEYRING_PLACE_PORTAL);
  else
    g_task_return_int (task, (gssize) get_chosen_place ());
}

static void
bus_found_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;

  bus = g_bus_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (bus == NULL)
    g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_BUS, "%s", error->message);
  else
    g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                            g_variant_new ("(ss)", PORTAL_INTERFACE, "version"), G_VARIANT_TYPE ("(v)"),
                            G_DBUS_CALL_FLAGS_NONE, PORTAL_LIMIT_MILLISECONDS, g_task_get_cancellable (task),
                            portal_asked_cb, g_object_ref (task));
}

gboolean
loa_keyring_place_is_file (LoaKeyringPlace place)
{
  return place == LOA_KEYRING_PLACE_FILE || place == LOA_KEYRING_PLACE_PORTAL;
}

void
loa_keyring_place_find_async (GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_keyring_place_find_async);

  if (is_sandboxed ())
    g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_found_cb, g_steal_pointer (&task));
  else
    g_task_return_int (task, (gssize) get_chosen_place ());
}

gboolean
loa_keyring_place_find_finish (GAsyncResult     *result,
                               LoaKeyringPlace  *place,
                               GError          **error)
{
  gssize answer;

  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_place_find_async), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (answer >= 0)
    *place = (LoaKeyringPlace) answer;

  return answer >= 0;
}
