/* loa-transaction-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-transaction-export.h"

#include <glib/gi18n.h>

#include "loa-export-file.h"
#include "loa-failure.h"
#include "loa-store-transactions.h"

/* A column has SePay's name, and stands for one of its members. */
static const LoaExportColumn columns[] = {
  { "id", LOA_EXPORT_COLUMN_TEXT, 10 },
  { "bank_account_id", LOA_EXPORT_COLUMN_TEXT, 16 },
  { "bank_brand_name", LOA_EXPORT_COLUMN_TEXT, 18 },
  { "account_number", LOA_EXPORT_COLUMN_TEXT, 18 },
  { "transaction_date", LOA_EXPORT_COLUMN_DATE, 20 },
  { "amount_out", LOA_EXPORT_COLUMN_NUMBER, 16 },
  { "amount_in", LOA_EXPORT_COLUMN_NUMBER, 16 },
  { "accumulated", LOA_EXPORT_COLUMN_NUMBER, 18 },
  { "transaction_content", LOA_EXPORT_COLUMN_TEXT, 60 },
  { "reference_number", LOA_EXPORT_COLUMN_TEXT, 24 },
  { "code", LOA_EXPORT_COLUMN_TEXT, 16 },
  { "sub_account", LOA_EXPORT_COLUMN_TEXT, 18 },
};

static const LoaExportTable table = { "Transactions", columns, G_N_ELEMENTS (columns) };

static gboolean
write_record_cb (const LoaTransactionRecord  *record,
                 gpointer                     user_data,
                 GError                     **error)
{
  if (record == NULL)
    return loa_export_file_write (user_data, NULL, error);

  return loa_export_file_write (user_data,
                                (LoaExportCell[G_N_ELEMENTS (columns)]) {
                                  { .text = record->id },
                                  { .text = record->bank_account_id },
                                  { .text = record->bank_brand_name },
                                  { .text = record->account_number },
                                  { .text = record->transaction_date },
                                  { .number = record->amount_out },
                                  { .number = record->amount_in },
                                  { .number = record->accumulated },
                                  { .text = record->transaction_content },
                                  { .text = record->reference_number },
                                  { .text = record->code },
                                  { .text = record->sub_account },
                                },
                                error);
}

static void
streamed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *failure = NULL;
  gint64 n_rows = loa_store_stream_transactions_finish (LOA_STORE (object), result, &failure);

  loa_export_file_settle (g_task_get_task_data (task), task, n_rows, failure);
}

void
loa_transaction_export_async (LoaStore                   *store,
                              const LoaTransactionFilter *filter,
                              const char                 *path,
                              GCancellable               *cancellable,
                              GAsyncReadyCallback         callback,
                              gpointer                    user_data)
{
  loa_transaction_export_with_options_async (store, filter, path, &(LoaExportOptions) { 0 }, cancellable, callback,
                                             user_data);
}

void
loa_transaction_export_with_options_async (LoaStore                   *store,
                                           const LoaTransactionFilter *filter,
                                           const char                 *path,
                                           const LoaExportOptions     *options,
                                           GCancellable               *cancellable,
                                           GAsyncReadyCallback         callback,
                                           gpointer                    user_data)
{
  g_autoptr (GTask) task = NULL;
  LoaExportFile *file;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (path != NULL);
  g_return_if_fail (options != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_transaction_export_async);

  file = loa_export_file_new (path, &table);
  if (file == NULL)
    {
      g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, "%s",
                               _("Transactions can be exported to files that end in .csv or .xlsx. Give the file one "
                                 "of these endings."));
      return;
    }

  loa_export_file_set_options (file, options);
  g_task_set_task_data (task, file, (GDestroyNotify) loa_export_file_free);
  loa_store_stream_transactions_async (store, filter, write_record_cb, file, cancellable, streamed_cb,
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
