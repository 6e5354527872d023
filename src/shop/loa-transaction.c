/* loa-transaction.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-transaction.h"

/* A place in the list that knows its row number from the first, and the rest once the store has read it. */
struct _LoaTransaction
{
  GObject parent_instance;

  gint64 row;
  LoaTransactionRecord *record; /* (owned) (nullable): until it is read */
};

G_DEFINE_FINAL_TYPE (LoaTransaction, loa_transaction, G_TYPE_OBJECT)

typedef enum
{
  PROP_RECORD = 1,
} LoaTransactionProperty;

static GParamSpec *properties[PROP_RECORD + 1];

static void
loa_transaction_finalize (GObject *object)
{
  LoaTransaction *self = LOA_TRANSACTION (object);

  g_clear_pointer (&self->record, loa_transaction_record_free);

  G_OBJECT_CLASS (loa_transaction_parent_class)->finalize (object);
}

static void
loa_transaction_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  LoaTransaction *self = LOA_TRANSACTION (object);

  switch ((LoaTransactionProperty) property_id)
    {
    case PROP_RECORD:
      g_value_set_pointer (value, self->record);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_transaction_class_init (LoaTransactionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_transaction_finalize;
  object_class->get_property = loa_transaction_get_property;

  properties[PROP_RECORD] =
    g_param_spec_pointer ("record", NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_transaction_init (LoaTransaction *self)
{
}

LoaTransaction *
loa_transaction_new (gint64 row)
{
  LoaTransaction *self = g_object_new (LOA_TYPE_TRANSACTION, NULL);

  self->row = row;

  return self;
}

gint64
loa_transaction_get_row (LoaTransaction *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION (self), 0);

  return self->row;
}

const LoaTransactionRecord *
loa_transaction_get_record (LoaTransaction *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION (self), NULL);

  return self->record;
}

void
loa_transaction_take_record (LoaTransaction       *self,
                             LoaTransactionRecord *record)
{
  g_return_if_fail (LOA_IS_TRANSACTION (self));
  g_return_if_fail (record != NULL);

  g_clear_pointer (&self->record, loa_transaction_record_free);
  self->record = record;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}
