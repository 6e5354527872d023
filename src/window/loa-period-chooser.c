/* loa-period-chooser.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-day-text.h"
#include "loa-drop-down.h"
#include "loa-field-error.h"
#include "loa-period-chooser.h"
#include "loa-period.h"
#include "loa-tooltip.h"
#include "loa-vietnam-time.h"

#define N_COLUMNS 2

struct _LoaPeriodChooser
{
  GtkWidget parent_instance;

  LoaClock *clock;              /* (owned) (nullable) */
  LoaPeriod period;             /* LOA_N_PERIODS: from @from_day to @to_day */
  char *from_day;               /* (owned) (nullable) */
  char *to_day;                 /* (owned) (nullable) */
  gboolean calendar_is_for_last;        /* a day that is taken from the calendar is the last one */
  gboolean calendar_moves;      /* by the program, not by hand */

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkGrid *period_grid;
  GtkWidget *period_buttons[LOA_N_PERIODS];     /* (unowned): of the grid */
  GtkWidget *from_entry;
  GtkWidget *to_entry;
  GtkCalendar *calendar;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaPeriodChooser, loa_period_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_today (LoaPeriodChooser *self)
{
  return loa_vietnam_day_format (loa_clock_get_unix_seconds (self->clock));
}

static char *
describe (LoaPeriodChooser *self)
{
  g_autofree char *from = self->from_day != NULL ? loa_day_text_format (self->from_day) : NULL;
  g_autofree char *to = self->to_day != NULL ? loa_day_text_format (self->to_day) : NULL;

  if (self->period < LOA_N_PERIODS)
    return g_strdup (loa_period_get_label (self->period));

  if (g_strcmp0 (from, to) == 0)
    return g_strdup (from);

  if (to == NULL)
    /* Translators: %s is the first day that is shown, such as 21/11/2026. */
    return g_strdup_printf (_("Since %s"), from);

  if (from == NULL)
    /* Translators: %s is the last day that is shown, such as 21/11/2026. */
    return g_strdup_printf (_("Until %s"), to);

  return g_strdup_printf ("%s–%s", from, to);
}

static void
show_choice (LoaPeriodChooser *self)
{
  g_autofree char *text = describe (self);
  /* Translators: %s is a period, such as Today or 01/11/2026–21/11/2026. */
  g_autofree char *name = g_strdup_printf (_("Period: %s"), text);

  gtk_label_set_label (self->label, text);
  loa_tooltip_set (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Takes the days. */
static void
choose (LoaPeriodChooser *self,
        LoaPeriod         period,
        char             *from_day,
        char             *to_day)
{
  const gboolean is_same = period == self->period && g_strcmp0 (from_day, self->from_day) == 0
                           && g_strcmp0 (to_day, self->to_day) == 0;

  self->period = period;
  g_free (self->from_day);
  self->from_day = from_day;
  g_free (self->to_day);
  self->to_day = to_day;
  gtk_popover_popdown (self->popover);
  if (is_same)
    return;

  show_choice (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
period_clicked_cb (LoaPeriodChooser *self,
                   GtkWidget        *button)
{
  for (guint i = 0; i < LOA_N_PERIODS; i++)
    if (self->period_buttons[i] == button)
      choose (self, i, NULL, NULL);
}

/* Returns: %FALSE when what stands in a field is no day, and that has been said */
static gboolean
read_field (LoaPeriodChooser  *self,
            GtkWidget         *entry,
            char             **day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *today = dup_today (self);

  *day = loa_day_text_read (text, today);
  if (*day != NULL || *text == '\0')
    return TRUE;

  loa_field_error_show (self->error_label, entry, _("There is no such day. Type the day, the month and the year: 21/11/2026."));
  gtk_widget_grab_focus (entry);

  return FALSE;
}

static void
show_days_cb (LoaPeriodChooser *self)
{
  g_autofree char *from_day = NULL;
  g_autofree char *to_day = NULL;
  LoaPeriod period;

  if (!read_field (self, self->from_entry, &from_day) || !read_field (self, self->to_entry, &to_day))
    return;

  if (from_day != NULL && to_day != NULL && strcmp (from_day, to_day) > 0)
    {
      loa_field_error_show (self->error_label, self->to_entry,
                            _("The last day is before the first one. Type a later day, or exchange the two."));
      gtk_widget_grab_focus (self->to_entry);
      return;
    }

  period = from_day == NULL && to_day == NULL ? LOA_PERIOD_ALL : LOA_N_PERIODS;
  choose (self, period, g_steal_pointer (&from_day), g_steal_pointer (&to_day));
}

static void
edited_cb (LoaPeriodChooser *self,
           GtkWidget        *entry)
{
  loa_field_error_show (self->error_label, entry, NULL);
}

/* The calendar is for the field that was used last. */
static void
focused_cb (LoaPeriodChooser   *self,
            GParamSpec         *pspec,
            GtkEventController *focus)
{
  if (gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (focus)))
    self->calendar_is_for_last = gtk_event_controller_get_widget (focus) == self->to_entry;
}

static void
day_selected_cb (LoaPeriodChooser *self)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (self->calendar_moves)
    return;

  date = gtk_calendar_get_date (self->calendar);
  day = g_date_time_format (date, "%Y-%m-%d");
  text = loa_day_text_format (day);
  gtk_editable_set_text (GTK_EDITABLE (self->calendar_is_for_last ? self->to_entry : self->from_entry), text);
  self->calendar_is_for_last = TRUE;
}

static void
show_calendar_day (LoaPeriodChooser *self,
                   const char       *day)
{
  g_autofree char *moment = g_strconcat (day, " 12:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, zone);

  self->calendar_moves = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->calendar_moves = FALSE;
}

/* The fields begin with the days that are shown now. */
static void
shown_cb (LoaPeriodChooser *self)
{
  g_autofree char *today = dup_today (self);
  g_autofree char *from_day = NULL;
  g_autofree char *to_day = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  loa_period_chooser_get_days (self, &from_day, &to_day);
  from = from_day != NULL ? loa_day_text_format (from_day) : g_strdup ("");
  to = to_day != NULL ? loa_day_text_format (to_day) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), from);
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), to);
  self->calendar_is_for_last = FALSE;
  show_calendar_day (self, to_day != NULL ? to_day : today);
  gtk_widget_grab_focus (self->period_buttons[MIN (self->period, LOA_N_PERIODS - 1)]);
}

