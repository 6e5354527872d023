/* loa-money-bar.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "loa-day-text.h"
#include "loa-dong.h"
#include "loa-money-bar.h"
#include "loa-sum-text.h"

#define GAP 2.0f
#define LINE 1.0f
#define FRAME 1.5f

/* What is there is seen, however little it is. */
#define LEAST_HEIGHT 2.0f

struct _LoaMoneyBar
{
  GtkButton parent_instance;

  LoaMoneyPeriod period;
  gint64 most_in;
  gint64 most_out;
};

G_DEFINE_FINAL_TYPE (LoaMoneyBar, loa_money_bar, GTK_TYPE_BUTTON)

typedef enum
{
  COLOUR_IN,
  COLOUR_OUT,
  COLOUR_LINE,
  N_COLOURS,
} BarColour;

/* For a light and a dark background; of more contrast where that is asked for. */
static const GdkRGBA colours[N_COLOURS][2] = {
  { { 0.11f, 0.52f, 0.33f, 1 }, { 0.34f, 0.89f, 0.54f, 1 } },
  { { 0.38f, 0.21f, 0.51f, 1 }, { 0.86f, 0.60f, 0.92f, 1 } },
  { { 0.47f, 0.46f, 0.48f, 1 }, { 0.60f, 0.60f, 0.59f, 1 } },
};

static const GdkRGBA high_contrast_colours[N_COLOURS][2] = {
  { { 0.00f, 0.31f, 0.16f, 1 }, { 0.56f, 0.94f, 0.64f, 1 } },
  { { 0.29f, 0.06f, 0.42f, 1 }, { 0.95f, 0.78f, 1.00f, 1 } },
  { { 0, 0, 0, 1 }, { 1, 1, 1, 1 } },
};

static const GdkRGBA *
get_colour (BarColour colour)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const guint is_dark = adw_style_manager_get_dark (style) ? 1 : 0;

  return adw_style_manager_get_high_contrast (style) ? &high_contrast_colours[colour][is_dark]
                                                     : &colours[colour][is_dark];
}

/* @most is as high as @height, and so is what is too large to be known. */
static float
get_height (gint64 amount,
            gint64 most,
            float  height)
{
  if (amount == LOA_AMOUNT_UNKNOWN)
    return height;

  if (amount <= 0)
    return 0;

  return MIN (MAX ((float) ((double) amount / (double) most) * height, LEAST_HEIGHT), height);
}

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds,
              const GdkRGBA         *colour)
{
  const float widths[] = { FRAME, FRAME, FRAME, FRAME };
  const GdkRGBA frame[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, frame);
}

static void
loa_money_bar_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  LoaMoneyBar *self = LOA_MONEY_BAR (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  const float gap = width > 3 * GAP ? GAP : 0;
  const double most = (double) self->most_in + (double) self->most_out;
  const float line = most > 0 ? (float) ((double) self->most_in / most) * (height - LINE) : height - LINE;
  const float in_height = get_height (self->period.sum_in, self->most_in, line);
  const float out_height = get_height (self->period.sum_out, self->most_out, height - LINE - line);
  const graphene_rect_t in = GRAPHENE_RECT_INIT (gap / 2, line - in_height, width - gap, in_height);
  const graphene_rect_t out = GRAPHENE_RECT_INIT (gap / 2, line + LINE, width - gap, out_height);

  if (in_height > 0)
    gtk_snapshot_append_color (snapshot, get_colour (COLOUR_IN), &in);
  if (out_height > 0 && width - gap > 3 * FRAME && out_height > 3 * FRAME)
    append_frame (snapshot, &out, get_colour (COLOUR_OUT));
  else if (out_height > 0)
    gtk_snapshot_append_color (snapshot, get_colour (COLOUR_OUT), &out);
  gtk_snapshot_append_color (snapshot, get_colour (COLOUR_LINE), &GRAPHENE_RECT_INIT (0, line, width, LINE));
}

/* How many bars fit is the chart's business. */
static void
loa_money_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
loa_money_bar_class_init (LoaMoneyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = loa_money_bar_measure;
  widget_class->snapshot = loa_money_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "loa-money-bar");
}

static void
loa_money_bar_init (LoaMoneyBar *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
say (LoaMoneyBar *self)
{
  g_autofree char *when = loa_money_bar_format_period (self->period.start);
  g_autofree char *in = loa_sum_text_format (self->period.sum_in);
  g_autofree char *out = loa_sum_text_format (self->period.sum_out);
  g_autofree char *count = g_strdup_printf (ngettext ("%d transaction", "%d transactions", (gulong) self->period.count),
                                            (int) self->period.count);
  /* Translators: a period, the sums that came in and went out within it, and how many transactions that were. */
  g_autofree char *text = g_strdup_printf (_("%s: in %s, out %s, %s"), when, in, out, count);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
loa_money_bar_new (const LoaMoneyPeriod *period,
                   gint64                most_in,
                   gint64                most_out)
{
  LoaMoneyBar *self;

  g_return_val_if_fail (period != NULL, NULL);

  self = g_object_new (LOA_TYPE_MONEY_BAR, NULL);
  self->period = *period;
  self->most_in = most_in;
  self->most_out = most_out;
  say (self);

  return GTK_WIDGET (self);
}

const LoaMoneyPeriod *
loa_money_bar_get_period (LoaMoneyBar *self)
{
  g_return_val_if_fail (LOA_IS_MONEY_BAR (self), NULL);

  return &self->period;
}

char *
loa_money_bar_format_period (const char *start)
{
  const gsize length = strlen (start);
  g_autofree char *day_text = length >= strlen ("YYYY-MM-DD") ? g_strndup (start, strlen ("YYYY-MM-DD")) : NULL;
  g_autofree char *day = day_text != NULL ? loa_day_text_format (day_text) : NULL;

  if (day == NULL)
    return g_strdup_printf ("%.2s/%.4s", start + strlen ("YYYY-"), start);

  if (length == strlen ("YYYY-MM-DD"))
    return g_steal_pointer (&day);

  return g_strdup_printf ("%s %.2s:00–%.2s:59", day, start + strlen ("YYYY-MM-DD "), start + strlen ("YYYY-MM-DD "));
}
