/* loa-lazy-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-lazy-list.h"

#include "loa-lazy-cache.h"
#include "loa-row-anchors.h"
#include "loa-row-difference.h"

/* A result is an array of row numbers, so that a million rows cost megabytes. An object is made when a row is asked
 * for; what it holds is read from the store a page at a time, after the view has asked for all it shows. Neither
 * selecting nor reading keeps a list alive that nobody wants any more.
 */
typedef struct
{
  LoaStore *store; /* (owned) (nullable): until it is disposed of */
  gboolean is_selected; /* there is a result, or one is looked up */

  GArray *rows; /* (owned) (element-type gint64) */
  GArray *old_rows; /* (owned) (nullable): while others take their place */
  guint n_old_rows; /* how many of them are still there, at the beginning */
  guint n_passed_rows; /* how many of @rows are not there yet */
  gint64 chosen; /* the row that was chosen, or 0 */
  gboolean is_other_filter; /* than that of @rows */
  guint generation; /* changes with @rows */
  LoaLazyCache *cache; /* (owned) */

  GCancellable *selecting; /* (owned) (nullable): while a result is looked up */
  gboolean has_glanced; /* at the first rows, before all were looked up */
  gboolean must_select_again; /* the store has changed since */
  gboolean must_refresh; /* what is held may be out of date */

  GQueue wanted_pages; /* page numbers, the last one asked for first */
  guint read_source; /* 0 when none is waiting */
  GCancellable *reading; /* (owned) (nullable): while a page is read */
  GCancellable *refreshing; /* (owned) (nullable): while living rows are read again */
} LoaLazyListPrivate;

static void loa_lazy_list_list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (LoaLazyList, loa_lazy_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (LoaLazyList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, loa_lazy_list_list_model_init))

typedef enum
{
  PROP_LOADING = 1,
  PROP_TOTALS,
} LoaLazyListProperty;

enum
{
  SIGNAL_CHANGING,
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_TOTALS + 1];
static guint signals[N_SIGNALS];

/* A page on its way from the store. */
typedef struct
{
  GWeakRef list;
  GArray *rows; /* (owned) (element-type gint64) */
  GArray *old_rows; /* (owned) (nullable): while others take their place */
  guint n_old_rows; /* how many of them are still there, at the beginning */
  guint n_passed_rows; /* how many of @rows are not there yet */
  gint64 chosen; /* the row that was chosen, or 0 */
  gboolean is_other_filter; /* than that of @rows */
  guint generation; /* of the list when it was asked for */
  guint page;
} PageRead;

static void schedule_reading (LoaLazyList *self);
static void begin_selecting  (LoaLazyList *self);

static LoaLazyListPrivate *
get_private (LoaLazyList *self)
{
  return loa_lazy_list_get_instance_private (self);
}

static GWeakRef *
weak_ref_new (LoaLazyList *self)
{
  GWeakRef *weak_self = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak_self, self);

  return weak_self;
}

static LoaLazyList *
weak_ref_take (gpointer user_data)
{
  GWeakRef *weak_self = user_data;
  LoaLazyList *self = g_weak_ref_get (weak_self);

  g_weak_ref_clear (weak_self);
  g_free (weak_self);

  return self;
}

static void
page_read_free (PageRead *read)
{
  g_weak_ref_clear (&read->list);
  g_clear_pointer (&read->rows, g_array_unref);
  g_free (read);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageRead, page_read_free)

static void
tell_failure (LoaLazyList  *self,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* Reading what was asked for */

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

  priv = get_private (self);
  records = LOA_LAZY_LIST_GET_CLASS (self)->read_finish (LOA_STORE (object), result, &error);
  if (read->generation != priv->generation)
    return;

  g_clear_object (&priv->reading);
  if (records == NULL)
    {
      tell_failure (self, error);
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
  LoaLazyListPrivate *priv = get_private (self);
  guint first = page * LOA_LAZY_CACHE_PAGE_ROWS;
  PageRead *read = g_new0 (PageRead, 1);

  g_weak_ref_init (&read->list, self);
  read->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  read->generation = priv->generation;
  read->page = page;
  g_array_append_vals (read->rows, &g_array_index (priv->rows, gint64, first),
                       MIN (priv->rows->len - first, LOA_LAZY_CACHE_PAGE_ROWS));

  priv->reading = g_cancellable_new ();
  LOA_LAZY_LIST_GET_CLASS (self)->read (priv->store, (gint64 *) (gpointer) read->rows->data, read->rows->len,
                                        priv->reading, read_page_cb, read);
}

static gboolean
read_wanted_cb (gpointer user_data)
{
  LoaLazyList *self = user_data;
  LoaLazyListPrivate *priv = get_private (self);

  priv->read_source = 0;
  if (priv->reading == NULL && !g_queue_is_empty (&priv->wanted_pages))
    read_page (self, GPOINTER_TO_UINT (g_queue_pop_head (&priv->wanted_pages)));

  return G_SOURCE_REMOVE;
}

static void
schedule_reading (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = get_private (self);

  if (priv->read_source == 0 && priv->reading == NULL && !g_queue_is_empty (&priv->wanted_pages))
    priv->read_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_wanted_cb, self, NULL);
}

