/* loa-settings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-settings.h"

#define COMMON_SCHEMA "io.github.loa_desktop.Loa"
#define PROFILE_SCHEMA "io.github.loa_desktop.Loa.Profile"
#define DISPLAY_DATA "loa-settings"

struct _LoaSettings
{
  GObject parent_instance;

  GSettings *common;    /* (owned) */
  GSettings *profile;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaSettings, loa_settings, G_TYPE_OBJECT)

/* Returns: (nullable): the schemas in a folder beside the program, or those of the system where there are none */
static GSettingsSchemaSource *
find_source (void)
{
  static const char * const folders[] = { "../share/glib-2.0/schemas", "../../data" };
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *place = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; place != NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (place, folders[i], NULL);
      g_autoptr (GSettingsSchemaSource) source =
        g_settings_schema_source_new_from_directory (folder, system, FALSE, NULL);
      g_autoptr (GSettingsSchema) schema =
        source != NULL ? g_settings_schema_source_lookup (source, COMMON_SCHEMA, FALSE) : NULL;

      if (schema != NULL)
        return g_steal_pointer (&source);
    }

  return system != NULL ? g_settings_schema_source_ref (system) : NULL;
}

/* GSettings ends the program where it does not find a schema itself. */
static GSettings *
open_settings (GSettingsSchemaSource  *source,
               const char             *id,
               GSettingsBackend       *backend,
               const char             *path,
               GError                **error)
{
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, id, TRUE) : NULL;

  if (schema == NULL)
    {
      g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
                   _("The settings schema %s is missing. Install Loa again."), id);
      return NULL;
    }

  return g_settings_new_full (schema, backend, path);
}

static void
loa_settings_finalize (GObject *object)
{
  LoaSettings *self = LOA_SETTINGS (object);

  g_clear_object (&self->common);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (loa_settings_parent_class)->finalize (object);
}

static void
loa_settings_class_init (LoaSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_settings_finalize;
}

static void
loa_settings_init (LoaSettings *self)
{
}

LoaSettings *
loa_settings_new (const char  *profile,
                  gboolean     kept,
                  GError     **error)
{
  g_autoptr (LoaSettings) self = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  source = find_source ();
  backend = kept ? g_settings_backend_get_default () : g_memory_settings_backend_new ();
  path = g_strdup_printf ("/io/github/loa_desktop/Loa/profiles/%s/", profile);
  self = g_object_new (LOA_TYPE_SETTINGS, NULL);
  self->common = open_settings (source, COMMON_SCHEMA, backend, NULL, error);
  if (self->common == NULL)
    return NULL;

  self->profile = open_settings (source, PROFILE_SCHEMA, backend, path, error);
  if (self->profile == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

GSettings *
loa_settings_get_common (LoaSettings *self)
{
  g_return_val_if_fail (LOA_IS_SETTINGS (self), NULL);

  return self->common;
}

GSettings *
loa_settings_get_profile (LoaSettings *self)
{
  g_return_val_if_fail (LOA_IS_SETTINGS (self), NULL);

  return self->profile;
}

void
loa_settings_set_for_display (LoaSettings *self,
                              GdkDisplay  *display)
{
  g_return_if_fail (self == NULL || LOA_IS_SETTINGS (self));
  g_return_if_fail (GDK_IS_DISPLAY (display));

  g_object_set_data_full (G_OBJECT (display), DISPLAY_DATA, self != NULL ? g_object_ref (self) : NULL,
                          self != NULL ? g_object_unref : NULL);
}

LoaSettings *
loa_settings_get_for_display (GdkDisplay *display)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  return g_object_get_data (G_OBJECT (display), DISPLAY_DATA);
}

LoaSettings *
loa_settings_get_for_widget (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return loa_settings_get_for_display (gtk_widget_get_display (widget));
}
