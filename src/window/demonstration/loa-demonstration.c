/* loa-demonstration.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-demonstration-page.h"
#include "loa-demonstration.h"
#include "loa-held-keys.h"
#include "loa-stack.h"

/* The screen is a page of the window rather than a window of its own: it stays on its monitor, keeps the banner of the
 * demo and the line that says whose profile it is, and needs no window manager to come to the front.
 */

struct _LoaDemonstration
{
  GObject parent_instance;

  GtkWindow *window;            /* (unowned): it outlives this */
  GtkStack *stack;              /* (owned) */
  LoaShop *shop;                /* (owned) */
  LoaAnnouncementDesk *desk;    /* (owned) */
  LoaHeldKeys *held_keys;       /* (owned) */
  GPtrArray *covered;           /* (owned) */

  GtkWidget *page;              /* (owned) (nullable): while it is shown */
  char *page_before;            /* (owned) (nullable) */
  GtkWidget *focus_before;      /* (unowned) (nullable): weak */
  gboolean was_fullscreen;
};

G_DEFINE_FINAL_TYPE (LoaDemonstration, loa_demonstration, G_TYPE_OBJECT)

static void
set_covered (LoaDemonstration *self,
             gboolean          covered)
{
  for (guint i = 0; i < self->covered->len; i++)
    gtk_widget_set_visible (self->covered->pdata[i], !covered);
}

static void
enter (LoaDemonstration *self)
{
  self->was_fullscreen = gtk_window_is_fullscreen (self->window);
  g_free (self->page_before);
  self->page_before = g_strdup (gtk_stack_get_visible_child_name (self->stack));
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (self->window));

  self->page = g_object_ref_sink (loa_demonstration_page_new (self->shop, self->desk));
  gtk_stack_add_named (self->stack, self->page, LOA_DEMONSTRATION_PAGE_NAME);
  loa_stack_show (self->stack, LOA_DEMONSTRATION_PAGE_NAME);
  set_covered (self, TRUE);
  loa_held_keys_set_strict (self->held_keys, TRUE);
  gtk_window_fullscreen (self->window);
  loa_demonstration_page_focus_figures (LOA_DEMONSTRATION_PAGE (self->page));
}

static void
finish (LoaDemonstration *self)
{
  g_autoptr (GtkWidget) page = g_steal_pointer (&self->page);

  gtk_stack_remove (self->stack, page);
  set_covered (self, FALSE);
  loa_held_keys_set_strict (self->held_keys, FALSE);
  if (!self->was_fullscreen)
    gtk_window_unfullscreen (self->window);
  if (self->focus_before != NULL && gtk_widget_get_root (self->focus_before) == GTK_ROOT (self->window))
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

static void
visible_child_cb (LoaDemonstration *self)
{
  if (self->page != NULL && gtk_stack_get_visible_child (self->stack) != self->page &&
      gtk_stack_get_visible_child (self->stack) != NULL)
    finish (self);
}

static void
loa_demonstration_dispose (GObject *object)
{
  LoaDemonstration *self = LOA_DEMONSTRATION (object);

  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->page);
  g_clear_pointer (&self->covered, g_ptr_array_unref);
  g_clear_object (&self->held_keys);
  g_clear_object (&self->stack);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_demonstration_parent_class)->dispose (object);
}

static void
loa_demonstration_finalize (GObject *object)
{
  LoaDemonstration *self = LOA_DEMONSTRATION (object);

  g_clear_pointer (&self->page_before, g_free);

  G_OBJECT_CLASS (loa_demonstration_parent_class)->finalize (object);
}

static void
loa_demonstration_class_init (LoaDemonstrationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_demonstration_dispose;
  object_class->finalize = loa_demonstration_finalize;
}

static void
loa_demonstration_init (LoaDemonstration *self)
{
  self->covered = g_ptr_array_new_with_free_func (g_object_unref);
}

LoaDemonstration *
loa_demonstration_new (GtkWindow           *window,
                       GtkStack            *stack,
                       LoaShop             *shop,
                       LoaAnnouncementDesk *desk)
{
  LoaDemonstration *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);

  self = g_object_new (LOA_TYPE_DEMONSTRATION, NULL);
  self->window = window;
  self->stack = g_object_ref (stack);
  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->held_keys = loa_held_keys_new (window);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (visible_child_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_demonstration_cover (LoaDemonstration *self,
                         GtkWidget        *widget)
{
  g_return_if_fail (LOA_IS_DEMONSTRATION (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_ptr_array_add (self->covered, g_object_ref (widget));
}

void
loa_demonstration_toggle (LoaDemonstration *self)
{
  g_return_if_fail (LOA_IS_DEMONSTRATION (self));

  if (self->page != NULL)
    loa_demonstration_leave (self);
  else
    enter (self);
}

void
loa_demonstration_leave (LoaDemonstration *self)
{
  g_return_if_fail (LOA_IS_DEMONSTRATION (self));

  if (self->page != NULL)
    loa_stack_show (self->stack, self->page_before);
}
