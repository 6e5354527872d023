/* loa-lazy-list-reading.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-lazy-list-private.h"

/* A page on its way from the store. */
typedef struct
{
  GWeakRef list;
  GArray *rows; /* (owned) (element-type gint64) */
  guint generation; /* of the list when it was asked for */
  guint page;
} PageRead;

static void
page_read_free (PageRead *read)
{
  g_weak_ref_clear (&read->list);
  g_clear_pointer (&read->rows, g_array_unref);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageRead, page_read_free)

static void schedule_reading (LoaLazyList *self);

static void
read_page_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PageRead) read = user_data;
  g_autoptr (LoaLazyList) self = g_weak_ref_get (&read->list);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;
  LoaLazyListPrivate *priv;

  if (self == NULL)
    return;

  priv = loa_lazy_list_get_private (self);
  records = LOA_LAZY_LIST_GET_CLASS (self)->read_finish (LOA_STORE (object), result, &error);
  if (read->generation != priv->generation)
    return;

  g_clear_object (&priv->reading);
  if (records == NULL)
    {
      loa_lazy_list_tell_failure (self, error);
      return;
    }

  page = g_ptr_array_new_full (records->len, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      LoaLazyRow *row = loa_lazy_cache_dup (priv->cache, g_array_index (read->rows, gint64, i));
      gconstpointer record = g_ptr_array_index (records, i);

      g_ptr_array_add (page, row);
      if (record != NULL)
        loa_lazy_row_set_record (row, record);
    }

  loa_lazy_cache_keep_page (priv->cache, read->page, g_steal_pointer (&page));
  schedule_reading (self);
}

static void
read_page (LoaLazyList *self,
           guint        page)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
  const GArray *rows = priv->rows.rows;
  const guint first = page * LOA_LAZY_CACHE_PAGE_ROWS;
  PageRead *read = g_new0 (PageRead, 1);

  g_weak_ref_init (&read->list, self);
  read->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  read->generation = priv->generation;
  read->page = page;
  g_array_append_vals (read->rows, &g_array_index (rows, gint64, first),
                       MIN (rows->len - first, LOA_LAZY_CACHE_PAGE_ROWS));

  priv->reading = g_cancellable_new ();
  LOA_LAZY_LIST_GET_CLASS (self)->read (priv->store, (gint64 *) (gpointer) read->rows->data, read->rows->len,
                                        priv->reading, read_page_cb, read);
}

static gboolean
read_wanted_cb (gpointer user_data)
{
  LoaLazyList *self = user_data;
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  priv->read_source = 0;
  if (priv->reading == NULL && !g_queue_is_empty (&priv->wanted_pages))
    read_page (self, GPOINTER_TO_UINT (g_queue_pop_head (&priv->wanted_pages)));

  return G_SOURCE_REMOVE;
}

static void
schedule_reading (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  if (priv->read_source == 0 && priv->reading == NULL && !g_queue_is_empty (&priv->wanted_pages))
    priv->read_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_wanted_cb, self, NULL);
}

void
loa_lazy_list_want_page (LoaLazyList *self,
                         guint        page)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  g_queue_remove (&priv->wanted_pages, GUINT_TO_POINTER (page));
  g_queue_push_head (&priv->wanted_pages, GUINT_TO_POINTER (page));
  schedule_reading (self);
}

void
loa_lazy_list_forget_readings (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  if (priv->reading != NULL || !g_queue_is_empty (&priv->wanted_pages))
    priv->must_refresh = TRUE;

  g_queue_clear (&priv->wanted_pages);
  g_clear_handle_id (&priv->read_source, g_source_remove);
  g_cancellable_cancel (priv->reading);
  g_clear_object (&priv->reading);
}

static void
refresh_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PageRead) read = user_data;
  g_autoptr (LoaLazyList) self = g_weak_ref_get (&read->list);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;

  records = LOA_LAZY_LIST_GET_CLASS (self)->read_finish (LOA_STORE (object), result, &error);
  if (records == NULL)
    {
      loa_lazy_list_tell_failure (self, error);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer record = g_ptr_array_index (records, i);

      if (record != NULL)
        {
          g_autoptr (LoaLazyRow) row =
            loa_lazy_cache_dup (loa_lazy_list_get_private (self)->cache, g_array_index (read->rows, gint64, i));

          loa_lazy_row_set_record (row, record);
        }
    }
}

void
loa_lazy_list_refresh_living_rows (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
  g_autoptr (GArray) rows = loa_lazy_cache_list_living (priv->cache);
  PageRead *read;

  priv->must_refresh = FALSE;
  g_cancellable_cancel (priv->refreshing);
  g_clear_object (&priv->refreshing);
  if (rows->len == 0)
    return;

  read = g_new0 (PageRead, 1);
  g_weak_ref_init (&read->list, self);
  read->rows = g_steal_pointer (&rows);

  priv->refreshing = g_cancellable_new ();
  LOA_LAZY_LIST_GET_CLASS (self)->read (priv->store, (gint64 *) (gpointer) read->rows->data, read->rows->len,
                                        priv->refreshing, refresh_cb, read);
}
