/* loa-announcement-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-export.h"

#include <glib/gi18n.h>

#include "loa-announcement-word.h"
#include "loa-export-file.h"
#include "loa-failure.h"
#include "loa-store-ledger.h"
#include "loa-vietnam-time.h"

static const LoaExportColumn untranslated_columns[] = {
  { N_("Asked"), LOA_EXPORT_COLUMN_DATE, 20 },
  { N_("Sent"), LOA_EXPORT_COLUMN_DATE, 20 },
  { N_("Delivered"), LOA_EXPORT_COLUMN_DATE, 20 },
  { N_("Speaker"), LOA_EXPORT_COLUMN_TEXT, 24 },
  { N_("Serial number"), LOA_EXPORT_COLUMN_TEXT, 20 },
  { N_("Amount"), LOA_EXPORT_COLUMN_NUMBER, 16 },
  { N_("Cause"), LOA_EXPORT_COLUMN_TEXT, 12 },
  { N_("State"), LOA_EXPORT_COLUMN_TEXT, 12 },
  { N_("SePay’s status"), LOA_EXPORT_COLUMN_TEXT, 16 },
  { N_("SePay’s message"), LOA_EXPORT_COLUMN_TEXT, 40 },
  { N_("Retries"), LOA_EXPORT_COLUMN_NUMBER, 10 },
  { N_("Request ID"), LOA_EXPORT_COLUMN_TEXT, 52 },
};

#define N_COLUMNS G_N_ELEMENTS (untranslated_columns)

typedef struct
{
  LoaExportColumn columns[N_COLUMNS];
  LoaExportTable table; /* of @columns */
  LoaExportFile *file; /* (owned) (nullable): for @table */
} Export;

static Export *
export_new (const char *path)
{
  Export *export = g_new0 (Export, 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      export->columns[i] = untranslated_columns[i];
      export->columns[i].name = _(untranslated_columns[i].name);
    }

  export->table = (LoaExportTable) { "Announcements", export->columns, N_COLUMNS };
  export->file = loa_export_file_new (path, &export->table);

  return export;
}

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->file, loa_export_file_free);
  g_free (export);
}

static char *
format_time (gint64 unix_seconds)
{
  return unix_seconds != 0 ? loa_vietnam_time_format (unix_seconds) : NULL;
}

static gboolean
write_record_cb (const LoaAnnouncementRecord  *record,
                 const char                   *speaker_name,
                 gpointer                      user_data,
                 GError                      **error)
{
  g_autofree char *asked = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *delivered = NULL;

  if (record == NULL)
    return loa_export_file_write (user_data, NULL, error);

  asked = format_time (record->asked);
  sent = format_time (record->sent);
  delivered = format_time (record->delivered);

  return loa_export_file_write (user_data,
                                (LoaExportCell[N_COLUMNS]) {
                                  { .text = asked },
                                  { .text = sent },
                                  { .text = delivered },
                                  { .text = speaker_name },
                                  { .text = record->hardware_id },
                                  { .number = record->amount },
                                  { .text = loa_announcement_word_for_cause (record->cause) },
                                  { .text = loa_announcement_word_for_state (record->state) },
                                  { .text = record->status },
                                  { .text = record->message },
                                  { .number = record->retries },
                                  { .text = record->request_id },
                                },
                                error);
}

static void
streamed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *failure = NULL;
  gint64 n_rows = loa_store_stream_announcements_finish (LOA_STORE (object), result, &failure);

  loa_export_file_settle (export->file, task, n_rows, failure);
}

void
loa_announcement_export_async (LoaStore                    *store,
                               const LoaAnnouncementFilter *filter,
                               const char                  *path,
                               const LoaExportOptions      *options,
                               GCancellable                *cancellable,
                               GAsyncReadyCallback          callback,
                               gpointer                     user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_announcement_export_async);

  export = export_new (path);
  g_task_set_task_data (task, export, export_free);
  if (export->file == NULL)
    {
      g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, "%s",
                               _("Announcements can be exported to files that end in .csv or .xlsx. Give the file one "
                                 "of these endings."));
      return;
    }

  loa_export_file_set_options (export->file, options);
  loa_store_stream_announcements_async (store, filter, write_record_cb, export->file, cancellable, streamed_cb,
                                        g_object_ref (task));
}

gint64
loa_announcement_export_finish (LoaStore      *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_announcement_export_async), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
