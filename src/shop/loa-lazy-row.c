/* loa-lazy-row.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-lazy-row.h"

/* A place in a list that knows its row number from the first, and the rest once the store has read it. */
typedef struct
{
  gint64 row;
  gpointer record; /* (owned) (nullable): until it is read; by the functions of the class */
} LoaLazyRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LoaLazyRow, loa_lazy_row, G_TYPE_OBJECT)

typedef enum
{
  PROP_RECORD = 1,
} LoaLazyRowProperty;

static GParamSpec *properties[PROP_RECORD + 1];

static LoaLazyRowPrivate *
get_private (LoaLazyRow *self)
{
  return loa_lazy_row_get_instance_private (self);
}

static void
loa_lazy_row_finalize (GObject *object)
{
  LoaLazyRow *self = LOA_LAZY_ROW (object);

  g_clear_pointer (&get_private (self)->record, LOA_LAZY_ROW_GET_CLASS (self)->free_record);

  G_OBJECT_CLASS (loa_lazy_row_parent_class)->finalize (object);
}

static void
loa_lazy_row_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch ((LoaLazyRowProperty) property_id)
    {
    case PROP_RECORD:
      g_value_set_pointer (value, get_private (LOA_LAZY_ROW (object))->record);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_lazy_row_class_init (LoaLazyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_lazy_row_finalize;
  object_class->get_property = loa_lazy_row_get_property;

  properties[PROP_RECORD] =
    g_param_spec_pointer ("record", NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_lazy_row_init (LoaLazyRow *self)
{
}

LoaLazyRow *
loa_lazy_row_new (GType  type,
                  gint64 row)
{
  LoaLazyRow *self;

  g_return_val_if_fail (g_type_is_a (type, LOA_TYPE_LAZY_ROW), NULL);

  self = g_object_new (type, NULL);
  get_private (self)->row = row;

  return self;
}

gint64
loa_lazy_row_get_row (LoaLazyRow *self)
{
  g_return_val_if_fail (LOA_IS_LAZY_ROW (self), 0);

  return get_private (self)->row;
}

gconstpointer
loa_lazy_row_get_record (LoaLazyRow *self)
{
  g_return_val_if_fail (LOA_IS_LAZY_ROW (self), NULL);

  return get_private (self)->record;
}

void
loa_lazy_row_set_record (LoaLazyRow    *self,
                         gconstpointer  record)
{
  LoaLazyRowClass *klass;
  LoaLazyRowPrivate *priv;

  g_return_if_fail (LOA_IS_LAZY_ROW (self));
  g_return_if_fail (record != NULL);

  klass = LOA_LAZY_ROW_GET_CLASS (self);
  priv = get_private (self);
  if (priv->record != NULL && klass->are_equal != NULL && klass->are_equal (priv->record, record))
    return;

  g_clear_pointer (&priv->record, klass->free_record);
  priv->record = klass->copy_record ((gpointer) record);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
