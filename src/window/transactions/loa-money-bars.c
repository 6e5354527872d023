/* loa-money-bars.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <string.h>

#include "loa-money-bar.h"
#include "loa-money-bars.h"

#define HEIGHT 84
#define MOST_WIDTH 64

struct _LoaMoneyBars
{
  GtkWidget parent_instance;

  guint n_bars;
  GArray *periods;      /* (owned) (nullable) (element-type LoaMoneyPeriod) */
  GtkWidget *current;   /* (unowned) (nullable): the bar that the Tab key comes to */
};

G_DEFINE_FINAL_TYPE (LoaMoneyBars, loa_money_bars, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
make_current (LoaMoneyBars *self,
              GtkWidget    *bar)
{
  if (self->current != NULL)
    gtk_widget_set_focusable (self->current, FALSE);
  self->current = bar;
  if (bar != NULL)
    gtk_widget_set_focusable (bar, TRUE);
}

static gboolean
key_pressed_cb (LoaMoneyBars    *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  GtkWidget *next = NULL;

  if (self->current == NULL)
    return FALSE;

  if (key == GDK_KEY_Left)
    next = gtk_widget_get_prev_sibling (self->current);
  else if (key == GDK_KEY_Right)
    next = gtk_widget_get_next_sibling (self->current);
  else if (key == GDK_KEY_Home)
    next = gtk_widget_get_first_child (GTK_WIDGET (self));
  else if (key == GDK_KEY_End)
    next = gtk_widget_get_last_child (GTK_WIDGET (self));
  else
    return FALSE;

  if (next != NULL)
    {
      gtk_widget_set_focusable (next, TRUE);
      gtk_widget_grab_focus (next);
      make_current (self, next);
    }

  return TRUE;
}

static void
clicked_cb (LoaMoneyBars *self,
            GtkWidget    *bar)
{
  /* What is told may replace the bars. */
  const LoaMoneyPeriod period = *loa_money_bar_get_period (LOA_MONEY_BAR (bar));

  make_current (self, bar);
  g_signal_emit (self, signals[CHOSEN], 0, &period);
}

static void
loa_money_bars_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
  *natural = *minimum;
}

static void
loa_money_bars_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  LoaMoneyBars *self = LOA_MONEY_BARS (widget);
  const gint64 used = MIN (width, (gint64) self->n_bars * MOST_WIDTH);
  gint64 i = 0;

  for (GtkWidget *bar = gtk_widget_get_first_child (widget); bar != NULL; bar = gtk_widget_get_next_sibling (bar), i++)
    {
      const int x = (int) (i * used / self->n_bars);
      const int end = (int) ((i + 1) * used / self->n_bars);

      gtk_widget_size_allocate (bar, &(GtkAllocation) { x, 0, end - x, height }, -1);
    }
}

static void
remove_bars (LoaMoneyBars *self)
{
  GtkWidget *child;

  self->current = NULL;
  self->n_bars = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
loa_money_bars_dispose (GObject *object)
{
  LoaMoneyBars *self = LOA_MONEY_BARS (object);

  remove_bars (self);
  g_clear_pointer (&self->periods, g_array_unref);

  G_OBJECT_CLASS (loa_money_bars_parent_class)->dispose (object);
}

static void
loa_money_bars_class_init (LoaMoneyBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_money_bars_dispose;
  widget_class->measure = loa_money_bars_measure;
  widget_class->size_allocate = loa_money_bars_size_allocate;

  signals[CHOSEN] = g_signal_new ("chosen", LOA_TYPE_MONEY_BARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_POINTER);

  gtk_widget_class_set_css_name (widget_class, "loa-money-bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
loa_money_bars_init (LoaMoneyBars *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the window takes the arrow keys for moving the focus. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static gboolean
are_same (GArray *first,
          GArray *second)
{
  for (guint i = 0; i < first->len && i < second->len; i++)
    {
      const LoaMoneyPeriod *one = &g_array_index (first, LoaMoneyPeriod, i);
      const LoaMoneyPeriod *other = &g_array_index (second, LoaMoneyPeriod, i);

      if (strcmp (one->start, other->start) != 0 || one->count != other->count || one->sum_in != other->sum_in ||
          one->sum_out != other->sum_out)
        return FALSE;
    }

  return first->len == second->len;
}

void
loa_money_bars_set_periods (LoaMoneyBars *self,
                            GArray       *periods,
                            gint64        most_in,
                            gint64        most_out)
{
  char start[LOA_MONEY_START_SIZE] = "";
  gboolean has_focus;

  g_return_if_fail (LOA_IS_MONEY_BARS (self));
  g_return_if_fail (periods != NULL);

  /* What has not changed keeps the pointer's bar and its tooltip. */
  if (self->periods != NULL && are_same (self->periods, periods))
    return;

  g_clear_pointer (&self->periods, g_array_unref);
  self->periods = g_array_copy (periods);
  has_focus = self->current != NULL && gtk_widget_has_focus (self->current);
  if (self->current != NULL)
    g_strlcpy (start, loa_money_bar_get_period (LOA_MONEY_BAR (self->current))->start, sizeof start);
  remove_bars (self);

  for (guint i = 0; i < periods->len; i++)
    {
      const LoaMoneyPeriod *period = &g_array_index (periods, LoaMoneyPeriod, i);
      GtkWidget *bar = loa_money_bar_new (period, most_in, most_out);

      gtk_widget_set_focusable (bar, FALSE);
      g_signal_connect_object (bar, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (bar, GTK_WIDGET (self));
      if (self->current == NULL || strcmp (period->start, start) == 0 || *start == '\0')
        make_current (self, bar);
    }

  self->n_bars = periods->len;
  if (has_focus && self->current != NULL)
    gtk_widget_grab_focus (self->current);
}
