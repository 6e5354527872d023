/* loa-voice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-demo"

#include "config.h"

#include "loa-voice.h"

#include <pthread.h>
#include <signal.h>

#include "loa-speech-service.h"

/* The calls to the speech service cannot be cancelled and may never return. So they are made in a thread that nobody
 * joins; what it shares with the voice, #Work, lives as long as either of them.
 */

/* More than this would be said long after it happened. */
#define MAX_TEXTS 16

/* For the service to be told at the end that it is to be silent. */
#define FAREWELL_MS 300

typedef struct
{
  GMutex lock;
  GCond changed;
  GQueue texts;          /* (owned), guarded by lock */
  gboolean hush;         /* guarded by lock: the service is to be silent */
  gboolean end;          /* guarded by lock: nothing more will be said */
  gboolean ended;        /* guarded by lock: the thread has let go of the service */
  gboolean busy;         /* guarded by lock: the thread waits for the service */

  GMainContext *context; /* (owned): of the voice */
  GWeakRef voice;
} Work;

typedef struct
{
  Work *work; /* (owned) */
  LoaVoiceState state;
} Report;

struct _LoaVoice
{
  GObject parent_instance;

  Work *work;       /* (owned) (nullable): none where there is no voice */
  GSource *timeout; /* (owned) (nullable): after it the service has been silent for too long */
  guint patience_ms;
  LoaVoiceState state;
  gboolean muted;
};

G_DEFINE_FINAL_TYPE (LoaVoice, loa_voice, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
  PROP_MUTED,
} LoaVoiceProperty;

static GParamSpec *properties[PROP_MUTED + 1];

static Work *
work_new (LoaVoice *voice)
{
  Work *self = g_atomic_rc_box_new0 (Work);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->texts);
  self->busy = TRUE;
  self->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->voice, voice);

  return self;
}

static void
work_clear (gpointer data)
{
  Work *self = data;

  g_weak_ref_clear (&self->voice);
  g_main_context_unref (self->context);
  g_queue_clear_full (&self->texts, g_free);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
}

static void
work_release (Work *self)
{
  g_atomic_rc_box_release_full (self, work_clear);
}

static void
report_free (gpointer data)
{
  Report *self = data;

  work_release (self->work);
  g_free (self);
}

static void
set_state (LoaVoice      *self,
           LoaVoiceState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
stop_waiting (LoaVoice *self)
{
  if (self->timeout != NULL)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static gboolean
unanswered_cb (gpointer user_data)
{
  LoaVoice *self = user_data;
  gboolean busy;

  stop_waiting (self);

  g_mutex_lock (&self->work->lock);
  busy = self->work->busy;
  if (busy)
    g_queue_clear_full (&self->work->texts, g_free);
  g_mutex_unlock (&self->work->lock);

  if (busy)
    set_state (self, LOA_VOICE_UNANSWERED);

  return G_SOURCE_REMOVE;
}

static void
wait_for_answer (LoaVoice *self)
{
  if (self->timeout != NULL)
    return;

  self->timeout = g_timeout_source_new (self->patience_ms);
  g_source_set_callback (self->timeout, unanswered_cb, self, NULL);
  g_source_attach (self->timeout, self->work->context);
}

static gboolean
report_cb (gpointer user_data)
{
  Report *report = user_data;
  g_autoptr (LoaVoice) voice = g_weak_ref_get (&report->work->voice);
  gboolean busy;

  if (voice == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&report->work->lock);
  busy = report->work->busy;
  g_mutex_unlock (&report->work->lock);

  stop_waiting (voice);
  if (busy)
    wait_for_answer (voice);
  set_state (voice, report->state);

  return G_SOURCE_REMOVE;
}

/* Called in the thread, which waits for the service no longer. */
static void
tell (Work          *work,
      LoaVoiceState  state)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Report *report = g_new0 (Report, 1);

  report->work = g_atomic_rc_box_acquire (work);
  report->state = state;

  g_mutex_lock (&work->lock);
  work->busy = state == LOA_VOICE_READY && !g_queue_is_empty (&work->texts);
  if (state == LOA_VOICE_ABSENT)
    g_queue_clear_full (&work->texts, g_free);
  g_mutex_unlock (&work->lock);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, work->context);
}

static LoaSpeechService *
open_service (void)
{
  LoaSpeechService *service = loa_speech_service_open ();

  if (service != NULL && !loa_speech_service_prepare (service))
    g_clear_pointer (&service, loa_speech_service_close);

  return service;
}

/* Words that the service may have got are not given to it again: twice said is worse than once not said. */
static LoaSpeechService *
say (LoaSpeechService *service,
     const char       *text)
{
  if (service != NULL && !loa_speech_service_prepare (service))
    g_clear_pointer (&service, loa_speech_service_close);
  if (service == NULL)
    service = open_service ();
  if (service != NULL && !loa_speech_service_say (service, text))
    g_clear_pointer (&service, loa_speech_service_close);

  return service;
}

