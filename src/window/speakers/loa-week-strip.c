/* loa-week-strip.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "loa-vietnam-time.h"
#include "loa-week-strip.h"

#define BAR_WIDTH 8
#define BAR_HEIGHT 16
#define GAP 3
#define DASH_HEIGHT 2

struct _LoaWeekStrip
{
  GtkWidget parent_instance;

  LoaSpeakerWeek *week;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (LoaWeekStrip, loa_week_strip, GTK_TYPE_WIDGET)

/* Of GNOME's palette, for a light and a dark background. */
static const GdkRGBA day_colours[][2] = {
  [LOA_SPEAKER_DAY_NONE] = { { 0.47f, 0.46f, 0.48f, 1 }, { 0.60f, 0.60f, 0.59f, 1 } },
  [LOA_SPEAKER_DAY_ONLINE] = { { 0.11f, 0.52f, 0.33f, 1 }, { 0.34f, 0.89f, 0.54f, 1 } },
  [LOA_SPEAKER_DAY_MIXED] = { { 0.68f, 0.43f, 0.00f, 1 }, { 0.97f, 0.89f, 0.36f, 1 } },
  [LOA_SPEAKER_DAY_OFFLINE] = { { 0.75f, 0.11f, 0.16f, 1 }, { 1.00f, 0.48f, 0.39f, 1 } },
};

static const char *
get_day_words (LoaSpeakerDay day)
{
  switch (day)
    {
    case LOA_SPEAKER_DAY_ONLINE:
      return _("online");

    case LOA_SPEAKER_DAY_MIXED:
      return _("online at times");

    case LOA_SPEAKER_DAY_OFFLINE:
      return _("offline");

    case LOA_SPEAKER_DAY_NONE:
    default:
      return _("no check");
    }
}

/* Returns: (transfer full): the days in words, joined by @separator */
static char *
describe (const LoaSpeakerWeek *week,
          const char           *separator)
{
  char *parts[LOA_SPEAKER_WEEK_DAYS + 1] = { NULL };
  char *text;

  for (guint i = 0; i < LOA_SPEAKER_WEEK_DAYS; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (week->first_day + LOA_VIETNAM_UTC_OFFSET + i * 86400);
      g_autofree char *name = day != NULL ? g_date_time_format (day, "%a") : g_strdup ("");

      parts[i] = g_strdup_printf ("%s %s", name, get_day_words (week->days[i]));
    }

  text = g_strjoinv (separator, parts);
  for (guint i = 0; i < LOA_SPEAKER_WEEK_DAYS; i++)
    g_free (parts[i]);

  return text;
}

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds,
              const GdkRGBA         *colour)
{
  const float widths[] = { 1.5f, 1.5f, 1.5f, 1.5f };
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 2);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
append_day (GtkSnapshot   *snapshot,
            LoaSpeakerDay  day,
            float          x,
            const GdkRGBA *colour)
{
  const graphene_rect_t bar = GRAPHENE_RECT_INIT (x, 0, BAR_WIDTH, BAR_HEIGHT);
  const graphene_rect_t half = GRAPHENE_RECT_INIT (x, BAR_HEIGHT / 2, BAR_WIDTH, BAR_HEIGHT / 2);
  const graphene_rect_t dash = GRAPHENE_RECT_INIT (x, BAR_HEIGHT - DASH_HEIGHT, BAR_WIDTH, DASH_HEIGHT);

  if (day == LOA_SPEAKER_DAY_NONE)
    {
      gtk_snapshot_append_color (snapshot, colour, &dash);
      return;
    }

  append_frame (snapshot, &bar, colour);
  if (day != LOA_SPEAKER_DAY_OFFLINE)
    gtk_snapshot_append_color (snapshot, colour, day == LOA_SPEAKER_DAY_ONLINE ? &bar : &half);
}

static void
loa_week_strip_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  LoaWeekStrip *self = LOA_WEEK_STRIP (widget);
  const gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; self->week != NULL && i < LOA_SPEAKER_WEEK_DAYS; i++)
    {
      const LoaSpeakerDay day = self->week->days[i];

      append_day (snapshot, day, i * (BAR_WIDTH + GAP), &day_colours[day][is_dark ? 1 : 0]);
    }
}

static void
loa_week_strip_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LOA_SPEAKER_WEEK_DAYS * (BAR_WIDTH + GAP) - GAP : BAR_HEIGHT;
  *natural = *minimum;
}

static gboolean
loa_week_strip_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    is_by_keyboard,
                              GtkTooltip *tooltip)
{
  LoaWeekStrip *self = LOA_WEEK_STRIP (widget);
  g_autofree char *text = NULL;

  if (self->week == NULL)
    return FALSE;

  text = describe (self->week, "\n");
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
loa_week_strip_finalize (GObject *object)
{
  LoaWeekStrip *self = LOA_WEEK_STRIP (object);

  g_clear_pointer (&self->week, loa_speaker_week_free);

  G_OBJECT_CLASS (loa_week_strip_parent_class)->finalize (object);
}

static void
loa_week_strip_class_init (LoaWeekStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loa_week_strip_finalize;
  widget_class->measure = loa_week_strip_measure;
  widget_class->snapshot = loa_week_strip_snapshot;
  widget_class->query_tooltip = loa_week_strip_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "loa-week-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
loa_week_strip_init (LoaWeekStrip *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
loa_week_strip_set_week (LoaWeekStrip         *self,
                         const LoaSpeakerWeek *week)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (LOA_IS_WEEK_STRIP (self));

  if (loa_speaker_week_equal (self->week, week))
    return;

  g_clear_pointer (&self->week, loa_speaker_week_free);
  self->week = week != NULL ? loa_speaker_week_copy (week) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (week == NULL)
    return;

  words = describe (week, ", ");
  /* Translators: %s are the days and what was found, such as “Mon online, Tue no check”. */
  label = g_strdup_printf (_("Last 7 days: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
