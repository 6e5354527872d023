/* sepay-retry-after.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-retry-after.h"

#define A_DAY (24 * 60 * 60)

static gboolean
read_value (const char *value,
            gint64      unix_now,
            gint64     *seconds)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  g_autoptr (GDateTime) date = NULL;
  guint64 number;

  if (g_ascii_string_to_unsigned (stripped, 10, 0, G_MAXUINT64, &number, NULL))
    {
      *seconds = (gint64) MIN (number, A_DAY);
      return TRUE;
    }

  if (!g_ascii_isalpha (*stripped))
    return FALSE;

  date = soup_date_time_new_from_http_string (stripped);
  if (date == NULL)
    return FALSE;

  *seconds = g_date_time_to_unix (date) - unix_now;
  return TRUE;
}

/* Returns: how many seconds SePay asks to wait, at least 1 and at most a day, or 0 when it does not ask */
guint
sepay_retry_after_read (SoupMessageHeaders *headers,
                        gint64              unix_now)
{
  const char *const names[] = { "Retry-After", "x-sepay-userapi-retry-after" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = soup_message_headers_get_one (headers, names[i]);
      gint64 seconds;

      if (value != NULL && read_value (value, unix_now, &seconds))
        return (guint) CLAMP (seconds, 1, A_DAY);
    }

  return 0;
}
