/* loa-speaker.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker.h"

/* What the store knows of a speaker, as properties. Only #LoaSpeakerRegister makes and changes one, and it stays the
 * same object as long as the speaker is in the register, so that a list keeps its place.
 */
struct _LoaSpeaker
{
  GObject parent_instance;

  LoaSpeakerRecord *record; /* (owned) */
  LoaAnnouncementRecord *announcement; /* (owned) (nullable): the newest */
  gboolean checking;
};

G_DEFINE_FINAL_TYPE (LoaSpeaker, loa_speaker, G_TYPE_OBJECT)

typedef enum
{
  PROP_HARDWARE_ID = 1,
  PROP_NAME,
  PROP_TITLE,
  PROP_MODEL,
  PROP_IS_PAIRED,
  PROP_ONLINE,
  PROP_CHECKED,
  PROP_CHECKING,
  PROP_ANNOUNCEMENT_STATE,
  PROP_ANNOUNCEMENT_AMOUNT,
} LoaSpeakerProperty;

static GParamSpec *properties[PROP_ANNOUNCEMENT_AMOUNT + 1];

static void
notify_differences (LoaSpeaker             *self,
                    const LoaSpeakerRecord *old,
                    const LoaSpeakerRecord *new)
{
  GObject *object = G_OBJECT (self);

  if (g_strcmp0 (old->name, new->name) != 0)
    {
      g_object_notify_by_pspec (object, properties[PROP_NAME]);
      g_object_notify_by_pspec (object, properties[PROP_TITLE]);
    }

  if (g_strcmp0 (old->model, new->model) != 0)
    g_object_notify_by_pspec (object, properties[PROP_MODEL]);

  if (old->is_paired != new->is_paired)
    g_object_notify_by_pspec (object, properties[PROP_IS_PAIRED]);

  if (old->online != new->online)
    g_object_notify_by_pspec (object, properties[PROP_ONLINE]);

  if (old->checked != new->checked)
    g_object_notify_by_pspec (object, properties[PROP_CHECKED]);
}

static int
get_announcement_state (LoaSpeaker *self)
{
  return self->announcement != NULL ? (int) self->announcement->state : -1;
}

static gint64
get_announcement_amount (LoaSpeaker *self)
{
  return self->announcement != NULL ? self->announcement->amount : 0;
}

static void
loa_speaker_finalize (GObject *object)
{
  LoaSpeaker *self = LOA_SPEAKER (object);

  g_clear_pointer (&self->record, loa_speaker_record_free);
  g_clear_pointer (&self->announcement, loa_announcement_record_free);

  G_OBJECT_CLASS (loa_speaker_parent_class)->finalize (object);
}

static void
loa_speaker_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LoaSpeaker *self = LOA_SPEAKER (object);

  switch ((LoaSpeakerProperty) property_id)
    {
    case PROP_HARDWARE_ID:
      g_value_set_string (value, self->record->hardware_id);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->record->name);
      break;

    case PROP_TITLE:
      g_value_set_string (value, loa_speaker_get_title (self));
      break;

    case PROP_MODEL:
      g_value_set_string (value, self->record->model);
      break;

    case PROP_IS_PAIRED:
      g_value_set_int (value, self->record->is_paired);
      break;

    case PROP_ONLINE:
      g_value_set_int (value, self->record->online);
      break;

    case PROP_CHECKED:
      g_value_set_int64 (value, self->record->checked);
      break;

    case PROP_CHECKING:
      g_value_set_boolean (value, self->checking);
      break;

    case PROP_ANNOUNCEMENT_STATE:
      g_value_set_int (value, get_announcement_state (self));
      break;

    case PROP_ANNOUNCEMENT_AMOUNT:
      g_value_set_int64 (value, get_announcement_amount (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_speaker_class_init (LoaSpeakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = loa_speaker_finalize;
  object_class->get_property = loa_speaker_get_property;

  properties[PROP_HARDWARE_ID] = g_param_spec_string ("hardware-id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, flags);
  properties[PROP_IS_PAIRED] =
    g_param_spec_int ("is-paired", NULL, NULL, LOA_TERNARY_UNKNOWN, LOA_TERNARY_YES, LOA_TERNARY_UNKNOWN, flags);
  properties[PROP_ONLINE] =
    g_param_spec_int ("online", NULL, NULL, LOA_TERNARY_UNKNOWN, LOA_TERNARY_YES, LOA_TERNARY_UNKNOWN, flags);
  properties[PROP_CHECKED] = g_param_spec_int64 ("checked", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CHECKING] = g_param_spec_boolean ("checking", NULL, NULL, FALSE, flags);
  properties[PROP_ANNOUNCEMENT_STATE] =
    g_param_spec_int ("announcement-state", NULL, NULL, -1, LOA_ANNOUNCEMENT_STATE_NOT_SENT, -1, flags);
  properties[PROP_ANNOUNCEMENT_AMOUNT] =
    g_param_spec_int64 ("announcement-amount", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_speaker_init (LoaSpeaker *self)
{
}

LoaSpeaker *
loa_speaker_new (const LoaSpeakerRecord *record)
{
  LoaSpeaker *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (LOA_TYPE_SPEAKER, NULL);
  self->record = loa_speaker_record_copy (record);

  return self;
}

void
loa_speaker_take_record (LoaSpeaker             *self,
                         const LoaSpeakerRecord *record)
{
  g_autoptr (LoaSpeakerRecord) old = NULL;

  g_return_if_fail (LOA_IS_SPEAKER (self));
  g_return_if_fail (record != NULL);
  g_return_if_fail (g_str_equal (record->hardware_id, self->record->hardware_id));

  old = g_steal_pointer (&self->record);
  self->record = loa_speaker_record_copy (record);

  g_object_freeze_notify (G_OBJECT (self));
  notify_differences (self, old, self->record);
  g_object_thaw_notify (G_OBJECT (self));
}

void
loa_speaker_set_checking (LoaSpeaker *self,
                          gboolean    checking)
{
  g_return_if_fail (LOA_IS_SPEAKER (self));

  checking = !!checking;
  if (self->checking == checking)
    return;

  self->checking = checking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
}

void
loa_speaker_set_announcement (LoaSpeaker                  *self,
                              const LoaAnnouncementRecord *announcement)
{
  int old_state;
  gint64 old_amount;

  g_return_if_fail (LOA_IS_SPEAKER (self));

  old_state = get_announcement_state (self);
  old_amount = get_announcement_amount (self);
  g_clear_pointer (&self->announcement, loa_announcement_record_free);
  self->announcement = announcement != NULL ? loa_announcement_record_copy (announcement) : NULL;

  if (get_announcement_state (self) != old_state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCEMENT_STATE]);

  if (get_announcement_amount (self) != old_amount)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCEMENT_AMOUNT]);
}

const char *
loa_speaker_get_hardware_id (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->hardware_id;
}

const char *
loa_speaker_get_name (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->name;
}

const char *
loa_speaker_get_title (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->name != NULL ? self->record->name : self->record->hardware_id;
}

const char *
loa_speaker_get_model (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->model;
}

LoaTernary
loa_speaker_get_is_paired (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_TERNARY_UNKNOWN);

  return self->record->is_paired;
}

LoaTernary
loa_speaker_get_online (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_TERNARY_UNKNOWN);

  return self->record->online;
}

gint64
loa_speaker_get_checked (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), 0);

  return self->record->checked;
}

gboolean
loa_speaker_get_checking (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), FALSE);

  return self->checking;
}

const LoaAnnouncementRecord *
loa_speaker_get_announcement (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->announcement;
}
