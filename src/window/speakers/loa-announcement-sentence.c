/* loa-announcement-sentence.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-sentence.h"
#include "loa-dong.h"
#include "loa-failure.h"
#include "loa-quotation.h"
#include "sepay-error.h"

/* It is about the account, not about this announcement. */
static gboolean
is_about_account (const GError *error)
{
  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_FORBIDDEN) ||
         g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED);
}

/* After a restart nothing is left of the error, so that the speaker’s own state tells most. */
static gboolean
is_unpaired (const GError *error,
             LoaSpeaker   *speaker)
{
  return g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_PAIRED) ||
         (speaker != NULL && loa_speaker_get_is_paired (speaker) == LOA_TERNARY_NO);
}

static char *
describe_refusal (const LoaAnnouncementRecord *record,
                  const GError                *error,
                  LoaSpeaker                  *speaker)
{
  const char *sentence = _("SePay would not take it. Check the speaker again, then try again.");

  if (is_about_account (error))
    return loa_failure_advise_soundbox (error);

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    sentence = _("SePay does not know this speaker. Compare the serial number with the label on the speaker.");
  else if (is_unpaired (error, speaker))
    sentence = _("It was not sent: the speaker is not paired. Pair it, then try again.");
  else if (g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE)
           || (speaker != NULL && loa_speaker_get_online (speaker) == LOA_TERNARY_NO))
    sentence = _("It was not sent: the speaker is offline. Switch it on, wait until it is online, then try again.");

  return loa_quotation_add (sentence, record->message);
}

static char *
describe_interruption (const LoaAnnouncementRecord *record,
                       const GError                *error)
{
  g_autofree char *reason = loa_failure_advise_soundbox (error);

  if (record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN)
    /* Translators: %s is one sentence or two on why. */
    return g_strdup_printf (_("It is not known whether the speaker said it. %s"), reason);

  if (record->state != LOA_ANNOUNCEMENT_STATE_SENT)
    {
      if (!loa_failure_may_pass (error))
        return g_steal_pointer (&reason);

      /* Translators: %s is one sentence or two on why. */
      return g_strdup_printf (_("It is not sent yet. Loa goes on trying for two minutes. %s"), reason);
    }

  /* Translators: %s is one sentence or two on why. */
  return g_strdup_printf (_("It was sent, but whether the speaker said it could not be asked. %s"), reason);
}

/* Returns: (nullable): a state that Loa has no words for, which SePay may give meaning to one day */
static const char *
get_foreign_status (const LoaAnnouncementRecord *record)
{
  static const char * const known[] = { "SENT", "PENDING", "SUCCESS", "FAILED", "", NULL };

  return record->status != NULL && !g_strv_contains (known, record->status) ? record->status : NULL;
}

static char *
describe_delivery (const LoaAnnouncementRecord *record)
{
  g_autofree char *amount = loa_dong_format (record->amount);

  /* Translators: %s is an amount. */
  return g_strdup_printf (_("The speaker said %s."), amount);
}

char *
loa_announcement_sentence_make (const LoaAnnouncementRecord *record,
                                const GError                *error,
                                LoaSpeaker                  *speaker)
{
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (speaker == NULL || LOA_IS_SPEAKER (speaker), NULL);

  switch (record->state)
    {
    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      return describe_delivery (record);

    case LOA_ANNOUNCEMENT_STATE_FAILED:
      if (loa_announcement_record_is_settled (record))
        return loa_quotation_add (_("The speaker did not say it. Check that it is switched on and online, then try "
                                    "again."),
                                  record->message);
      return describe_refusal (record, error, speaker);

    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
      if (error != NULL && !g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SENT))
        return loa_failure_advise_soundbox (error);
      return g_strdup (_("It was not sent, and old money is not said aloud. Try again if it is still wanted."));

    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
      if (error != NULL)
        return describe_interruption (record, error);
      return loa_quotation_add (_("SePay did not tell within two minutes whether the speaker said it. If nobody heard "
                                  "it, try again."),
                                get_foreign_status (record));

    case LOA_ANNOUNCEMENT_STATE_ASKED:
    case LOA_ANNOUNCEMENT_STATE_SENT:
    default:
      if (error != NULL)
        return describe_interruption (record, error);
      if (record->state == LOA_ANNOUNCEMENT_STATE_SENT)
        return loa_quotation_add (_("Sent, waiting for the speaker…"), get_foreign_status (record));
      return g_strdup (_("Sending it to SePay…"));
    }
}

gboolean
loa_announcement_sentence_asks_to_pair (const LoaAnnouncementRecord *record,
                                        const GError                *error,
                                        LoaSpeaker                  *speaker)
{
  g_return_val_if_fail (record != NULL, FALSE);
  g_return_val_if_fail (speaker == NULL || LOA_IS_SPEAKER (speaker), FALSE);

  return record->state == LOA_ANNOUNCEMENT_STATE_FAILED && !loa_announcement_record_is_settled (record) &&
         !is_about_account (error) && !g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND) &&
         is_unpaired (error, speaker) &&
         (speaker == NULL || loa_speaker_get_is_paired (speaker) != LOA_TERNARY_YES);
}
