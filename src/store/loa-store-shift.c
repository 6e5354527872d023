/* loa-store-shift.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-shift.h"

#include "loa-store-private.h"
#include "loa-sum.h"
#include "loa-suspicious-rows.h"
#include "loa-transaction-suspicion-sql.h"

/* What a sum does not hold would be a failure of SQL, so that amounts are divided first and put together afterwards. */
#define PART 1000000000
#define PARTS_SQL(amount) "sum (" amount " / " G_STRINGIFY (PART) "), sum (" amount " % " G_STRINGIFY (PART) ")"

#define SHIFT_SQL(suspicious) \
  "SELECT bank, account, sub_account, sum (amount_in > 0), " PARTS_SQL ("amount_in") ", max (amount_in)," \
  "  sum (amount_out > 0), " PARTS_SQL ("amount_out") ", sum (suspicious)" \
  "  FROM (SELECT nullif (bank_brand_name, '') AS bank, nullif (account_number, '') AS account," \
  "    nullif (sub_account, '') AS sub_account, amount_in, amount_out, coalesce (" suspicious ", 0) AS suspicious" \
  "    FROM transactions WHERE transaction_date >= :from AND transaction_date < :until)" \
  "  GROUP BY bank, account, sub_account ORDER BY bank, account, sub_account"

typedef struct
{
  char *from; /* (owned) */
  char *until; /* (owned) */
  GPtrArray *lines; /* (owned) (nullable) (element-type LoaShiftLine) */
} ShiftCall;

static void
shift_call_free (ShiftCall *call)
{
  g_free (call->from);
  g_free (call->until);
  g_clear_pointer (&call->lines, g_ptr_array_unref);
  g_free (call);
}

static gint64
read_sum (LoaStoreStatement *statement,
          int                column)
{
  gint64 sum;

  if (__builtin_mul_overflow (loa_store_statement_get_integer (statement, column), PART, &sum))
    return LOA_AMOUNT_UNKNOWN;

  loa_sum_add (&sum, loa_store_statement_get_integer (statement, column + 1));
  return sum;
}

static LoaShiftLine *
read_line (LoaStoreStatement *statement)
{
  LoaShiftLine *line = g_new0 (LoaShiftLine, 1);

  line->bank_brand_name = loa_store_statement_dup_text (statement, 0);
  line->account_number = loa_store_statement_dup_text (statement, 1);
  line->sub_account = loa_store_statement_dup_text (statement, 2);
  line->count_in = loa_store_statement_get_integer (statement, 3);
  line->sum_in = read_sum (statement, 4);
  line->largest_in = loa_store_statement_get_integer (statement, 6);
  line->count_out = loa_store_statement_get_integer (statement, 7);
  line->sum_out = read_sum (statement, 8);
  line->n_suspicious = loa_store_statement_get_integer (statement, 10);

  return line;
}

static gboolean
load_shift (LoaStoreConnection  *connection,
            gpointer             data,
            GError             **error)
{
  ShiftCall *call = data;
  LoaTransactionFilter filter = { .from_day = call->from, .to_day = call->until };
  g_autoptr (LoaRowSet) suspicious = NULL;
  g_autoptr (LoaStoreStatement) statement = NULL;

  if (!loa_suspicious_rows_find (connection, &filter, &suspicious, error))
    return FALSE;

  statement = loa_store_statement_new (connection,
                                       suspicious != NULL ? SHIFT_SQL ("loa_is_among (:suspicious, row)")
                                                          : SHIFT_SQL (LOA_SUSPICIOUS_SQL),
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_pointer (statement, ":suspicious", suspicious, LOA_ROW_SET_POINTER);
  call->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_shift_line_free);
  loa_store_statement_bind_text (statement, ":from", call->from);
  loa_store_statement_bind_text (statement, ":until", call->until);
  while (loa_store_statement_next (statement))
    g_ptr_array_add (call->lines, read_line (statement));

  return loa_store_statement_check (statement, error);
}

void
loa_shift_line_free (LoaShiftLine *self)
{
  if (self == NULL)
    return;

  g_free (self->bank_brand_name);
  g_free (self->account_number);
  g_free (self->sub_account);
  g_free (self);
}

void
loa_store_load_shift_async (LoaStore            *self,
                            const char          *from,
                            const char          *until,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;
  ShiftCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (from != NULL);
  g_return_if_fail (until != NULL);

  task = loa_store_new_task (self, loa_store_load_shift_async, cancellable, callback, user_data);
  call = g_new0 (ShiftCall, 1);
  call->from = g_strdup (from);
  call->until = g_strdup (until);
  g_task_set_task_data (task, call, (GDestroyNotify) shift_call_free);
  loa_store_read_apart (self, task, load_shift);
}

GPtrArray *
loa_store_load_shift_finish (LoaStore      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  ShiftCall *call = loa_store_finish_task (self, result, loa_store_load_shift_async, error);

  return call != NULL ? g_steal_pointer (&call->lines) : NULL;
}
