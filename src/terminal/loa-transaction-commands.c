/* loa-transaction-commands.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-commands.h"
#include "loa-dong.h"
#include "loa-json.h"
#include "loa-progress.h"
#include "loa-store-balances.h"
#include "loa-store-transactions.h"
#include "loa-sum-text.h"
#include "loa-sync-wording.h"
#include "loa-table.h"
#include "loa-transaction-export.h"
#include "loa-values.h"

#define DEFAULT_LIMIT 100

/* So many gaps are told of. */
#define MAX_BREAKS 5

static void
write_unreadable (LoaOutput           *output,
                  const LoaSyncResult *result)
{
  g_autofree char *count = loa_dong_format_digits (result->n_unreadable);
  g_autofree char *note = NULL;

  /* Translators: a number of transactions, then which was the first of them, and why */
  note = g_strdup_printf (ngettext ("%s transaction from SePay could not be read: %s",
                                    "%s transactions from SePay could not be read. The first: %s",
                                    (gulong) result->n_unreadable),
                          count, result->first_unreadable != NULL ? result->first_unreadable : "");
  loa_output_note (output, "loactl: %s", note);
}

static void
write_sync_result (LoaOutput           *output,
                   const LoaSyncResult *result)
{
  g_autofree char *n_new = loa_dong_format_digits (result->n_new);
  g_autofree char *n_changed = loa_dong_format_digits (result->n_changed);
  g_autofree char *n_total = loa_dong_format_digits (result->n_total);

  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      loa_json_add_integer (builder, "new", result->n_new);
      loa_json_add_integer (builder, "changed", result->n_changed);
      loa_json_add_integer (builder, "total", result->n_total);
      json_builder_end_object (builder);
      loa_output_object (output, builder);
    }
  else
    {
      loa_output_line (output, _("New: %s, changed: %s, on this computer: %s"), n_new, n_changed, n_total);
    }

  /* A gap is never silent. */
  if (result->n_unreadable > 0)
    write_unreadable (output, result);
}

/* Nor is one of SePay's: the newest places where balances do not follow from each other. */
static gboolean
write_breaks (LoaTerminal  *self,
              LoaShop      *shop,
              GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  LoaStore *store = loa_shop_get_store (shop);
  const gint64 now = loa_clock_get_unix_seconds (loa_shop_get_clock (shop));
  g_autoptr (GPtrArray) breaks = NULL;

  loa_store_load_balance_breaks_async (store, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  breaks = loa_store_load_balance_breaks_finish (store, loa_terminal_wait (self), error);
  if (breaks == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (breaks->len, MAX_BREAKS); i++)
    {
      g_autofree char *sentence = loa_sync_wording_describe_break (g_ptr_array_index (breaks, i), now);

      loa_output_note (output, "loactl: %s", sentence);
    }

  return TRUE;
}

gboolean
loa_command_transactions_sync (LoaTerminal  *self,
                               GError      **error)
{
  const LoaArguments *arguments = loa_terminal_get_arguments (self);
  LoaOutput *output = loa_terminal_get_output (self);
  g_autoptr (LoaSyncResult) result = NULL;
  LoaProgress *progress;
  const char *from_day;
  const char *to_day;
  LoaSync *sync;
  LoaShop *shop;

  if (!loa_values_read_day (arguments, LOA_OPTION_FROM, &from_day, error)
      || !loa_values_read_day (arguments, LOA_OPTION_TO, &to_day, error))
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  if (shop == NULL)
    return FALSE;

  sync = loa_shop_get_sync (shop);
  progress = loa_progress_new (output, sync);
  loa_sync_run_async (sync, from_day, to_day, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  result = loa_sync_run_finish (sync, loa_terminal_wait (self), error);
  loa_progress_free (progress);
  if (result == NULL)
    return FALSE;

  write_sync_result (output, result);

  return write_breaks (self, shop, error);
}

static void
add_transaction (JsonBuilder   *builder,
                 gconstpointer  row)
{
  const LoaTransactionRecord *record = row;

  json_builder_begin_object (builder);
  loa_json_add_id (builder, "id", record->id, record->id_is_number);
  loa_json_add_id (builder, "bank_account_id", record->bank_account_id, record->bank_account_id_is_number);
  loa_json_add_text (builder, "bank_brand_name", record->bank_brand_name);
  loa_json_add_text (builder, "account_number", record->account_number);
  loa_json_add_text (builder, "transaction_date", record->transaction_date);
  loa_json_add_amount (builder, "amount_out", record->amount_out);
  loa_json_add_amount (builder, "amount_in", record->amount_in);
  loa_json_add_amount (builder, "accumulated", record->accumulated);
  loa_json_add_text (builder, "transaction_content", record->transaction_content);
  loa_json_add_text (builder, "reference_number", record->reference_number);
  loa_json_add_text (builder, "code", record->code);
  loa_json_add_text (builder, "sub_account", record->sub_account);
  json_builder_end_object (builder);
}

static void
write_transaction_objects (LoaOutput                  *output,
                           GPtrArray                  *records,
                           const LoaTransactionTotals *totals)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  loa_json_add_integer (builder, "count", totals->count);
  loa_json_add_amount (builder, "sum_in", totals->sum_in);
  loa_json_add_amount (builder, "sum_out", totals->sum_out);
  json_builder_end_object (builder);
  loa_output_list (output, "transactions", records, add_transaction, builder);
}

static void
write_transaction_table (LoaOutput                  *output,
                         GPtrArray                  *records,
                         const LoaTransactionTotals *totals)
{
  const char *headings[] = {
    _("Time"), _("Account"), _(">In"), _(">Out"), _("Code"), _("Reference"), _("Content"), NULL,
  };
  g_autoptr (LoaTable) table = loa_table_new (headings);
  g_autofree char *count = loa_dong_format_digits (totals->count);
  g_autofree char *sum_in = loa_sum_text_format (totals->sum_in);
  g_autofree char *sum_out = loa_sum_text_format (totals->sum_out);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (records, i);

      loa_table_add (table, record->transaction_date);
      loa_table_add (table, record->account_number);
      /* A zero only says that the money went the other way. */
      loa_table_add_amount (table, record->amount_in != 0 ? record->amount_in : LOA_AMOUNT_UNKNOWN);
      loa_table_add_amount (table, record->amount_out != 0 ? record->amount_out : LOA_AMOUNT_UNKNOWN);
      loa_table_add (table, record->code);
      loa_table_add (table, record->reference_number);
      loa_table_add (table, record->transaction_content);
    }

  loa_table_write (table, output);
  loa_output_line (output, _("Count: %s, in: %s, out: %s"), count, sum_in, sum_out);
}

