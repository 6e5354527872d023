/* loa-fitted-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-fitted-text.h"

/* A label would ask for room when its font grows, in the middle of being given its room. An inscription never asks, so
 * this widget can measure the text itself and choose the size when it knows its place.
 */

struct _LoaFittedText
{
  GtkWidget parent_instance;

  GtkInscription *inscription;  /* (owned): through the widget tree */
  gboolean wraps;
  int least_size;
  int largest_size;
  int size;                     /* that it is drawn with, or 0 */
};

G_DEFINE_FINAL_TYPE (LoaFittedText, loa_fitted_text, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TEXT = 1,
  PROP_WRAPS,
  PROP_LEAST_SIZE,
  PROP_LARGEST_SIZE,
} LoaFittedTextProperty;

static GParamSpec *properties[PROP_LARGEST_SIZE + 1];

static PangoAttrList *
make_attributes (int size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (size * PANGO_SCALE));

  return attributes;
}

/* A width of -1 is as much as it likes. */
static void
measure_text (LoaFittedText *self,
              int            size,
              int            width,
              int           *text_width,
              int           *text_height)
{
  g_autoptr (PangoAttrList) attributes = make_attributes (size);
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self->inscription), loa_fitted_text_get_text (self));

  pango_layout_set_attributes (layout, attributes);
  if (self->wraps && width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, text_width, text_height);
}

static gboolean
fits (LoaFittedText *self,
      int            size,
      int            width,
      int            height)
{
  int text_width;
  int text_height;

  measure_text (self, size, width, &text_width, &text_height);

  return text_width <= width && (height < 0 || text_height <= height);
}

/* A height of -1 is as much as it takes. */
static int
choose_size (LoaFittedText *self,
             int            width,
             int            height)
{
  int least = self->least_size;
  int largest = MAX (self->least_size, self->largest_size);

  while (least < largest)
    {
      const int middle = (least + largest + 1) / 2;

      if (fits (self, middle, width, height))
        least = middle;
      else
        largest = middle - 1;
    }

  return least;
}

static GtkSizeRequestMode
loa_fitted_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
loa_fitted_text_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  LoaFittedText *self = LOA_FITTED_TEXT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_text (self, self->least_size, self->wraps ? 0 : -1, minimum, NULL);
      measure_text (self, self->largest_size, -1, natural, NULL);
    }
  else
    {
      const int width = for_size >= 0 ? for_size : G_MAXINT / PANGO_SCALE;

      measure_text (self, self->least_size, width, NULL, minimum);
      measure_text (self, choose_size (self, width, -1), width, NULL, natural);
    }

  *natural = MAX (*minimum, *natural);
}

static void
loa_fitted_text_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  LoaFittedText *self = LOA_FITTED_TEXT (widget);
  const int size = choose_size (self, width, height);

  if (size != self->size)
    {
      g_autoptr (PangoAttrList) attributes = make_attributes (size);

      self->size = size;
      gtk_inscription_set_attributes (self->inscription, attributes);
    }

  /* It is asked because it has to be; it needs nothing. */
  gtk_widget_measure (GTK_WIDGET (self->inscription), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->inscription), width, height, -1, NULL);
}

static void
set_wraps (LoaFittedText *self,
           gboolean       wraps)
{
  if (wraps == self->wraps)
    return;

  self->wraps = wraps;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRAPS]);
}

static void
set_limit (LoaFittedText         *self,
           int                   *limit,
           int                    size,
           LoaFittedTextProperty  property)
{
  if (size == *limit)
    return;

  *limit = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
loa_fitted_text_dispose (GObject *object)
{
  LoaFittedText *self = LOA_FITTED_TEXT (object);
  GtkWidget *inscription = GTK_WIDGET (g_steal_pointer (&self->inscription));

  g_clear_pointer (&inscription, gtk_widget_unparent);

  G_OBJECT_CLASS (loa_fitted_text_parent_class)->dispose (object);
}

static void
loa_fitted_text_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  LoaFittedText *self = LOA_FITTED_TEXT (object);

  switch ((LoaFittedTextProperty) property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, loa_fitted_text_get_text (self));
      break;

    case PROP_WRAPS:
      g_value_set_boolean (value, self->wraps);
      break;

    case PROP_LEAST_SIZE:
      g_value_set_int (value, self->least_size);
      break;

    case PROP_LARGEST_SIZE:
      g_value_set_int (value, self->largest_size);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_fitted_text_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  LoaFittedText *self = LOA_FITTED_TEXT (object);

  switch ((LoaFittedTextProperty) property_id)
    {
    case PROP_TEXT:
      loa_fitted_text_set_text (self, g_value_get_string (value));
      break;

    case PROP_WRAPS:
      set_wraps (self, g_value_get_boolean (value));
      break;

    case PROP_LEAST_SIZE:
      set_limit (self, &self->least_size, g_value_get_int (value), PROP_LEAST_SIZE);
      break;

    case PROP_LARGEST_SIZE:
      set_limit (self, &self->largest_size, g_value_get_int (value), PROP_LARGEST_SIZE);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_fitted_text_class_init (LoaFittedTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loa_fitted_text_dispose;
  object_class->get_property = loa_fitted_text_get_property;
  object_class->set_property = loa_fitted_text_set_property;
  widget_class->get_request_mode = loa_fitted_text_get_request_mode;
  widget_class->measure = loa_fitted_text_measure;
  widget_class->size_allocate = loa_fitted_text_size_allocate;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_WRAPS] = g_param_spec_boolean ("wraps", NULL, NULL, FALSE, flags);
  properties[PROP_LEAST_SIZE] = g_param_spec_int ("least-size", NULL, NULL, 1, 1000, 16, flags);
  properties[PROP_LARGEST_SIZE] = g_param_spec_int ("largest-size", NULL, NULL, 1, 1000, 400, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "loa-fitted-text");
}

static void
loa_fitted_text_init (LoaFittedText *self)
{
  self->least_size = 16;
  self->largest_size = 400;
  self->inscription = g_object_new (GTK_TYPE_INSCRIPTION,
                                    "min-chars", 0,
                                    "min-lines", 0,
                                    "text", "",
                                    "xalign", 0.5f,
                                    "yalign", 0.5f,
                                    NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

const char *
loa_fitted_text_get_text (LoaFittedText *self)
{
  const char *text;

  g_return_val_if_fail (LOA_IS_FITTED_TEXT (self), NULL);

  text = gtk_inscription_get_text (self->inscription);

  return text != NULL ? text : "";
}

void
loa_fitted_text_set_text (LoaFittedText *self,
                          const char    *text)
{
  g_return_if_fail (LOA_IS_FITTED_TEXT (self));

  if (g_strcmp0 (text, loa_fitted_text_get_text (self)) == 0)
    return;

  gtk_inscription_set_text (self->inscription, text);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

int
loa_fitted_text_get_size (LoaFittedText *self)
{
  g_return_val_if_fail (LOA_IS_FITTED_TEXT (self), 0);

  return self->size;
}
