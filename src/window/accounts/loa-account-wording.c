/* loa-account-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-account-wording.h"
#include "loa-wording.h"
#include "sepay-address.h"

static gboolean
is_of_sepay (const char *server)
{
  const char *addresses[] = { SEPAY_SOUNDBOX_ADDRESS, SEPAY_BANK_ADDRESS };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GUri) address = g_uri_parse (addresses[i], G_URI_FLAGS_NONE, NULL);
      g_autofree char *origin = sepay_address_get_origin (address);

      if (g_str_equal (server, origin))
        return TRUE;
    }

  return FALSE;
}

char *
loa_account_wording_get_state (gint64      since,
                               gint64      until,
                               const char *server,
                               gboolean    in_memory)
{
  g_autofree char *first_day = loa_wording_format_day (since);
  g_autofree char *last_day = loa_wording_format_day (until);
  GString *text = g_string_new (NULL);

  if (in_memory)
    /* Translators: %s is a day such as 21/11/2026. */
    g_string_append_printf (text, _("Since %s, only until Loa closes"), first_day);
  else if (until > 0)
    /* Translators: both are days such as 21/11/2026. */
    g_string_append_printf (text, _("Since %s, until about %s"), first_day, last_day);
  else
    /* Translators: %s is a day such as 21/11/2026. */
    g_string_append_printf (text, _("Since %s"), first_day);

  if (!is_of_sepay (server))
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is the address of a server that is not SePay’s own. */
      g_string_append_printf (text, _("At %s"), server);
    }

  return g_string_free (text, FALSE);
}

char *
loa_account_wording_get_missing (LoaBankGrant *grant)
{
  const struct
  {
    const char *scope;
    const char *sentence;
  } scopes[] = {
    { "transaction:read", _("SePay did not allow Loa to read transactions, so none can be copied.") },
    { "bank-account:read",
      _("SePay did not allow Loa to read the bank accounts’ names, so they are shown by their numbers.") },
    { "profile", _("SePay did not allow Loa to read whose account this is, so the client ID is shown.") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (!loa_bank_grant_allows (grant, scopes[i].scope))
      g_string_append_printf (text, "%s ", scopes[i].sentence);

  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  g_string_append (text, _("To allow it, sign in again and agree to everything on SePay’s page."));

  return g_string_free (text, FALSE);
}

char *
loa_account_wording_get_end (LoaBankGrant *grant,
                             gint64        now)
{
  g_autofree char *day = NULL;

  if (loa_bank_grant_get_needs_sign_in (grant))
    return g_strdup (_("SePay no longer accepts this sign-in. Sign in again; transactions that are here stay."));

  if (!loa_bank_grant_ends_soon (grant))
    return NULL;

  day = loa_wording_format_day (loa_bank_grant_get_expected_end (grant));
  if (loa_bank_grant_get_expected_end (grant) <= now)
    /* Translators: %s is a day such as 28/11/2026. */
    return g_strdup_printf (_("This sign-in has probably ended, about %s. Sign in again; transactions that are here "
                              "stay."), day);

  /* Translators: %s is a day such as 28/11/2026. */
  return g_strdup_printf (_("This sign-in ends about %s. Sign in again before that."), day);
}
