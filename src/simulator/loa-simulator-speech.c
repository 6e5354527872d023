/* loa-simulator-speech.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-speech.h"

struct _LoaSimulatorSpeech
{
  GObject parent_instance;

  char *hardware_id; /* (owned) */
  LoaSimulatorSaid kind;
  char *text; /* (owned) (nullable) */
  gint64 amount; /* đồng */
  char *request_id; /* (owned) (nullable) */
  gint64 time; /* Unix seconds */
};

G_DEFINE_FINAL_TYPE (LoaSimulatorSpeech, loa_simulator_speech, G_TYPE_OBJECT)

enum
{
  PROP_HARDWARE_ID = 1,
  PROP_KIND,
  PROP_TEXT,
  PROP_AMOUNT,
  PROP_TIME,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
loa_simulator_speech_finalize (GObject *object)
{
  LoaSimulatorSpeech *self = LOA_SIMULATOR_SPEECH (object);

  g_clear_pointer (&self->hardware_id, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->request_id, g_free);

  G_OBJECT_CLASS (loa_simulator_speech_parent_class)->finalize (object);
}

static void
loa_simulator_speech_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  LoaSimulatorSpeech *self = LOA_SIMULATOR_SPEECH (object);

  switch (property_id)
    {
    case PROP_HARDWARE_ID:
      g_value_set_string (value, self->hardware_id);
      break;

    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_AMOUNT:
      g_value_set_int64 (value, self->amount);
      break;

    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_simulator_speech_class_init (LoaSimulatorSpeechClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = loa_simulator_speech_finalize;
  object_class->get_property = loa_simulator_speech_get_property;

  properties[PROP_HARDWARE_ID] = g_param_spec_string ("hardware-id", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, LOA_SIMULATOR_SAID_OTP, LOA_SIMULATOR_SAID_NOTHING,
                                            LOA_SIMULATOR_SAID_NOTHING, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_AMOUNT] = g_param_spec_int64 ("amount", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
loa_simulator_speech_init (LoaSimulatorSpeech *self)
{
}

LoaSimulatorSpeech *
loa_simulator_speech_new (const char       *hardware_id,
                          LoaSimulatorSaid  kind,
                          const char       *text,
                          gint64            amount,
                          const char       *request_id,
                          gint64            time)
{
  LoaSimulatorSpeech *self;

  g_return_val_if_fail (hardware_id != NULL, NULL);

  self = g_object_new (LOA_TYPE_SIMULATOR_SPEECH, NULL);
  self->hardware_id = g_strdup (hardware_id);
  self->kind = kind;
  self->text = g_strdup (text);
  self->amount = amount;
  self->request_id = g_strdup (request_id);
  self->time = time;

  return self;
}

const char *
loa_simulator_speech_get_hardware_id (LoaSimulatorSpeech *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR_SPEECH (self), NULL);

  return self->hardware_id;
}

LoaSimulatorSaid
loa_simulator_speech_get_kind (LoaSimulatorSpeech *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR_SPEECH (self), LOA_SIMULATOR_SAID_NOTHING);

  return self->kind;
}

const char *
loa_simulator_speech_get_text (LoaSimulatorSpeech *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR_SPEECH (self), NULL);

  return self->text;
}

gint64
loa_simulator_speech_get_amount (LoaSimulatorSpeech *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR_SPEECH (self), 0);

  return self->amount;
}

const char *
loa_simulator_speech_get_request_id (LoaSimulatorSpeech *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR_SPEECH (self), NULL);

  return self->request_id;
}

gint64
loa_simulator_speech_get_time (LoaSimulatorSpeech *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR_SPEECH (self), 0);

  return self->time;
}
