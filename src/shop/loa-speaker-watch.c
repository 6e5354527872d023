/* loa-speaker-watch.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-watch.h"

#include "loa-check-pause.h"
#include "loa-speaker-register-private.h"
#include "loa-speaker-turn.h"

/* One thing at a time: it waits for the next turn, or for a check, or for something to change. Whatever changes ends in
 * go_on(), which looks at everything anew, so that no state has to be kept in step with another.
 */

#define GAP_US (3 * G_USEC_PER_SEC)
#define ASKED_GAP_US G_USEC_PER_SEC
#define LONGEST_NAP_US (60 * G_USEC_PER_SEC)

struct _LoaSpeakerWatch
{
  GObject parent_instance;

  LoaSpeakerRegister *speakers; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaClock *clock; /* (owned) */

  GCancellable *nap; /* (owned) (nullable): while it waits for the next turn */
  GCancellable *check; /* (owned) (nullable): while it asks */
  GHashTable *tried; /* (owned) (element-type utf8 gint64): boot time in microseconds of the last try */
  GQueue asked; /* (element-type utf8) (owned): those that go first */

  gint64 begun_us; /* boot time of the last check */
  LoaCheckPause pause;
  gboolean active;
  LoaSpeakerWatchState state;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerWatch, loa_speaker_watch, G_TYPE_OBJECT)

typedef enum
{
  PROP_ACTIVE = 1,
  PROP_STATE,
  PROP_N_ASKED,
} LoaSpeakerWatchProperty;

static GParamSpec *properties[PROP_N_ASKED + 1];

/* What waits does not keep the watch alive. */
typedef struct
{
  GWeakRef watch;
  char *hardware_id; /* (owned) (nullable) */
} Waiting;

static Waiting *
waiting_new (LoaSpeakerWatch *self,
             const char      *hardware_id)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->watch, self);
  waiting->hardware_id = g_strdup (hardware_id);

  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_weak_ref_clear (&waiting->watch);
  g_free (waiting->hardware_id);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void go_on (LoaSpeakerWatch *self);

static void
cancel (GCancellable **cancellable)
{
  g_autoptr (GCancellable) cancelled = g_steal_pointer (cancellable);

  if (cancelled != NULL)
    g_cancellable_cancel (cancelled);
}

static void
set_state (LoaSpeakerWatch      *self,
           LoaSpeakerWatchState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (LoaSpeakerWatch) self = g_weak_ref_get (&waiting->watch);
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = loa_speaker_register_check_finish (LOA_SPEAKER_REGISTER (object), result, &error);
  if (self == NULL)
    return;

  g_clear_object (&self->check);
  if (state == NULL)
    {
      g_debug ("A speaker could not be checked: %s", error->message);
      if (loa_check_pause_note_failure (&self->pause, error, loa_clock_get_boot_time_us (self->clock)))
        g_hash_table_remove (self->tried, waiting->hardware_id);
    }

  go_on (self);
}

static void
start_check (LoaSpeakerWatch *self,
             const char      *hardware_id,
             gboolean         is_asked)
{
  gint64 *now_us = g_new (gint64, 1);
  Waiting *waiting = waiting_new (self, hardware_id);

  *now_us = loa_clock_get_boot_time_us (self->clock);
  self->begun_us = *now_us;
  g_hash_table_insert (self->tried, g_strdup (hardware_id), now_us);
  self->check = g_cancellable_new ();

  if (is_asked)
    loa_speaker_register_check_async (self->speakers, hardware_id, self->check, checked_cb, waiting);
  else
    loa_speaker_register_check_in_background_async (self->speakers, hardware_id, self->check, checked_cb, waiting);
}

static void
napped_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (LoaSpeakerWatch) self = g_weak_ref_get (&waiting->watch);

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL) || self == NULL)
    return;

  g_clear_object (&self->nap);
  go_on (self);
}

