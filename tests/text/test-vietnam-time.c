/* test-vietnam-time.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-text.h"

#include "loa-day-text.h"
#include "loa-vietnam-time.h"

static void
test_format (void)
{
  static const struct
  {
    gint64 unix_seconds;
    const char *time;
  } moments[] = {
    { 0, "1970-01-01 07:00:00" },
    { 1740488388, "2025-02-25 19:59:48" },
    { 1740502799, "2025-02-25 23:59:59" },
    { 1740502800, "2025-02-26 00:00:00" },
    { 1709225999, "2024-02-29 23:59:59" },
    { -1, "1970-01-01 06:59:59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *time = loa_vietnam_time_format (moments[i].unix_seconds);
      g_autofree char *day = loa_vietnam_day_format (moments[i].unix_seconds);
      g_autofree char *expected_day = g_strndup (moments[i].time, 10);
      gint64 read = 0;

      g_assert_cmpstr (time, ==, moments[i].time);
      g_assert_cmpstr (day, ==, expected_day);
      g_assert_true (loa_vietnam_time_parse (time, &read));
      g_assert_cmpint (read, ==, moments[i].unix_seconds);
    }
}

static void
test_format_beyond_years (void)
{
  g_autofree char *first = loa_vietnam_time_format (G_MININT64);
  g_autofree char *last = loa_vietnam_time_format (G_MAXINT64);

  g_assert_cmpstr (first, ==, "0001-01-01 00:00:00");
  g_assert_cmpstr (last, ==, "9999-12-31 23:59:59");
}

/* A person meets one form of a time, the day first; what is no time is not made to look like one. */
static void
test_show (void)
{
  static const struct
  {
    const char *time;
    const char *shown;
  } times[] = {
    { "2025-02-25 19:59:48", "25/02/2025 19:59:48" },
    { "2025-02-25T19:59:48", "25/02/2025 19:59:48" },
    { "2025-02-25 19:59", "25/02/2025 19:59" },
    { "2025-02-30 19:59:48", "2025-02-30 19:59:48" },
    { "2025-02-25", "2025-02-25" },
    { "2025-02-251", "2025-02-251" },
    { "soon", "soon" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *shown = loa_day_text_format_time (times[i].time);

      g_assert_cmpstr (shown, ==, times[i].shown);
    }
}

static void
test_parse (void)
{
  static const char *const refused[] = {
    NULL, "", "2025-02-25", "2025-02-25 19:59", "2025-02-25 19:59:48 ", " 2025-02-25 19:59:48", "2025-02-29 00:00:00",
    "2025-13-01 00:00:00", "2025-00-01 00:00:00", "2025-01-00 00:00:00", "2025-01-01 24:00:00", "2025-01-01 00:60:00",
    "2025-01-01 00:00:60", "0000-01-01 00:00:00", "2025-02-25 19:59:48Z", "2025-02-25t19:59:48", "2025/02/25 19:59:48",
    "2025-02-25 19:59:4a", "-025-02-25 19:59:48", "25-02-2025 19:59:48",
  };
  gint64 unix_seconds = 42;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (loa_vietnam_time_parse (refused[i], &unix_seconds));
      g_assert_cmpint (unix_seconds, ==, 42);
    }

  g_assert_true (loa_vietnam_time_parse ("2025-02-25T19:59:48", &unix_seconds));
  g_assert_cmpint (unix_seconds, ==, 1740488388);
  g_assert_true (loa_vietnam_time_parse ("2024-02-29 00:00:00", NULL));
}

static void
test_day_is_valid (void)
{
  static const char *const valid[] = { "2025-02-25", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31" };
  static const char *const invalid[] = {
    NULL, "", "2025-02-29", "1900-02-29", "2025-04-31", "2025-2-5", "25-02-2025", "2025-02-25 ", "2025-02-25 00:00:00",
    "0000-01-01", "2025-00-10", "2025-10-00", "2025T02T25", "2025-02-2x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (loa_vietnam_day_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (loa_vietnam_day_is_valid (invalid[i]));
}

static void
test_day_add (void)
{
  static const struct
  {
    const char *day;
    int days;
    const char *other;
  } additions[] = {
    { "2025-02-25", 0, "2025-02-25" },
    { "2025-02-28", 1, "2025-03-01" },
    { "2024-02-28", 1, "2024-02-29" },
    { "2024-03-01", -1, "2024-02-29" },
    { "1900-02-28", 1, "1900-03-01" },
    { "2000-02-28", 1, "2000-02-29" },
    { "2025-12-31", 1, "2026-01-01" },
    { "2025-01-01", -1, "2024-12-31" },
    { "2025-04-30", 1, "2025-05-01" },
    { "2025-01-01", 365, "2026-01-01" },
    { "2024-01-01", 366, "2025-01-01" },
    { "0001-01-01", -1, "0001-01-01" },
    { "9999-12-31", 1, "9999-12-31" },
    { "2025-01-01", G_MAXINT, "9999-12-31" },
    { "2025-01-01", G_MININT, "0001-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autofree char *other = loa_vietnam_day_add (additions[i].day, additions[i].days);

      g_assert_cmpstr (other, ==, additions[i].other);
    }
}

static void
test_day_by_day (void)
{
  g_autofree char *day = g_strdup ("1999-12-31");

  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *next = loa_vietnam_day_add (day, 1);
      g_autofree char *back = loa_vietnam_day_add (next, -1);

      g_assert_true (loa_vietnam_day_is_valid (next));
      g_assert_cmpstr (next, >, day);
      g_assert_cmpstr (back, ==, day);

      g_free (day);
      day = g_steal_pointer (&next);
    }
}

void
add_vietnam_time_tests (void)
{
  g_test_add_func ("/text/vietnam-time/format", test_format);
  g_test_add_func ("/text/vietnam-time/format-beyond-years", test_format_beyond_years);
  g_test_add_func ("/text/vietnam-time/show", test_show);
  g_test_add_func ("/text/vietnam-time/parse", test_parse);
  g_test_add_func ("/text/vietnam-time/day-is-valid", test_day_is_valid);
  g_test_add_func ("/text/vietnam-time/day-add", test_day_add);
  g_test_add_func ("/text/vietnam-time/day-by-day", test_day_by_day);
}
