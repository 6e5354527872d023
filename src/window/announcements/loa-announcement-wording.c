/* loa-announcement-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-wording.h"
#include "loa-dong.h"
#include "loa-wording.h"

static char *
count_retries (const LoaAnnouncementRecord *record)
{
  return g_strdup_printf (ngettext ("%d retry", "%d retries", (gulong) record->retries), (int) record->retries);
}

char *
loa_announcement_wording_describe_shortly (const LoaAnnouncementRecord *record,
                                           gint64                       now)
{
  g_autofree char *moment = NULL;
  g_autofree char *retries = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  moment = loa_wording_format_moment (record->asked, now);
  if (record->retries == 0)
    return g_strdup_printf ("%s · %s", moment, loa_wording_get_cause (record->cause));

  retries = count_retries (record);

  return g_strdup_printf ("%s · %s · %s", moment, loa_wording_get_cause (record->cause), retries);
}

char *
loa_announcement_wording_describe (const LoaAnnouncementRecord *record,
                                   const char                  *speaker,
                                   gint64                       now)
{
  g_autoptr (GString) sentence = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *asked = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (speaker != NULL, NULL);

  amount = loa_dong_format (record->amount);
  asked = loa_wording_format_moment (record->asked, now);
  sentence = g_string_new (NULL);
  /* Translators: a row of the ledger as a screen reader says it: speaker, amount, cause, state, and the time at which it
   * was asked for.
   */
  g_string_append_printf (sentence, _("%s, %s, %s, %s, asked %s"), speaker, amount,
                          loa_wording_get_cause (record->cause), loa_wording_get_state (record->state),
                          asked);
  if (record->sent > 0)
    {
      g_autofree char *sent = loa_wording_format_moment (record->sent, record->asked);

      g_string_append_printf (sentence, _(", sent %s"), sent);
    }
  if (record->delivered > 0)
    {
      g_autofree char *delivered = loa_wording_format_moment (record->delivered, record->asked);

      g_string_append_printf (sentence, _(", delivered %s"), delivered);
    }
  if (record->retries > 0)
    {
      g_autofree char *retries = count_retries (record);

      g_string_append_printf (sentence, ", %s", retries);
    }

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

const char *
loa_announcement_wording_explain (LoaAnnouncementState state)
{
  switch (state)
    {
    case LOA_ANNOUNCEMENT_STATE_ASKED:
      return _("It is written down. Whether SePay has it is not known yet.");

    case LOA_ANNOUNCEMENT_STATE_SENT:
      return _("SePay has it. The speaker has not confirmed it yet.");

    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      return _("The speaker has said it.");

    case LOA_ANNOUNCEMENT_STATE_FAILED:
      return _("SePay refused it or gave up. See that the speaker is switched on and online, then announce it again.");

    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
      return _("It did not reach SePay in time, so nothing was said. It can be announced again.");

    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
    default:
      return _("SePay had it, and has not told how it ended. The speaker may have said it.");
    }
}

const char *
loa_announcement_wording_get_status (const char *status)
{
  static const struct
  {
    const char *status;
    const char *word;
  } words[] = {
    /* Translators: SePay took the announcement and hands it to the speaker. */
    { "SENT", NC_("SePay status", "Accepted") },
    { "PENDING", NC_("SePay status", "Processing") },
    { "SUCCESS", NC_("SePay status", "Successful") },
    { "FAILED", NC_("SePay status", "Failed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (status, words[i].status) == 0)
      return g_dpgettext2 (NULL, "SePay status", words[i].word);

  return status;
}

void
loa_announcement_wording_offer_causes (GtkDropDown *drop_down)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_string_list_append (model, _("All causes"));
  for (guint cause = LOA_ANNOUNCEMENT_CAUSE_TEST; cause <= LOA_ANNOUNCEMENT_CAUSE_PAYMENT; cause++)
    gtk_string_list_append (model, loa_wording_get_cause (cause));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
}

void
loa_announcement_wording_offer_states (GtkDropDown *drop_down)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_string_list_append (model, _("All states"));
  for (guint state = LOA_ANNOUNCEMENT_STATE_ASKED; state <= LOA_ANNOUNCEMENT_STATE_NOT_SENT; state++)
    gtk_string_list_append (model, loa_wording_get_state (state));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
}
