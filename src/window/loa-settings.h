/* loa-settings.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys; data/io.github.loa_desktop.Loa.gschema.xml says what they mean. */
#define LOA_SETTINGS_AMOUNT_WORDS "amount-words"
#define LOA_SETTINGS_CSV_SEPARATOR "csv-separator"
#define LOA_SETTINGS_NOTIFICATIONS "notifications"

#define LOA_SETTINGS_WINDOW_WIDTH "window-width"
#define LOA_SETTINGS_WINDOW_HEIGHT "window-height"
#define LOA_SETTINGS_WINDOW_MAXIMIZED "window-maximized"
#define LOA_SETTINGS_VIEW "view"
#define LOA_SETTINGS_HIDDEN_COLUMNS "hidden-columns"
#define LOA_SETTINGS_SHOW_CHART "show-chart"
#define LOA_SETTINGS_RUN_IN_BACKGROUND "run-in-background"
#define LOA_SETTINGS_AUTOSTART "autostart"

/* Values of %LOA_SETTINGS_CSV_SEPARATOR. */
enum
{
  LOA_CSV_SEPARATOR_OF_LANGUAGE,
  LOA_CSV_SEPARATOR_COMMA,
  LOA_CSV_SEPARATOR_SEMICOLON,
};

#define LOA_TYPE_SETTINGS (loa_settings_get_type ())

/**
 * LoaSettings:
 *
 * What the window remembers on this computer: one set for all profiles, and one for each. It is for the main thread.
 */
G_DECLARE_FINAL_TYPE (LoaSettings, loa_settings, LOA, SETTINGS, GObject)

/**
 * loa_settings_new:
 * @profile: a checked name of a profile
 * @kept: whether it is kept when the program ends; the demo leaves nothing
 * @error: return location for an error of the domain %LOA_SHOP_ERROR, fit to be shown
 *
 * Looks for the schemas beside the program first, in the folders that it has when it is installed or just built, so
 * that it never runs with those of another version.
 *
 * Returns: (transfer full) (nullable): the settings, or %NULL when there is no schema
 */
LoaSettings *loa_settings_new         (const char   *profile,
                                       gboolean      kept,
                                       GError      **error);

/**
 * loa_settings_get_common:
 * @self: the settings
 *
 * Returns: (transfer none): those that all profiles share
 */
GSettings   *loa_settings_get_common  (LoaSettings  *self);

/**
 * loa_settings_get_profile:
 * @self: the settings
 *
 * Returns: (transfer none): those of the profile
 */
GSettings   *loa_settings_get_profile (LoaSettings  *self);

/**
 * loa_settings_set_for_display:
 * @self: (nullable): the settings
 * @display: a display
 *
 * Makes them those of every widget on @display, which keeps a reference.
 */
void         loa_settings_set_for_display (LoaSettings *self,
                                           GdkDisplay  *display);

/**
 * loa_settings_get_for_display:
 * @display: a display
 *
 * Returns: (transfer none) (nullable): the settings that it was given, or %NULL where nothing is remembered and all is
 *   as it is at first
 */
LoaSettings *loa_settings_get_for_display (GdkDisplay  *display);

/**
 * loa_settings_get_for_widget:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the settings of its display
 */
LoaSettings *loa_settings_get_for_widget  (GtkWidget   *widget);

G_END_DECLS
