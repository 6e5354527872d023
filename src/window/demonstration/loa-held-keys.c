/* loa-held-keys.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-held-keys.h"

/* A key that is held down repeats itself, and GTK does not tell which of its presses is the first: that one is between a
 * release and the next.
 */

struct _LoaHeldKeys
{
  GObject parent_instance;

  GHashTable *held;     /* (owned): hardware key codes */
  gboolean strict;
};

G_DEFINE_FINAL_TYPE (LoaHeldKeys, loa_held_keys, G_TYPE_OBJECT)

static gboolean
acts_once (LoaHeldKeys *self,
           guint        keyval)
{
  switch (keyval)
    {
    case GDK_KEY_F11:
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      return self->strict;

    default:
      return FALSE;
    }
}

static gboolean
pressed_cb (LoaHeldKeys     *self,
            guint            keyval,
            guint            keycode,
            GdkModifierType  state)
{
  const gboolean is_first = g_hash_table_add (self->held, GUINT_TO_POINTER (keycode));

  return !is_first && acts_once (self, keyval) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
released_cb (LoaHeldKeys     *self,
             guint            keyval,
             guint            keycode,
             GdkModifierType  state)
{
  g_hash_table_remove (self->held, GUINT_TO_POINTER (keycode));
}

/* Another window sees what is released there. */
static void
active_cb (LoaHeldKeys *self,
           GParamSpec  *pspec,
           GtkWindow   *window)
{
  if (!gtk_window_is_active (window))
    g_hash_table_remove_all (self->held);
}

static void
loa_held_keys_finalize (GObject *object)
{
  LoaHeldKeys *self = LOA_HELD_KEYS (object);

  g_clear_pointer (&self->held, g_hash_table_unref);

  G_OBJECT_CLASS (loa_held_keys_parent_class)->finalize (object);
}

static void
loa_held_keys_class_init (LoaHeldKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_held_keys_finalize;
}

static void
loa_held_keys_init (LoaHeldKeys *self)
{
  self->held = g_hash_table_new (NULL, NULL);
}

LoaHeldKeys *
loa_held_keys_new (GtkWindow *window)
{
  LoaHeldKeys *self;
  GtkEventController *controller;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (LOA_TYPE_HELD_KEYS, NULL);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "key-released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_held_keys_set_strict (LoaHeldKeys *self,
                          gboolean     strict)
{
  g_return_if_fail (LOA_IS_HELD_KEYS (self));

  self->strict = strict;
}
