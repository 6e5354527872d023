/* loa-file-choice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-file-choice-private.h"
#include "loa-granted-file.h"

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
}

static void
return_file (GTask *task,
             GFile *file)
{
  g_task_return_pointer (task, loa_granted_file_find (file, g_get_user_runtime_dir ()), g_object_unref);
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_choice (GTask  *task,
               GFile  *file,
               GError *error)
{
  if (file != NULL)
    return_file (task, file);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return_cancelled (task);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  return_choice (task, file, error);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  return_choice (task, file, error);
}

void
loa_file_choice_ask (GTask         *task,
                     GtkWindow     *parent,
                     const char    *title,
                     const char    *name,
                     GtkFileFilter *filter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (name != NULL)
    {
      gtk_file_dialog_set_initial_name (dialog, name);
      gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), saved_cb, g_object_ref (task));
    }
  else
    {
      gtk_file_dialog_set_default_filter (dialog, filter);
      gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task), opened_cb, g_object_ref (task));
    }
}

#else

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;

  /* The dialog is the task's data; without this each would keep the other. */
  g_signal_handlers_disconnect_by_func (dialog, response_cb, task);

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (file != NULL)
    return_file (task, file);
  else
    return_cancelled (task);
}

void
loa_file_choice_ask (GTask         *task,
                     GtkWindow     *parent,
                     const char    *title,
                     const char    *name,
                     GtkFileFilter *filter)
{
  const GtkFileChooserAction action = name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  else
    gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif
