/* loa-export-group.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-export-group.h"
#include "loa-settings.h"

struct _LoaExportGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;          /* (owned) (nullable) */
  AdwComboRow *separator_row;   /* (owned): through the widget tree */
};

G_DEFINE_FINAL_TYPE (LoaExportGroup, loa_export_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_separator (LoaExportGroup *self)
{
  adw_combo_row_set_selected (self->separator_row,
                              (guint) g_settings_get_enum (self->settings, LOA_SETTINGS_CSV_SEPARATOR));
}

static void
selected_cb (LoaExportGroup *self)
{
  const guint selected = adw_combo_row_get_selected (self->separator_row);

  if (self->settings != NULL && selected != GTK_INVALID_LIST_POSITION)
    g_settings_set_enum (self->settings, LOA_SETTINGS_CSV_SEPARATOR, (int) selected);
}

static void
loa_export_group_dispose (GObject *object)
{
  g_clear_object (&LOA_EXPORT_GROUP (object)->settings);

  G_OBJECT_CLASS (loa_export_group_parent_class)->dispose (object);
}

static void
loa_export_group_class_init (LoaExportGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_export_group_dispose;
}

static void
loa_export_group_init (LoaExportGroup *self)
{
  LoaSettings *settings = loa_settings_get_for_widget (GTK_WIDGET (self));
  /* In the order of the setting's values. */
  const char *separators[] = {
    /* Translators: what stands between the cells of a CSV file is what spreadsheets of this language expect. */
    _("As usual in this language"),
    _("Comma (,)"),
    _("Semicolon (;)"),
    NULL,
  };
  g_autoptr (GtkStringList) names = gtk_string_list_new (separators);

  self->separator_row = g_object_new (ADW_TYPE_COMBO_ROW,
                                      "title", _("Separator in CSV files"),
                                      /* Beside the title it would be cut short. */
                                      "use-subtitle", TRUE,
                                      "model", names,
                                      NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Export"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self), _("Choose another separator when a spreadsheet shows all in one column."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Export"), -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->separator_row));
  gtk_widget_set_visible (GTK_WIDGET (self), settings != NULL);
  if (settings == NULL)
    return;

  self->settings = g_object_ref (loa_settings_get_common (settings));
  show_separator (self);
  g_signal_connect_object (self->settings, "changed::" LOA_SETTINGS_CSV_SEPARATOR, G_CALLBACK (show_separator), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->separator_row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}
