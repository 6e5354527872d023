/* loa-request-id.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-request-id.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/random.h>

#include "loa-failure.h"
#include "loa-vietnam-time.h"

/* Idempotency keys. Those that Loa makes keep to what is safest to send; those of a user are only checked. */

#define MAX_LENGTH 50
#define MAX_USER_LENGTH 64

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isalnum (*text) && *text != '-' && *text != '_')
        return FALSE;
    }

  return TRUE;
}

/* Made of the time, for people, and of chance, so that two computers never make the same. */
char *
loa_request_id_new_test (gint64   unix_seconds,
                         GError **error)
{
  g_autofree char *time = loa_vietnam_time_format (unix_seconds);
  g_autofree char *digits = g_new0 (char, strlen (time) + 1);
  guint64 random;
  gsize n_digits = 0;

  if (getrandom (&random, sizeof random, 0) != (gssize) sizeof random)
    {
      int saved_errno = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "No random numbers: %s",
                   g_strerror (saved_errno));
      return NULL;
    }

  for (const char *p = time; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits[n_digits++] = *p;
    }

  return g_strdup_printf ("TEST-%s-%016" G_GINT64_MODIFIER "x", digits, random);
}

/* The hash takes the two parts with the length of the first, so that no other two parts give the same text. */
char *
loa_request_id_for_payment (const char *transaction_id,
                            const char *hardware_id)
{
  g_autofree char *plain = g_strdup_printf ("PAY-%s-%s", transaction_id, hardware_id);
  g_autofree char *hashed = NULL;
  g_autofree char *hash = NULL;

  if (strlen (plain) <= MAX_LENGTH && is_plain (plain))
    return g_steal_pointer (&plain);

  hashed = g_strdup_printf ("%" G_GSIZE_FORMAT ":%s-%s", strlen (transaction_id), transaction_id, hardware_id);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, hashed, -1);

  return g_strdup_printf ("PAY-%.46s", hash);
}

gboolean
loa_request_id_check (const char  *request_id,
                      GError     **error)
{
  gsize length = strlen (request_id);

  if (length >= 1 && length <= MAX_USER_LENGTH)
    {
      gsize n_printable = 0;

      while (g_ascii_isgraph (request_id[n_printable]))
        n_printable++;

      if (n_printable == length)
        return TRUE;
    }

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("A request id is 1 to 64 letters, digits or signs without spaces and accents. Choose another "
                         "one, or leave it out."));

  return FALSE;
}
