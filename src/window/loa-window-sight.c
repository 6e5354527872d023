/* loa-window-sight.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-toplevel.h"
#include "loa-window-sight.h"

struct _LoaWindowSight
{
  GObject parent_instance;

  GtkWidget *widget;   /* (unowned) */
  GtkWidget *root;     /* (unowned) (nullable) */
  GdkSurface *surface; /* (owned) (nullable) */
  gboolean visible;
};

G_DEFINE_FINAL_TYPE (LoaWindowSight, loa_window_sight, G_TYPE_OBJECT)

typedef enum
{
  PROP_VISIBLE = 1,
} LoaWindowSightProperty;

static GParamSpec *properties[PROP_VISIBLE + 1];

static void
update_visible (LoaWindowSight *self)
{
  const gboolean visible = self->root != NULL && gtk_widget_get_mapped (self->root) && self->surface != NULL &&
                           loa_toplevel_is_in_sight (GDK_TOPLEVEL (self->surface));

  if (self->visible == visible)
    return;

  self->visible = visible;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE]);
}

static void
update_surface (LoaWindowSight *self)
{
  GdkSurface *surface = self->root != NULL ? gtk_native_get_surface (GTK_NATIVE (self->root)) : NULL;

  if (surface != self->surface)
    {
      if (self->surface != NULL)
        g_signal_handlers_disconnect_by_func (self->surface, update_visible, self);
      g_clear_object (&self->surface);
      if (GDK_IS_TOPLEVEL (surface))
        self->surface = g_object_ref (surface);
      if (self->surface != NULL)
        g_signal_connect_object (self->surface, "notify::state", G_CALLBACK (update_visible), self, G_CONNECT_SWAPPED);
    }

  update_visible (self);
}

static void
update_root (LoaWindowSight *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (self->widget));

  if (root != self->root)
    {
      if (self->root != NULL)
        g_signal_handlers_disconnect_by_func (self->root, update_surface, self);
      self->root = root;
      if (root != NULL)
        {
          g_signal_connect_object (root, "map", G_CALLBACK (update_surface), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
          g_signal_connect_object (root, "unmap", G_CALLBACK (update_surface), self,
                                   G_CONNECT_SWAPPED | G_CONNECT_AFTER);
        }
    }

  update_surface (self);
}

static void
loa_window_sight_finalize (GObject *object)
{
  LoaWindowSight *self = LOA_WINDOW_SIGHT (object);

  g_clear_object (&self->surface);

  G_OBJECT_CLASS (loa_window_sight_parent_class)->finalize (object);
}

static void
loa_window_sight_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LoaWindowSight *self = LOA_WINDOW_SIGHT (object);

  switch ((LoaWindowSightProperty) property_id)
    {
    case PROP_VISIBLE:
      g_value_set_boolean (value, self->visible);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_window_sight_class_init (LoaWindowSightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_window_sight_finalize;
  object_class->get_property = loa_window_sight_get_property;

  properties[PROP_VISIBLE] = g_param_spec_boolean ("visible", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_window_sight_init (LoaWindowSight *self)
{
}

LoaWindowSight *
loa_window_sight_new (GtkWidget *widget)
{
  LoaWindowSight *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (LOA_TYPE_WINDOW_SIGHT, NULL);
  self->widget = widget;
  g_signal_connect_object (widget, "notify::root", G_CALLBACK (update_root), self, G_CONNECT_SWAPPED);
  update_root (self);

  return self;
}

gboolean
loa_window_sight_get_visible (LoaWindowSight *self)
{
  g_return_val_if_fail (LOA_IS_WINDOW_SIGHT (self), FALSE);

  return self->visible;
}
