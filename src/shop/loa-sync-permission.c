/* loa-sync-permission.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-permission.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-quotation.h"
#include "sepay-error.h"

#define SCOPE "transaction:read"

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaBankGrant *grant = LOA_BANK_GRANT (source);
  GError *error = NULL;

  if (!loa_bank_grant_reload_finish (grant, result, &error))
    g_task_return_error (task, error);
  else if (loa_bank_grant_allows (grant, SCOPE))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED,
                             _("This sign-in does not include the permission to read transactions (%s). Sign in again "
                               "and allow it. If SePay’s page does not offer it, ask whoever manages the application "
                               "at SePay to add it."),
                             SCOPE);
}

/* Another process may have signed in with more permissions meanwhile. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaBankGrant *grant = LOA_BANK_GRANT (source);
  GError *error = NULL;

  if (!loa_bank_grant_load_finish (grant, result, &error))
    g_task_return_error (task, error);
  else if (loa_bank_grant_allows (grant, SCOPE))
    g_task_return_boolean (task, TRUE);
  else
    loa_bank_grant_reload_async (grant, g_task_get_cancellable (task), reloaded_cb, g_object_ref (task));
}

void
loa_sync_permission_check_async (LoaBankGrant        *grant,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (grant, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_sync_permission_check_async);
  loa_bank_grant_load_async (grant, cancellable, loaded_cb, g_steal_pointer (&task));
}

gboolean
loa_sync_permission_check_finish (LoaBankGrant  *grant,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, grant), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_sync_permission_check_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GError *
loa_sync_permission_explain (GError *error)
{
  g_autoptr (GError) cause = error;
  g_autofree char *quotation = NULL;
  const char *sentence;

  if (!g_error_matches (cause, SEPAY_ERROR, SEPAY_ERROR_FORBIDDEN))
    return g_steal_pointer (&cause);

  sentence = _("SePay does not let this sign-in read transactions. Sign in again and allow it (transaction:read), or "
               "ask whoever manages the account at SePay to let you see transactions.");
  quotation = loa_quotation_clean (sepay_error_get_sepay_message (cause));
  if (*quotation == '\0')
    return g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED, sentence);

  /* Translators: a sentence of Loa’s, then what SePay’s server said, usually in Vietnamese. */
  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED, _("%s SePay says: “%s”"), sentence, quotation);
}
