/* loa-window-state.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-settings.h"
#include "loa-window-private.h"

/* Some backends write at once and into a file, so nothing is set while a window is being resized, nor what is set. */

static GSettings *
get_settings (LoaWindow *self)
{
  LoaSettings *settings = loa_settings_get_for_widget (GTK_WIDGET (self));

  return settings != NULL ? loa_settings_get_profile (settings) : NULL;
}

static void
keep_int (GSettings  *settings,
          const char *key,
          int         value)
{
  if (g_settings_get_int (settings, key) != value)
    g_settings_set_int (settings, key, value);
}

static void
keep_size (LoaWindow *self,
           GSettings *settings)
{
  const gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width;
  int height;

  /* How it was before it filled the screen is known again afterwards. */
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;

  if (g_settings_get_boolean (settings, LOA_SETTINGS_WINDOW_MAXIMIZED) != maximized)
    g_settings_set_boolean (settings, LOA_SETTINGS_WINDOW_MAXIMIZED, maximized);

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  keep_int (settings, LOA_SETTINGS_WINDOW_WIDTH, width);
  keep_int (settings, LOA_SETTINGS_WINDOW_HEIGHT, height);
}

static void
keep_view (LoaWindow *self,
           GSettings *settings)
{
  const char *view = adw_view_stack_get_visible_child_name (self->view_stack);
  g_autofree char *kept = g_settings_get_string (settings, LOA_SETTINGS_VIEW);

  if (g_strcmp0 (view, kept) != 0)
    g_settings_set_string (settings, LOA_SETTINGS_VIEW, view);
}

void
loa_window_restore_state (LoaWindow *self)
{
  GSettings *settings = get_settings (self);
  g_autofree char *view = NULL;

  if (settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, LOA_SETTINGS_WINDOW_WIDTH),
                               g_settings_get_int (settings, LOA_SETTINGS_WINDOW_HEIGHT));
  if (g_settings_get_boolean (settings, LOA_SETTINGS_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  view = g_settings_get_string (settings, LOA_SETTINGS_VIEW);
  adw_view_stack_set_visible_child_name (self->view_stack, view);
}

void
loa_window_keep_state (LoaWindow *self)
{
  GSettings *settings = get_settings (self);

  /* Before it has been shown and filled, nothing that it shows was chosen. */
  if (settings == NULL || !self->started || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;

  keep_size (self, settings);
  keep_view (self, settings);
}
