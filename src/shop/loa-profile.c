/* loa-profile.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-profile-settings.h"

#define MAX_NAME_LENGTH 32
#define MAX_TITLE_LENGTH 60

#define NAME_CHARACTERS G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_"

struct _LoaProfile
{
  GObject parent_instance;

  char *name; /* (owned) */
  char *title; /* (owned) (nullable): unless it is the name */
  LoaProfileColour colour;
};

G_DEFINE_FINAL_TYPE (LoaProfile, loa_profile, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
  PROP_TITLE,
  PROP_COLOUR,
} LoaProfileProperty;

static GParamSpec *properties[PROP_COLOUR + 1];

static const char * const colour_names[LOA_PROFILE_N_COLOURS] = {
  [LOA_PROFILE_COLOUR_NONE] = "none",
  [LOA_PROFILE_COLOUR_BLUE] = "blue",
  [LOA_PROFILE_COLOUR_TEAL] = "teal",
  [LOA_PROFILE_COLOUR_GREEN] = "green",
  [LOA_PROFILE_COLOUR_YELLOW] = "yellow",
  [LOA_PROFILE_COLOUR_ORANGE] = "orange",
  [LOA_PROFILE_COLOUR_RED] = "red",
  [LOA_PROFILE_COLOUR_PINK] = "pink",
  [LOA_PROFILE_COLOUR_PURPLE] = "purple",
  [LOA_PROFILE_COLOUR_SLATE] = "slate",
};

static void
loa_profile_finalize (GObject *object)
{
  LoaProfile *self = LOA_PROFILE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (loa_profile_parent_class)->finalize (object);
}

static void
loa_profile_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LoaProfile *self = LOA_PROFILE (object);

  switch ((LoaProfileProperty) property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_TITLE:
      g_value_set_string (value, loa_profile_get_title (self));
      break;

    case PROP_COLOUR:
      g_value_set_int (value, (int) self->colour);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_profile_class_init (LoaProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = loa_profile_finalize;
  object_class->get_property = loa_profile_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COLOUR] = g_param_spec_int ("colour", NULL, NULL, 0, LOA_PROFILE_N_COLOURS - 1, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_profile_init (LoaProfile *self)
{
}

const char *
loa_profile_colour_get_name (LoaProfileColour colour)
{
  g_return_val_if_fail (colour < LOA_PROFILE_N_COLOURS, colour_names[LOA_PROFILE_COLOUR_NONE]);

  return colour_names[colour];
}

LoaProfileColour
loa_profile_colour_from_name (const char *name)
{
  for (guint i = 0; i < LOA_PROFILE_N_COLOURS; i++)
    if (g_strcmp0 (name, colour_names[i]) == 0)
      return (LoaProfileColour) i;

  return LOA_PROFILE_COLOUR_NONE;
}

LoaProfile *
loa_profile_new (const char       *name,
                 const char       *title,
                 LoaProfileColour  colour)
{
  LoaProfile *self;

  g_return_val_if_fail (loa_profile_check_name (name, NULL), NULL);
  g_return_val_if_fail (colour < LOA_PROFILE_N_COLOURS, NULL);

  self = g_object_new (LOA_TYPE_PROFILE, NULL);
  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->colour = colour;

  return self;
}

LoaProfile *
loa_profile_new_from_settings (const char *name,
                               GHashTable *settings)
{
  const char *title = settings != NULL ? g_hash_table_lookup (settings, LOA_PROFILE_SETTING_TITLE) : NULL;
  const char *colour = settings != NULL ? g_hash_table_lookup (settings, LOA_PROFILE_SETTING_COLOUR) : NULL;
  g_autofree char *checked = NULL;

  loa_profile_check_title (title, &checked, NULL);

  return loa_profile_new (name, checked, loa_profile_colour_from_name (colour));
}

void
loa_profile_set_details (LoaProfile       *self,
                         const char       *title,
                         LoaProfileColour  colour)
{
  g_return_if_fail (LOA_IS_PROFILE (self));
  g_return_if_fail (colour < LOA_PROFILE_N_COLOURS);

  if (g_strcmp0 (self->title, title) != 0)
    {
      g_free (self->title);
      self->title = g_strdup (title);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }

  if (self->colour != colour)
    {
      self->colour = colour;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
    }
}

const char *
loa_profile_get_name (LoaProfile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE (self), NULL);

  return self->name;
}

const char *
loa_profile_get_title (LoaProfile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE (self), NULL);

  if (self->title != NULL)
    return self->title;

  return g_str_equal (self->name, LOA_PROFILE_DEFAULT) ? _("Default profile") : self->name;
}

LoaProfileColour
loa_profile_get_colour (LoaProfile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE (self), LOA_PROFILE_COLOUR_NONE);

  return self->colour;
}

const char *
loa_profile_get_own_title (LoaProfile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE (self), NULL);

  return self->title;
}

gboolean
loa_profile_check_name (const char  *name,
                        GError     **error)
{
  gsize length;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  length = name != NULL ? strlen (name) : 0;
  /* One that begins with a sign is an option that somebody took for a name. */
  if (length >= 1 && length <= MAX_NAME_LENGTH && strspn (name, NAME_CHARACTERS) == length && g_ascii_isalnum (*name))
    return TRUE;

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("This cannot be the name of a profile. Use 1 to 32 letters without accents, digits, “-” "
                         "and “_”, and begin with a letter or a digit."));
  return FALSE;
}

static gboolean
is_one_line (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)) || g_unichar_type (g_utf8_get_char (text)) == G_UNICODE_FORMAT ||
        g_unichar_type (g_utf8_get_char (text)) == G_UNICODE_LINE_SEPARATOR ||
        g_unichar_type (g_utf8_get_char (text)) == G_UNICODE_PARAGRAPH_SEPARATOR)
      return FALSE;

  return TRUE;
}

gboolean
loa_profile_check_title (const char  *title,
                         char       **checked,
                         GError     **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  stripped = g_strstrip (g_strdup (title != NULL ? title : ""));
  if (*stripped == '\0' || !g_utf8_validate (stripped, -1, NULL) ||
      g_utf8_strlen (stripped, -1) > MAX_TITLE_LENGTH || !is_one_line (stripped))
    {
      g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                   _("A profile needs a name of 1 to %d characters in one line, such as the customer’s."),
                   MAX_TITLE_LENGTH);
      return FALSE;
    }

  if (checked != NULL)
    *checked = g_steal_pointer (&stripped);

  return TRUE;
}

char *
loa_profile_get_directory (const char *data_directory,
                           const char *name)
{
  g_return_val_if_fail (loa_profile_check_name (name, NULL), NULL);

  if (data_directory != NULL)
    return g_build_filename (data_directory, "profiles", name, NULL);

  return g_build_filename (g_get_user_data_dir (), "loa", "profiles", name, NULL);
}