/* Never for long: the clocks on the wall and of the speakers' last checks may be set meanwhile. */
static void
nap_for (LoaSpeakerWatch *self,
         gint64           wait_us)
{
  self->nap = g_cancellable_new ();
  loa_clock_sleep_async (self->clock, (guint) (MIN (wait_us, LONGEST_NAP_US) / 1000 + 1), self->nap, napped_cb,
                         waiting_new (self, NULL));
}

/* Returns: (transfer full) (nullable): the first that was asked for and is still there */
static char *
take_asked (LoaSpeakerWatch *self)
{
  char *hardware_id = g_queue_pop_head (&self->asked);

  while (hardware_id != NULL && loa_speaker_register_find (self->speakers, hardware_id) == NULL)
    {
      g_free (hardware_id);
      hardware_id = g_queue_pop_head (&self->asked);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ASKED]);

  return hardware_id;
}

static void
take_turn (LoaSpeakerWatch *self,
           gint64           now_us)
{
  gint64 wait_us = 0;
  gboolean is_asked = !g_queue_is_empty (&self->asked);
  LoaSpeaker *next = loa_speaker_turn_find (G_LIST_MODEL (self->speakers), self->tried,
                                            loa_clock_get_unix_seconds (self->clock), now_us, &wait_us);
  g_autofree char *hardware_id = NULL;

  if (next == NULL)
    return;

  if (is_asked)
    wait_us = 0;
  wait_us = MAX (wait_us, self->begun_us + (is_asked ? ASKED_GAP_US : GAP_US) - now_us);
  wait_us = MAX (wait_us, self->pause.paused_until_us - now_us);

  if (wait_us > 0)
    {
      nap_for (self, wait_us);
      return;
    }

  if (is_asked)
    hardware_id = take_asked (self);
  if (hardware_id != NULL)
    start_check (self, hardware_id, TRUE);
  else if (is_asked)
    go_on (self);
  else
    start_check (self, loa_speaker_get_hardware_id (next), FALSE);
}

static void
go_on (LoaSpeakerWatch *self)
{
  gint64 now_us = loa_clock_get_boot_time_us (self->clock);

  cancel (&self->nap);
  if (self->pause.paused_until_us <= now_us)
    self->pause.is_rate_limited = FALSE;

  if (!self->active)
    set_state (self, LOA_SPEAKER_WATCH_STOPPED);
  else if (self->pause.is_refused || !loa_soundbox_account_get_connected (self->account))
    set_state (self, LOA_SPEAKER_WATCH_NOT_CONNECTED);
  else
    {
      if (self->pause.is_rate_limited)
        set_state (self, LOA_SPEAKER_WATCH_RATE_LIMITED);
      else
        set_state (self, self->pause.n_failures > 0 ? LOA_SPEAKER_WATCH_IN_TROUBLE : LOA_SPEAKER_WATCH_WATCHING);

      /* Checks by hand go first, and tell when they have ended. */
      if (self->check == NULL && !loa_speaker_register_get_checking (self->speakers))
        take_turn (self, now_us);
    }
}

static void
answered_cb (LoaSpeakerWatch *self)
{
  self->pause.is_refused = FALSE;
  loa_check_pause_end (&self->pause);
  go_on (self);
}

static void
account_changed_cb (LoaSpeakerWatch *self)
{
  self->pause.is_refused = FALSE;
  go_on (self);
}

static void
loa_speaker_watch_dispose (GObject *object)
{
  LoaSpeakerWatch *self = LOA_SPEAKER_WATCH (object);

  self->active = FALSE;
  cancel (&self->nap);
  cancel (&self->check);
  g_clear_object (&self->speakers);
  g_clear_object (&self->account);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_speaker_watch_parent_class)->dispose (object);
}

static void
loa_speaker_watch_finalize (GObject *object)
{
  LoaSpeakerWatch *self = LOA_SPEAKER_WATCH (object);

  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_queue_clear_full (&self->asked, g_free);

  G_OBJECT_CLASS (loa_speaker_watch_parent_class)->finalize (object);
}