/* Returns: (transfer full) (nullable): what to say next, %NULL for nothing */
static char *
wait_for_text (Work     *work,
               gboolean *hush,
               gboolean *end)
{
  char *text;

  g_mutex_lock (&work->lock);
  while (!work->hush && !work->end && g_queue_is_empty (&work->texts))
    g_cond_wait (&work->changed, &work->lock);

  *hush = work->hush || work->end;
  *end = work->end;
  work->hush = FALSE;
  text = *hush ? NULL : g_queue_pop_head (&work->texts);
  work->busy = TRUE;
  g_mutex_unlock (&work->lock);

  return text;
}

static gpointer
work_thread (gpointer data)
{
  Work *work = data;
  LoaSpeechService *service;
  sigset_t signals;
  gboolean end = FALSE;

  /* The library writes to the service whether that is still there or not. */
  sigemptyset (&signals);
  sigaddset (&signals, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);

  service = open_service ();
  tell (work, service != NULL ? LOA_VOICE_READY : LOA_VOICE_ABSENT);
  while (!end)
    {
      gboolean hush;
      g_autofree char *text = wait_for_text (work, &hush, &end);

      if (hush && service != NULL)
        loa_speech_service_stop (service);
      if (text != NULL)
        service = say (service, text);
      tell (work, service != NULL ? LOA_VOICE_READY : LOA_VOICE_ABSENT);
    }
  g_clear_pointer (&service, loa_speech_service_close);

  g_mutex_lock (&work->lock);
  work->ended = TRUE;
  g_cond_signal (&work->changed);
  g_mutex_unlock (&work->lock);
  work_release (work);

  return NULL;
}

static void
end_work (Work *work)
{
  const gint64 deadline = g_get_monotonic_time () + FAREWELL_MS * G_TIME_SPAN_MILLISECOND;

  g_mutex_lock (&work->lock);
  work->end = TRUE;
  g_cond_signal (&work->changed);
  while (!work->ended && g_cond_wait_until (&work->changed, &work->lock, deadline))
    continue;
  g_mutex_unlock (&work->lock);

  work_release (work);
}

static void
loa_voice_dispose (GObject *object)
{
  LoaVoice *self = LOA_VOICE (object);

  stop_waiting (self);
  g_clear_pointer (&self->work, end_work);

  G_OBJECT_CLASS (loa_voice_parent_class)->dispose (object);
}

static void
loa_voice_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  LoaVoice *self = LOA_VOICE (object);

  switch ((LoaVoiceProperty) property_id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;

    case PROP_MUTED:
      g_value_set_boolean (value, self->muted);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_voice_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  if ((LoaVoiceProperty) property_id == PROP_MUTED)
    loa_voice_set_muted (LOA_VOICE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
loa_voice_class_init (LoaVoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_voice_dispose;
  object_class->get_property = loa_voice_get_property;
  object_class->set_property = loa_voice_set_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, LOA_VOICE_WAITING, LOA_VOICE_NOT_BUILT,
                                             LOA_VOICE_WAITING, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MUTED] = g_param_spec_boolean ("muted", NULL, NULL, FALSE, G_PARAM_READWRITE |
                                                 G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_voice_init (LoaVoice *self)
{
}

LoaVoice *
loa_voice_new (guint patience_ms)
{
  LoaVoice *self = g_object_new (LOA_TYPE_VOICE, NULL);
  g_autoptr (GThread) thread = NULL;

  self->patience_ms = patience_ms;
  if (!loa_speech_service_is_built ())
    {
      self->state = LOA_VOICE_NOT_BUILT;
      return self;
    }

  self->work = work_new (self);
  thread = g_thread_new ("loa-voice", work_thread, g_atomic_rc_box_acquire (self->work));
  wait_for_answer (self);

  return self;
}

LoaVoiceState
loa_voice_get_state (LoaVoice *self)
{
  g_return_val_if_fail (LOA_IS_VOICE (self), LOA_VOICE_ABSENT);

  return self->state;
}

gboolean
loa_voice_get_muted (LoaVoice *self)
{
  g_return_val_if_fail (LOA_IS_VOICE (self), FALSE);

  return self->muted;
}

void
loa_voice_set_muted (LoaVoice *self,
                     gboolean  muted)
{
  g_return_if_fail (LOA_IS_VOICE (self));

  if (!self->muted == !muted)
    return;

  self->muted = muted;
  if (muted && self->work != NULL)
    {
      g_mutex_lock (&self->work->lock);
      g_queue_clear_full (&self->work->texts, g_free);
      self->work->hush = TRUE;
      g_cond_signal (&self->work->changed);
      g_mutex_unlock (&self->work->lock);
      wait_for_answer (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MUTED]);
}

void
loa_voice_say (LoaVoice   *self,
               const char *text)
{
  g_return_if_fail (LOA_IS_VOICE (self));
  g_return_if_fail (text != NULL);

  if (self->muted || self->work == NULL || self->state == LOA_VOICE_UNANSWERED)
    return;

  g_mutex_lock (&self->work->lock);
  if (g_queue_get_length (&self->work->texts) < MAX_TEXTS)
    {
      g_queue_push_tail (&self->work->texts, g_strdup (text));
      self->work->busy = TRUE;
    }
  g_cond_signal (&self->work->changed);
  g_mutex_unlock (&self->work->lock);
  wait_for_answer (self);
}
