/* loa-lazy-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-lazy-list-private.h"

/* Two frames, in milliseconds. */
#define GLANCE_TIME 32

/* A result is an array of row numbers, so that a million rows cost megabytes. An object is made when a row is asked
 * for; what it holds is read from the store a page at a time, after the view has asked for all it shows. Neither
 * selecting nor reading keeps a list alive that nobody wants any more.
 */

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
  SIGNAL_ARRIVED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_TOTALS + 1];
static guint signals[N_SIGNALS];

static void begin_selecting (LoaLazyList *self);

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
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* Takes @rows. */
static void
replace_rows (LoaLazyList *self,
              GArray      *rows)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  loa_lazy_list_exchange_rows (self, rows);
  priv->is_other_filter = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTALS]);

  if (priv->must_refresh)
    loa_lazy_list_refresh_living_rows (self);
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

  priv = loa_lazy_list_get_private (self);
  g_clear_object (&priv->selecting);
  if (rows != NULL)
    replace_rows (self, g_steal_pointer (&rows));
  else
    loa_lazy_list_tell_failure (self, error);

  if (priv->selecting == NULL && priv->must_select_again)
    begin_selecting (self);
  else if (!loa_lazy_list_get_loading (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* The row that was chosen may be further on: it would be let go of. */
static gboolean
has_chosen (LoaLazyList  *self,
            const GArray *rows)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  for (guint i = 0; priv->chosen != 0 && i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == priv->chosen)
      return TRUE;

  return priv->chosen == 0;
}

static void
look_up_all (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  LOA_LAZY_LIST_GET_CLASS (self)->select (self, priv->store, priv->selecting, select_cb, weak_ref_new (self));
}

static gboolean
glanced_cb (gpointer user_data)
{
  loa_lazy_list_get_private (user_data)->glanced_source = 0;
  look_up_all (user_data);

  return G_SOURCE_REMOVE;
}

/* The rows that were seen stay where they are when the others come. Looking those up is work that the very first ones need
 * not share the processors with before they have been drawn.
 */
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
  priv = loa_lazy_list_get_private (self);
  if (priv->generation == 0)
    priv->glanced_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, GLANCE_TIME, glanced_cb, self, NULL);
  else
    look_up_all (self);
  if (rows != NULL && rows->len > 0 && has_chosen (self, rows))
    {
      loa_lazy_list_exchange_rows (self, g_steal_pointer (&rows));
      priv->is_other_filter = FALSE;
    }
}

static gboolean
glance (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
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
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
  const gboolean was_loading = loa_lazy_list_get_loading (self) || priv->must_select_again;

  cancel (&priv->selecting);
  g_clear_handle_id (&priv->glanced_source, g_source_remove);
  priv->is_selected = TRUE;
  priv->must_select_again = FALSE;
  priv->selecting = g_cancellable_new ();
  if (!glance (self))
    look_up_all (self);

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
  return loa_result_rows_count (&loa_lazy_list_get_private (LOA_LAZY_LIST (model))->rows);
}

static gpointer
loa_lazy_list_get_item (GListModel *model,
                        guint       position)
{
  LoaLazyList *self = LOA_LAZY_LIST (model);
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);
  LoaLazyRow *row;
  guint new_position;

  if (position >= loa_result_rows_count (&priv->rows))
    return NULL;

  row = loa_lazy_cache_dup (priv->cache, loa_result_rows_get (&priv->rows, position, &new_position));
  if (new_position != G_MAXUINT)
    {
      loa_lazy_cache_touch_page (priv->cache, new_position / LOA_LAZY_CACHE_PAGE_ROWS);
      if (loa_lazy_row_get_record (row) == NULL)
        loa_lazy_list_want_page (self, new_position / LOA_LAZY_CACHE_PAGE_ROWS);
    }
  else if (loa_lazy_row_get_record (row) == NULL)
    {
      /* Whether it is in the new result, and where, is not known. */
      priv->must_refresh = TRUE;
    }

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
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  loa_lazy_list_forget_readings (self);
  cancel (&priv->selecting);
  cancel (&priv->refreshing);
  g_clear_handle_id (&priv->glanced_source, g_source_remove);
  g_clear_handle_id (&priv->growing_source, g_source_remove);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (loa_lazy_list_parent_class)->dispose (object);
}

static void
loa_lazy_list_finalize (GObject *object)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (LOA_LAZY_LIST (object));

  loa_result_rows_clear (&priv->rows);
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
  signals[SIGNAL_ARRIVED] = g_signal_new ("arrived", LOA_TYPE_LAZY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", LOA_TYPE_LAZY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
loa_lazy_list_init (LoaLazyList *self)
{
  LoaLazyListPrivate *priv = loa_lazy_list_get_private (self);

  loa_result_rows_init (&priv->rows);
  g_queue_init (&priv->wanted_pages);
}

LoaLazyListPrivate *
loa_lazy_list_get_private (LoaLazyList *self)
{
  return loa_lazy_list_get_instance_private (self);
}

void
loa_lazy_list_tell_failure (LoaLazyList  *self,
                            const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
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
  priv = loa_lazy_list_get_private (self);
  priv->store = g_object_ref (store);
  priv->cache = loa_lazy_cache_new (LOA_LAZY_LIST_GET_CLASS (self)->row_type);
  g_signal_connect_object (store, changed_signal, G_CALLBACK (loa_lazy_list_look_again), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_lazy_list_select (LoaLazyList *self)
{
  g_return_if_fail (LOA_IS_LAZY_LIST (self));

  loa_lazy_list_get_private (self)->is_other_filter = TRUE;
  loa_lazy_list_get_private (self)->has_glanced = FALSE;
  begin_selecting (self);
}

void
loa_lazy_list_set_chosen (LoaLazyList *self,
                          LoaLazyRow  *row)
{
  g_return_if_fail (LOA_IS_LAZY_LIST (self));
  g_return_if_fail (row == NULL || LOA_IS_LAZY_ROW (row));

  loa_lazy_list_get_private (self)->chosen = row != NULL ? loa_lazy_row_get_row (row) : 0;
}

/* A result that is under way is still shown before the next one is looked up. */
void
loa_lazy_list_look_again (LoaLazyList *self)
{
  LoaLazyListPrivate *priv;

  g_return_if_fail (LOA_IS_LAZY_LIST (self));

  priv = loa_lazy_list_get_private (self);
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
  LoaLazyListPrivate *priv;

  g_return_val_if_fail (LOA_IS_LAZY_LIST (self), FALSE);

  priv = loa_lazy_list_get_private (self);

  return priv->selecting != NULL || priv->growing_source != 0;
}
