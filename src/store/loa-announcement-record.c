/* loa-announcement-record.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-announcement-record.h"

/* The words are in files and in the terminal's interface: they never change. */
static const char *const causes[] = {
  [LOA_ANNOUNCEMENT_CAUSE_TEST] = "test",
  [LOA_ANNOUNCEMENT_CAUSE_BY_HAND] = "by hand",
  [LOA_ANNOUNCEMENT_CAUSE_PAYMENT] = "payment",
};

static const char *const states[] = {
  [LOA_ANNOUNCEMENT_STATE_ASKED] = "asked",
  [LOA_ANNOUNCEMENT_STATE_SENT] = "sent",
  [LOA_ANNOUNCEMENT_STATE_DELIVERED] = "delivered",
  [LOA_ANNOUNCEMENT_STATE_FAILED] = "failed",
  [LOA_ANNOUNCEMENT_STATE_UNKNOWN] = "unknown",
  [LOA_ANNOUNCEMENT_STATE_NOT_SENT] = "not sent",
};

LoaAnnouncementRecord *
loa_announcement_record_copy (const LoaAnnouncementRecord *self)
{
  LoaAnnouncementRecord *copy = g_memdup2 (self, sizeof *self);

  copy->request_id = g_strdup (self->request_id);
  copy->hardware_id = g_strdup (self->hardware_id);
  copy->status = g_strdup (self->status);
  copy->message = g_strdup (self->message);

  return copy;
}

void
loa_announcement_record_free (LoaAnnouncementRecord *self)
{
  g_free (self->request_id);
  g_free (self->hardware_id);
  g_free (self->status);
  g_free (self->message);
  g_free (self);
}

gboolean
loa_announcement_record_equal (const LoaAnnouncementRecord *a,
                               const LoaAnnouncementRecord *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->row == b->row && a->amount == b->amount && a->cause == b->cause && a->state == b->state
         && a->asked == b->asked && a->sent == b->sent && a->delivered == b->delivered && a->retries == b->retries
         && g_strcmp0 (a->request_id, b->request_id) == 0 && g_strcmp0 (a->hardware_id, b->hardware_id) == 0
         && g_strcmp0 (a->status, b->status) == 0 && g_strcmp0 (a->message, b->message) == 0;
}

gboolean
loa_announcement_record_is_settled (const LoaAnnouncementRecord *self)
{
  return g_strcmp0 (self->status, "SUCCESS") == 0 || g_strcmp0 (self->status, "FAILED") == 0;
}

const char *
loa_announcement_cause_to_string (LoaAnnouncementCause cause)
{
  g_return_val_if_fail ((guint) cause < G_N_ELEMENTS (causes), NULL);

  return causes[cause];
}

const char *
loa_announcement_state_to_string (LoaAnnouncementState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state];
}
