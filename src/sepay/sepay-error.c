/* sepay-error.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-error-private.h"

#include <gio/gio.h>

/* What an error of SEPAY_ERROR carries besides its code and text. It travels inside the GError, so
 * that whoever passes an error on need not know of it.
 */
typedef struct
{
  guint http_status;
  guint retry_after; /* seconds */
  gboolean is_final; /* the same call would only fail again */
  char *sepay_message; /* (owned) (nullable): redacted */
} SepayErrorPrivate;

static void
sepay_error_private_init (SepayErrorPrivate *self)
{
}

static void
sepay_error_private_copy (const SepayErrorPrivate *source,
                          SepayErrorPrivate       *target)
{
  target->http_status = source->http_status;
  target->retry_after = source->retry_after;
  target->is_final = source->is_final;
  target->sepay_message = g_strdup (source->sepay_message);
}

static void
sepay_error_private_clear (SepayErrorPrivate *self)
{
  g_clear_pointer (&self->sepay_message, g_free);
}

G_DEFINE_EXTENDED_ERROR (SepayError, sepay_error)

static SepayErrorPrivate *
get_private_or_null (const GError *error)
{
  return error != NULL && error->domain == SEPAY_ERROR ? sepay_error_get_private (error) : NULL;
}

guint
sepay_error_get_http_status (const GError *error)
{
  const SepayErrorPrivate *private = get_private_or_null (error);

  return private != NULL ? private->http_status : 0;
}

const char *
sepay_error_get_sepay_message (const GError *error)
{
  const SepayErrorPrivate *private = get_private_or_null (error);

  return private != NULL ? private->sepay_message : NULL;
}

guint
sepay_error_get_retry_after (const GError *error)
{
  const SepayErrorPrivate *private = get_private_or_null (error);

  return private != NULL ? private->retry_after : 0;
}

gboolean
sepay_error_may_have_taken_effect (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;

  if (error == NULL || error->domain != SEPAY_ERROR)
    return FALSE;

  switch ((SepayError) error->code)
    {
    case SEPAY_ERROR_UNREACHABLE:
    case SEPAY_ERROR_TIMEOUT:
    case SEPAY_ERROR_SERVER:
    case SEPAY_ERROR_RATE_LIMITED:
    case SEPAY_ERROR_MALFORMED:
      return TRUE;

    case SEPAY_ERROR_ADDRESS:
    case SEPAY_ERROR_SIGNED_OUT:
    case SEPAY_ERROR_UNAUTHORIZED:
    case SEPAY_ERROR_CLIENT:
    case SEPAY_ERROR_GRANT:
    case SEPAY_ERROR_FORBIDDEN:
    case SEPAY_ERROR_NOT_FOUND:
    case SEPAY_ERROR_REFUSED:
    default:
      return FALSE;
    }
}

GError *
sepay_error_new (SepayError  code,
                 const char *format,
                 ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (SEPAY_ERROR, (int) code, format, arguments);
  va_end (arguments);

  return error;
}

/* An error that SePay told: @http_status is what the connection said, which is 200 where only the
 * body tells the error.
 */
GError *
sepay_error_new_for_answer (SepayError  code,
                            guint       http_status,
                            guint       retry_after,
                            const char *sepay_message)
{
  GError *error;
  SepayErrorPrivate *private;

  if (sepay_message != NULL)
    error = g_error_new (SEPAY_ERROR, (int) code, "HTTP %u: %s", http_status, sepay_message);
  else
    error = g_error_new (SEPAY_ERROR, (int) code, "HTTP %u", http_status);

  private = sepay_error_get_private (error);
  private->http_status = http_status;
  private->retry_after = retry_after;
  private->sepay_message = g_strdup (sepay_message);

  return error;
}

void
sepay_error_set_malformed (GError     **error,
                           const char  *format,
                           ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (SEPAY_ERROR, SEPAY_ERROR_MALFORMED, format, arguments));
  va_end (arguments);
}

void
sepay_error_set_http_status (GError *error,
                             guint   http_status)
{
  SepayErrorPrivate *private = get_private_or_null (error);

  if (private != NULL)
    private->http_status = http_status;
}

/* Marks an error that no waiting mends, such as a certificate that does not hold. */
void
sepay_error_set_is_final (GError *error)
{
  SepayErrorPrivate *private = get_private_or_null (error);

  if (private != NULL)
    private->is_final = TRUE;
}

/* Whether the same request may fare better a little later. Whether it may be repeated at all is the
 * request's to say.
 */
gboolean
sepay_error_is_worth_repeating (const GError *error)
{
  const SepayErrorPrivate *private = get_private_or_null (error);

  if (private == NULL || private->is_final)
    return FALSE;

  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_TIMEOUT)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_SERVER)
         || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_RATE_LIMITED);
}

/* @status is an HTTP status, or the `code` of a body that means one; it is 400 or more. */
SepayError
sepay_error_from_status (guint status)
{
  switch (status)
    {
    case 401:
      return SEPAY_ERROR_UNAUTHORIZED;

    case 403:
      return SEPAY_ERROR_FORBIDDEN;

    case 404:
      return SEPAY_ERROR_NOT_FOUND;

    case 429:
      return SEPAY_ERROR_RATE_LIMITED;

    default:
      return status < 500 ? SEPAY_ERROR_REFUSED : SEPAY_ERROR_SERVER;
    }
}
