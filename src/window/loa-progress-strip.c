/* loa-progress-strip.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-progress-strip.h"

struct _LoaProgressStrip
{
  GtkWidget parent_instance;

  GCancellable *cancellable;   /* (owned) (nullable): NULL while idle */
  GtkWidget *box;              /* (owned): through the widget tree, like what follows */
  GtkLabel *label;             /* (unowned) */
  GtkProgressBar *bar;         /* (unowned) */
  GtkWidget *button;           /* (unowned) */
};

G_DEFINE_FINAL_TYPE (LoaProgressStrip, loa_progress_strip, GTK_TYPE_WIDGET)

static void
loa_progress_strip_dispose (GObject *object)
{
  LoaProgressStrip *self = LOA_PROGRESS_STRIP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (loa_progress_strip_parent_class)->dispose (object);
}

static void
loa_progress_strip_class_init (LoaProgressStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_progress_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-progress-strip");
}

static void
loa_progress_strip_init (LoaProgressStrip *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "ellipsize", PANGO_ELLIPSIZE_END,
                              "label", "",
                              "lines", 2,
                              "wrap", TRUE,
                              "xalign", 0.0f,
                              NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->button = gtk_button_new_with_label (_("Cancel"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (loa_progress_strip_cancel), self);

  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->bar));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->box), column);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GCancellable *
loa_progress_strip_start (LoaProgressStrip *self,
                          const char       *text)
{
  g_return_val_if_fail (LOA_IS_PROGRESS_STRIP (self), NULL);
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->cancellable = g_cancellable_new ();
  loa_progress_strip_set_progress (self, text, -1.0);
  gtk_widget_set_sensitive (self->button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  return g_object_ref (self->cancellable);
}

void
loa_progress_strip_set_progress (LoaProgressStrip *self,
                                 const char       *text,
                                 double            fraction)
{
  g_return_if_fail (LOA_IS_PROGRESS_STRIP (self));

  gtk_label_set_label (self->label, text);
  if (fraction >= 0.0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1.0));
  else
    gtk_progress_bar_pulse (self->bar);
}

void
loa_progress_strip_stop (LoaProgressStrip *self)
{
  g_return_if_fail (LOA_IS_PROGRESS_STRIP (self));

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
loa_progress_strip_cancel (LoaProgressStrip *self)
{
  g_return_if_fail (LOA_IS_PROGRESS_STRIP (self));

  gtk_widget_set_sensitive (self->button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

gboolean
loa_progress_strip_get_running (LoaProgressStrip *self)
{
  g_return_val_if_fail (LOA_IS_PROGRESS_STRIP (self), FALSE);

  return self->cancellable != NULL;
}

gboolean
loa_progress_strip_is_about (LoaProgressStrip *self,
                             GCancellable     *cancellable)
{
  g_return_val_if_fail (LOA_IS_PROGRESS_STRIP (self), FALSE);

  return cancellable != NULL && self->cancellable == cancellable;
}
