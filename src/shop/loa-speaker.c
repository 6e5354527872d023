/* loa-speaker.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-private.h"

#include "loa-speaker-tags.h"

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
  PROP_ANNOUNCEMENT,
  PROP_PLACE,
  PROP_TAGS,
  PROP_NOTE,
  PROP_LAST_SEEN,
  PROP_WEEK,
  PROP_NOT_FOUND,
} LoaSpeakerProperty;

static GParamSpec *properties[PROP_NOT_FOUND + 1];

/* Returns: whether the texts were different */
static gboolean
notify_text (LoaSpeaker         *self,
             LoaSpeakerProperty  property,
             const char         *old,
             const char         *new)
{
  if (g_strcmp0 (old, new) == 0)
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);

  return TRUE;
}

static gboolean
notify_number (LoaSpeaker         *self,
               LoaSpeakerProperty  property,
               gint64              old,
               gint64              new)
{
  if (old == new)
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);

  return TRUE;
}

static void
drop_texts (LoaSpeaker *self)
{
  g_clear_pointer (&self->search_text, g_free);
  g_clear_pointer (&self->title_key, g_free);
  g_clear_pointer (&self->place_key, g_free);
}

static LoaSpeakerChange
notify_differences (LoaSpeaker             *self,
                    const LoaSpeakerRecord *old,
                    const LoaSpeakerRecord *new)
{
  LoaSpeakerChange change = LOA_SPEAKER_CHANGE_NONE;

  if (notify_text (self, PROP_NAME, old->name, new->name))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
      change |= LOA_SPEAKER_CHANGE_DETAILS;
    }

  if (notify_text (self, PROP_MODEL, old->model, new->model))
    change |= LOA_SPEAKER_CHANGE_DETAILS;
  if (notify_text (self, PROP_PLACE, old->place, new->place))
    change |= LOA_SPEAKER_CHANGE_DETAILS;
  if (notify_text (self, PROP_TAGS, old->tags, new->tags))
    change |= LOA_SPEAKER_CHANGE_DETAILS;
  if (notify_text (self, PROP_NOTE, old->note, new->note))
    change |= LOA_SPEAKER_CHANGE_DETAILS;

  if (notify_number (self, PROP_IS_PAIRED, old->is_paired, new->is_paired))
    change |= LOA_SPEAKER_CHANGE_STATE;
  if (notify_number (self, PROP_ONLINE, old->online, new->online))
    change |= LOA_SPEAKER_CHANGE_STATE;
  /* Whoever asked, SePay knew it. */
  if (notify_number (self, PROP_CHECKED, old->checked, new->checked))
    change |= LOA_SPEAKER_CHANGE_STATE | loa_speaker_set_not_found (self, 0);
  if (notify_number (self, PROP_LAST_SEEN, old->last_seen, new->last_seen))
    change |= LOA_SPEAKER_CHANGE_STATE;

  return change;
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
  g_clear_pointer (&self->tags, g_strfreev);
  g_clear_pointer (&self->week, loa_speaker_week_free);
  drop_texts (self);
  g_clear_pointer (&self->announcement, loa_announcement_record_free);

  G_OBJECT_CLASS (loa_speaker_parent_class)->finalize (object);
}

