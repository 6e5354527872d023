/* sepay-network-error.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-network-error.h"

#include <libsoup/soup.h>

#include "sepay-error-private.h"

static gboolean
is_broken_answer (const GError *cause)
{
  return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
         || g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING)
         || g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING);
}

/* Failures that are the same a second later. A lost connection, or a name server that does not answer, may not be. */
static gboolean
is_final (const GError *cause)
{
  return g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE)
         || g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS)
         || g_error_matches (cause, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
}

/* Returns: (transfer full): what @cause, an error of GIO or libsoup, means between Loa and SePay;
 * cancelling stays what it is
 */
GError *
sepay_network_error_translate (const GError *cause)
{
  GError *error;

  if (cause->domain == SEPAY_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return sepay_error_new (SEPAY_ERROR_TIMEOUT, "no answer in time");

  if (is_broken_answer (cause))
    return sepay_error_new (SEPAY_ERROR_MALFORMED, "the answer cannot be read: %s", cause->message);

  error = sepay_error_new (SEPAY_ERROR_UNREACHABLE, "%s", cause->message);
  if (is_final (cause))
    sepay_error_set_is_final (error);

  return error;
}
