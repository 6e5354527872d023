/* loa-announcement-refusal.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-refusal.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-quotation.h"
#include "loa-speaker-check.h"
#include "sepay-error.h"

/* SePay has one answer for everything that it refuses, and its words are for whoever wrote the program. Mostly the
 * speaker is off or not paired, which SePay tells when it is asked about the speaker.
 */

static GError *
make_error (LoaShopError  code,
            const char   *sentence,
            const GError *refusal)
{
  g_autofree char *text = loa_quotation_add (sentence, sepay_error_get_sepay_message (refusal));

  return g_error_new_literal (LOA_SHOP_ERROR, code, text);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepaySpeakerState) state = NULL;
  const GError *refusal = g_task_get_task_data (task);

  state = loa_speaker_check_finish (LOA_SOUNDBOX_ACCOUNT (object), result, NULL);
  if (state != NULL && !state->is_paired)
    g_task_return_error (task, make_error (LOA_SHOP_ERROR_NOT_PAIRED,
                                           _("It was not sent: the speaker is not paired. Pair it, then announce it "
                                             "again."),
                                           refusal));
  else if (state != NULL && state->has_online && !state->online)
    g_task_return_error (task, make_error (LOA_SHOP_ERROR_OFFLINE,
                                           _("It was not sent: the speaker is offline. Switch it on, wait until it is "
                                             "online, then announce it again."),
                                           refusal));
  else
    g_task_return_error (task, g_error_copy (refusal));
}

void
loa_announcement_refusal_explain_async (LoaAnnouncementWork *work,
                                        const GError        *refusal,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);

  /* The refusal stands, whoever still wants to know why. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_announcement_refusal_explain_async);
  g_task_set_task_data (task, g_error_copy (refusal), (GDestroyNotify) g_error_free);

  loa_speaker_check_async (loa_announcement_work_get_account (work), loa_announcement_work_get_store (work),
                           loa_announcement_work_get_clock (work),
                           loa_announcement_work_get_record (work)->hardware_id, cancellable, checked_cb,
                           g_steal_pointer (&task));
}

/* Sets @error always: what is known of the reason, or else the refusal itself. */
void
loa_announcement_refusal_explain_finish (LoaAnnouncementWork  *work,
                                         GAsyncResult         *result,
                                         GError              **error)
{
  g_return_if_fail (g_task_is_valid (result, work));

  g_task_propagate_boolean (G_TASK (result), error);
}
