/* loa-export-file.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "loa-csv-writer.h"
#include "loa-failure.h"
#include "loa-xlsx-writer.h"

/* A table on its way into a file, in the format that the file's name ends in. Everything that touches the disk happens
 * on threads: the rows are written on the one on which the store reads them, beside the file first; what was written is
 * put in its place, or taken away, on another.
 */
struct _LoaExportFile
{
  char *path; /* (owned): where to */
  const LoaExportTable *table; /* (unowned) */
  gboolean is_xlsx;
  char separator; /* of cells in CSV */
  LoaExportProgress *progress; /* (owned) (nullable) */
  char *temporary_path; /* (owned) (nullable): beside @path, while it is there */
  int file; /* what is at @temporary_path, or -1 */
  LoaCsvWriter *csv; /* (owned) (nullable) */
  LoaXlsxWriter *xlsx; /* (owned) (nullable) */
  gint64 n_rows; /* once all are written, or -1 */
  GError *failure; /* (owned) (nullable): why they could not be written */
};

static void
set_file_error (GError     **error,
                const char  *path,
                const char  *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
               /* Translators: the name of a file, and the system's words on why */
               _("“%s” could not be written: %s. Choose another folder, or make room there, and export again."), name,
               reason);
}

/* Takes over what a writer failed with. */
static gboolean
fail (LoaExportFile  *self,
      GError         *reason,
      GError        **error)
{
  g_autoptr (GError) owned_reason = reason;

  set_file_error (error, self->path, owned_reason->message);

  return FALSE;
}

/* Creates the temporary file, which nobody else can read, and its writer. */
static gboolean
begin (LoaExportFile  *self,
       GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *template = g_build_filename (folder, ".loa-export-XXXXXX", NULL);
  GError *reason = NULL;

  self->file = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (self->file < 0)
    {
      set_file_error (error, self->path, g_strerror (errno));
      return FALSE;
    }

  self->temporary_path = g_steal_pointer (&template);
  if (!self->is_xlsx)
    {
      self->csv = loa_csv_writer_new (self->file, self->table, self->separator);
      return TRUE;
    }

  self->xlsx = loa_xlsx_writer_new (self->temporary_path, self->table, &reason);

  return self->xlsx != NULL || fail (self, reason, error);
}

static gboolean
end (LoaExportFile  *self,
     GError        **error)
{
  GError *reason = NULL;

  if (self->is_xlsx ? !loa_xlsx_writer_end (self->xlsx, &reason) : !loa_csv_writer_end (self->csv, &reason))
    return fail (self, reason, error);

  if (fsync (self->file) != 0)
    {
      set_file_error (error, self->path, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

/* Puts a complete file in its place, and takes an incomplete one away. */
static void
settle_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  LoaExportFile *self = task_data;
  GError *error = NULL;

  g_clear_pointer (&self->csv, loa_csv_writer_free);
  g_clear_pointer (&self->xlsx, loa_xlsx_writer_free);
  if (self->file >= 0)
    close (g_steal_fd (&self->file));

  if (self->n_rows >= 0 && g_rename (self->temporary_path, self->path) == 0)
    {
      g_clear_pointer (&self->temporary_path, g_free);
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (self->n_rows >= 0)
    set_file_error (&error, self->path, g_strerror (errno));

  if (self->temporary_path != NULL)
    g_unlink (self->temporary_path);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
settled_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaExportFile *self = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (self->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&self->failure));
  else
    g_task_return_int (task, self->n_rows);
}

/* Returns: (nullable): a file that is not there before something is written, or %NULL when @path ends in no format that
 * is known. The table stays the caller's.
 */
LoaExportFile *
loa_export_file_new (const char           *path,
                     const LoaExportTable *table)
{
  g_autofree char *lower_path = g_ascii_strdown (path, -1);
  LoaExportFile *self;

  if (!g_str_has_suffix (lower_path, ".csv") && !g_str_has_suffix (lower_path, ".xlsx"))
    return NULL;

  self = g_new0 (LoaExportFile, 1);
  self->path = g_strdup (path);
  self->table = table;
  self->is_xlsx = g_str_has_suffix (lower_path, ".xlsx");
  self->file = -1;
  self->separator = ',';

  return self;
}

/* Before anything is written. XLSX has no separator. */
void
loa_export_file_set_options (LoaExportFile          *self,
                             const LoaExportOptions *options)
{
  if (options == NULL)
    return;

  if (options->separator != 0)
    self->separator = options->separator;
  if (options->progress != NULL)
    self->progress = loa_export_progress_ref (options->progress);
}

void
loa_export_file_free (LoaExportFile *self)
{
  g_clear_pointer (&self->csv, loa_csv_writer_free);
  g_clear_pointer (&self->xlsx, loa_xlsx_writer_free);
  g_clear_pointer (&self->progress, loa_export_progress_unref);
  g_clear_error (&self->failure);
  g_free (self->path);
  g_free (self->temporary_path);
  g_free (self);
}

/* Writes a row, a cell for each column of the table, or with %NULL the end. For a thread that may block. */
gboolean
loa_export_file_write (LoaExportFile        *self,
                       const LoaExportCell  *cells,
                       GError              **error)
{
  GError *reason = NULL;
  gboolean written;

  if (self->csv == NULL && self->xlsx == NULL && !begin (self, error))
    return FALSE;

  if (cells == NULL)
    return end (self, error);

  if (self->progress != NULL)
    loa_export_progress_count_row (self->progress);
  if (self->is_xlsx)
    written = loa_xlsx_writer_write (self->xlsx, cells, &reason);
  else
    written = loa_csv_writer_write (self->csv, cells, &reason);

  return written || fail (self, reason, error);
}

/* Gives a file its name when @n_rows were written to their end, or takes it away again when that is -1 or @task is
 * cancelled; @task, whose data holds the file, then returns the number of rows or why there are none. Takes @failure.
 */
void
loa_export_file_settle (LoaExportFile *self,
                        GTask         *task,
                        gint64         n_rows,
                        GError        *failure)
{
  g_autoptr (GTask) settling = NULL;

  self->n_rows = n_rows;
  self->failure = failure;
  if (failure == NULL && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &self->failure))
    self->n_rows = -1;

  /* The thread may let go of its task last, and has to have nothing of this one's. */
  settling = g_task_new (NULL, NULL, settled_cb, g_object_ref (task));
  g_task_set_source_tag (settling, loa_export_file_settle);
  g_task_set_task_data (settling, self, NULL);
  g_task_run_in_thread (settling, settle_thread);
}