gboolean
loa_command_transactions_list (LoaTerminal  *self,
                               GError      **error)
{
  const LoaArguments *arguments = loa_terminal_get_arguments (self);
  g_autoptr (LoaTransactionFilter) filter = loa_values_read_filter (arguments, error);
  LoaOutput *output = loa_terminal_get_output (self);
  g_autoptr (GPtrArray) records = NULL;
  LoaTransactionTotals totals;
  gint64 limit;
  gint64 offset;
  LoaStore *store;
  LoaShop *shop;

  if (filter == NULL
      || !loa_values_read_count (arguments, LOA_OPTION_LIMIT, DEFAULT_LIMIT, &limit, error)
      || !loa_values_read_count (arguments, LOA_OPTION_OFFSET, 0, &offset, error))
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL)
    return FALSE;

  store = loa_shop_get_store (shop);
  loa_store_list_transactions_async (store, filter, limit, offset, loa_terminal_get_cancellable (self),
                                     loa_terminal_ready_cb, self);
  records = loa_store_list_transactions_finish (store, loa_terminal_wait (self), &totals, error);
  if (records == NULL)
    return FALSE;

  if (loa_output_is_json (output))
    write_transaction_objects (output, records, &totals);
  else
    write_transaction_table (output, records, &totals);
  return TRUE;
}

static void
write_exported (LoaOutput  *output,
                const char *path,
                gint64      n_rows)
{
  g_autofree char *count = loa_dong_format_digits (n_rows);

  if (loa_output_is_json (output))
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      loa_json_add_text (builder, "file", path);
      loa_json_add_integer (builder, "rows", n_rows);
      json_builder_end_object (builder);
      loa_output_object (output, builder);
    }
  else
    {
      /* Translators: a number of transactions, then a file */
      loa_output_line (output, ngettext ("%s transaction was written to %s.", "%s transactions were written to %s.",
                                         (gulong) n_rows),
                       count, path);
    }
}

gboolean
loa_command_transactions_export (LoaTerminal  *self,
                                 GError      **error)
{
  g_autoptr (LoaTransactionFilter) filter = loa_values_read_filter (loa_terminal_get_arguments (self), error);
  const char *path = loa_terminal_get_operand (self, 0);
  gint64 n_rows;
  LoaStore *store;
  LoaShop *shop;

  if (filter == NULL)
    return FALSE;

  shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_UNUSED, error);
  if (shop == NULL)
    return FALSE;

  store = loa_shop_get_store (shop);
  loa_transaction_export_async (store, filter, path, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  n_rows = loa_transaction_export_finish (store, loa_terminal_wait (self), error);
  if (n_rows < 0)
    return FALSE;

  write_exported (loa_terminal_get_output (self), path, n_rows);
  return TRUE;
}
