/* loa-sign-in-answer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sign-in-answer.h"

#include <libsoup/soup.h>

#include "loa-random-text.h"

/* Of the members of the query; longer than any code there is. */
#define MAX_LENGTH 8192

static char *
get_text (GHashTable *form,
          const char *member)
{
  const char *text = g_hash_table_lookup (form, member);

  if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return g_strdup (text);
}

LoaSignInAnswer *
loa_sign_in_answer_parse (const char *query,
                          const char *state)
{
  g_autoptr (LoaSignInAnswer) self = NULL;
  g_autoptr (GHashTable) form = NULL;

  if (query == NULL || strlen (query) > MAX_LENGTH)
    return NULL;

  form = soup_form_decode (query);
  if (!loa_random_text_equal (state, g_hash_table_lookup (form, "state")))
    return NULL;

  self = g_new0 (LoaSignInAnswer, 1);
  self->code = get_text (form, "code");
  self->error = get_text (form, "error");
  self->error_description = get_text (form, "error_description");

  return g_steal_pointer (&self);
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