static void
add_period_buttons (LoaPeriodChooser *self)
{
  for (guint i = 0; i < LOA_N_PERIODS; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (loa_period_get_label (i));

      self->period_buttons[i] = button;
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (period_clicked_cb), self);
      gtk_grid_attach (self->period_grid, button, i == 0 ? 0 : (i - 1) % N_COLUMNS, i == 0 ? 0 : 1 + (i - 1) / N_COLUMNS,
                       i == 0 ? N_COLUMNS : 1, 1);
    }
}

static void
watch_focus (LoaPeriodChooser *self,
             GtkWidget        *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (entry, focus);
}

static void
loa_period_chooser_dispose (GObject *object)
{
  LoaPeriodChooser *self = LOA_PERIOD_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_PERIOD_CHOOSER);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_period_chooser_parent_class)->dispose (object);
}

static void
loa_period_chooser_finalize (GObject *object)
{
  LoaPeriodChooser *self = LOA_PERIOD_CHOOSER (object);

  g_clear_pointer (&self->from_day, g_free);
  g_clear_pointer (&self->to_day, g_free);

  G_OBJECT_CLASS (loa_period_chooser_parent_class)->finalize (object);
}

static void
loa_period_chooser_class_init (LoaPeriodChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_period_chooser_dispose;
  object_class->finalize = loa_period_chooser_finalize;

  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_PERIOD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/loa-period-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, button);
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, label);
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, period_grid);
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, from_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, to_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, calendar);
  gtk_widget_class_bind_template_child (widget_class, LoaPeriodChooser, error_label);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_days_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
loa_period_chooser_init (LoaPeriodChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_menu_button_fill (self->button);
  add_period_buttons (self);
  watch_focus (self, self->from_entry);
  watch_focus (self, self->to_entry);
  show_choice (self);
}

void
loa_period_chooser_set_clock (LoaPeriodChooser *self,
                              LoaClock         *clock)
{
  g_return_if_fail (LOA_IS_PERIOD_CHOOSER (self));
  g_return_if_fail (LOA_IS_CLOCK (clock));

  g_set_object (&self->clock, clock);
}

void
loa_period_chooser_clear (LoaPeriodChooser *self)
{
  g_return_if_fail (LOA_IS_PERIOD_CHOOSER (self));

  choose (self, LOA_PERIOD_ALL, NULL, NULL);
}

void
loa_period_chooser_set_period (LoaPeriodChooser *self,
                               LoaPeriod         period)
{
  g_return_if_fail (LOA_IS_PERIOD_CHOOSER (self));
  g_return_if_fail (period < LOA_N_PERIODS);

  choose (self, period, NULL, NULL);
}

LoaPeriod
loa_period_chooser_get_period (LoaPeriodChooser *self)
{
  g_return_val_if_fail (LOA_IS_PERIOD_CHOOSER (self), LOA_PERIOD_ALL);

  return self->period;
}

void
loa_period_chooser_set_days (LoaPeriodChooser *self,
                             const char       *from_day,
                             const char       *to_day)
{
  g_return_if_fail (LOA_IS_PERIOD_CHOOSER (self));
  g_return_if_fail (from_day == NULL || loa_vietnam_day_is_valid (from_day));
  g_return_if_fail (to_day == NULL || loa_vietnam_day_is_valid (to_day));

  choose (self, from_day == NULL && to_day == NULL ? LOA_PERIOD_ALL : LOA_N_PERIODS, g_strdup (from_day),
          g_strdup (to_day));
}

const char *
loa_period_chooser_get_text (LoaPeriodChooser *self)
{
  g_return_val_if_fail (LOA_IS_PERIOD_CHOOSER (self), NULL);

  return gtk_label_get_label (self->label);
}

void
loa_period_chooser_get_days (LoaPeriodChooser  *self,
                             char             **from_day,
                             char             **to_day)
{
  g_return_if_fail (LOA_IS_PERIOD_CHOOSER (self));
  g_return_if_fail (self->clock != NULL);

  if (self->period < LOA_N_PERIODS)
    {
      loa_period_get_days (self->period, loa_clock_get_unix_seconds (self->clock), from_day, to_day);
      return;
    }

  *from_day = g_strdup (self->from_day);
  *to_day = g_strdup (self->to_day);
}
