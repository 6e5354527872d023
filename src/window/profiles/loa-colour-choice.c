/* loa-colour-choice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-colour-choice.h"
#include "loa-profile-wording.h"

#define N_COLUMNS 5

struct _LoaColourChoice
{
  GtkWidget parent_instance;

  LoaProfileColour colour;
  GtkWidget *grid;                                  /* (owned): through the widget tree, like what follows */
  GtkCheckButton *buttons[LOA_PROFILE_N_COLOURS];   /* (unowned) */
};

G_DEFINE_FINAL_TYPE (LoaColourChoice, loa_colour_choice, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_COLOUR = 1,
} LoaColourChoiceProperty;

static GParamSpec *properties[PROP_COLOUR + 1];

static void
toggled_cb (LoaColourChoice *self,
            GtkCheckButton  *button)
{
  if (!gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    if (self->buttons[i] == button)
      loa_colour_choice_set_colour (self, (LoaProfileColour) i);
}

static GtkWidget *
make_button (LoaColourChoice  *self,
             LoaProfileColour  colour,
             GtkCheckButton   *group)
{
  const char *word = loa_profile_wording_get_colour (colour);
  g_autofree char *css_class = loa_profile_wording_make_class (colour);
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);

  gtk_widget_add_css_class (button, "colour");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_tooltip_text (button, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
loa_colour_choice_dispose (GObject *object)
{
  LoaColourChoice *self = LOA_COLOUR_CHOICE (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (loa_colour_choice_parent_class)->dispose (object);
}

static void
loa_colour_choice_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LoaColourChoice *self = LOA_COLOUR_CHOICE (object);

  switch ((LoaColourChoiceProperty) property_id)
    {
    case PROP_COLOUR:
      g_value_set_int (value, (int) self->colour);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_colour_choice_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LoaColourChoice *self = LOA_COLOUR_CHOICE (object);

  switch ((LoaColourChoiceProperty) property_id)
    {
    case PROP_COLOUR:
      loa_colour_choice_set_colour (self, (LoaProfileColour) g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_colour_choice_class_init (LoaColourChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_colour_choice_dispose;
  object_class->get_property = loa_colour_choice_get_property;
  object_class->set_property = loa_colour_choice_set_property;

  properties[PROP_COLOUR] = g_param_spec_int ("colour", NULL, NULL, 0, LOA_PROFILE_N_COLOURS - 1, 0,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
loa_colour_choice_init (LoaColourChoice *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                             "column-spacing", 6,
                             "row-spacing", 6,
                             NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Colour"), -1);

  /* The colours first, none last. */
  for (int i = 0; i < LOA_PROFILE_N_COLOURS; i++)
    {
      const int colour = (i + 1) % LOA_PROFILE_N_COLOURS;
      GtkWidget *button = make_button (self, (LoaProfileColour) colour, self->buttons[LOA_PROFILE_COLOUR_BLUE]);

      gtk_grid_attach (GTK_GRID (self->grid), button, i % N_COLUMNS, i / N_COLUMNS, 1, 1);
      self->buttons[colour] = GTK_CHECK_BUTTON (button);
    }

  gtk_check_button_set_active (self->buttons[LOA_PROFILE_COLOUR_NONE], TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

LoaProfileColour
loa_colour_choice_get_colour (LoaColourChoice *self)
{
  g_return_val_if_fail (LOA_IS_COLOUR_CHOICE (self), LOA_PROFILE_COLOUR_NONE);

  return self->colour;
}

void
loa_colour_choice_set_colour (LoaColourChoice  *self,
                              LoaProfileColour  colour)
{
  g_return_if_fail (LOA_IS_COLOUR_CHOICE (self));
  g_return_if_fail (colour < LOA_PROFILE_N_COLOURS);

  if (colour == self->colour)
    return;

  self->colour = colour;
  gtk_check_button_set_active (self->buttons[colour], TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}
