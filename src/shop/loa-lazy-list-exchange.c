/* loa-lazy-list-exchange.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-lazy-list-private.h"
#include "loa-row-anchors.h"
#include "loa-row-difference.h"

/* How many rows GTK makes widgets for, whatever is in sight. */
#define N_WIDGETS 256

/* As many as a window shows. */
#define AT_ONCE 64

#define FRAME_TIME 16 /* ms */

/* What somebody looks at must not move when rows come and go around it. Another filter shows something else; there only
 * what was chosen stays what it is.
 */
static GArray *
find_anchors (LoaLazyList  *self,
              const GArray *old,
              const GArray *rows)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
  g_autoptr (GArray) wanted = NULL;

  if (!priv->is_other_filter)
    wanted = loa_lazy_cache_list_living (priv->cache);
  else
    wanted = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), &priv->chosen, priv->chosen != 0);

  return loa_row_anchors_find (old, rows, wanted, priv->chosen);
}

static gboolean
is_among (const GArray *rows,
          const GArray *anchors,
          gint64        row)
{
  for (guint i = 0; i < anchors->len; i++)
    if (g_array_index (rows, gint64, g_array_index (anchors, LoaRowAnchor, i).new_position) == row)
      return TRUE;

  return FALSE;
}

/* GTK 4.8 makes widgets anew for what comes and goes at once, and asks for all rows that come; but those of rows in
 * sight it uses again for the ones that are scrolled to. So all new rows come, who scrolls does so, and the old ones go.
 *
 * Takes @rows.
 */
static void
exchange (LoaLazyList *self,
          GArray      *rows)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
  const gboolean is_other_filter = priv->is_other_filter;
  g_autoptr (GArray) anchors = find_anchors (self, priv->rows.rows, rows);
  guint position;
  guint n;

  g_signal_emit_by_name (self, "changing", is_among (rows, anchors, priv->chosen));

  loa_result_rows_begin (&priv->rows, rows, anchors);
  priv->generation++;
  while (loa_result_rows_add (&priv->rows, &position, &n))
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
  g_signal_emit_by_name (self, "arrived", is_other_filter);
  while (loa_result_rows_remove (&priv->rows, &position, &n))
    g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
  loa_result_rows_end (&priv->rows);
}

static gboolean
grow_cb (gpointer user_data)
{
  LoaLazyList *self = user_data;
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
  const guint n_rows = loa_result_rows_count (&priv->rows);
  guint position;
  guint n;

  if (loa_result_rows_grow (&priv->rows, n_rows < N_WIDGETS ? AT_ONCE : G_MAXUINT, &position, &n))
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);

  if (!loa_result_rows_complete (&priv->rows))
    return G_SOURCE_CONTINUE;

  priv->growing_source = 0;
  g_object_notify (G_OBJECT (self), "loading");

  return G_SOURCE_REMOVE;
}

/* Whether it is safe to show only the beginning of a result: nothing that stays is further on. */
static gboolean
may_grow (LoaLazyListPrivate *priv,
          const GArray       *rows)
{
  const GArray *old = priv->rows.rows;
  const guint n_old = loa_result_rows_count (&priv->rows);

  if (n_old + AT_ONCE >= MIN (N_WIDGETS, rows->len))
    return FALSE;

  return (priv->is_other_filter && priv->chosen == 0)
         || loa_row_difference_find (old->data, n_old, rows->data, n_old, sizeof (gint64)).position == n_old;
}

/* Where there were few rows, widgets are made for those that come: some at a time, so that there are frames between. */
void
loa_lazy_list_exchange_rows (LoaLazyList *self,
                             GArray      *rows)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  loa_lazy_list_forget_readings (self);
  loa_lazy_cache_drop_pages (priv->cache);
  g_clear_handle_id (&priv->growing_source, g_source_remove);
  loa_result_rows_cut (&priv->rows);
  if (!may_grow (priv, rows))
    {
      exchange (self, rows);
      return;
    }

  exchange (self, g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), rows->data,
                                       loa_result_rows_count (&priv->rows) + AT_ONCE));
  loa_result_rows_extend (&priv->rows, rows);
  priv->growing_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, FRAME_TIME, grow_cb, self, NULL);
}
