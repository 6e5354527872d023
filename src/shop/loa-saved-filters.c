/* loa-saved-filters.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-saved-filters.h"

#include "loa-profile-settings.h"
#include "loa-store-settings.h"

#define SAVED_TYPE "a(sa{sv})"

struct _LoaSavedFilter
{
  GObject parent_instance;

  char *name; /* (owned) */
  GVariant *value; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaSavedFilter, loa_saved_filter, G_TYPE_OBJECT)

struct _LoaSavedFilters
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  GPtrArray *filters; /* (owned) (element-type LoaSavedFilter) */
};

static void loa_saved_filters_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaSavedFilters, loa_saved_filters, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, loa_saved_filters_list_model_init))

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
loa_saved_filter_finalize (GObject *object)
{
  LoaSavedFilter *self = LOA_SAVED_FILTER (object);

  g_free (self->name);
  g_clear_pointer (&self->value, g_variant_unref);

  G_OBJECT_CLASS (loa_saved_filter_parent_class)->finalize (object);
}

static void
loa_saved_filter_class_init (LoaSavedFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_saved_filter_finalize;
}

static void
loa_saved_filter_init (LoaSavedFilter *self)
{
}

const char *
loa_saved_filter_get_name (LoaSavedFilter *self)
{
  g_return_val_if_fail (LOA_IS_SAVED_FILTER (self), NULL);

  return self->name;
}

GVariant *
loa_saved_filter_get_value (LoaSavedFilter *self)
{
  g_return_val_if_fail (LOA_IS_SAVED_FILTER (self), NULL);

  return self->value;
}

static LoaSavedFilter *
get_filter (LoaSavedFilters *self,
            guint            position)
{
  return g_ptr_array_index (self->filters, position);
}

static gboolean
find (LoaSavedFilters *self,
      const char      *name,
      guint           *position)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      if (g_str_equal (get_filter (self, i)->name, name))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
take_away (LoaSavedFilters *self,
           guint            position)
{
  g_ptr_array_remove_index (self->filters, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* In place of one that has that name. */
static void
put (LoaSavedFilters *self,
     const char      *name,
     GVariant        *value)
{
  LoaSavedFilter *filter = g_object_new (LOA_TYPE_SAVED_FILTER, NULL);
  guint position;

  filter->name = g_strdup (name);
  filter->value = g_variant_ref_sink (value);
  if (find (self, name, &position))
    take_away (self, position);

  for (position = 0; position < self->filters->len; position++)
    if (g_utf8_collate (name, get_filter (self, position)->name) < 0)
      break;

  g_ptr_array_insert (self->filters, (int) position, filter);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LoaSavedFilters) self = user_data;
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (!loa_store_get_setting_finish (LOA_STORE (source), result, &text, &error))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return;
    }

  /* What a later version may have written is not understood, and left until something is saved. */
  if (text != NULL)
    saved = g_variant_parse (G_VARIANT_TYPE (SAVED_TYPE), text, NULL, NULL, NULL);
  if (saved == NULL)
    return;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s@a{sv})", &name, &value))
    {
      guint position;

      /* Something may have been saved meanwhile. */
      if (!find (self, name, &position))
        put (self, name, value);
      g_variant_unref (value);
    }
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaSavedFilters) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!loa_store_set_setting_finish (LOA_STORE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
write_filters (LoaSavedFilters *self)
{
  g_autoptr (GVariant) saved = NULL;
  g_autofree char *text = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (SAVED_TYPE));
  for (guint i = 0; i < self->filters->len; i++)
    g_variant_builder_add (&builder, "(s@a{sv})", get_filter (self, i)->name, get_filter (self, i)->value);

  saved = g_variant_ref_sink (g_variant_builder_end (&builder));
  text = g_variant_print (saved, TRUE);
  loa_store_set_setting_async (self->store, LOA_PROFILE_SETTING_TRANSACTION_FILTERS,
                               self->filters->len > 0 ? text : NULL, NULL, written_cb, g_object_ref (self));
}

static GType
loa_saved_filters_get_item_type (GListModel *model)
{
  return LOA_TYPE_SAVED_FILTER;
}

static guint
loa_saved_filters_get_n_items (GListModel *model)
{
  return LOA_SAVED_FILTERS (model)->filters->len;
}

static gpointer
loa_saved_filters_get_item (GListModel *model,
                            guint       position)
{
  LoaSavedFilters *self = LOA_SAVED_FILTERS (model);

  return position < self->filters->len ? g_object_ref (get_filter (self, position)) : NULL;
}

static void
loa_saved_filters_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = loa_saved_filters_get_item_type;
  iface->get_n_items = loa_saved_filters_get_n_items;
  iface->get_item = loa_saved_filters_get_item;
}

static void
loa_saved_filters_finalize (GObject *object)
{
  LoaSavedFilters *self = LOA_SAVED_FILTERS (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->filters);

  G_OBJECT_CLASS (loa_saved_filters_parent_class)->finalize (object);
}

static void
loa_saved_filters_class_init (LoaSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_saved_filters_finalize;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", LOA_TYPE_SAVED_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
loa_saved_filters_init (LoaSavedFilters *self)
{
  self->filters = g_ptr_array_new_with_free_func (g_object_unref);
}

LoaSavedFilters *
loa_saved_filters_new (LoaStore *store)
{
  LoaSavedFilters *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);

  self = g_object_new (LOA_TYPE_SAVED_FILTERS, NULL);
  self->store = g_object_ref (store);
  loa_store_get_setting_async (store, LOA_PROFILE_SETTING_TRANSACTION_FILTERS, NULL, read_cb, g_object_ref (self));

  return self;
}

gboolean
loa_saved_filters_save (LoaSavedFilters *self,
                        const char      *name,
                        GVariant        *value)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GVariant) kept = NULL;

  g_return_val_if_fail (LOA_IS_SAVED_FILTERS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT), FALSE);

  kept = g_variant_ref_sink (value);
  stripped = g_strstrip (g_strdup (name));
  if (*stripped == '\0')
    return FALSE;

  put (self, stripped, kept);
  write_filters (self);

  return TRUE;
}

gboolean
loa_saved_filters_rename (LoaSavedFilters *self,
                          const char      *name,
                          const char      *new_name)
{
  g_autofree char *stripped = NULL;
  g_autoptr (GVariant) value = NULL;
  guint position;
  guint taken;

  g_return_val_if_fail (LOA_IS_SAVED_FILTERS (self), FALSE);
  g_return_val_if_fail (new_name != NULL, FALSE);

  stripped = g_strstrip (g_strdup (new_name));
  if (*stripped == '\0' || !find (self, name, &position) || (find (self, stripped, &taken) && taken != position))
    return FALSE;

  value = g_variant_ref (get_filter (self, position)->value);
  take_away (self, position);
  put (self, stripped, value);
  write_filters (self);

  return TRUE;
}

void
loa_saved_filters_remove (LoaSavedFilters *self,
                          const char      *name)
{
  guint position;

  g_return_if_fail (LOA_IS_SAVED_FILTERS (self));

  if (!find (self, name, &position))
    return;

  take_away (self, position);
  write_filters (self);
}
