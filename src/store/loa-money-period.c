/* loa-money-period.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-money-period.h"

#include <string.h>

#include "loa-sum.h"
#include "loa-vietnam-time.h"

#define SECONDS_PER_HOUR 3600
#define SECONDS_PER_DAY (24 * SECONDS_PER_HOUR)

/* Up to so many days are shown by the hour, and up to so many by the day. */
#define DAYS_BY_HOUR 2
#define DAYS_BY_DAY 92

#define HOUR_LENGTH 13
#define DAY_LENGTH 10
#define MONTH_LENGTH 7

static gsize
get_length (LoaMoneyUnit unit)
{
  switch (unit)
    {
    case LOA_MONEY_UNIT_HOUR:
      return HOUR_LENGTH;

    case LOA_MONEY_UNIT_MONTH:
      return MONTH_LENGTH;

    case LOA_MONEY_UNIT_AUTOMATIC:
    case LOA_MONEY_UNIT_DAY:
    default:
      return DAY_LENGTH;
    }
}

/* The moment at which an hour begins. */
static gboolean
parse_hour (const char *start,
            gint64     *moment)
{
  g_autofree char *text = g_strdup_printf ("%.13s:00:00", start);

  return strlen (start) >= HOUR_LENGTH && loa_vietnam_time_parse (text, moment);
}

/* Returns: how many periods there are from @first to @last, hours both */
static gint64
count_periods (const char   *first,
               const char   *last,
               LoaMoneyUnit  unit)
{
  gint64 from = 0;
  gint64 to = 0;

  if (unit == LOA_MONEY_UNIT_MONTH)
    return (g_ascii_strtoll (last, NULL, 10) - g_ascii_strtoll (first, NULL, 10)) * 12
           + g_ascii_strtoll (last + 5, NULL, 10) - g_ascii_strtoll (first + 5, NULL, 10) + 1;

  parse_hour (first, &from);
  parse_hour (last, &to);
  if (unit == LOA_MONEY_UNIT_HOUR)
    return (to - from) / SECONDS_PER_HOUR + 1;

  return (to + LOA_VIETNAM_UTC_OFFSET) / SECONDS_PER_DAY - (from + LOA_VIETNAM_UTC_OFFSET) / SECONDS_PER_DAY + 1;
}

static LoaMoneyUnit
choose_unit (const char   *first,
             const char   *last,
             LoaMoneyUnit  unit)
{
  const gint64 n_days = count_periods (first, last, LOA_MONEY_UNIT_DAY);

  if (unit == LOA_MONEY_UNIT_AUTOMATIC && n_days > DAYS_BY_DAY)
    return LOA_MONEY_UNIT_MONTH;
  if (unit == LOA_MONEY_UNIT_AUTOMATIC)
    unit = n_days <= DAYS_BY_HOUR ? LOA_MONEY_UNIT_HOUR : LOA_MONEY_UNIT_DAY;

  if (unit == LOA_MONEY_UNIT_HOUR && count_periods (first, last, unit) > LOA_MONEY_MAX_PERIODS)
    unit = LOA_MONEY_UNIT_DAY;
  if (unit == LOA_MONEY_UNIT_DAY && n_days > LOA_MONEY_MAX_PERIODS)
    unit = LOA_MONEY_UNIT_MONTH;

  return unit;
}

/* The period before the one that begins at @start, as an hour. */
static void
go_back (char         *start,
         LoaMoneyUnit  unit)
{
  g_autofree char *earlier = NULL;
  gint64 moment = 0;

  if (unit == LOA_MONEY_UNIT_MONTH)
    {
      const int year = (int) g_ascii_strtoll (start, NULL, 10);
      const int month = (int) g_ascii_strtoll (start + 5, NULL, 10);

      earlier = month > 1 ? g_strdup_printf ("%04d-%02d-01 00", year, month - 1) : g_strdup_printf ("%04d-12-01 00", year - 1);
    }
  else
    {
      parse_hour (start, &moment);
      earlier = loa_vietnam_time_format (moment - (unit == LOA_MONEY_UNIT_HOUR ? SECONDS_PER_HOUR : SECONDS_PER_DAY));
    }

  g_strlcpy (start, earlier, LOA_MONEY_START_SIZE);
}

