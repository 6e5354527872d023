/* loa-announcement-doubt.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-doubt.h"

#include "loa-announce-again.h"
#include "loa-confirm.h"

/* What may be announced anew, and where. */
typedef struct
{
  LoaAnnouncementDesk *desk; /* (owned) */
  LoaSpeaker *speaker; /* (owned) */
  LoaAnnouncementRecord *record; /* (owned) */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->desk);
  g_object_unref (question->speaker);
  loa_announcement_record_free (question->record);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* It may have turned out while the question stood there. */
static gboolean
is_still_in_doubt (const Question *question)
{
  const LoaAnnouncementRecord *newest = loa_speaker_get_announcement (question->speaker);
  const char *request_id = question->record->request_id;

  return !loa_announcement_desk_get_working (question->desk, request_id) &&
         (newest == NULL || g_strcmp0 (newest->request_id, request_id) != 0 ||
          newest->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Question) question = user_data;

  if (loa_confirm_finish (result, NULL) && is_still_in_doubt (question))
    loa_announcement_desk_announce_anew (question->desk, question->record);
}

void
loa_announcement_doubt_ask (GtkWindow                   *parent,
                            LoaAnnouncementDesk         *desk,
                            LoaSpeaker                  *speaker,
                            const LoaAnnouncementRecord *record)
{
  Question *question;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk));
  g_return_if_fail (LOA_IS_SPEAKER (speaker));
  g_return_if_fail (record != NULL);

  question = g_new0 (Question, 1);
  question->desk = g_object_ref (desk);
  question->speaker = g_object_ref (speaker);
  question->record = loa_announcement_record_copy (record);
  loa_announce_again_ask_async (parent, record, loa_speaker_get_title (speaker), NULL, answered_cb, question);
}
