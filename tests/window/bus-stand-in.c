/* bus-stand-in.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bus-stand-in.h"

static void
ask_bus (BusStandIn *self,
         const char *method,
         GVariant   *arguments)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                        "org.freedesktop.DBus", method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                                        NULL, &error);
  g_assert_no_error (error);
}

void
bus_stand_in_begin (BusStandIn                   *self,
                    const char                   *name,
                    const char                   *path,
                    const char                   *xml,
                    GDBusInterfaceMethodCallFunc  called,
                    gpointer                      user_data)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;

  *self = (BusStandIn) { .name = g_strdup (name), .vtable = { .method_call = called } };
  node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  self->connection =
    g_dbus_connection_new_for_address_sync (address,
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                            G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  self->object_id = g_dbus_connection_register_object (self->connection, path, node->interfaces[0], &self->vtable,
                                                       user_data, NULL, &error);
  g_assert_no_error (error);
  ask_bus (self, "RequestName", g_variant_new ("(su)", name, 4));
}

void
bus_stand_in_end (BusStandIn *self)
{
  ask_bus (self, "ReleaseName", g_variant_new ("(s)", self->name));
  g_dbus_connection_unregister_object (self->connection, self->object_id);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_free (self->name);
}
