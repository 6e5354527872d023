/* loa-pairing-error.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-pairing-error.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-quotation.h"
#include "sepay-error.h"

/* What a shop owner is told when a pairing does not go on, and what to do then. */

GError *
loa_pairing_error_new_offline (void)
{
  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE, "%s",
                      _("The speaker is not online. Switch it on, wait until it says that it is connected, and try "
                        "again."));
}

/* SePay’s answer has the same number for much that is wrong. Its words may tell what Loa can only suppose. */
static GError *
new_with_words (LoaShopError  code,
                const char   *sentence,
                const GError *refusal)
{
  g_autofree char *text =
    loa_quotation_add (sentence, refusal != NULL ? sepay_error_get_sepay_message (refusal) : NULL);

  return g_error_new_literal (LOA_SHOP_ERROR, code, text);
}

GError *
loa_pairing_error_new_not_in_pairing_mode (const GError *refusal)
{
  return new_with_words (LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE,
                         _("The speaker is not ready to be paired. Hold its button until it says that it is in pairing "
                           "mode, then ask for the code again."),
                         refusal);
}

GError *
loa_pairing_error_new_expired (int tries_left)
{
  if (tries_left == 0)
    return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED, "%s",
                        _("The code was wrong three times, so it is not good any more. Hold the speaker’s button and "
                          "ask for a new code."));

  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED, "%s",
                      _("This code is not good any more: a code lasts two minutes. Hold the speaker’s button and ask "
                        "for a new code."));
}

GError *
loa_pairing_error_new_ended (const GError *refusal)
{
  return new_with_words (LOA_SHOP_ERROR_EXPIRED,
                         _("This code is not good any more: SePay has ended it early. Hold the speaker’s button and ask "
                           "for a new code."),
                         refusal);
}

GError *
loa_pairing_error_new_not_paired (void)
{
  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_PAIRED, "%s",
                      _("The speaker is not paired yet. Type the code again, or ask for a new one."));
}

static gboolean
has_one_of (const char        *words,
            const char *const *parts)
{
  for (; *parts != NULL; parts++)
    if (strstr (words, *parts) != NULL)
      return TRUE;

  return FALSE;
}

/* No status is documented for it, and neither are words. What may mean a wrong code just as well is taken for one: the
 * code can be tried again then, and a new one be asked for.
 */
gboolean
loa_pairing_error_tells_of_end (const GError *refusal)
{
  static const char *const ends[] = { "hết hạn", "hết hiệu lực", "đã được dùng", "đã được sử dụng", "expired",
                                      "already used", "already been used", NULL };
  static const char *const mistakes[] = { "không đúng", "không chính xác", "sai", "incorrect", "wrong", NULL };
  const guint status = sepay_error_get_http_status (refusal);
  const char *message = sepay_error_get_sepay_message (refusal);
  g_autofree char *composed = NULL;
  g_autofree char *words = NULL;

  if (g_error_matches (refusal, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND) || status == SOUP_STATUS_GONE)
    return TRUE;

  if (message == NULL || !g_error_matches (refusal, SEPAY_ERROR, SEPAY_ERROR_REFUSED))
    return FALSE;

  composed = g_utf8_normalize (message, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  words = g_utf8_strdown (composed != NULL ? composed : message, -1);

  return has_one_of (words, ends) && !has_one_of (words, mistakes);
}

GError *
loa_pairing_error_new_wrong_code (int           tries_left,
                                  const GError *refusal)
{
  g_autofree char *sentence =
    g_strdup_printf (ngettext ("That is not the code that the speaker said. Listen again and type the four digits; "
                               "there is %d try left.",
                               "That is not the code that the speaker said. Listen again and type the four digits; "
                               "there are %d tries left.",
                               (unsigned long) tries_left),
                     tries_left);

  return new_with_words (LOA_SHOP_ERROR_WRONG_CODE, sentence, refusal);
}
