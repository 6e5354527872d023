/* loa-sign-in-redirect.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sign-in-redirect.h"

#include <glib/gi18n.h>

#include "loa-bank-sign-in.h"
#include "loa-failure.h"

/* What may stand in an address as it is sent. */
static gboolean
is_graphic (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;

  return TRUE;
}

static const char *
get_path (GUri *uri)
{
  return *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/";
}

GUri *
loa_sign_in_redirect_parse (const char  *text,
                            GError     **error)
{
  g_autoptr (GUri) uri = is_graphic (text) ? g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  if ((g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) && g_uri_get_host (uri) != NULL
      && *g_uri_get_host (uri) != '\0' && g_uri_get_userinfo (uri) == NULL && g_uri_get_fragment (uri) == NULL
      && g_uri_get_port (uri) != 0)
    return g_steal_pointer (&uri);

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               _("This cannot be the redirect address. Type the whole address that is registered at SePay, such "
                 "as %s."),
               LOA_BANK_REDIRECT_DEFAULT);
  return NULL;
}

guint
loa_sign_in_redirect_get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return (guint) g_uri_get_port (uri);

  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

gboolean
loa_sign_in_redirect_is_met (GUri *redirect_uri,
                             GUri *uri)
{
  return g_str_equal (g_uri_get_scheme (uri), g_uri_get_scheme (redirect_uri)) && g_uri_get_host (uri) != NULL
         && g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (redirect_uri)) == 0
         && loa_sign_in_redirect_get_port (uri) == loa_sign_in_redirect_get_port (redirect_uri)
         && g_str_equal (get_path (uri), get_path (redirect_uri));
}
