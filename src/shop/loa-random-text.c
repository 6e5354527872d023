/* loa-random-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-random-text.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/random.h>

#include "loa-failure.h"

#define N_BYTES 32

static char *
encode (const guchar *bytes,
        gsize         length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  g_strdelimit (text, "=", '\0');

  return text;
}

SepaySecret *
loa_random_text_new (GError **error)
{
  guchar bytes[N_BYTES];
  SepaySecret *text;

  /* As few bytes as these are given whole, and without being interrupted. */
  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                           _("This computer gives no random numbers, which signing in safely needs. Restart it, "
                             "then try again."));
      return NULL;
    }

  text = encode (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);

  return text;
}

char *
loa_random_text_get_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);

  return encode (digest, length);
}

gboolean
loa_random_text_equal (const char *known,
                       const char *given)
{
  volatile guchar difference = 0;
  gsize length = strlen (known);

  if (given == NULL || strlen (given) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) (known[i] ^ given[i]);

  return difference == 0;
}
