/* sepay-bank-account.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-bank-account-private.h"

#include "sepay-bank-list.h"
#include "sepay-error-private.h"
#include "sepay-json.h"

void
sepay_bank_account_free (SepayBankAccount *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->account_holder_name, g_free);
  g_clear_pointer (&self->account_number, g_free);
  g_clear_pointer (&self->created_at, g_free);
  g_clear_pointer (&self->bank_short_name, g_free);
  g_clear_pointer (&self->bank_full_name, g_free);
  g_clear_pointer (&self->bank_code, g_free);
  g_clear_pointer (&self->bank_bin, g_free);
  g_clear_pointer (&self->bank_icon_url, g_free);
  g_clear_pointer (&self->bank_logo_url, g_free);
  g_free (self);
}

void
sepay_bank_account_page_free (SepayBankAccountPage *self)
{
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_bank (SepayBankAccount  *self,
           JsonObject        *bank,
           GError           **error)
{
  return sepay_json_read_text (bank, "short_name", &self->bank_short_name, error)
         && sepay_json_read_text (bank, "full_name", &self->bank_full_name, error)
         && sepay_json_read_text (bank, "code", &self->bank_code, error)
         && sepay_json_read_text (bank, "bin", &self->bank_bin, error)
         && sepay_json_read_text (bank, "icon_url", &self->bank_icon_url, error)
         && sepay_json_read_text (bank, "logo_url", &self->bank_logo_url, error);
}

static gboolean
read_account (SepayBankAccount  *self,
              JsonObject        *row,
              GError           **error)
{
  JsonObject *bank = sepay_json_get_object (row, "bank");

  if (!sepay_json_read_id (row, "id", &self->id, &self->id_is_number, error)
      || !sepay_json_read_text (row, "label", &self->label, error)
      || !sepay_json_read_text (row, "account_holder_name", &self->account_holder_name, error)
      || !sepay_json_read_text (row, "account_number", &self->account_number, error)
      || !sepay_json_read_whole (row, "accumulated", &self->accumulated, &self->has_accumulated, error)
      || !sepay_json_read_boolean (row, "active", &self->active, &self->has_active, error)
      || !sepay_json_read_text (row, "created_at", &self->created_at, error))
    return FALSE;

  if (self->id == NULL)
    return sepay_json_set_missing ("id", error);

  return bank == NULL || read_bank (self, bank, error);
}

static SepayBankAccount *
read_row (JsonNode  *node,
          GError   **error)
{
  g_autoptr (SepayBankAccount) self = g_new0 (SepayBankAccount, 1);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      sepay_error_set_malformed (error, "it is not an object");
      return NULL;
    }

  if (!read_account (self, json_node_get_object (node), error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Accounts are few, and history without one of them would have a gap: one that cannot be read is an error. */
gpointer
sepay_bank_account_page_read (JsonObject     *answer,
                              gconstpointer   asked,
                              GError        **error)
{
  g_autoptr (SepayBankAccountPage) self = g_new0 (SepayBankAccountPage, 1);
  JsonArray *rows = NULL;

  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) sepay_bank_account_free);
  self->last_page = sepay_bank_list_get_pagination (answer, "last_page");
  self->per_page = sepay_bank_list_get_pagination (answer, "per_page");

  if (!sepay_bank_list_get_rows (answer, &rows, error))
    return NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      SepayBankAccount *account = read_row (json_array_get_element (rows, i), error);

      if (account == NULL)
        {
          g_prefix_error (error, "row %u: ", i + 1);
          return NULL;
        }

      g_ptr_array_add (self->accounts, account);
    }

  return g_steal_pointer (&self);
}
