/* loa-test-amount.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-test-amount.h"

#include "loa-dong.h"
#include "loa-profile-settings.h"
#include "loa-store-settings.h"

#define FIRST_AMOUNT 1000

struct _LoaTestAmount
{
  GObject parent_instance;

  LoaStore *store;              /* (owned) */
  gint64 amount;                /* đồng */
};

G_DEFINE_FINAL_TYPE (LoaTestAmount, loa_test_amount, G_TYPE_OBJECT)

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LoaTestAmount) self = user_data;
  g_autofree char *value = NULL;
  gint64 amount;

  if (loa_store_get_setting_finish (LOA_STORE (object), result, &value, NULL) && value != NULL &&
      g_ascii_string_to_signed (value, 10, 1, LOA_DONG_MAX_ANNOUNCED, &amount, NULL))
    self->amount = amount;
}

static void
wrote_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaTestAmount *self = g_task_get_source_object (task);
  const gint64 *amount = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_store_set_setting_finish (LOA_STORE (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->amount = *amount;
  g_task_return_boolean (task, TRUE);
}

static void
loa_test_amount_finalize (GObject *object)
{
  LoaTestAmount *self = LOA_TEST_AMOUNT (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (loa_test_amount_parent_class)->finalize (object);
}

static void
loa_test_amount_class_init (LoaTestAmountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_test_amount_finalize;
}

static void
loa_test_amount_init (LoaTestAmount *self)
{
  self->amount = FIRST_AMOUNT;
}

LoaTestAmount *
loa_test_amount_new (LoaStore     *store,
                     GCancellable *cancellable)
{
  LoaTestAmount *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);

  self = g_object_new (LOA_TYPE_TEST_AMOUNT, NULL);
  self->store = g_object_ref (store);
  loa_store_get_setting_async (store, LOA_PROFILE_SETTING_TEST_AMOUNT, cancellable, read_cb, g_object_ref (self));

  return self;
}

gint64
loa_test_amount_get (LoaTestAmount *self)
{
  g_return_val_if_fail (LOA_IS_TEST_AMOUNT (self), FIRST_AMOUNT);

  return self->amount;
}

void
loa_test_amount_set_async (LoaTestAmount       *self,
                           gint64               amount,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *value = NULL;

  g_return_if_fail (LOA_IS_TEST_AMOUNT (self));
  g_return_if_fail (amount >= 1 && amount <= LOA_DONG_MAX_ANNOUNCED);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, loa_test_amount_set_async);
  g_task_set_task_data (task, g_memdup2 (&amount, sizeof amount), g_free);
  value = g_strdup_printf ("%" G_GINT64_FORMAT, amount);
  loa_store_set_setting_async (self->store, LOA_PROFILE_SETTING_TEST_AMOUNT, value, NULL, wrote_cb,
                               g_steal_pointer (&task));
}

gboolean
loa_test_amount_set_finish (LoaTestAmount  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