static void
loa_speaker_watch_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LoaSpeakerWatch *self = LOA_SPEAKER_WATCH (object);

  switch ((LoaSpeakerWatchProperty) property_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;

    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;

    case PROP_N_ASKED:
      g_value_set_uint (value, self->asked.length);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_watch_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LoaSpeakerWatch *self = LOA_SPEAKER_WATCH (object);

  switch ((LoaSpeakerWatchProperty) property_id)
    {
    case PROP_ACTIVE:
      loa_speaker_watch_set_active (self, g_value_get_boolean (value));
      break;

    case PROP_STATE:
    case PROP_N_ASKED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_watch_class_init (LoaSpeakerWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = loa_speaker_watch_dispose;
  object_class->finalize = loa_speaker_watch_finalize;
  object_class->get_property = loa_speaker_watch_get_property;
  object_class->set_property = loa_speaker_watch_set_property;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, LOA_SPEAKER_WATCH_STOPPED,
                                             LOA_SPEAKER_WATCH_WATCHING, LOA_SPEAKER_WATCH_STOPPED,
                                             G_PARAM_READABLE | flags);
  properties[PROP_N_ASKED] = g_param_spec_uint ("n-asked", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_speaker_watch_init (LoaSpeakerWatch *self)
{
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->begun_us = -GAP_US;
  g_queue_init (&self->asked);
}

LoaSpeakerWatch *
loa_speaker_watch_new (LoaSpeakerRegister *speakers,
                       LoaSoundboxAccount *account,
                       LoaClock           *clock)
{
  LoaSpeakerWatch *self;

  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (speakers), NULL);
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (account), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_WATCH, NULL);
  self->speakers = g_object_ref (speakers);
  self->account = g_object_ref (account);
  self->clock = g_object_ref (clock);

  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (go_on), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speakers, "notify::checking", G_CALLBACK (go_on), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speakers, "checked", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "notify::connected", G_CALLBACK (account_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "notify::since", G_CALLBACK (account_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
loa_speaker_watch_get_active (LoaSpeakerWatch *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_WATCH (self), FALSE);

  return self->active;
}

void
loa_speaker_watch_set_active (LoaSpeakerWatch *self,
                              gboolean         active)
{
  g_return_if_fail (LOA_IS_SPEAKER_WATCH (self));

  active = !!active;
  if (self->active == active)
    return;

  self->active = active;
  if (!active)
    {
      if (self->check != NULL)
        g_cancellable_cancel (self->check);
      g_queue_clear_full (&self->asked, g_free);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ASKED]);
    }

  go_on (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

LoaSpeakerWatchState
loa_speaker_watch_get_state (LoaSpeakerWatch *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_WATCH (self), LOA_SPEAKER_WATCH_STOPPED);

  return self->state;
}

guint
loa_speaker_watch_get_n_asked (LoaSpeakerWatch *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_WATCH (self), 0);

  return self->asked.length;
}

void
loa_speaker_watch_check_soon (LoaSpeakerWatch *self,
                              const char      *hardware_id)
{
  GListModel *speakers;

  g_return_if_fail (LOA_IS_SPEAKER_WATCH (self));

  if (!self->active)
    return;

  speakers = G_LIST_MODEL (self->speakers);
  if (hardware_id == NULL)
    g_queue_clear_full (&self->asked, g_free);

  for (guint i = 0; hardware_id == NULL && i < g_list_model_get_n_items (speakers); i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (speakers, i);

      g_queue_push_tail (&self->asked, g_strdup (loa_speaker_get_hardware_id (speaker)));
    }

  if (hardware_id != NULL
      && g_queue_find_custom (&self->asked, hardware_id, (GCompareFunc) g_strcmp0) == NULL)
    g_queue_push_tail (&self->asked, g_strdup (hardware_id));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ASKED]);
  go_on (self);
}
