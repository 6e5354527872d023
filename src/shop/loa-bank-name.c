/* loa-bank-name.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-name.h"

#include "loa-bank-credentials.h"

/* Puts the name of who signed in into the bank's item, beside whatever tokens stand there by now. */

typedef struct
{
  char *name; /* (owned) */
  LoaClock *clock; /* (owned) */
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_free (naming->name);
  g_clear_object (&naming->clock);
  g_free (naming);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean is_written = loa_account_item_write_finish (LOA_ACCOUNT_ITEM (source), result, &error);

  loa_account_item_unlock (LOA_ACCOUNT_ITEM (source));

  if (!is_written)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (SepaySecret) old_text = NULL;
  g_autoptr (SepaySecret) new_text = NULL;
  LoaAccountItem *item = LOA_ACCOUNT_ITEM (source);
  Naming *naming = g_task_get_task_data (task);
  GError *error = NULL;

  old_text = loa_account_item_read_finish (item, result, &error);
  if (old_text != NULL)
    credentials = loa_bank_credentials_decode (old_text, naming->clock, &error);

  if (credentials == NULL)
    {
      loa_account_item_unlock (item);
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_boolean (task, TRUE);
      return;
    }

  g_free (credentials->name);
  credentials->name = g_strdup (naming->name);
  new_text = loa_bank_credentials_encode (credentials);
  loa_account_item_write_async (item, new_text, g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_account_item_lock_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_account_item_read_async (LOA_ACCOUNT_ITEM (source), g_task_get_cancellable (task), read_cb,
                                 g_object_ref (task));
}

void
loa_bank_name_store_async (LoaAccountItem      *item,
                           const char          *name,
                           LoaClock            *clock,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (item, cancellable, callback, user_data);
  Naming *naming = g_new0 (Naming, 1);

  naming->name = g_strdup (name);
  naming->clock = g_object_ref (clock);

  g_task_set_source_tag (task, loa_bank_name_store_async);
  g_task_set_task_data (task, naming, naming_free);
  loa_account_item_lock_async (item, cancellable, locked_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_name_store_finish (LoaAccountItem  *item,
                            GAsyncResult    *result,
                            GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, item), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_name_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
