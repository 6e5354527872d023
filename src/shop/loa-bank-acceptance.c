/* loa-bank-acceptance.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-acceptance.h"

#include "loa-bank-name.h"
#include "sepay-joined-cancellable.h"

/* How long signing in waits to learn who signed in. */
#define NAME_LIMIT_MILLISECONDS 10000

/* What taking over a permission carries along. */
typedef struct
{
  LoaAccountItem *item; /* (owned) */
  SepayBank *client; /* (owned) */
  LoaClock *clock; /* (owned) */
  LoaBankCredentials *credentials; /* (owned) */
  GCancellable *limit; /* (owned): cancelled when asking for the name takes too long, or has ended */
} Acceptance;

static void
acceptance_free (gpointer data)
{
  Acceptance *acceptance = data;

  g_object_unref (acceptance->item);
  g_object_unref (acceptance->client);
  g_object_unref (acceptance->clock);
  loa_bank_credentials_free (acceptance->credentials);
  g_object_unref (acceptance->limit);
  g_free (acceptance);
}

static void
name_stored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* The permission is there and works; under which name it is shown after a restart matters less. */
  if (!loa_bank_name_store_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_debug ("Could not store the name: %s", error->message);

  g_task_return_boolean (task, TRUE);
}

static void
got_name_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  LoaBankTokens *tokens = g_task_get_source_object (task);
  Acceptance *acceptance = g_task_get_task_data (task);
  const LoaBankCredentials *known = loa_bank_tokens_get_credentials (tokens);

  name = sepay_bank_get_name_finish (SEPAY_BANK (source), result, &error);
  g_cancellable_cancel (acceptance->limit);

  if (name == NULL || known == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  credentials = loa_bank_credentials_copy (known);
  g_free (credentials->name);
  credentials->name = g_strdup (name);
  loa_bank_tokens_set_credentials (tokens, credentials);

  loa_bank_name_store_async (acceptance->item, name, acceptance->clock, NULL, name_stored_cb, g_object_ref (task));
}

static void
name_is_late_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GCancellable) limit = user_data;

  if (loa_clock_sleep_finish (LOA_CLOCK (source), result, NULL))
    g_cancellable_cancel (limit);
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GCancellable) joined = NULL;
  LoaBankTokens *tokens = g_task_get_source_object (task);
  Acceptance *acceptance = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_account_item_replace_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_bank_tokens_set_credentials (tokens, acceptance->credentials);

  joined = sepay_joined_cancellable_new (g_task_get_cancellable (task), acceptance->limit);
  loa_clock_sleep_async (acceptance->clock, NAME_LIMIT_MILLISECONDS, acceptance->limit, name_is_late_cb,
                         g_object_ref (acceptance->limit));
  sepay_bank_get_name_async (acceptance->client, joined, got_name_cb, g_object_ref (task));
}

void
loa_bank_acceptance_run_async (LoaBankTokens       *tokens,
                               LoaAccountItem      *item,
                               SepayBank           *client,
                               LoaClock            *clock,
                               LoaBankCredentials  *credentials,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (tokens, cancellable, callback, user_data);
  g_autoptr (SepaySecret) text = loa_bank_credentials_encode (credentials);
  Acceptance *acceptance = g_new0 (Acceptance, 1);

  acceptance->item = g_object_ref (item);
  acceptance->client = g_object_ref (client);
  acceptance->clock = g_object_ref (clock);
  acceptance->credentials = credentials;
  acceptance->limit = g_cancellable_new ();

  g_task_set_source_tag (task, loa_bank_acceptance_run_async);
  /* Once the keyring has it, it is connected, and says so. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, acceptance, acceptance_free);
  loa_account_item_replace_async (item, text, cancellable, replaced_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_acceptance_run_finish (LoaBankTokens  *tokens,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, tokens), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_acceptance_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
