/* sepay-joined-cancellable.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-joined-cancellable.h"

/* SepayJoinedCancellable: a cancellable that is cancelled by itself and whenever one of two others is.
 *
 * It listens to their signal instead of using g_cancellable_connect(), because work that ends while
 * its cancellable is being cancelled drops this object, and g_cancellable_disconnect() would wait
 * for ever for that very emission. In return all three belong to one thread.
 */
struct _SepayJoinedCancellable
{
  GCancellable parent_instance;

  GCancellable *others[2]; /* (owned) (nullable) */
  gulong handlers[2];
};

G_DEFINE_FINAL_TYPE (SepayJoinedCancellable, sepay_joined_cancellable, G_TYPE_CANCELLABLE)

static void
other_cancelled_cb (GCancellable *other,
                    gpointer      user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

static void
listen (SepayJoinedCancellable *self,
        guint                   place,
        GCancellable           *other)
{
  if (other == NULL)
    return;

  self->others[place] = g_object_ref (other);
  self->handlers[place] = g_signal_connect (other, "cancelled", G_CALLBACK (other_cancelled_cb), self);

  if (g_cancellable_is_cancelled (other))
    g_cancellable_cancel (G_CANCELLABLE (self));
}

static void
sepay_joined_cancellable_dispose (GObject *object)
{
  SepayJoinedCancellable *self = SEPAY_JOINED_CANCELLABLE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->others); i++)
    {
      if (self->others[i] != NULL)
        g_clear_signal_handler (&self->handlers[i], self->others[i]);
      g_clear_object (&self->others[i]);
    }

  G_OBJECT_CLASS (sepay_joined_cancellable_parent_class)->dispose (object);
}

static void
sepay_joined_cancellable_class_init (SepayJoinedCancellableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sepay_joined_cancellable_dispose;
}

static void
sepay_joined_cancellable_init (SepayJoinedCancellable *self)
{
}

GCancellable *
sepay_joined_cancellable_new (GCancellable *first,
                              GCancellable *second)
{
  SepayJoinedCancellable *self = g_object_new (SEPAY_TYPE_JOINED_CANCELLABLE, NULL);

  listen (self, 0, first);
  listen (self, 1, second);

  return G_CANCELLABLE (self);
}