/* Returns: whether it is a property of the record */
static gboolean
get_record_property (LoaSpeaker         *self,
                     LoaSpeakerProperty  property,
                     GValue             *value)
{
  switch ((int) property)
    {
    case PROP_HARDWARE_ID:
      g_value_set_string (value, self->record->hardware_id);
      return TRUE;

    case PROP_NAME:
      g_value_set_string (value, self->record->name);
      return TRUE;

    case PROP_TITLE:
      g_value_set_string (value, loa_speaker_get_title (self));
      return TRUE;

    case PROP_MODEL:
      g_value_set_string (value, self->record->model);
      return TRUE;

    case PROP_PLACE:
      g_value_set_string (value, self->record->place);
      return TRUE;

    case PROP_TAGS:
      g_value_set_boxed (value, self->tags);
      return TRUE;

    case PROP_NOTE:
      g_value_set_string (value, self->record->note);
      return TRUE;

    case PROP_IS_PAIRED:
      g_value_set_int (value, self->record->is_paired);
      return TRUE;

    case PROP_ONLINE:
      g_value_set_int (value, self->record->online);
      return TRUE;

    case PROP_LAST_SEEN:
      g_value_set_int64 (value, self->record->last_seen);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
loa_speaker_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LoaSpeaker *self = LOA_SPEAKER (object);

  if (get_record_property (self, (LoaSpeakerProperty) property_id, value))
    return;

  switch ((int) property_id)
    {
    case PROP_CHECKED:
      g_value_set_int64 (value, loa_speaker_get_checked (self));
      break;

    case PROP_CHECKING:
      g_value_set_boolean (value, self->checking);
      break;

    case PROP_NOT_FOUND:
      g_value_set_boolean (value, self->not_found != 0);
      break;

    case PROP_ANNOUNCEMENT_STATE:
      g_value_set_int (value, get_announcement_state (self));
      break;

    case PROP_ANNOUNCEMENT_AMOUNT:
      g_value_set_int64 (value, get_announcement_amount (self));
      break;

    case PROP_ANNOUNCEMENT:
      g_value_set_pointer (value, self->announcement);
      break;

    case PROP_WEEK:
      g_value_set_boxed (value, self->week);
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
  properties[PROP_ANNOUNCEMENT] = g_param_spec_pointer ("announcement", NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_LAST_SEEN] = g_param_spec_int64 ("last-seen", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_WEEK] = g_param_spec_boxed ("week", NULL, NULL, LOA_TYPE_SPEAKER_WEEK, flags);
  properties[PROP_NOT_FOUND] = g_param_spec_boolean ("not-found", NULL, NULL, FALSE, flags);

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
  self->tags = loa_speaker_tags_split (record->tags);

  return self;
}

LoaSpeakerChange
loa_speaker_take_record (LoaSpeaker             *self,
                         const LoaSpeakerRecord *record)
{
  g_autoptr (LoaSpeakerRecord) old = NULL;
  LoaSpeakerChange change;

  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_SPEAKER_CHANGE_NONE);
  g_return_val_if_fail (record != NULL, LOA_SPEAKER_CHANGE_NONE);
  g_return_val_if_fail (g_str_equal (record->hardware_id, self->record->hardware_id), LOA_SPEAKER_CHANGE_NONE);

  old = g_steal_pointer (&self->record);
  self->record = loa_speaker_record_copy (record);
  /* Whoever looks speakers up by it holds it. */
  g_free (self->record->hardware_id);
  self->record->hardware_id = g_steal_pointer (&old->hardware_id);
  if (g_strcmp0 (old->tags, record->tags) != 0)
    {
      g_strfreev (self->tags);
      self->tags = loa_speaker_tags_split (record->tags);
    }

  g_object_freeze_notify (G_OBJECT (self));
  change = notify_differences (self, old, self->record);
  if ((change & LOA_SPEAKER_CHANGE_DETAILS) != 0)
    drop_texts (self);
  g_object_thaw_notify (G_OBJECT (self));

  return change;
}

LoaSpeakerChange
loa_speaker_set_week (LoaSpeaker           *self,
                      const LoaSpeakerWeek *week)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_SPEAKER_CHANGE_NONE);

  if (loa_speaker_week_equal (self->week, week))
    return LOA_SPEAKER_CHANGE_NONE;

  g_clear_pointer (&self->week, loa_speaker_week_free);
  self->week = week != NULL ? loa_speaker_week_copy (week) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WEEK]);

  return LOA_SPEAKER_CHANGE_STATE;
}

LoaSpeakerChange
loa_speaker_set_not_found (LoaSpeaker *self,
                           gint64      not_found)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_SPEAKER_CHANGE_NONE);

  if (self->not_found == not_found)
    return LOA_SPEAKER_CHANGE_NONE;

  self->not_found = not_found;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOT_FOUND]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKED]);

  return LOA_SPEAKER_CHANGE_STATE;
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

  if (loa_announcement_record_equal (self->announcement, announcement))
    return;

  old_state = get_announcement_state (self);
  old_amount = get_announcement_amount (self);
  g_clear_pointer (&self->announcement, loa_announcement_record_free);
  self->announcement = announcement != NULL ? loa_announcement_record_copy (announcement) : NULL;

  if (get_announcement_state (self) != old_state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCEMENT_STATE]);

  if (get_announcement_amount (self) != old_amount)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCEMENT_AMOUNT]);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCEMENT]);
}
