/* loa-store-watch.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-store-watch.h"

#define SECONDS_BETWEEN_LOOKS 3

/* While nobody looks, what another process has left unfinished is waited for all the same. */
#define SECONDS_BETWEEN_IDLE_LOOKS 15

struct _LoaStoreWatch
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  gboolean is_active;
  guint source;
};

G_DEFINE_FINAL_TYPE (LoaStoreWatch, loa_store_watch, G_TYPE_OBJECT)

/* A store that cannot be read says so wherever something is read from it. */
static gboolean
look_cb (gpointer user_data)
{
  LoaStoreWatch *self = user_data;

  loa_store_look_for_changes_async (self->store, NULL, NULL, NULL);

  return G_SOURCE_CONTINUE;
}

static void
look_every (LoaStoreWatch *self,
            guint          seconds)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_seconds (seconds, look_cb, self);
}

static void
loa_store_watch_dispose (GObject *object)
{
  LoaStoreWatch *self = LOA_STORE_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (loa_store_watch_parent_class)->dispose (object);
}

static void
loa_store_watch_class_init (LoaStoreWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_store_watch_dispose;
}

static void
loa_store_watch_init (LoaStoreWatch *self)
{
}

LoaStoreWatch *
loa_store_watch_new (LoaStore *store)
{
  LoaStoreWatch *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);

  self = g_object_new (LOA_TYPE_STORE_WATCH, NULL);
  self->store = g_object_ref (store);
  look_every (self, SECONDS_BETWEEN_IDLE_LOOKS);

  return self;
}

void
loa_store_watch_set_active (LoaStoreWatch *self,
                            gboolean       active)
{
  g_return_if_fail (LOA_IS_STORE_WATCH (self));

  if (self->is_active == active)
    return;

  self->is_active = active;
  if (active)
    look_cb (self);
  look_every (self, active ? SECONDS_BETWEEN_LOOKS : SECONDS_BETWEEN_IDLE_LOOKS);
}
