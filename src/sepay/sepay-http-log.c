/* sepay-http-log.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-http-log.h"

#include <string.h>

/* What others say for debugging of requests and secrets that are Loa's: libsoup repeats queries, and headers that it
 * cannot make sense of.
 */
static gboolean
says_too_much (const GLogField *fields,
          gsize            n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (strcmp (fields[i].key, "GLIB_DOMAIN") == 0)
        return g_str_has_prefix (fields[i].value, "libsoup") || g_str_has_prefix (fields[i].value, "libsecret");
    }

  return FALSE;
}

GLogWriterOutput
sepay_http_log_write (GLogLevelFlags   level,
                      const GLogField *fields,
                      gsize            n_fields,
                      gpointer         user_data)
{
  if ((level & (G_LOG_LEVEL_DEBUG | G_LOG_LEVEL_INFO)) != 0 && says_too_much (fields, n_fields))
    return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

void
sepay_http_log_prepare (void)
{
  g_log_writer_default_set_use_stderr (TRUE);
  g_log_set_writer_func (sepay_http_log_write, NULL, NULL);
}

void
sepay_http_log_enable (void)
{
  const char *asked = g_getenv ("G_MESSAGES_DEBUG");
  g_autofree char *domains = g_strjoin (" ", SEPAY_HTTP_LOG_DOMAIN, asked, NULL);

  /* It means all domains only where it stands alone. */
  if (g_strcmp0 (asked, "all") != 0)
    g_setenv ("G_MESSAGES_DEBUG", domains, TRUE);
}

void
sepay_http_log_answer (const char *method,
                       GUri       *uri,
                       guint       status,
                       gsize       n_sent,
                       gsize       n_received,
                       gint64      duration_us)
{
  g_autofree char *path = NULL;

  g_return_if_fail (method != NULL);
  g_return_if_fail (uri != NULL);

  /* One line, whatever stands in an address. */
  path = g_uri_escape_string (g_uri_get_path (uri), "%" G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
  g_log (SEPAY_HTTP_LOG_DOMAIN, G_LOG_LEVEL_DEBUG,
         "%s %s%s: HTTP %u, sent %" G_GSIZE_FORMAT " bytes, received %" G_GSIZE_FORMAT " bytes, %" G_GINT64_FORMAT
         " ms", method, g_uri_get_host (uri), path, status, n_sent, n_received, duration_us / 1000);
}
