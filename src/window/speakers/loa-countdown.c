/* loa-countdown.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-countdown.h"

#include <glib/gi18n.h>

#include "loa-pairing.h"

#define N_LATE_SECONDS 30

struct _LoaCountdown
{
  GtkWidget parent_instance;

  GtkLabel *time_label; /* (owned): through the widget tree */
  GtkProgressBar *bar; /* (owned): through the widget tree */
  GtkLabel *sentence_label; /* (owned): through the widget tree */
};

G_DEFINE_FINAL_TYPE (LoaCountdown, loa_countdown, GTK_TYPE_WIDGET)

static const char *
get_sentence (int seconds_left)
{
  if (seconds_left == 0)
    return _("The code is no longer good. Hold the button on the speaker again, then let it say a new one.");
  if (seconds_left <= 10)
    return _("The code is good for 10 more seconds.");
  if (seconds_left <= N_LATE_SECONDS)
    return _("The code is good for 30 more seconds.");
  if (seconds_left <= 60)
    return _("The code is good for one more minute.");

  return _("The code is good for two minutes.");
}

static void
loa_countdown_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (loa_countdown_parent_class)->dispose (object);
}

static void
loa_countdown_class_init (LoaCountdownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_countdown_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loa-countdown");
}

static void
loa_countdown_init (LoaCountdown *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->time_label = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]) { "numeric", "title-3", NULL }, NULL);
  /* Screen readers would read a bar's every change. */
  self->bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->sentence_label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "justify",
                                       GTK_JUSTIFY_CENTER, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence_label), "dim-label");

  gtk_widget_set_parent (GTK_WIDGET (self->time_label), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->sentence_label), GTK_WIDGET (self));
}

GtkWidget *
loa_countdown_new (void)
{
  return g_object_new (LOA_TYPE_COUNTDOWN, NULL);
}

void
loa_countdown_show (LoaCountdown *self,
                    int           seconds_left)
{
  g_autofree char *time = NULL;
  const char *sentence;

  g_return_if_fail (LOA_IS_COUNTDOWN (self));
  g_return_if_fail (seconds_left >= 0);

  /* Translators: minutes and seconds that are left, such as “1:58”. */
  time = g_strdup_printf (_("%d:%02d"), seconds_left / 60, seconds_left % 60);
  gtk_label_set_label (self->time_label, time);
  gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) seconds_left / LOA_PAIRING_SESSION_SECONDS));

  sentence = get_sentence (seconds_left);
  if (!g_str_equal (gtk_label_get_label (self->sentence_label), sentence))
    gtk_label_set_label (self->sentence_label, sentence);

  if (seconds_left <= N_LATE_SECONDS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "late");
}