static void
want_page (LoaLazyList *self,
           guint        page)
{
  LoaLazyListPrivate *priv = get_private (self);

  g_queue_remove (&priv->wanted_pages, GUINT_TO_POINTER (page));
  g_queue_push_head (&priv->wanted_pages, GUINT_TO_POINTER (page));
  schedule_reading (self);
}

/* What is wanted and what is on its way are pages of another result. The rows in them that stay are read another way. */
static void
forget_readings (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = get_private (self);

  if (priv->reading != NULL || !g_queue_is_empty (&priv->wanted_pages))
    priv->must_refresh = TRUE;

  g_queue_clear (&priv->wanted_pages);
  g_clear_handle_id (&priv->read_source, g_source_remove);
  cancel (&priv->reading);
}

/* Reading again what somebody holds, as rows may have changed */

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
      tell_failure (self, error);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer record = g_ptr_array_index (records, i);

      if (record != NULL)
        {
          g_autoptr (LoaLazyRow) row =
            loa_lazy_cache_dup (get_private (self)->cache, g_array_index (read->rows, gint64, i));

          loa_lazy_row_set_record (row, record);
        }
    }
}

static void
refresh_living_rows (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = get_private (self);
  g_autoptr (GArray) rows = loa_lazy_cache_list_living (priv->cache);
  PageRead *read;

  priv->must_refresh = FALSE;
  cancel (&priv->refreshing);
  if (rows->len == 0)
    return;

  read = g_new0 (PageRead, 1);
  g_weak_ref_init (&read->list, self);
  read->rows = g_steal_pointer (&rows);

  priv->refreshing = g_cancellable_new ();
  LOA_LAZY_LIST_GET_CLASS (self)->read (priv->store, (gint64 *) (gpointer) read->rows->data, read->rows->len,
                                        priv->refreshing, refresh_cb, read);
}

/* Selecting */

/* What somebody looks at must not move when rows come and go around it. Another filter shows something else; there only
 * what was chosen stays what it is.
 */
static GArray *
find_anchors (LoaLazyList  *self,
              const GArray *old,
              const GArray *rows)
{
  LoaLazyListPrivate *priv = get_private (self);
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

/* Tells what became of the rows between two anchors. */
static void
exchange_between (LoaLazyList        *self,
                  const LoaRowAnchor *first,
                  const LoaRowAnchor *end)
{
  LoaLazyListPrivate *priv = get_private (self);
  const LoaRowDifference difference =
    loa_row_difference_find (&g_array_index (priv->old_rows, gint64, first->old_position),
                             end->old_position - first->old_position,
                             &g_array_index (priv->rows, gint64, first->new_position),
                             end->new_position - first->new_position, sizeof (gint64));

  priv->n_old_rows = first->old_position + difference.position;
  priv->n_passed_rows = first->new_position + difference.position;
  if (difference.n_removed > 0 || difference.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), priv->n_old_rows, difference.n_removed, difference.n_added);
}

