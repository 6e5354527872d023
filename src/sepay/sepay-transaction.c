/* sepay-transaction.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-transaction-private.h"

#include "loa-vietnam-time.h"
#include "sepay-bank-list.h"
#include "sepay-error-private.h"
#include "sepay-json.h"

void
sepay_transaction_free (SepayTransaction *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->bank_account_id, g_free);
  g_clear_pointer (&self->bank_brand_name, g_free);
  g_clear_pointer (&self->account_number, g_free);
  g_clear_pointer (&self->transaction_date, g_free);
  g_clear_pointer (&self->transaction_content, g_free);
  g_clear_pointer (&self->reference_number, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->sub_account, g_free);
  g_free (self);
}

void
sepay_transaction_page_free (SepayTransactionPage *self)
{
  g_clear_pointer (&self->transactions, g_ptr_array_unref);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
  g_free (self);
}

SepayTransactionPage *
sepay_transaction_page_new (void)
{
  SepayTransactionPage *self = g_new0 (SepayTransactionPage, 1);

  self->transactions = g_ptr_array_new_with_free_func ((GDestroyNotify) sepay_transaction_free);
  self->unreadable = g_ptr_array_new_with_free_func (g_free);
  self->total = -1;
  self->per_page = -1;
  self->current_page = -1;
  self->last_page = -1;

  return self;
}

static gboolean
check_indispensable (SepayTransaction  *self,
                     GError           **error)
{
  if (self->id == NULL)
    return sepay_json_set_missing ("id", error);

  if (self->transaction_date == NULL)
    return sepay_json_set_missing ("transaction_date", error);

  if (!loa_vietnam_time_parse (self->transaction_date, NULL))
    {
      sepay_error_set_malformed (error, "transaction_date is not a time that exists");
      return FALSE;
    }

  return TRUE;
}

static SepayTransaction *
read_row (JsonNode  *node,
          GError   **error)
{
  g_autoptr (SepayTransaction) self = g_new0 (SepayTransaction, 1);
  JsonObject *row;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      sepay_error_set_malformed (error, "it is not an object");
      return NULL;
    }

  row = json_node_get_object (node);
  if (!sepay_json_read_id (row, "id", &self->id, &self->id_is_number, error)
      || !sepay_json_read_id (row, "bank_account_id", &self->bank_account_id, &self->bank_account_id_is_number, error)
      || !sepay_json_read_text (row, "bank_brand_name", &self->bank_brand_name, error)
      || !sepay_json_read_text (row, "account_number", &self->account_number, error)
      || !sepay_json_read_text (row, "transaction_date", &self->transaction_date, error)
      || !sepay_json_read_whole (row, "amount_out", &self->amount_out, &self->has_amount_out, error)
      || !sepay_json_read_whole (row, "amount_in", &self->amount_in, &self->has_amount_in, error)
      || !sepay_json_read_whole (row, "accumulated", &self->accumulated, &self->has_accumulated, error)
      || !sepay_json_read_text (row, "transaction_content", &self->transaction_content, error)
      || !sepay_json_read_text (row, "reference_number", &self->reference_number, error)
      || !sepay_json_read_text (row, "code", &self->code, error)
      || !sepay_json_read_text (row, "sub_account", &self->sub_account, error)
      || !check_indispensable (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

gpointer
sepay_transaction_page_read (JsonObject     *answer,
                             gconstpointer   asked,
                             GError        **error)
{
  g_autoptr (SepayTransactionPage) self = sepay_transaction_page_new ();
  JsonArray *rows = NULL;

  if (!sepay_bank_list_get_rows (answer, &rows, error))
    return NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      g_autoptr (GError) row_error = NULL;
      SepayTransaction *transaction = read_row (json_array_get_element (rows, i), &row_error);

      if (transaction != NULL)
        g_ptr_array_add (self->transactions, transaction);
      else
        g_ptr_array_add (self->unreadable, g_strdup_printf ("row %u: %s", i + 1, row_error->message));
    }

  self->total = sepay_bank_list_get_pagination (answer, "total");
  self->per_page = sepay_bank_list_get_pagination (answer, "per_page");
  self->current_page = sepay_bank_list_get_pagination (answer, "current_page");
  self->last_page = sepay_bank_list_get_pagination (answer, "last_page");

  return g_steal_pointer (&self);
}
