/* loa-pairing-picture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-pairing-picture.h"

#include <glib/gi18n.h>

#define SIZE 160

/* Its layers are symbolic icons, which follow the colour scheme and the contrast by themselves. */
struct _LoaPairingPicture
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LoaPairingPicture, loa_pairing_picture, GTK_TYPE_WIDGET)

static void
add_layer (LoaPairingPicture *self,
           const char        *icon_name,
           const char        *css_class)
{
  GtkWidget *layer = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                   icon_name, "pixel-size", SIZE, NULL);

  gtk_widget_add_css_class (layer, css_class);
  gtk_widget_set_parent (layer, GTK_WIDGET (self));
}

static void
loa_pairing_picture_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_pairing_picture_parent_class)->dispose (object);
}

static void
loa_pairing_picture_class_init (LoaPairingPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_pairing_picture_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-pairing-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
loa_pairing_picture_init (LoaPairingPicture *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("A finger keeps the button on the speaker pressed"), -1);
  add_layer (self, "loa-pairing-speaker-symbolic", "speaker");
  add_layer (self, "loa-pairing-waves-symbolic", "waves");
  add_layer (self, "loa-pairing-button-symbolic", "button");
  add_layer (self, "loa-pairing-hand-symbolic", "hand");
}

GtkWidget *
loa_pairing_picture_new (void)
{
  return g_object_new (LOA_TYPE_PAIRING_PICTURE, NULL);
}