/* Takes @rows. From the end on, so that where the old ones are and how many is right each time. */
static void
exchange_rows (LoaLazyList *self,
               GArray      *rows)
{
  LoaLazyListPrivate *priv = get_private (self);
  const gboolean is_other_filter = priv->is_other_filter;
  LoaRowAnchor end = { priv->rows->len, rows->len };
  g_autoptr (GArray) anchors = NULL;

  forget_readings (self);
  loa_lazy_cache_drop_pages (priv->cache);
  anchors = find_anchors (self, priv->rows, rows);
  g_signal_emit (self, signals[SIGNAL_CHANGING], 0, is_among (rows, anchors, priv->chosen));

  priv->old_rows = g_steal_pointer (&priv->rows);
  priv->rows = rows;
  priv->generation++;
  for (guint i = anchors->len; i > 0; i--)
    {
      const LoaRowAnchor *anchor = &g_array_index (anchors, LoaRowAnchor, i - 1);

      exchange_between (self, &(LoaRowAnchor) { anchor->old_position + 1, anchor->new_position + 1 }, &end);
      end = *anchor;
    }
  exchange_between (self, &(LoaRowAnchor) { 0, 0 }, &end);

  priv->n_old_rows = 0;
  priv->n_passed_rows = 0;
  g_clear_pointer (&priv->old_rows, g_array_unref);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, is_other_filter);
}

/* Takes @rows. */
static void
replace_rows (LoaLazyList *self,
              GArray      *rows)
{
  LoaLazyListPrivate *priv = get_private (self);

  exchange_rows (self, rows);
  priv->is_other_filter = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTALS]);

  if (priv->must_refresh)
    refresh_living_rows (self);
}

