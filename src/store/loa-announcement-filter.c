/* loa-announcement-filter.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-announcement-filter.h"

LoaAnnouncementFilter *
loa_announcement_filter_new (void)
{
  return g_new0 (LoaAnnouncementFilter, 1);
}

LoaAnnouncementFilter *
loa_announcement_filter_copy (const LoaAnnouncementFilter *self)
{
  LoaAnnouncementFilter *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  copy->hardware_id = g_strdup (self->hardware_id);
  copy->from_day = g_strdup (self->from_day);
  copy->to_day = g_strdup (self->to_day);

  return copy;
}

void
loa_announcement_filter_free (LoaAnnouncementFilter *self)
{
  g_free (self->search);
  g_free (self->hardware_id);
  g_free (self->from_day);
  g_free (self->to_day);
  g_free (self);
}

gboolean
loa_announcement_filter_equal (const LoaAnnouncementFilter *self,
                               const LoaAnnouncementFilter *other)
{
  return g_strcmp0 (self->search, other->search) == 0 &&
         g_strcmp0 (self->hardware_id, other->hardware_id) == 0 &&
         self->causes == other->causes &&
         self->states == other->states &&
         g_strcmp0 (self->from_day, other->from_day) == 0 &&
         g_strcmp0 (self->to_day, other->to_day) == 0;
}
