/* loa-adaptive-bin.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-adaptive-bin.h"
#include "loa-text-scale.h"

/* The floor's libadwaita has no breakpoints. This asks for little width whatever its child wants, so that the
 * window can become narrow at all; `narrow` changes after the allocation in which it was found out, because
 * nothing may change its size inside one. */

struct _LoaAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child;   /* (owned) (nullable): through the widget tree */
  int threshold;
  int width;          /* as last allocated */
  guint update_id;    /* idle source, or 0 */
  gboolean narrow;
};

/* The narrowest window that Loa is drawn for. */
#define LEAST_WIDTH 340

G_DEFINE_FINAL_TYPE (LoaAdaptiveBin, loa_adaptive_bin, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD = 1,
  PROP_THRESHOLD,
  PROP_NARROW,
} LoaAdaptiveBinProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void
set_child (LoaAdaptiveBin *self,
           GtkWidget      *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static gboolean
is_narrow (LoaAdaptiveBin *self)
{
  return self->width < self->threshold * loa_text_scale_get (GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer user_data)
{
  LoaAdaptiveBin *self = user_data;
  const gboolean narrow = is_narrow (self);

  self->update_id = 0;
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }

  return G_SOURCE_REMOVE;
}

/* Text that wraps needs more height where there is less width. */
static GtkSizeRequestMode
loa_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  LoaAdaptiveBin *self = LOA_ADAPTIVE_BIN (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
loa_adaptive_bin_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  LoaAdaptiveBin *self = LOA_ADAPTIVE_BIN (widget);
  int child_minimum = 0;
  int child_natural = 0;

  if (self->child != NULL)
    {
      if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
        {
          int least;

          gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          for_size = MAX (for_size, least);
        }
      gtk_widget_measure (self->child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
    }

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (LEAST_WIDTH, child_minimum) : child_minimum;
  *natural = MAX (*minimum, child_natural);
}

static void
loa_adaptive_bin_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  LoaAdaptiveBin *self = LOA_ADAPTIVE_BIN (widget);

  self->width = width;
  if (is_narrow (self) != self->narrow && self->update_id == 0)
    self->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE, update_cb, self, NULL);

  if (self->child != NULL)
    {
      int least_width;
      int least_height;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      width = MAX (width, least_width);
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
      gtk_widget_allocate (self->child, width, MAX (height, least_height), baseline, NULL);
    }
}

static void
loa_adaptive_bin_dispose (GObject *object)
{
  LoaAdaptiveBin *self = LOA_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (loa_adaptive_bin_parent_class)->dispose (object);
}

static void
loa_adaptive_bin_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LoaAdaptiveBin *self = LOA_ADAPTIVE_BIN (object);

  switch ((LoaAdaptiveBinProperty) property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_adaptive_bin_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  LoaAdaptiveBin *self = LOA_ADAPTIVE_BIN (object);

  switch ((LoaAdaptiveBinProperty) property_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;

    case PROP_THRESHOLD:
      if (self->threshold != g_value_get_int (value))
        {
          self->threshold = g_value_get_int (value);
          gtk_widget_queue_allocate (GTK_WIDGET (self));
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    case PROP_NARROW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_adaptive_bin_class_init (LoaAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loa_adaptive_bin_dispose;
  object_class->get_property = loa_adaptive_bin_get_property;
  object_class->set_property = loa_adaptive_bin_set_property;
  widget_class->get_request_mode = loa_adaptive_bin_get_request_mode;
  widget_class->measure = loa_adaptive_bin_measure;
  widget_class->size_allocate = loa_adaptive_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | flags);
  properties[PROP_THRESHOLD] =
    g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 600, G_PARAM_READWRITE | flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_adaptive_bin_init (LoaAdaptiveBin *self)
{
  self->threshold = 600;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
loa_adaptive_bin_get_narrow (LoaAdaptiveBin *self)
{
  g_return_val_if_fail (LOA_IS_ADAPTIVE_BIN (self), FALSE);

  return self->narrow;
}
