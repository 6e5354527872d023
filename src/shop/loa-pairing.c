/* loa-pairing.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-pairing-private.h"

/* The machine itself: where it stands and what it tells. How it moves is in loa-pairing-moves.c. */

G_DEFINE_FINAL_TYPE (LoaPairing, loa_pairing, G_TYPE_OBJECT)

typedef enum
{
  PROP_HARDWARE_ID = 1,
  PROP_STEP,
  PROP_MODEL,
  PROP_SECONDS_LEFT,
  PROP_TRIES_LEFT,
  PROP_PAIRED_TIME,
  PROP_WAS_PAIRED,
} LoaPairingProperty;

static GParamSpec *properties[PROP_WAS_PAIRED + 1];

void
loa_pairing_set_step (LoaPairing     *self,
                      LoaPairingStep  step)
{
  if (self->step == step)
    return;

  self->step = step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

static void
set_text (LoaPairing         *self,
          char              **field,
          const char         *text,
          LoaPairingProperty  property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;

  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_number (LoaPairing         *self,
            int                *field,
            int                 number,
            LoaPairingProperty  property)
{
  if (*field == number)
    return;

  *field = number;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
show_seconds_left (LoaPairing *self)
{
  int seconds_left = self->session != NULL ? loa_pairing_session_get_seconds_left (self->session) : 0;

  set_number (self, &self->seconds_left, seconds_left, PROP_SECONDS_LEFT);
}

void
loa_pairing_end_session (LoaPairing *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);

  g_clear_object (&self->session);
  show_seconds_left (self);
}

void
loa_pairing_begin_session (LoaPairing *self,
                           const char *session_id)
{
  loa_pairing_end_session (self);

  self->session = loa_pairing_session_new (self->clock, session_id);
  g_signal_connect_object (self->session, "ticked", G_CALLBACK (show_seconds_left), self, G_CONNECT_SWAPPED);
  set_number (self, &self->tries_left, LOA_PAIRING_MAX_TRIES, PROP_TRIES_LEFT);
  show_seconds_left (self);
}

/* Takes over what SePay told of the speaker. */
void
loa_pairing_take_state (LoaPairing              *self,
                        const SepaySpeakerState *state)
{
  if (state->model != NULL)
    set_text (self, &self->model, state->model, PROP_MODEL);

  if (state->has_online)
    self->online = state->online ? LOA_TERNARY_YES : LOA_TERNARY_NO;

  if (state->paired_time != NULL)
    set_text (self, &self->paired_time, state->paired_time, PROP_PAIRED_TIME);
}

void
loa_pairing_set_was_paired (LoaPairing *self)
{
  if (self->was_paired)
    return;

  self->was_paired = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAS_PAIRED]);
}

void
loa_pairing_lose_try (LoaPairing *self)
{
  set_number (self, &self->tries_left, MAX (self->tries_left - 1, 0), PROP_TRIES_LEFT);
}

static void
loa_pairing_dispose (GObject *object)
{
  LoaPairing *self = LOA_PAIRING (object);

  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_object (&self->account);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_pairing_parent_class)->dispose (object);
}

static void
loa_pairing_finalize (GObject *object)
{
  LoaPairing *self = LOA_PAIRING (object);

  g_clear_pointer (&self->hardware_id, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->paired_time, g_free);

  G_OBJECT_CLASS (loa_pairing_parent_class)->finalize (object);
}

static void
loa_pairing_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LoaPairing *self = LOA_PAIRING (object);

  switch ((LoaPairingProperty) property_id)
    {
    case PROP_HARDWARE_ID:
      g_value_set_string (value, self->hardware_id);
      break;

    case PROP_STEP:
      g_value_set_int (value, (int) self->step);
      break;

    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;

    case PROP_SECONDS_LEFT:
      g_value_set_int (value, self->seconds_left);
      break;

    case PROP_TRIES_LEFT:
      g_value_set_int (value, self->tries_left);
      break;

    case PROP_PAIRED_TIME:
      g_value_set_string (value, self->paired_time);
      break;

    case PROP_WAS_PAIRED:
      g_value_set_boolean (value, self->was_paired);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_pairing_class_init (LoaPairingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = loa_pairing_dispose;
  object_class->finalize = loa_pairing_finalize;
  object_class->get_property = loa_pairing_get_property;

  properties[PROP_HARDWARE_ID] = g_param_spec_string ("hardware-id", NULL, NULL, NULL, flags);
  properties[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, LOA_PAIRING_STEP_START, LOA_PAIRING_STEP_PAIRED,
                                            LOA_PAIRING_STEP_START, flags);
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, flags);
  properties[PROP_SECONDS_LEFT] =
    g_param_spec_int ("seconds-left", NULL, NULL, 0, LOA_PAIRING_SESSION_SECONDS, 0, flags);
  properties[PROP_TRIES_LEFT] = g_param_spec_int ("tries-left", NULL, NULL, 0, LOA_PAIRING_MAX_TRIES, 0, flags);
  properties[PROP_PAIRED_TIME] = g_param_spec_string ("paired-time", NULL, NULL, NULL, flags);
  properties[PROP_WAS_PAIRED] = g_param_spec_boolean ("was-paired", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_pairing_init (LoaPairing *self)
{
  self->online = LOA_TERNARY_UNKNOWN;
}

LoaPairing *
loa_pairing_new (LoaStore           *store,
                 LoaSoundboxAccount *account,
                 LoaClock           *clock,
                 const char         *hardware_id)
{
  LoaPairing *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (account), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (hardware_id != NULL, NULL);

  self = g_object_new (LOA_TYPE_PAIRING, NULL);
  self->store = g_object_ref (store);
  self->account = g_object_ref (account);
  self->clock = g_object_ref (clock);
  self->hardware_id = g_strdup (hardware_id);

  return self;
}

const char *
loa_pairing_get_hardware_id (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), NULL);

  return self->hardware_id;
}

LoaPairingStep
loa_pairing_get_step (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), LOA_PAIRING_STEP_START);

  return self->step;
}

const char *
loa_pairing_get_model (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), NULL);

  return self->model;
}

int
loa_pairing_get_seconds_left (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), 0);

  return self->seconds_left;
}

int
loa_pairing_get_tries_left (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), 0);

  return self->tries_left;
}

const char *
loa_pairing_get_paired_time (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), NULL);

  return self->paired_time;
}

gboolean
loa_pairing_get_was_paired (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), FALSE);

  return self->was_paired;
}

gboolean
loa_pairing_get_may_be_paired (LoaPairing *self)
{
  g_return_val_if_fail (LOA_IS_PAIRING (self), FALSE);

  return self->is_code_unanswered && self->step != LOA_PAIRING_STEP_VERIFYING && self->step != LOA_PAIRING_STEP_PAIRED;
}

void
loa_pairing_give_up (LoaPairing *self)
{
  g_return_if_fail (LOA_IS_PAIRING (self));

  self->is_given_up = TRUE;
}
