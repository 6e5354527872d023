/* loa-banner.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-banner.h"

/* The floor's libadwaita has no banner, and the one that came later has a single button; this one is the same
 * everywhere. */

struct _LoaBanner
{
  GtkWidget parent_instance;

  GtkWidget *box;            /* (owned): through the widget tree, like what follows */
  GtkLabel *label;           /* (unowned) */
  GtkButton *buttons[2];     /* (unowned) */
};

G_DEFINE_FINAL_TYPE (LoaBanner, loa_banner, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_TITLE = 1,
  PROP_BUTTON_LABEL,
  PROP_SECOND_BUTTON_LABEL,
  PROP_REVEALED,
  PROP_NARROW,
} LoaBannerProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  BUTTON_CLICKED,
  SECOND_BUTTON_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_button_label (LoaBanner *self,
                  guint      number)
{
  GtkButton *button = self->buttons[number];

  return gtk_widget_get_visible (GTK_WIDGET (button)) ? gtk_button_get_label (button) : NULL;
}

static void
set_button_label (LoaBanner         *self,
                  guint              number,
                  const char        *label,
                  LoaBannerProperty  property)
{
  if (g_strcmp0 (label, get_button_label (self, number)) == 0)
    return;

  gtk_button_set_label (self->buttons[number], label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->buttons[number]), label != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
get_narrow (LoaBanner *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->box)) == GTK_ORIENTATION_VERTICAL;
}

static void
set_narrow (LoaBanner *self,
            gboolean   narrow)
{
  if (narrow == get_narrow (self))
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
clicked_cb (LoaBanner *self,
            GtkButton *button)
{
  g_signal_emit (self, signals[button == self->buttons[0] ? BUTTON_CLICKED : SECOND_BUTTON_CLICKED], 0);
}

static void
loa_banner_dispose (GObject *object)
{
  LoaBanner *self = LOA_BANNER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (loa_banner_parent_class)->dispose (object);
}

static void
loa_banner_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  LoaBanner *self = LOA_BANNER (object);

  switch ((LoaBannerProperty) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, loa_banner_get_title (self));
      break;

    case PROP_BUTTON_LABEL:
      g_value_set_string (value, get_button_label (self, 0));
      break;

    case PROP_SECOND_BUTTON_LABEL:
      g_value_set_string (value, get_button_label (self, 1));
      break;

    case PROP_REVEALED:
      g_value_set_boolean (value, loa_banner_get_revealed (self));
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, get_narrow (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_banner_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  LoaBanner *self = LOA_BANNER (object);

  switch ((LoaBannerProperty) property_id)
    {
    case PROP_TITLE:
      loa_banner_set_title (self, g_value_get_string (value));
      break;

    case PROP_BUTTON_LABEL:
      loa_banner_set_button_label (self, g_value_get_string (value));
      break;

    case PROP_SECOND_BUTTON_LABEL:
      loa_banner_set_second_button_label (self, g_value_get_string (value));
      break;

    case PROP_REVEALED:
      loa_banner_set_revealed (self, g_value_get_boolean (value));
      break;

    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_banner_class_init (LoaBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = loa_banner_dispose;
  object_class->get_property = loa_banner_get_property;
  object_class->set_property = loa_banner_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_SECOND_BUTTON_LABEL] = g_param_spec_string ("second-button-label", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[BUTTON_CLICKED] =
    g_signal_new ("button-clicked", LOA_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SECOND_BUTTON_CLICKED] =
    g_signal_new ("second-button-clicked", LOA_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-banner");
}

static void
loa_banner_init (LoaBanner *self)
{
  GtkWidget *button_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "hexpand", TRUE,
                              "label", "",
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0f,
                              NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (button_box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), button_box);

  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label ("");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (button, FALSE);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (GTK_BOX (button_box), button);
      self->buttons[i] = GTK_BUTTON (button);
    }

  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
loa_banner_new (void)
{
  return g_object_new (LOA_TYPE_BANNER, NULL);
}

const char *
loa_banner_get_title (LoaBanner *self)
{
  g_return_val_if_fail (LOA_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->label);
}

void
loa_banner_set_title (LoaBanner  *self,
                      const char *title)
{
  g_return_if_fail (LOA_IS_BANNER (self));

  if (g_strcmp0 (title, loa_banner_get_title (self)) == 0)
    return;

  gtk_label_set_label (self->label, title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
loa_banner_set_button_label (LoaBanner  *self,
                             const char *label)
{
  g_return_if_fail (LOA_IS_BANNER (self));

  set_button_label (self, 0, label, PROP_BUTTON_LABEL);
}

void
loa_banner_set_second_button_label (LoaBanner  *self,
                                    const char *label)
{
  g_return_if_fail (LOA_IS_BANNER (self));

  set_button_label (self, 1, label, PROP_SECOND_BUTTON_LABEL);
}

gboolean
loa_banner_get_revealed (LoaBanner *self)
{
  g_return_val_if_fail (LOA_IS_BANNER (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

void
loa_banner_set_revealed (LoaBanner *self,
                         gboolean   revealed)
{
  g_return_if_fail (LOA_IS_BANNER (self));

  if (revealed == loa_banner_get_revealed (self))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