static void
select_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaLazyList) self = weak_ref_take (user_data);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  LoaLazyListPrivate *priv;

  if (self == NULL)
    return;

  /* One that was cancelled was superseded by another, which is under way. */
  rows = LOA_LAZY_LIST_GET_CLASS (self)->select_finish (self, LOA_STORE (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  priv = get_private (self);
  g_clear_object (&priv->selecting);
  if (rows != NULL)
    replace_rows (self, g_steal_pointer (&rows));
  else
    tell_failure (self, error);

  if (priv->selecting == NULL && priv->must_select_again)
    begin_selecting (self);
  else if (priv->selecting == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* The rows that were seen stay where they are when the others come. What was asked for has not been read yet. */
static void
glance_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaLazyList) self = weak_ref_take (user_data);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  LoaLazyListPrivate *priv;

  if (self == NULL)
    return;

  rows = LOA_LAZY_LIST_GET_CLASS (self)->glance_finish (LOA_STORE (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* What went wrong is told when it does so again. */
  priv = get_private (self);
  LOA_LAZY_LIST_GET_CLASS (self)->select (self, priv->store, priv->selecting, select_cb, weak_ref_new (self));
  if (rows != NULL)
    exchange_rows (self, g_steal_pointer (&rows));
}

static gboolean
glance (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = get_private (self);
  LoaLazyListClass *klass = LOA_LAZY_LIST_GET_CLASS (self);
  GWeakRef *weak_self;

  if (klass->glance == NULL || priv->has_glanced)
    return FALSE;

  priv->has_glanced = TRUE;
  weak_self = weak_ref_new (self);
  if (klass->glance (self, priv->store, priv->selecting, glance_cb, weak_self))
    return TRUE;

  g_object_unref (weak_ref_take (weak_self));

  return FALSE;
}

static void
begin_selecting (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = get_private (self);
  const gboolean was_loading = priv->selecting != NULL || priv->must_select_again;

  cancel (&priv->selecting);
  priv->is_selected = TRUE;
  priv->must_select_again = FALSE;
  priv->selecting = g_cancellable_new ();
  if (!glance (self))
    LOA_LAZY_LIST_GET_CLASS (self)->select (self, priv->store, priv->selecting, select_cb, weak_ref_new (self));

  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static GType
loa_lazy_list_get_item_type (GListModel *model)
{
  return LOA_LAZY_LIST_GET_CLASS (model)->row_type;
}

static guint
loa_lazy_list_get_n_items (GListModel *model)
{
  LoaLazyListPrivate *priv = get_private (LOA_LAZY_LIST (model));

  return priv->n_old_rows + priv->rows->len - priv->n_passed_rows;
}

static gpointer
loa_lazy_list_get_item (GListModel *model,
                        guint       position)
{
  LoaLazyList *self = LOA_LAZY_LIST (model);
  LoaLazyListPrivate *priv = get_private (self);
  LoaLazyRow *row;
  guint page;

  if (position >= loa_lazy_list_get_n_items (model))
    return NULL;

  if (position < priv->n_old_rows)
    {
      /* Whether it is in the new result, and where, is not known. */
      row = loa_lazy_cache_dup (priv->cache, g_array_index (priv->old_rows, gint64, position));
      priv->must_refresh |= loa_lazy_row_get_record (row) == NULL;
      return row;
    }

  position += priv->n_passed_rows - priv->n_old_rows;
  page = position / LOA_LAZY_CACHE_PAGE_ROWS;
  row = loa_lazy_cache_dup (priv->cache, g_array_index (priv->rows, gint64, position));
  loa_lazy_cache_touch_page (priv->cache, page);
  if (loa_lazy_row_get_record (row) == NULL)
    want_page (self, page);

  return row;
}

static void
loa_lazy_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = loa_lazy_list_get_item_type;
  iface->get_n_items = loa_lazy_list_get_n_items;
  iface->get_item = loa_lazy_list_get_item;
}

static void
loa_lazy_list_dispose (GObject *object)
{
  LoaLazyList *self = LOA_LAZY_LIST (object);
  LoaLazyListPrivate *priv = get_private (self);

  forget_readings (self);
  cancel (&priv->selecting);
  cancel (&priv->refreshing);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (loa_lazy_list_parent_class)->dispose (object);
}

static void
loa_lazy_list_finalize (GObject *object)
{
  LoaLazyListPrivate *priv = get_private (LOA_LAZY_LIST (object));

  g_clear_pointer (&priv->rows, g_array_unref);
  g_clear_pointer (&priv->cache, loa_lazy_cache_free);

  G_OBJECT_CLASS (loa_lazy_list_parent_class)->finalize (object);
}

static void
loa_lazy_list_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  LoaLazyList *self = LOA_LAZY_LIST (object);

  switch ((LoaLazyListProperty) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, loa_lazy_list_get_loading (self));
      break;

    case PROP_TOTALS:
      g_value_set_pointer (value, LOA_LAZY_LIST_GET_CLASS (self)->get_totals (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_lazy_list_class_init (LoaLazyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = loa_lazy_list_dispose;
  object_class->finalize = loa_lazy_list_finalize;
  object_class->get_property = loa_lazy_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_TOTALS] = g_param_spec_pointer ("totals", NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_CHANGING] = g_signal_new ("changing", LOA_TYPE_LAZY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LOA_TYPE_LAZY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", LOA_TYPE_LAZY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
loa_lazy_list_init (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = get_private (self);

  priv->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_queue_init (&priv->wanted_pages);
}

LoaLazyList *
loa_lazy_list_new (GType       type,
                   LoaStore   *store,
                   const char *changed_signal)
{
  LoaLazyList *self;
  LoaLazyListPrivate *priv;

  g_return_val_if_fail (g_type_is_a (type, LOA_TYPE_LAZY_LIST), NULL);
  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (changed_signal != NULL, NULL);

  self = g_object_new (type, NULL);
  priv = get_private (self);
  priv->store = g_object_ref (store);
  priv->cache = loa_lazy_cache_new (LOA_LAZY_LIST_GET_CLASS (self)->row_type);
  g_signal_connect_object (store, changed_signal, G_CALLBACK (loa_lazy_list_look_again), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_lazy_list_select (LoaLazyList *self)
{
  g_return_if_fail (LOA_IS_LAZY_LIST (self));

  get_private (self)->is_other_filter = TRUE;
  begin_selecting (self);
}

void
loa_lazy_list_set_chosen (LoaLazyList *self,
                          LoaLazyRow  *row)
{
  g_return_if_fail (LOA_IS_LAZY_LIST (self));
  g_return_if_fail (row == NULL || LOA_IS_LAZY_ROW (row));

  get_private (self)->chosen = row != NULL ? loa_lazy_row_get_row (row) : 0;
}

/* A result that is under way is still shown before the next one is looked up. */
void
loa_lazy_list_look_again (LoaLazyList *self)
{
  LoaLazyListPrivate *priv;

  g_return_if_fail (LOA_IS_LAZY_LIST (self));

  priv = get_private (self);
  if (!priv->is_selected)
    return;

  priv->must_refresh = TRUE;
  if (priv->selecting != NULL)
    priv->must_select_again = TRUE;
  else
    begin_selecting (self);
}

gboolean
loa_lazy_list_get_loading (LoaLazyList *self)
{
  g_return_val_if_fail (LOA_IS_LAZY_LIST (self), FALSE);

  return get_private (self)->selecting != NULL;
}
