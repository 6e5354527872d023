/* loa-speaker.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-private.h"

#include "loa-fold.h"
#include "loa-speaker-tags.h"

/* What the store knows of a speaker, as properties. Only #LoaSpeakerRegister makes and changes one, and it stays the
 * same object as long as the speaker is in the register, so that a list keeps its place.
 */
struct _LoaSpeaker
{
  GObject parent_instance;

  LoaSpeakerRecord *record; /* (owned) */
  char **tags; /* (owned): those of the record */
  LoaSpeakerWeek *week; /* (owned) (nullable) */
  LoaAnnouncementRecord *announcement; /* (owned) (nullable): the newest */
  char *search_text; /* (owned) (nullable): made when it is needed, as are the keys */
  char *title_key; /* (owned) (nullable) */
  char *place_key; /* (owned) (nullable) */
  gboolean checking;
  gint64 not_found; /* when SePay said that it does not know it, in Unix seconds, or 0 */
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
      g_value_set_int64 (value, loa_speaker_get_checked (self));
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

    case PROP_ANNOUNCEMENT:
      g_value_set_pointer (value, self->announcement);
      break;

    case PROP_PLACE:
      g_value_set_string (value, self->record->place);
      break;

    case PROP_TAGS:
      g_value_set_boxed (value, self->tags);
      break;

    case PROP_NOTE:
      g_value_set_string (value, self->record->note);
      break;

    case PROP_LAST_SEEN:
      g_value_set_int64 (value, self->record->last_seen);
      break;

    case PROP_WEEK:
      g_value_set_boxed (value, self->week);
      break;

    case PROP_NOT_FOUND:
      g_value_set_boolean (value, self->not_found != 0);
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

  return MAX (self->record->checked, self->not_found);
}

gboolean
loa_speaker_get_checking (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), FALSE);

  return self->checking;
}

gboolean
loa_speaker_get_not_found (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), FALSE);

  return self->not_found != 0;
}

const char *
loa_speaker_get_place (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->place;
}

const char *
loa_speaker_get_note (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->note;
}

gint64
loa_speaker_get_last_seen (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), 0);

  return self->record->last_seen;
}

const char * const *
loa_speaker_get_tags (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return (const char * const *) self->tags;
}

const LoaSpeakerWeek *
loa_speaker_get_week (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->week;
}

const LoaAnnouncementRecord *
loa_speaker_get_announcement (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->announcement;
}

/* No word of a search has a line end, so none is found across two of the texts. */
const char *
loa_speaker_get_search_text (LoaSpeaker *self)
{
  g_autofree char *text = NULL;
  const LoaSpeakerRecord *record = self->record;

  if (self->search_text != NULL)
    return self->search_text;

  text = g_strdup_printf ("%s\n%s\n%s\n%s\n%s\n%s", record->hardware_id, record->name != NULL ? record->name : "",
                          record->model != NULL ? record->model : "", record->place != NULL ? record->place : "",
                          record->tags != NULL ? record->tags : "", record->note != NULL ? record->note : "");
  self->search_text = loa_fold (text);

  return self->search_text;
}

/* The keys for file names put 2 before 10. */
const char *
loa_speaker_get_title_key (LoaSpeaker *self)
{
  if (self->title_key == NULL)
    self->title_key = g_utf8_collate_key_for_filename (loa_speaker_get_title (self), -1);

  return self->title_key;
}

const char *
loa_speaker_get_place_key (LoaSpeaker *self)
{
  if (self->place_key == NULL)
    self->place_key = g_utf8_collate_key_for_filename (self->record->place != NULL ? self->record->place : "", -1);

  return self->place_key;
}

gint64
loa_speaker_get_position (LoaSpeaker *self)
{
  return self->record->position;
}
