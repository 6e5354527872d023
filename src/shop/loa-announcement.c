/* loa-announcement.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-private.h"

/* A row of the ledger in a list. It stays the same object while its record goes from *asked* to its end. */
struct _LoaAnnouncement
{
  GObject parent_instance;

  LoaAnnouncementRecord *record; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaAnnouncement, loa_announcement, G_TYPE_OBJECT)

typedef enum
{
  PROP_RECORD = 1,
} LoaAnnouncementProperty;

static GParamSpec *properties[PROP_RECORD + 1];

/* The rest of a row never changes. */
static gboolean
is_equal (const LoaAnnouncementRecord *one,
          const LoaAnnouncementRecord *other)
{
  return one->state == other->state && g_strcmp0 (one->status, other->status) == 0
         && g_strcmp0 (one->message, other->message) == 0 && one->asked == other->asked && one->sent == other->sent
         && one->delivered == other->delivered && one->retries == other->retries;
}

static void
loa_announcement_finalize (GObject *object)
{
  LoaAnnouncement *self = LOA_ANNOUNCEMENT (object);

  g_clear_pointer (&self->record, loa_announcement_record_free);

  G_OBJECT_CLASS (loa_announcement_parent_class)->finalize (object);
}

static void
loa_announcement_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  LoaAnnouncement *self = LOA_ANNOUNCEMENT (object);

  switch ((LoaAnnouncementProperty) property_id)
    {
    case PROP_RECORD:
      g_value_set_pointer (value, self->record);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_announcement_class_init (LoaAnnouncementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_announcement_finalize;
  object_class->get_property = loa_announcement_get_property;

  properties[PROP_RECORD] =
    g_param_spec_pointer ("record", NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_announcement_init (LoaAnnouncement *self)
{
}

LoaAnnouncement *
loa_announcement_new (LoaAnnouncementRecord *record)
{
  LoaAnnouncement *self = g_object_new (LOA_TYPE_ANNOUNCEMENT, NULL);

  self->record = record;

  return self;
}

void
loa_announcement_take_record (LoaAnnouncement       *self,
                              LoaAnnouncementRecord *record)
{
  g_autoptr (LoaAnnouncementRecord) old = g_steal_pointer (&self->record);

  self->record = record;
  if (!is_equal (old, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

const LoaAnnouncementRecord *
loa_announcement_get_record (LoaAnnouncement *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT (self), NULL);

  return self->record;
}
