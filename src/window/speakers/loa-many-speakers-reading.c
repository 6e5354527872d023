/* loa-many-speakers-reading.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-field-error.h"
#include "loa-many-speakers-dialog-private.h"
#include "loa-open-file.h"

/* How text and files become lines. */

static void
show_lines (LoaManySpeakersDialog *self)
{
  self->added = FALSE;
  loa_field_error_show (self->add_error_label, NULL, NULL);
  loa_many_speakers_show_all (self);
  loa_many_speakers_show_page (self, "lines");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* Returns: whether the dialog is still there */
static gboolean
end_reading (LoaManySpeakersDialog *self,
             const GError          *error)
{
  if (self->shop == NULL)
    return FALSE;

  self->reading = FALSE;
  if (error != NULL)
    {
      loa_many_speakers_show_page (self, "text");
      loa_field_error_show_failure (self->error_label, NULL, error);
    }
  loa_many_speakers_update_actions (self);

  return TRUE;
}

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaManySpeakersDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_speaker_lines_read_text_finish (LOA_SPEAKER_LINES (object), result, &error);
  if (!end_reading (self, error) || error != NULL)
    return;

  if (loa_many_speakers_count_lines (self) == self->n_read)
    {
      loa_field_error_show (self->error_label, NULL,
                            _("There are no speakers in this text. Put each serial number on a line of its own."));
      return;
    }

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), "", -1);
  show_lines (self);
}

static void
file_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaManySpeakersDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_speaker_lines_read_file_finish (LOA_SPEAKER_LINES (object), result, &error);
  if (end_reading (self, error) && error == NULL)
    show_lines (self);
}

static void
start_reading (LoaManySpeakersDialog *self)
{
  self->reading = TRUE;
  self->n_read = loa_many_speakers_count_lines (self);
  loa_field_error_show (self->error_label, NULL, NULL);
  loa_many_speakers_update_actions (self);
}

static void
read_file (LoaManySpeakersDialog *self,
           GFile                 *file)
{
  start_reading (self);
  loa_speaker_lines_read_file_async (self->lines, file, self->cancellable, file_read_cb, g_object_ref (self));
}

void
loa_many_speakers_next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaManySpeakersDialog *self = LOA_MANY_SPEAKERS_DIALOG (widget);
  g_autofree char *text = loa_many_speakers_dup_text (self);

  start_reading (self);
  loa_speaker_lines_read_text_async (self->lines, text, self->cancellable, text_read_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (LoaManySpeakersDialog) self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = loa_open_file_finish (GTK_WINDOW (object), result, &error);
  if (self->shop == NULL)
    return;

  if (file != NULL)
    read_file (self, file);
  else
    loa_field_error_show_failure (self->error_label, NULL, error);
}

void
loa_many_speakers_open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  loa_many_speakers_dialog_choose_file (LOA_MANY_SPEAKERS_DIALOG (widget));
}

gboolean
loa_many_speakers_drop_cb (GtkDropTarget         *target,
         const GValue          *value,
         double                 x,
         double                 y,
         LoaManySpeakersDialog *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || self->reading || self->adding)
    return FALSE;

  read_file (self, file);

  return TRUE;
}

void
loa_many_speakers_dialog_choose_file (LoaManySpeakersDialog *self)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "xlsx", "xls", "ods" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (LOA_IS_MANY_SPEAKERS_DIALOG (self));

  /* A spreadsheet is not read, but it is said how to make of it what is. */
  gtk_file_filter_set_name (filter, _("Tables (.csv, .tsv, .txt)"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  loa_open_file_async (GTK_WINDOW (self), _("Open a file of speakers"), filter, self->cancellable, file_chosen_cb,
                       g_object_ref (self));
}
