/* loa-sign-in-name.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sign-in-name.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-quotation.h"
#include "loa-sign-in-token.h"
#include "sepay-joined-cancellable.h"

#define LIMIT_MILLISECONDS 10000

static void
late_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GCancellable) limit = user_data;

  if (loa_clock_sleep_finish (LOA_CLOCK (source), result, NULL))
    g_cancellable_cancel (limit);
}

static void
got_name_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = sepay_bank_get_name_and_email_finish (SEPAY_BANK (source), result, &error);
  g_autofree char *name = loa_quotation_clean (said);

  g_cancellable_cancel (g_task_get_task_data (task));

  if (g_task_return_error_if_cancelled (task))
    return;

  if (*name != '\0')
    {
      g_task_return_pointer (task, g_steal_pointer (&name), g_free);
      return;
    }

  if (error != NULL)
    g_debug ("SePay does not say whose account it is: %s", error->message);
  g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                           _("SePay does not say whose account this code opens, so Loa has not used it. Open the "
                             "sign-in page again, and paste the whole address on which the browser ends then."));
}

void
loa_sign_in_name_ask_async (LoaBankGrant        *grant,
                            const SepayTokens   *tokens,
                            LoaClock            *clock,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (grant, cancellable, callback, user_data);
  g_autoptr (LoaSignInToken) token = loa_sign_in_token_new (tokens->access_token);
  g_autoptr (SepayBank) client = loa_bank_grant_make_client (grant, SEPAY_TOKEN_SOURCE (token));
  g_autoptr (GCancellable) limit = g_cancellable_new ();
  g_autoptr (GCancellable) joined = sepay_joined_cancellable_new (cancellable, limit);

  g_task_set_source_tag (task, loa_sign_in_name_ask_async);
  g_task_set_task_data (task, g_object_ref (limit), g_object_unref);

  loa_clock_sleep_async (clock, LIMIT_MILLISECONDS, limit, late_cb, g_object_ref (limit));
  sepay_bank_get_name_async (client, joined, got_name_cb, g_object_ref (task));
}

char *
loa_sign_in_name_ask_finish (LoaBankGrant  *grant,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, grant), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_sign_in_name_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
