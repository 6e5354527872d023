/* loa-lazy-cache.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-lazy-cache.h"

#define MAX_PAGES 16

/* The objects that stand for rows. Two things are kept apart: which object is a row's, for as long as anybody holds
 * it, so that a row never has two; and which pages are held here although nobody else may, the last few that were
 * looked at.
 */
struct _LoaLazyCache
{
  GType row_type; /* of the objects */
  GHashTable *living; /* (owned) (element-type gint64 LoaLazyRow): of objects that somebody holds, unowned */
  GHashTable *pages; /* (owned) (element-type guint GPtrArray): objects of the pages that are kept, owned */
  GQueue recent; /* of page numbers, the last one looked at first */
};

/* The row number is still there when an object tells that it goes away. */
static void
gone_cb (gpointer  user_data,
         GObject  *object)
{
  LoaLazyCache *self = user_data;
  gint64 row = loa_lazy_row_get_row (LOA_LAZY_ROW (object));

  g_hash_table_remove (self->living, &row);
}

static void
forget_oldest_pages (LoaLazyCache *self)
{
  while (g_queue_get_length (&self->recent) > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
}

LoaLazyCache *
loa_lazy_cache_new (GType row_type)
{
  LoaLazyCache *self = g_new0 (LoaLazyCache, 1);

  self->row_type = row_type;
  self->living = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);

  return self;
}

void
loa_lazy_cache_free (LoaLazyCache *self)
{
  GHashTableIter iter;
  gpointer object;

  loa_lazy_cache_drop_pages (self);

  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, NULL, &object))
    g_object_weak_unref (object, gone_cb, self);

  g_hash_table_unref (self->living);
  g_hash_table_unref (self->pages);
  g_free (self);
}

/* The object of a row; a new one has no record yet. */
LoaLazyRow *
loa_lazy_cache_dup (LoaLazyCache *self,
                    gint64        row)
{
  LoaLazyRow *object = g_hash_table_lookup (self->living, &row);

  if (object != NULL)
    return g_object_ref (object);

  object = loa_lazy_row_new (self->row_type, row);
  g_object_weak_ref (G_OBJECT (object), gone_cb, self);
  g_hash_table_insert (self->living, g_memdup2 (&row, sizeof row), object);

  return object;
}

/* Takes @rows. */
void
loa_lazy_cache_keep_page (LoaLazyCache *self,
                          guint         page,
                          GPtrArray    *rows)
{
  g_queue_remove (&self->recent, GUINT_TO_POINTER (page));
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (page));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), rows);
  forget_oldest_pages (self);
}

void
loa_lazy_cache_touch_page (LoaLazyCache *self,
                           guint         page)
{
  GList *link;

  if (g_queue_peek_head (&self->recent) == GUINT_TO_POINTER (page) && !g_queue_is_empty (&self->recent))
    return;

  link = g_queue_find (&self->recent, GUINT_TO_POINTER (page));
  if (link == NULL)
    return;

  g_queue_unlink (&self->recent, link);
  g_queue_push_head_link (&self->recent, link);
}

/* For when rows are on other pages than before. */
void
loa_lazy_cache_drop_pages (LoaLazyCache *self)
{
  g_queue_clear (&self->recent);
  g_hash_table_remove_all (self->pages);
}

/* The rows (element-type gint64) of the objects that somebody holds. */
GArray *
loa_lazy_cache_list_living (LoaLazyCache *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->living);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_array_append_val (rows, *(gint64 *) row);

  return rows;
}
