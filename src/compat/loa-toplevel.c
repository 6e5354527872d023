/* loa-toplevel.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include <adwaita.h>

#include "loa-toplevel.h"

#if GTK_CHECK_VERSION(4, 12, 0)
#define OUT_OF_SIGHT (GDK_TOPLEVEL_STATE_MINIMIZED | GDK_TOPLEVEL_STATE_SUSPENDED)
#else
#define OUT_OF_SIGHT GDK_TOPLEVEL_STATE_MINIMIZED
#endif

gboolean
loa_toplevel_is_in_sight (GdkToplevel *toplevel)
{
  g_return_val_if_fail (GDK_IS_TOPLEVEL (toplevel), FALSE);

  return (gdk_toplevel_get_state (toplevel) & OUT_OF_SIGHT) == 0;
}

#if ADW_CHECK_VERSION (1, 5, 0)

static GListModel *
get_sheets (GtkWindow *window)
{
  if (ADW_IS_APPLICATION_WINDOW (window))
    return adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (window));

  return ADW_IS_WINDOW (window) ? adw_window_get_dialogs (ADW_WINDOW (window)) : NULL;
}

void
loa_toplevel_close_sheets (GtkWindow *window)
{
  g_autoptr (GListModel) sheets = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));

  sheets = get_sheets (window);
  for (guint i = sheets != NULL ? g_list_model_get_n_items (sheets) : 0; i > 0; i--)
    {
      g_autoptr (AdwDialog) sheet = g_list_model_get_item (sheets, i - 1);

      adw_dialog_force_close (sheet);
    }
}

#else

void
loa_toplevel_close_sheets (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
}

#endif