/* Finds the first and the last hour that there is a period for. */
static gboolean
find_span (GArray     *hours,
           const char *from_day,
           const char *to_day,
           char        first[LOA_MONEY_START_SIZE],
           char        last[LOA_MONEY_START_SIZE])
{
  *first = '\0';
  *last = '\0';
  if (from_day != NULL && to_day != NULL && strcmp (from_day, to_day) <= 0)
    {
      g_snprintf (first, LOA_MONEY_START_SIZE, strlen (from_day) == DAY_LENGTH ? "%s 00" : "%s", from_day);
      g_snprintf (last, LOA_MONEY_START_SIZE, strlen (to_day) == DAY_LENGTH ? "%s 23" : "%s", to_day);
    }

  for (guint i = 0; i < hours->len; i++)
    {
      const LoaMoneyPeriod *hour = &g_array_index (hours, LoaMoneyPeriod, i);
      gint64 moment;

      if (!parse_hour (hour->start, &moment))
        continue;

      if (*last == '\0' || strcmp (hour->start, last) > 0)
        g_strlcpy (last, hour->start, LOA_MONEY_START_SIZE);
      if (*first == '\0' || strcmp (hour->start, first) < 0)
        g_strlcpy (first, hour->start, LOA_MONEY_START_SIZE);
    }

  return *first != '\0';
}

/* Empty periods, newest first, as hours. */
static GArray *
make_empty (const char   *first,
            const char   *last,
            LoaMoneyUnit  unit)
{
  const gint64 n_periods = CLAMP (count_periods (first, last, unit), 0, LOA_MONEY_MAX_PERIODS);
  GArray *periods = g_array_sized_new (FALSE, TRUE, sizeof (LoaMoneyPeriod), (guint) n_periods);
  LoaMoneyPeriod period = { 0 };

  g_strlcpy (period.start, last, LOA_MONEY_START_SIZE);
  for (gint64 i = 0; i < n_periods; i++)
    {
      g_array_append_val (periods, period);
      go_back (period.start, unit);
    }

  return periods;
}

static void
add (LoaMoneyPeriod       *period,
     const LoaMoneyPeriod *hour)
{
  period->count += hour->count;
  loa_sum_add (&period->sum_in, hour->sum_in);
  loa_sum_add (&period->sum_out, hour->sum_out);
}

static void
reverse (GArray *periods)
{
  for (guint i = 0; i < periods->len / 2; i++)
    {
      LoaMoneyPeriod *newer = &g_array_index (periods, LoaMoneyPeriod, i);
      LoaMoneyPeriod *older = &g_array_index (periods, LoaMoneyPeriod, periods->len - 1 - i);
      LoaMoneyPeriod other = *newer;

      *newer = *older;
      *older = other;
    }
}

GArray *
loa_money_periods_make (GArray       *hours,
                        LoaMoneyUnit  unit,
                        const char   *from_day,
                        const char   *to_day,
                        LoaMoneyUnit *chosen)
{
  char first[LOA_MONEY_START_SIZE];
  char last[LOA_MONEY_START_SIZE];
  GArray *periods;
  gsize length;
  guint i = 0;

  *chosen = unit != LOA_MONEY_UNIT_AUTOMATIC ? unit : LOA_MONEY_UNIT_DAY;
  if (!find_span (hours, from_day, to_day, first, last))
    return g_array_new (FALSE, FALSE, sizeof (LoaMoneyPeriod));

  *chosen = choose_unit (first, last, unit);
  length = get_length (*chosen);
  periods = make_empty (first, last, *chosen);

  /* Both are newest first. */
  for (guint j = 0; j < hours->len; j++)
    {
      const LoaMoneyPeriod *hour = &g_array_index (hours, LoaMoneyPeriod, j);

      while (i < periods->len && strncmp (g_array_index (periods, LoaMoneyPeriod, i).start, hour->start, length) > 0)
        i++;
      if (i < periods->len && strncmp (g_array_index (periods, LoaMoneyPeriod, i).start, hour->start, length) == 0)
        add (&g_array_index (periods, LoaMoneyPeriod, i), hour);
    }

  for (i = 0; i < periods->len; i++)
    g_array_index (periods, LoaMoneyPeriod, i).start[length] = '\0';
  reverse (periods);

  return periods;
}

void
loa_money_period_get_days (const LoaMoneyPeriod  *self,
                           char                 **from_day,
                           char                 **to_day)
{
  g_return_if_fail (self != NULL);

  if (strlen (self->start) != MONTH_LENGTH)
    {
      *from_day = g_strdup (self->start);
      *to_day = g_strdup (self->start);
      return;
    }

  *from_day = g_strdup_printf ("%s-01", self->start);
  *to_day = g_strdup_printf ("%s-%02u", self->start,
                             g_date_get_days_in_month ((GDateMonth) g_ascii_strtoull (self->start + 5, NULL, 10),
                                                       (GDateYear) g_ascii_strtoull (self->start, NULL, 10)));
}
