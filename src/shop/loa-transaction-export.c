/* loa-transaction-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-transaction-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "loa-csv-writer.h"
#include "loa-failure.h"
#include "loa-store-transactions.h"
#include "loa-xlsx-writer.h"

/* Everything that touches the disk happens on threads: the rows are written on the one on which the store reads them,
 * and what was written is put in its place, or taken away, on another.
 */
typedef struct
{
  char *path; /* (owned): where to */
  gboolean is_xlsx;
  char *temporary_path; /* (owned) (nullable): beside @path, while it is there */
  int file; /* what is at @temporary_path, or -1 */
  LoaCsvWriter *csv; /* (owned) (nullable) */
  LoaXlsxWriter *xlsx; /* (owned) (nullable) */
  gint64 n_rows; /* once all are written, or -1 */
  GError *failure; /* (owned) (nullable): why they could not be written */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->csv, loa_csv_writer_free);
  g_clear_pointer (&export->xlsx, loa_xlsx_writer_free);
  g_clear_error (&export->failure);
  g_free (export->path);
  g_free (export->temporary_path);
  g_free (export);
}

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
fail (Export  *export,
      GError  *reason,
      GError **error)
{
  g_autoptr (GError) owned_reason = reason;

  set_file_error (error, export->path, owned_reason->message);

  return FALSE;
}

/* Creates the temporary file, which nobody else can read, and its writer. */
static gboolean
begin (Export  *export,
       GError **error)
{
  g_autofree char *folder = g_path_get_dirname (export->path);
  g_autofree char *template = g_build_filename (folder, ".loa-export-XXXXXX", NULL);
  GError *reason = NULL;

  export->file = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (export->file < 0)
    {
      set_file_error (error, export->path, g_strerror (errno));
      return FALSE;
    }

  export->temporary_path = g_steal_pointer (&template);
  if (!export->is_xlsx)
    {
      export->csv = loa_csv_writer_new (export->file);
      return TRUE;
    }

  export->xlsx = loa_xlsx_writer_new (export->temporary_path, &reason);

  return export->xlsx != NULL || fail (export, reason, error);
}

static gboolean
end (Export  *export,
     GError **error)
{
  GError *reason = NULL;

  if (export->is_xlsx ? !loa_xlsx_writer_end (export->xlsx, &reason) : !loa_csv_writer_end (export->csv, &reason))
    return fail (export, reason, error);

  if (fsync (export->file) != 0)
    {
      set_file_error (error, export->path, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_record_cb (const LoaTransactionRecord  *record,
                 gpointer                     user_data,
                 GError                     **error)
{
  Export *export = user_data;
  GError *reason = NULL;
  gboolean written;

  if (export->csv == NULL && export->xlsx == NULL && !begin (export, error))
    return FALSE;

  if (record == NULL)
    return end (export, error);

  if (export->is_xlsx)
    written = loa_xlsx_writer_write (export->xlsx, record, &reason);
  else
    written = loa_csv_writer_write (export->csv, record, &reason);

  return written || fail (export, reason, error);
}

/* Puts a complete file in its place, and takes an incomplete one away. */
static void
settle_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  g_clear_pointer (&export->csv, loa_csv_writer_free);
  g_clear_pointer (&export->xlsx, loa_xlsx_writer_free);
  if (export->file >= 0)
    close (g_steal_fd (&export->file));

  if (export->n_rows >= 0 && g_rename (export->temporary_path, export->path) == 0)
    {
      g_clear_pointer (&export->temporary_path, g_free);
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (export->n_rows >= 0)
    set_file_error (&error, export->path, g_strerror (errno));

  if (export->temporary_path != NULL)
    g_unlink (export->temporary_path);

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
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (export->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&export->failure));
  else
    g_task_return_int (task, export->n_rows);
}

static void
streamed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) settling = NULL;
  Export *export = g_task_get_task_data (task);

  export->n_rows = loa_store_stream_transactions_finish (LOA_STORE (object), result, &export->failure);
  if (export->failure == NULL
      && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &export->failure))
    export->n_rows = -1;

  settling = g_task_new (object, NULL, settled_cb, g_object_ref (task));
  g_task_set_source_tag (settling, streamed_cb);
  g_task_set_task_data (settling, export, NULL);
  g_task_run_in_thread (settling, settle_thread);
}

void
loa_transaction_export_async (LoaStore                   *store,
                              const LoaTransactionFilter *filter,
                              const char                 *path,
                              GCancellable               *cancellable,
                              GAsyncReadyCallback         callback,
                              gpointer                    user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *lower_path = NULL;
  Export *export;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_transaction_export_async);
  lower_path = g_ascii_strdown (path, -1);

  if (!g_str_has_suffix (lower_path, ".csv") && !g_str_has_suffix (lower_path, ".xlsx"))
    {
      g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, "%s",
                               _("Transactions can be exported to files that end in .csv or .xlsx. Give the file one "
                                 "of these endings."));
      return;
    }

  export = g_new0 (Export, 1);
  export->path = g_strdup (path);
  export->is_xlsx = g_str_has_suffix (lower_path, ".xlsx");
  export->file = -1;
  g_task_set_task_data (task, export, export_free);

  loa_store_stream_transactions_async (store, filter, write_record_cb, export, cancellable, streamed_cb,
                                       g_object_ref (task));
}

gint64
loa_transaction_export_finish (LoaStore      *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_transaction_export_async), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
