/* loa-sign-in-answer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sign-in-answer.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#include "loa-bank-grant.h"
#include "loa-failure.h"
#include "loa-quotation.h"
#include "loa-random-text.h"
#include "loa-sign-in-redirect.h"

/* Of the members of the query; longer than any code there is. */
#define MAX_LENGTH 8192

/* Of a code without an address around it. */
#define MAX_CODE_LENGTH 2048

static const char *const members[] = { "state", "code", "error", "error_description" };

/* One of two would have to be guessed, and who else reads the query may guess the other. */
static gboolean
is_said_twice (const char *query,
               const char *member)
{
  const char *place = query;
  guint n_found = 0;

  while (place != NULL)
    {
      g_autofree char *name = g_uri_unescape_segment (place, place + strcspn (place, "=&"), NULL);

      if (g_strcmp0 (name, member) == 0)
        n_found++;

      place = strchr (place, '&');
      if (place != NULL)
        place++;
    }

  return n_found > 1;
}

static char *
get_text (GHashTable *form,
          const char *member)
{
  const char *text = g_hash_table_lookup (form, member);

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return g_strdup (text);
}

static void
set_not_redirect_error (GUri    *redirect_uri,
                        GError **error)
{
  g_autofree char *address = g_uri_to_string (redirect_uri);

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
               _("This is not the address on which the browser ends. Copy the whole of it, beginning with %s."),
               address);
}

static LoaSignInAnswer *
parse_pasted_query (const char  *query,
                    const char  *state,
                    GError     **error)
{
  LoaSignInAnswer *self = loa_sign_in_answer_parse (query, state);

  if (self == NULL)
    g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                         _("This address belongs to another sign-in. Open the sign-in page again, and paste the "
                           "address on which the browser ends then."));

  return self;
}

/* Out of an address a code is copied as it is written there. */
static SepaySecret *
clean_code (const char *text)
{
  g_autoptr (SepaySecret) code = g_uri_unescape_string (text, NULL);
  gsize length;

  if (code == NULL)
    code = g_strdup (text);

  length = strlen (code);
  if (length == 0 || length > MAX_CODE_LENGTH || strpbrk (text, "?&#") != NULL)
    return NULL;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (code[i]))
      return NULL;

  return g_steal_pointer (&code);
}

LoaSignInAnswer *
loa_sign_in_answer_parse (const char *query,
                          const char *state)
{
  g_autoptr (LoaSignInAnswer) self = NULL;
  g_autoptr (GHashTable) form = NULL;

  if (query == NULL || strlen (query) > MAX_LENGTH)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (is_said_twice (query, members[i]))
      return NULL;

  form = soup_form_decode (query);
  if (!loa_random_text_equal (state, g_hash_table_lookup (form, "state")))
    return NULL;

  self = g_new0 (LoaSignInAnswer, 1);
  self->has_state = TRUE;
  self->error = get_text (form, "error");
  self->error_description = get_text (form, "error_description");
  if (self->error == NULL)
    self->code = get_text (form, "code");

  return g_steal_pointer (&self);
}

/* Mails, chats and documents put an address between marks, which are copied along. */
static SepaySecret *
strip (const char *text)
{
  const char *const marks[][2] = { { "(", ")" }, { "<", ">" }, { "“", "”" }, { "\"", "\"" }, { "'", "'" } };
  SepaySecret *stripped = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const gsize length = strlen (stripped);
      const gsize n_first = strlen (marks[i][0]);
      const gsize n_last = strlen (marks[i][1]);

      if (length > n_first + n_last && g_str_has_prefix (stripped, marks[i][0])
          && g_str_has_suffix (stripped, marks[i][1]))
        {
          memmove (stripped, stripped + n_first, length - n_first - n_last);
          explicit_bzero (stripped + length - n_first - n_last, n_first + n_last);
        }
    }

  return stripped;
}

LoaSignInAnswer *
loa_sign_in_answer_parse_pasted (const char  *text,
                                 GUri        *redirect_uri,
                                 const char  *state,
                                 GError     **error)
{
  g_autoptr (SepaySecret) stripped = strip (text);
  g_autoptr (LoaSignInAnswer) self = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *query;

  if (!g_utf8_validate (stripped, -1, NULL))
    {
      set_not_redirect_error (redirect_uri, error);
      return NULL;
    }

  if (strstr (stripped, "://") != NULL)
    {
      uri = g_uri_parse (stripped, G_URI_FLAGS_ENCODED, NULL);
      if (uri != NULL && loa_sign_in_redirect_is_met (redirect_uri, uri))
        return parse_pasted_query (g_uri_get_query (uri), state, error);

      set_not_redirect_error (redirect_uri, error);
      return NULL;
    }

  /* Some browsers show, and some people copy, an address without its beginning. */
  query = strchr (stripped, '?') != NULL ? strchr (stripped, '?') + 1 : stripped;
  if (strstr (query, "state=") != NULL)
    return parse_pasted_query (query, state, error);

  self = g_new0 (LoaSignInAnswer, 1);
  self->code = clean_code (g_str_has_prefix (query, "code=") ? query + strlen ("code=") : stripped);
  if (self->code != NULL)
    return g_steal_pointer (&self);

  set_not_redirect_error (redirect_uri, error);
  return NULL;
}

gboolean
loa_sign_in_answer_has_code (const LoaSignInAnswer *self,
                             const char            *code)
{
  return code != NULL && g_strcmp0 (self->code, code) == 0;
}

GError *
loa_sign_in_answer_get_refusal (const LoaSignInAnswer *self,
                                GPtrArray             *redaction)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autofree char *said = NULL;
  g_autofree char *redacted = NULL;
  g_autofree char *quotation = NULL;

  if (self->error == NULL || g_str_equal (self->error, "access_denied"))
    return g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED,
                                _("Access to the bank history was denied on SePay’s page. Sign in again to allow "
                                  "it."));

  if (g_str_equal (self->error, "server_error") || g_str_equal (self->error, "temporarily_unavailable"))
    return g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                                _("SePay’s sign-in page has a problem of its own. Sign in again in a few minutes."));

  if (g_str_equal (self->error, "invalid_scope"))
    return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED,
                        _("This client ID may not ask for what Loa needs: %s. Ask whoever manages the application "
                          "at SePay to add these permissions, then sign in again."),
                        LOA_BANK_SCOPES);

  said = g_utf8_make_valid (self->error_description != NULL ? self->error_description : self->error, -1);
  sorted = sepay_redaction_sort (redaction, 0);
  redacted = sepay_redact (sorted, said);
  quotation = loa_quotation_clean (redacted);

  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED,
                      _("SePay did not let you sign in: “%s”. Check the client ID and the redirect address, then "
                        "sign in again."),
                      quotation);
}

void
loa_sign_in_answer_free (LoaSignInAnswer *self)
{
  if (self == NULL)
    return;

  sepay_secret_free (self->code);
  g_free (self->error);
  g_free (self->error_description);
  g_free (self);
}
