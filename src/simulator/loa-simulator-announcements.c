/* loa-simulator-announcements.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

#include "loa-amount-words.h"

#define RETRIES_BEFORE_FAILURE 3
#define DROPPED_OFF_SECONDS 60

struct _LoaSimulatorAnnouncements
{
  GPtrArray *announcements; /* (owned): of LoaAcceptedAnnouncement, oldest first */
  GHashTable *by_request_id; /* (owned): to unowned LoaAcceptedAnnouncement */
  guint n_said;
};

static void
announcement_free (gpointer data)
{
  LoaAcceptedAnnouncement *announcement = data;

  g_free (announcement->request_id);
  g_free (announcement->hardware_id);
  g_free (announcement);
}

static void
say_amount (LoaSimulator            *self,
            LoaVirtualSpeaker       *speaker,
            LoaAcceptedAnnouncement *announcement)
{
  g_autofree char *words = loa_amount_words (announcement->amount);
  g_autofree char *text = NULL;

  if (words != NULL)
    text = g_strdup_printf ("đã nhận %s đồng", words);
  else
    text = g_strdup_printf ("đã nhận %" G_GINT64_FORMAT " đồng", announcement->amount);

  announcement->times_said++;
  self->announcements->n_said++;
  loa_simulator_speak (self, speaker, LOA_SIMULATOR_SAID_AMOUNT, text, announcement->amount,
                       announcement->request_id);
}

static gboolean
will_fail (LoaSimulator      *self,
           LoaVirtualSpeaker *speaker)
{
  return !speaker->online || !speaker->paired || loa_simulator_is_on (self, LOA_VARIANT_DELIVERY_FAILS) ||
         loa_simulator_meet_twist (self, LOA_TWIST_DELIVERY_FAILS, speaker->hardware_id);
}

static void
deliver (LoaSimulator            *self,
         LoaVirtualSpeaker       *speaker,
         LoaAcceptedAnnouncement *announcement)
{
  announcement->delivery = LOA_DELIVERY_SUCCESS;
  loa_simulator_repeat_twist (self, LOA_TWIST_DELIVERY_FAILS, speaker->hardware_id);
  if (loa_simulator_meet_twist (self, LOA_TWIST_DROPS_OFF, speaker->hardware_id))
    loa_simulator_change (self, &speaker->online, FALSE, DROPPED_OFF_SECONDS);

  say_amount (self, speaker, announcement);
}

static void
settle (LoaSimulator            *self,
        LoaAcceptedAnnouncement *announcement)
{
  LoaVirtualSpeaker *speaker = loa_simulator_find_speaker (self, announcement->hardware_id);

  if (!will_fail (self, speaker))
    {
      deliver (self, speaker, announcement);
      return;
    }

  announcement->delivery = LOA_DELIVERY_FAILED;
  announcement->n_retries = RETRIES_BEFORE_FAILURE;
  announcement->last_retry = loa_clock_get_unix_seconds (self->clock);
}

/* Also called whenever someone looks, because a test may let a clock leap without running the main loop. */
static void
settle_due (LoaSimulator *self)
{
  GPtrArray *announcements = self->announcements->announcements;
  gint64 now_us = loa_clock_get_boot_time_us (self->clock);

  if (loa_simulator_is_on (self, LOA_VARIANT_DELIVERY_NEVER_ENDS))
    return;

  for (guint i = 0; i < announcements->len; i++)
    {
      LoaAcceptedAnnouncement *announcement = g_ptr_array_index (announcements, i);

      if (announcement->delivery == LOA_DELIVERY_PENDING && announcement->due_us <= now_us)
        settle (self, announcement);
    }
}

static void
delivery_time_over_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  GWeakRef *weak_self = user_data;
  g_autoptr (LoaSimulator) self = g_weak_ref_get (weak_self);

  if (loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL) && self != NULL)
    settle_due (self);

  g_weak_ref_clear (weak_self);
  g_free (weak_self);
}

LoaSimulatorAnnouncements *
loa_simulator_announcements_new (void)
{
  LoaSimulatorAnnouncements *self = g_new0 (LoaSimulatorAnnouncements, 1);

  self->announcements = g_ptr_array_new_with_free_func (announcement_free);
  self->by_request_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
loa_simulator_announcements_free (LoaSimulatorAnnouncements *self)
{
  g_hash_table_unref (self->by_request_id);
  g_ptr_array_unref (self->announcements);
  g_free (self);
}

void
loa_simulator_announce (LoaSimulator      *self,
                        LoaVirtualSpeaker *speaker,
                        gint64             amount,
                        const char        *request_id)
{
  LoaAcceptedAnnouncement *announcement = g_new0 (LoaAcceptedAnnouncement, 1);
  GWeakRef *weak_self = g_new0 (GWeakRef, 1);

  announcement->request_id = g_strdup (request_id);
  announcement->hardware_id = g_strdup (speaker->hardware_id);
  announcement->amount = amount;
  announcement->created = loa_clock_get_unix_seconds (self->clock);
  announcement->due_us = loa_clock_get_boot_time_us (self->clock) + (gint64) self->delivery_ms * 1000;
  g_ptr_array_add (self->announcements->announcements, announcement);
  g_hash_table_insert (self->announcements->by_request_id, announcement->request_id, announcement);

  g_weak_ref_init (weak_self, self);
  loa_clock_sleep_async (self->clock, self->delivery_ms, self->cancellable, delivery_time_over_cb, weak_self);
}

const LoaAcceptedAnnouncement *
loa_simulator_find_announcement (LoaSimulator *self,
                                 const char   *request_id)
{
  settle_due (self);

  return g_hash_table_lookup (self->announcements->by_request_id, request_id);
}

const char *
loa_delivery_name (LoaDelivery delivery)
{
  switch (delivery)
    {
    case LOA_DELIVERY_PENDING:
      return "PENDING";

    case LOA_DELIVERY_SUCCESS:
      return "SUCCESS";

    case LOA_DELIVERY_FAILED:
      return "FAILED";

    default:
      g_assert_not_reached ();
    }
}

void
loa_simulator_write_announcements (LoaSimulator *self,
                                   LoaJsonText  *text)
{
  GPtrArray *announcements = self->announcements->announcements;

  settle_due (self);

  for (guint i = 0; i < announcements->len; i++)
    {
      const LoaAcceptedAnnouncement *announcement = g_ptr_array_index (announcements, i);

      loa_json_text_begin_object (text, NULL);
      loa_json_text_add_string (text, "requestId", announcement->request_id);
      loa_json_text_add_string (text, "hardwareId", announcement->hardware_id);
      loa_json_text_add_integer (text, "amount", announcement->amount);
      loa_json_text_add_string (text, "status", loa_delivery_name (announcement->delivery));
      loa_json_text_add_integer (text, "timesSaid", announcement->times_said);
      loa_json_text_end_object (text);
    }
}

guint
loa_simulator_get_times_said (LoaSimulator *self,
                              const char   *request_id)
{
  const LoaAcceptedAnnouncement *announcement;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), 0);
  g_return_val_if_fail (request_id != NULL, 0);

  announcement = loa_simulator_find_announcement (self, request_id);

  return announcement != NULL ? announcement->times_said : 0;
}

guint
loa_simulator_get_n_said (LoaSimulator *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), 0);

  settle_due (self);

  return self->announcements->n_said;
}
