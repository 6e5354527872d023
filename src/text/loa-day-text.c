/* loa-day-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-text"

#include "config.h"

#include "loa-day-text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "loa-vietnam-time.h"

#define DAY_LENGTH strlen ("YYYY-MM-DD")

/* Returns: %TRUE when there are three numbers and nothing else, or two, with @third left as it is */
static gboolean
read_numbers (const char *text,
              int        *first,
              int        *second,
              int        *third)
{
  char end;
  const int n_read = sscanf (text, "%4d%*[/.-]%2d%*[/.-]%4d%c", first, second, third, &end);

  if (n_read == 3)
    return TRUE;

  return sscanf (text, "%2d%*[/.-]%2d%c", first, second, &end) == 2;
}

char *
loa_day_text_read (const char *text,
                   const char *today)
{
  g_autofree char *stripped = NULL;
  g_autofree char *found = NULL;
  int first;
  int second;
  int third;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (loa_vietnam_day_is_valid (stripped))
    return g_steal_pointer (&stripped);

  third = atoi (today);
  if (strpbrk (stripped, "+ ") != NULL || !read_numbers (stripped, &first, &second, &third))
    return NULL;

  found = g_strdup_printf ("%04d-%02d-%02d", third, second, first);

  return loa_vietnam_day_is_valid (found) ? g_steal_pointer (&found) : NULL;
}

char *
loa_day_text_format (const char *day)
{
  g_return_val_if_fail (loa_vietnam_day_is_valid (day), NULL);

  return g_strdup_printf ("%.2s/%.2s/%.4s", day + 8, day + 5, day);
}

char *
loa_day_text_format_time (const char *time)
{
  g_autofree char *day = NULL;
  g_autofree char *day_text = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  day = g_strndup (time, DAY_LENGTH);
  if (!loa_vietnam_day_is_valid (day) || (time[DAY_LENGTH] != ' ' && time[DAY_LENGTH] != 'T'))
    return g_strdup (time);

  day_text = loa_day_text_format (day);

  return g_strconcat (day_text, " ", time + DAY_LENGTH + 1, NULL);
}
