/* loa-shown-announcement.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-sentence.h"
#include "loa-failure.h"
#include "loa-shown-announcement.h"
#include "loa-store-announcements.h"

/* Two presses that are closer than this are one. */
#define ONE_PRESS_US (2 * G_USEC_PER_SEC)

/* A second amount would be said into the first one, and waiting in a queue it would be said when nobody thinks of it any
 * more; so a press is refused while the last announcement is under way. A speaker has said any amount within this time
 * of SePay's having it. After that nobody has to wait for an end that may take two minutes.
 */
#define PATIENCE_MS 15000

struct _LoaShownAnnouncement
{
  GObject parent_instance;

  LoaStore *store;              /* (owned) */
  LoaClock *clock;              /* (owned) */
  LoaAnnouncementDesk *desk;    /* (owned) */
  GCancellable *patience;       /* (owned) (nullable): of the wait, while there is one */

  LoaSpeaker *speaker;          /* (owned) (nullable) */
  gint64 amount;                /* đồng, or 0 */
  gint64 pressed;               /* boot time in microseconds */
  gint64 asked;                 /* Unix seconds of the press */
  LoaAnnouncementRecord *record;        /* (owned) (nullable): NULL until the ledger has it */
  GError *error;                /* (owned) (nullable): why it was not handed in */
  gboolean answered;            /* SePay has it, or will not have it */
  gboolean waited;              /* patience is over */
  gboolean closed;              /* nobody looks at it any more */
};

G_DEFINE_FINAL_TYPE (LoaShownAnnouncement, loa_shown_announcement, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  LoaShownAnnouncement *self;   /* (owned) */
  gint64 pressed;               /* tells one press from another */
} Press;

static Press *
press_new (LoaShownAnnouncement *self)
{
  Press *press = g_new0 (Press, 1);

  press->self = g_object_ref (self);
  press->pressed = self->pressed;

  return press;
}

static void
press_free (Press *press)
{
  g_object_unref (press->self);
  g_free (press);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Press, press_free)

static void
tell_change (LoaShownAnnouncement *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static const GError *
get_error (LoaShownAnnouncement *self)
{
  const GError *error = self->record != NULL ? loa_announcement_desk_get_error (self->desk, self->record->request_id)
                                             : NULL;

  return error != NULL ? error : self->error;
}

static void
take_record (LoaShownAnnouncement        *self,
             const LoaAnnouncementRecord *record)
{
  LoaAnnouncementRecord *copy = loa_announcement_record_copy (record);

  g_clear_pointer (&self->record, loa_announcement_record_free);
  self->record = copy;
}

static void
stop_waiting (LoaShownAnnouncement *self)
{
  g_cancellable_cancel (self->patience);
  g_clear_object (&self->patience);
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Press) press = user_data;
  LoaShownAnnouncement *self = press->self;

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL) || press->pressed != self->pressed)
    return;

  g_clear_object (&self->patience);
  self->waited = TRUE;
  tell_change (self);
}

static gboolean
is_pressed (LoaShownAnnouncement        *self,
            const LoaAnnouncementRecord *record,
            gint64                       since)
{
  return record->amount == self->amount && record->cause == LOA_ANNOUNCEMENT_CAUSE_BY_HAND && record->asked >= since;
}

/* The desk may have taken it for the same press as one before, which another part of the window handed in. */
static void
find_record (LoaShownAnnouncement *self)
{
  const LoaAnnouncementRecord *newest = loa_speaker_get_announcement (self->speaker);

  if (self->record == NULL && newest != NULL && is_pressed (self, newest, self->asked - ONE_PRESS_US / G_USEC_PER_SEC))
    take_record (self, newest);
}

static void
announced_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Press) press = user_data;
  g_autoptr (GError) error = NULL;
  LoaShownAnnouncement *self = press->self;
  const gboolean announced =
    loa_announcement_desk_announce_finish (LOA_ANNOUNCEMENT_DESK (object), result, &error);

  if (press->pressed != self->pressed || self->closed)
    return;

  self->answered = TRUE;
  if (!announced)
    {
      /* Of what is in the ledger the desk keeps a log. */
      if (self->record == NULL)
        loa_failure_log ("Announced on the demonstration screen", error);
      self->error = g_steal_pointer (&error);
    }
  else
    {
      find_record (self);
      self->patience = g_cancellable_new ();
      loa_clock_sleep_async (self->clock, PATIENCE_MS, self->patience, waited_cb, press_new (self));
    }
  tell_change (self);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Press) press = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  LoaShownAnnouncement *self = press->self;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, NULL);
  if (record == NULL || press->pressed != self->pressed || self->closed)
    return;

  if (self->record != NULL ? !g_str_equal (record->request_id, self->record->request_id) : !is_pressed (self, record, self->asked))
    return;

  take_record (self, record);
  tell_change (self);
}

static void
announcer_changed_cb (LoaShownAnnouncement *self,
                      const char           *hardware_id,
                      const char           *request_id)
{
  if (self->speaker == NULL || !g_str_equal (hardware_id, loa_speaker_get_hardware_id (self->speaker)))
    return;

  if (self->record == NULL || g_str_equal (request_id, self->record->request_id))
    loa_store_get_announcement_async (self->store, request_id, NULL, read_cb, press_new (self));
}

