/* loa-export-place.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <langinfo.h>

#include "loa-export-place.h"
#include "loa-save-file.h"
#include "loa-settings.h"
#include "loa-toast.h"

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  file = loa_save_file_finish (GTK_WINDOW (object), result, &error);
  if (file != NULL)
    g_task_return_pointer (task, g_file_get_path (file), g_free);
  else
    g_task_return_error (task, error);
}

void
loa_export_place_ask_async (GtkWidget           *from,
                            const char          *title,
                            const char          *name,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (title != NULL);
  g_return_if_fail (name != NULL);

  task = g_task_new (from, NULL, callback, user_data);
  g_task_set_source_tag (task, loa_export_place_ask_async);
  loa_save_file_async (GTK_WINDOW (gtk_widget_get_root (from)), title, name, NULL, chosen_cb,
                       g_steal_pointer (&task));
}

char *
loa_export_place_ask_finish (GtkWidget    *from,
                             GAsyncResult *result)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (g_task_is_valid (result, from), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_export_place_ask_async), NULL);

  path = g_task_propagate_pointer (G_TASK (result), &error);
  /* The window may have gone while the question stood there. */
  if (path == NULL && gtk_widget_get_root (from) != NULL)
    {
      if (error != NULL)
        loa_toast_show_failure (from, error);
      else
        loa_toast_show (from, _("Loa can only write to a folder of this computer. Choose another place."));
    }

  return g_steal_pointer (&path);
}

/* Spreadsheets expect semicolons where a comma begins the fraction of a number, as in Vietnam. */
static char
get_separator_of_language (void)
{
  return g_str_equal (nl_langinfo (RADIXCHAR), ",") ? ';' : ',';
}

char
loa_export_place_get_separator (GtkWidget *from)
{
  LoaSettings *settings;

  g_return_val_if_fail (GTK_IS_WIDGET (from), ',');

  settings = loa_settings_get_for_widget (from);
  switch (settings != NULL ? g_settings_get_enum (loa_settings_get_common (settings), LOA_SETTINGS_CSV_SEPARATOR)
                           : LOA_CSV_SEPARATOR_OF_LANGUAGE)
    {
    case LOA_CSV_SEPARATOR_COMMA:
      return ',';

    case LOA_CSV_SEPARATOR_SEMICOLON:
      return ';';

    default:
      return get_separator_of_language ();
    }
}
