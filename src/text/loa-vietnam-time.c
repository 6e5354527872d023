/* loa-vietnam-time.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-text"

#include "config.h"

#include "loa-vietnam-time.h"

/* The first and the last moment, in Vietnam, of the years 1 … 9999. */
#define FIRST_MOMENT G_GINT64_CONSTANT (-62135596800)
#define LAST_MOMENT G_GINT64_CONSTANT (253402300799)

#define LAST_JULIAN_DAY 3652059

/* Vietnam time is kept in a UTC date-time that is ahead by the offset, so that no zone file is asked. */
static GDateTime *
moment_of (gint64 unix_seconds)
{
  gint64 kept = CLAMP (unix_seconds, FIRST_MOMENT - LOA_VIETNAM_UTC_OFFSET, LAST_MOMENT - LOA_VIETNAM_UTC_OFFSET);

  return g_date_time_new_from_unix_utc (kept + LOA_VIETNAM_UTC_OFFSET);
}

/* Not by g_date_time_format(), which writes years before 1000 with fewer than four digits. */
static char *
format_day (int year,
            int month,
            int day)
{
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* In @pattern a 0 stands for a digit and a space for a space or a T. */
static gboolean
matches_pattern (const char *text,
                 const char *pattern)
{
  for (; *pattern != '\0'; text++, pattern++)
    {
      if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern && !(*pattern == ' ' && *text == 'T'))
        return FALSE;
    }

  return *text == '\0';
}

static int
read_digits (const char *text,
             int         n_digits)
{
  int number = 0;

  for (int i = 0; i < n_digits; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);

  return number;
}

char *
loa_vietnam_time_format (gint64 unix_seconds)
{
  g_autoptr (GDateTime) moment = moment_of (unix_seconds);
  g_autofree char *day = loa_vietnam_day_format (unix_seconds);

  return g_strdup_printf ("%s %02d:%02d:%02d", day, g_date_time_get_hour (moment), g_date_time_get_minute (moment),
                          g_date_time_get_second (moment));
}

gboolean
loa_vietnam_time_parse (const char *text,
                        gint64     *unix_seconds)
{
  g_autoptr (GDateTime) moment = NULL;

  if (text == NULL || !matches_pattern (text, "0000-00-00 00:00:00"))
    return FALSE;

  moment = g_date_time_new_utc (read_digits (text, 4), read_digits (text + 5, 2), read_digits (text + 8, 2),
                                read_digits (text + 11, 2), read_digits (text + 14, 2), read_digits (text + 17, 2));
  if (moment == NULL)
    return FALSE;

  if (unix_seconds != NULL)
    *unix_seconds = g_date_time_to_unix (moment) - LOA_VIETNAM_UTC_OFFSET;

  return TRUE;
}

char *
loa_vietnam_day_format (gint64 unix_seconds)
{
  g_autoptr (GDateTime) moment = moment_of (unix_seconds);

  return format_day (g_date_time_get_year (moment), g_date_time_get_month (moment),
                     g_date_time_get_day_of_month (moment));
}

gboolean
loa_vietnam_day_is_valid (const char *text)
{
  return text != NULL && matches_pattern (text, "0000-00-00") &&
         g_date_valid_dmy (read_digits (text + 8, 2), read_digits (text + 5, 2), read_digits (text, 4));
}

char *
loa_vietnam_day_add (const char *day,
                     int         days)
{
  GDate date;
  gint64 julian;

  g_return_val_if_fail (loa_vietnam_day_is_valid (day), NULL);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, read_digits (day + 8, 2), read_digits (day + 5, 2), read_digits (day, 4));
  julian = (gint64) g_date_get_julian (&date) + days;
  g_date_set_julian (&date, CLAMP (julian, 1, LAST_JULIAN_DAY));

  return format_day (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}
