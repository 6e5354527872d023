/* bus-stand-in.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A service of the desktop on the bus of the test, with a connection of its own. */
typedef struct
{
  GDBusConnection *connection; /* (owned) */
  char *name;                  /* (owned) */
  guint object_id;
  GDBusInterfaceVTable vtable;
} BusStandIn;

/* @xml describes one interface. */
void bus_stand_in_begin (BusStandIn                *self,
                         const char                *name,
                         const char                *path,
                         const char                *xml,
                         GDBusInterfaceMethodCallFunc called,
                         gpointer                   user_data);
void bus_stand_in_end   (BusStandIn                *self);

G_END_DECLS
