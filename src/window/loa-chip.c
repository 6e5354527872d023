/* loa-chip.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-chip.h"

struct _LoaChip
{
  GtkWidget parent_instance;

  GtkImage *image;   /* (owned): through the widget tree */
  GtkLabel *label;   /* (owned): through the widget tree */
};

G_DEFINE_FINAL_TYPE (LoaChip, loa_chip, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_WRAPS = 1,
} LoaChipProperty;

static GParamSpec *properties[PROP_WRAPS + 1];

static void
loa_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_chip_parent_class)->dispose (object);
}

static void
loa_chip_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  LoaChip *self = LOA_CHIP (object);

  switch ((LoaChipProperty) property_id)
    {
    case PROP_WRAPS:
      g_value_set_boolean (value, gtk_label_get_wrap (self->label));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_chip_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  LoaChip *self = LOA_CHIP (object);

  switch ((LoaChipProperty) property_id)
    {
    case PROP_WRAPS:
      if (g_value_get_boolean (value) != gtk_label_get_wrap (self->label))
        {
          gtk_label_set_wrap (self->label, g_value_get_boolean (value));
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_chip_class_init (LoaChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_chip_dispose;
  object_class->get_property = loa_chip_get_property;
  object_class->set_property = loa_chip_set_property;

  properties[PROP_WRAPS] =
    g_param_spec_boolean ("wraps", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-chip");
}

static void
loa_chip_init (LoaChip *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 4);
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "label", "", NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

void
loa_chip_set (LoaChip    *self,
              const char *icon_name,
              const char *word,
              const char *css_class)
{
  const char *css_classes[] = { css_class, NULL };

  g_return_if_fail (LOA_IS_CHIP (self));
  g_return_if_fail (word != NULL);

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_label_set_label (self->label, word);
  gtk_widget_set_css_classes (GTK_WIDGET (self), css_classes);
}
