/* loa-sign-in-page.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sign-in-page.h"

#include <glib/gi18n.h>

/* It stands in a printf format: without percent signs. */
#define STYLE \
  "body{margin:0;font:1.125rem/1.5 system-ui,sans-serif}" \
  "main{max-width:32rem;margin:18vh auto 0;padding:1.5rem}" \
  "h1{margin:0 0 .5rem;font-size:1.75rem;line-height:1.25}" \
  "p{margin:0}"

static const char *
get_title (LoaSignInPage page)
{
  switch (page)
    {
    case LOA_SIGN_IN_PAGE_DONE:
      return _("You can close this page");

    case LOA_SIGN_IN_PAGE_DENIED:
      return _("Access was denied");

    case LOA_SIGN_IN_PAGE_REPEATED:
      return _("This sign-in is over");

    case LOA_SIGN_IN_PAGE_WRONG_STATE:
      return _("This is not the sign-in that Loa waits for");

    case LOA_SIGN_IN_PAGE_NOT_FOUND:
      return _("Not found");
    }

  g_return_val_if_reached ("");
}

static const char *
get_text (LoaSignInPage page)
{
  switch (page)
    {
    case LOA_SIGN_IN_PAGE_DONE:
      return _("Loa has received SePay’s answer and goes on by itself.");

    case LOA_SIGN_IN_PAGE_DENIED:
      return _("Loa was not given access to the bank history. You can close this page, and sign in again in Loa.");

    case LOA_SIGN_IN_PAGE_REPEATED:
      return _("Loa has received an answer before this one. You can close this page.");

    case LOA_SIGN_IN_PAGE_WRONG_STATE:
      return _("This answer was ignored. You can close this page, and open the sign-in page again from Loa.");

    case LOA_SIGN_IN_PAGE_NOT_FOUND:
      return _("There is nothing at this address. You can close this page.");
    }

  g_return_val_if_reached ("");
}

static guint
get_status (LoaSignInPage page)
{
  switch (page)
    {
    case LOA_SIGN_IN_PAGE_DONE:
    case LOA_SIGN_IN_PAGE_DENIED:
      return SOUP_STATUS_OK;

    case LOA_SIGN_IN_PAGE_REPEATED:
    case LOA_SIGN_IN_PAGE_WRONG_STATE:
      return SOUP_STATUS_BAD_REQUEST;

    case LOA_SIGN_IN_PAGE_NOT_FOUND:
      return SOUP_STATUS_NOT_FOUND;
    }

  g_return_val_if_reached (SOUP_STATUS_INTERNAL_SERVER_ERROR);
}

/* A policy that lets nothing in, but for this one style, which it knows by its digest. */
static char *
make_policy (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) STYLE, -1);
  g_checksum_get_digest (checksum, digest, &length);
  text = g_base64_encode (digest, length);

  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; "
                          "frame-ancestors 'none'", text);
}

void
loa_sign_in_page_set (SoupServerMessage *message,
                      LoaSignInPage      page)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *policy = make_policy ();
  char *document;

  document = g_markup_printf_escaped ("<!DOCTYPE html>\n"
                                      "<html lang=\"%s\">\n"
                                      "<head>\n"
                                      "<meta charset=\"utf-8\">\n"
                                      "<meta name=\"viewport\" content=\"width=device-width\">\n"
                                      "<meta name=\"color-scheme\" content=\"light dark\">\n"
                                      "<title>%s – Loa</title>\n"
                                      "<style>" STYLE "</style>\n"
                                      "</head>\n"
                                      "<body>\n"
                                      "<main>\n"
                                      "<h1>%s</h1>\n"
                                      "<p>%s</p>\n"
                                      "</main>\n"
                                      "</body>\n"
                                      "</html>\n",
                                      /* Translators: the code of the language that you translate into, such as vi. */
                                      C_("language of a web page", "en"),
                                      get_title (page), get_title (page), get_text (page));

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_message_headers_replace (headers, "Content-Security-Policy", policy);
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");

  soup_server_message_set_status (message, get_status (page), NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_TAKE, document, strlen (document));
}
