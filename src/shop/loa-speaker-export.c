/* loa-speaker-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-speaker-cell.h"
#include "loa-speaker-columns.h"
#include "loa-speaker-tags.h"
#include "loa-store-speakers.h"
#include "loa-white-space.h"

typedef struct
{
  char *path; /* (owned) */
  GPtrArray *records; /* (owned) (nullable) (element-type LoaSpeakerRecord) */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->path);
  g_clear_pointer (&export->records, g_ptr_array_unref);
  g_free (export);
}

/* Whatever separates the cells that a spreadsheet reads is quoted, and so is white space, which would be dropped. */
static void
append_cell (GString    *text,
             const char *content)
{
  g_autofree char *cell = loa_speaker_cell_protect (content != NULL ? content : "");
  gboolean is_quoted = strpbrk (cell, ",;\t\"\r\n") != NULL || loa_white_space_is_around (cell);

  if (text->str[text->len - 1] != '\n')
    g_string_append_c (text, ',');
  if (is_quoted)
    g_string_append_c (text, '"');

  for (const char *place = cell; *place != '\0'; place++)
    {
      if (*place == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *place);
    }

  if (is_quoted)
    g_string_append_c (text, '"');
}

static void
append_record (GString                *text,
               const LoaSpeakerRecord *record)
{
  g_auto (GStrv) tags = loa_speaker_tags_split (record->tags);
  g_autofree char *joined_tags = g_strjoinv ("; ", tags);

  append_cell (text, record->hardware_id);
  append_cell (text, record->name);
  append_cell (text, record->place);
  append_cell (text, joined_tags);
  append_cell (text, record->note);
  g_string_append (text, "\r\n");
}

static char *
make_text (GPtrArray *records)
{
  GString *text = g_string_new ("\xEF\xBB\xBF");

  for (guint i = 0; i < LOA_SPEAKER_N_COLUMNS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", loa_speaker_column_get_name (i));
  g_string_append (text, "\r\n");

  for (guint i = 0; i < records->len; i++)
    append_record (text, g_ptr_array_index (records, i));

  return g_string_free (text, FALSE);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Export *export = task_data;
  g_autofree char *text = make_text (export->records);
  g_autofree char *name = g_filename_display_name (export->path);
  g_autoptr (GError) reason = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (g_file_set_contents_full (export->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &reason))
    g_task_return_int (task, export->records->len);
  else
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
                             /* Translators: the name of a file, and the system's words on why */
                             _("“%s” could not be written: %s. Choose another folder, or make room there, and export "
                               "again."),
                             name, reason->message);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gssize n_written = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_written);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) writing = NULL;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->records = loa_store_list_speakers_finish (LOA_STORE (source), result, &error);
  if (export->records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* The thread may let go of its task last, and has to have nothing of this one's. */
  writing = g_task_new (NULL, g_task_get_cancellable (task), written_cb, g_object_ref (task));
  g_task_set_source_tag (writing, listed_cb);
  g_task_set_check_cancellable (writing, FALSE);
  g_task_set_task_data (writing, export, NULL);
  g_task_run_in_thread (writing, write_in_thread);
}

void
loa_speaker_export_async (LoaStore            *store,
                          const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *lower_path = NULL;
  Export *export;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_export_async);
  g_task_set_check_cancellable (task, FALSE);
  lower_path = g_ascii_strdown (path, -1);
  if (!g_str_has_suffix (lower_path, ".csv"))
    {
      g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, "%s",
                               _("Speakers can be exported to files that end in .csv. Give the file this ending."));
      return;
    }

  export = g_new0 (Export, 1);
  export->path = g_strdup (path);
  g_task_set_task_data (task, export, export_free);
  loa_store_list_speakers_async (store, cancellable, listed_cb, g_steal_pointer (&task));
}

gint64
loa_speaker_export_finish (LoaStore      *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_export_async), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