static void
desk_changed_cb (LoaShownAnnouncement *self,
                 const char           *hardware_id)
{
  if (self->speaker != NULL && g_str_equal (hardware_id, loa_speaker_get_hardware_id (self->speaker)))
    tell_change (self);
}

static void
loa_shown_announcement_dispose (GObject *object)
{
  LoaShownAnnouncement *self = LOA_SHOWN_ANNOUNCEMENT (object);

  stop_waiting (self);
  g_clear_object (&self->speaker);
  g_clear_object (&self->desk);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_shown_announcement_parent_class)->dispose (object);
}

static void
loa_shown_announcement_finalize (GObject *object)
{
  LoaShownAnnouncement *self = LOA_SHOWN_ANNOUNCEMENT (object);

  g_clear_pointer (&self->record, loa_announcement_record_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (loa_shown_announcement_parent_class)->finalize (object);
}

static void
loa_shown_announcement_class_init (LoaShownAnnouncementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_shown_announcement_dispose;
  object_class->finalize = loa_shown_announcement_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", LOA_TYPE_SHOWN_ANNOUNCEMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loa_shown_announcement_init (LoaShownAnnouncement *self)
{
}

LoaShownAnnouncement *
loa_shown_announcement_new (LoaShop             *shop,
                            LoaAnnouncementDesk *desk)
{
  LoaShownAnnouncement *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);

  self = g_object_new (LOA_TYPE_SHOWN_ANNOUNCEMENT, NULL);
  self->store = g_object_ref (loa_shop_get_store (shop));
  self->clock = g_object_ref (loa_shop_get_clock (shop));
  self->desk = g_object_ref (desk);
  g_signal_connect_object (loa_shop_get_announcer (shop), "changed", G_CALLBACK (announcer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_shown_announcement_close (LoaShownAnnouncement *self)
{
  g_return_if_fail (LOA_IS_SHOWN_ANNOUNCEMENT (self));

  self->closed = TRUE;
  stop_waiting (self);
}

LoaPressOutcome
loa_shown_announcement_announce (LoaShownAnnouncement *self,
                                 LoaSpeaker           *speaker,
                                 gint64                amount)
{
  gint64 now;

  g_return_val_if_fail (LOA_IS_SHOWN_ANNOUNCEMENT (self), LOA_PRESS_REFUSED);
  g_return_val_if_fail (LOA_IS_SPEAKER (speaker), LOA_PRESS_REFUSED);

  now = loa_clock_get_boot_time_us (self->clock);
  if (amount == self->amount && speaker == self->speaker && now - self->pressed < ONE_PRESS_US)
    return LOA_PRESS_SAME;

  if (loa_shown_announcement_get_under_way (self))
    return LOA_PRESS_REFUSED;

  stop_waiting (self);
  g_clear_pointer (&self->record, loa_announcement_record_free);
  g_clear_error (&self->error);
  g_set_object (&self->speaker, speaker);
  self->amount = amount;
  self->pressed = now;
  self->asked = loa_clock_get_unix_seconds (self->clock);
  self->answered = FALSE;
  self->waited = FALSE;
  loa_announcement_desk_announce_async (self->desk, loa_speaker_get_hardware_id (speaker), amount, announced_cb,
                                        press_new (self));
  tell_change (self);

  return LOA_PRESS_TAKEN;
}

gboolean
loa_shown_announcement_get_under_way (LoaShownAnnouncement *self)
{
  g_return_val_if_fail (LOA_IS_SHOWN_ANNOUNCEMENT (self), FALSE);

  if (self->amount == 0 || self->waited)
    return FALSE;

  if (!self->answered)
    return TRUE;

  return get_error (self) == NULL && loa_shown_announcement_get_state (self) <= LOA_ANNOUNCEMENT_STATE_SENT;
}

gint64
loa_shown_announcement_get_amount (LoaShownAnnouncement *self)
{
  g_return_val_if_fail (LOA_IS_SHOWN_ANNOUNCEMENT (self), 0);

  return self->amount;
}

LoaAnnouncementState
loa_shown_announcement_get_state (LoaShownAnnouncement *self)
{
  g_return_val_if_fail (LOA_IS_SHOWN_ANNOUNCEMENT (self), LOA_ANNOUNCEMENT_STATE_UNKNOWN);

  return self->record != NULL ? self->record->state : LOA_ANNOUNCEMENT_STATE_ASKED;
}

gboolean
loa_shown_announcement_get_broke_off (LoaShownAnnouncement *self)
{
  g_return_val_if_fail (LOA_IS_SHOWN_ANNOUNCEMENT (self), FALSE);

  return get_error (self) != NULL;
}

char *
loa_shown_announcement_describe (LoaShownAnnouncement *self)
{
  const GError *error;

  g_return_val_if_fail (LOA_IS_SHOWN_ANNOUNCEMENT (self), NULL);

  error = get_error (self);
  if (self->record != NULL)
    return loa_announcement_sentence_make (self->record, error, self->speaker);

  return error != NULL ? loa_failure_advise (error) : g_strdup (_("Sending it to SePay…"));
}
