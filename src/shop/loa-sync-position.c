/* loa-sync-position.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-position.h"

#include "loa-vietnam-time.h"

/* It is written as "page per-page limit covered-day from-day", with a dash for no day. */
enum
{
  FIELD_PAGE,
  FIELD_PER_PAGE,
  FIELD_LIMIT,
  FIELD_COVERED_DAY,
  FIELD_FROM_DAY,
  N_FIELDS
};

#define NO_DAY "-"

static gboolean
read_number (const char *text,
             guint      *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &value, NULL))
    return FALSE;

  *number = (guint) value;

  return TRUE;
}

LoaSyncPosition *
loa_sync_position_new (const char *from_day,
                       const char *covered_day)
{
  LoaSyncPosition *self = g_new0 (LoaSyncPosition, 1);

  self->from_day = g_strdup (from_day);
  self->covered_day = g_strdup (covered_day);

  return self;
}

LoaSyncPosition *
loa_sync_position_copy (const LoaSyncPosition *self)
{
  LoaSyncPosition *copy = loa_sync_position_new (self->from_day, self->covered_day);

  copy->limit = self->limit;
  copy->per_page = self->per_page;
  copy->page = self->page;

  return copy;
}

void
loa_sync_position_free (LoaSyncPosition *self)
{
  g_free (self->from_day);
  g_free (self->covered_day);
  g_free (self);
}

/* Returns: (transfer full) (nullable): %NULL when @text is none */
LoaSyncPosition *
loa_sync_position_parse (const char *text)
{
  g_auto (GStrv) fields = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autoptr (LoaSyncPosition) self = loa_sync_position_new (NULL, NULL);

  if (g_strv_length (fields) != N_FIELDS || !read_number (fields[FIELD_PAGE], &self->page)
      || !read_number (fields[FIELD_PER_PAGE], &self->per_page) || !read_number (fields[FIELD_LIMIT], &self->limit)
      || !loa_vietnam_day_is_valid (fields[FIELD_COVERED_DAY]))
    return NULL;

  self->covered_day = g_strdup (fields[FIELD_COVERED_DAY]);
  if (g_str_equal (fields[FIELD_FROM_DAY], NO_DAY))
    return g_steal_pointer (&self);

  if (!loa_vietnam_day_is_valid (fields[FIELD_FROM_DAY]))
    return NULL;

  self->from_day = g_strdup (fields[FIELD_FROM_DAY]);

  return g_steal_pointer (&self);
}

char *
loa_sync_position_format (const LoaSyncPosition *self)
{
  return g_strdup_printf ("%u %u %u %s %s", self->page, self->per_page, self->limit, self->covered_day,
                          self->from_day != NULL ? self->from_day : NO_DAY);
}
