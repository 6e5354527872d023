/* sepay-address.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-address.h"

#include <libsoup/soup.h>
#include <string.h>

#include "sepay-error-private.h"

static gboolean
set_error (GError     **error,
           const char  *message)
{
  g_propagate_error (error, sepay_error_new (SEPAY_ERROR_ADDRESS, "%s", message));
  return FALSE;
}

/* The text may be a setting that someone mistyped a password into: no message repeats it. */
static gboolean
check_parts (GUri    *uri,
             GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0')
    return set_error (error, "The server address names no host");

  if (g_uri_get_userinfo (uri) != NULL)
    return set_error (error, "The server address may not contain a user name or a password");

  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return set_error (error, "The server address may not contain “?” or “#”");

  if (g_str_equal (scheme, "https"))
    return TRUE;

  if (!g_str_equal (scheme, "http"))
    return set_error (error, "The server address must begin with https://");

  if (!sepay_address_is_loopback (uri))
    return set_error (error, "The server address may use http only for this computer: use https://");

  return TRUE;
}

/* Returns: the port, or -1 when it goes without saying */
static int
get_told_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  return port == (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80) ? -1 : port;
}

static gboolean
has_blanks (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isspace (*text) || g_ascii_iscntrl (*text))
      return TRUE;

  return FALSE;
}

GUri *
sepay_address_parse (const char  *text,
                     GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *path = NULL;
  g_autoptr (GUri) uri = NULL;
  gsize length;

  if (!g_utf8_validate (stripped, -1, NULL) || has_blanks (stripped))
    {
      set_error (error, "The server address is not a web address");
      return NULL;
    }

  uri = g_uri_parse (stripped, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL)
    {
      set_error (error, "The server address is not a web address");
      return NULL;
    }

  if (!check_parts (uri, error))
    return NULL;

  path = g_strdup (g_uri_get_path (uri));
  for (length = strlen (path); length > 0 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';

  /* Not normalised again, or the path would end in a slash where there is no other. */
  return g_uri_build (SOUP_HTTP_URI_FLAGS & ~G_URI_FLAGS_SCHEME_NORMALIZE, g_uri_get_scheme (uri), NULL,
                      g_uri_get_host (uri), get_told_port (uri), path, NULL, NULL);
}

char *
sepay_address_get_origin (GUri *address)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  host = g_ascii_strdown (g_uri_get_host (address), -1);

  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (address), NULL, host, get_told_port (address), "", NULL, NULL);
}

gboolean
sepay_address_is_loopback (GUri *address)
{
  g_autoptr (GInetAddress) numbers = NULL;
  const char *host;

  g_return_val_if_fail (address != NULL, FALSE);

  host = g_uri_get_host (address);
  if (host == NULL)
    return FALSE;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  numbers = g_inet_address_new_from_string (host);

  return numbers != NULL && g_inet_address_get_is_loopback (numbers);
}
