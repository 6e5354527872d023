/* sepay-secret.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-secret.h"

#include <libsoup/soup.h>
#include <string.h>

#define PLACEHOLDER "•••"

void
sepay_secret_free (SepaySecret *secret)
{
  if (secret == NULL)
    return;

  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* Takes @secret over; the bytes do not hold its terminating NUL. */
GBytes *
sepay_secret_to_bytes (SepaySecret *secret)
{
  return g_bytes_new_with_free_func (secret, strlen (secret), (GDestroyNotify) sepay_secret_free, secret);
}

void
sepay_secret_clear_bytes (gpointer memory,
                          gsize    size)
{
  if (size > 0)
    explicit_bzero (memory, size);
}

GPtrArray *
sepay_redaction_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sepay_secret_free);
}

static void
add_form (GPtrArray   *redaction,
          SepaySecret *form)
{
  if (form == NULL)
    return;

  if (*form == '\0' || g_ptr_array_find_with_equal_func (redaction, form, g_str_equal, NULL))
    {
      sepay_secret_free (form);
      return;
    }

  g_ptr_array_add (redaction, form);
}

static SepaySecret *
encode_as_form_value (const char *secret)
{
  g_autoptr (SepaySecret) field = soup_form_encode ("x", secret, NULL);

  return g_strdup (field + strlen ("x="));
}

void
sepay_redaction_add (GPtrArray  *redaction,
                     const char *secret)
{
  g_return_if_fail (redaction != NULL);

  if (secret == NULL || *secret == '\0')
    return;

  add_form (redaction, g_strdup (secret));
  add_form (redaction, g_uri_escape_string (secret, NULL, FALSE));
  add_form (redaction, encode_as_form_value (secret));
}

/* Takes over what @other holds, as it is written there. */
void
sepay_redaction_extend (GPtrArray *redaction,
                        GPtrArray *other)
{
  for (guint i = 0; i < other->len; i++)
    add_form (redaction, g_strdup (g_ptr_array_index (other, i)));
}

static int
compare_longer_first (gconstpointer a,
                      gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a);
  gsize second = strlen (*(const char *const *) b);

  return first == second ? 0 : first > second ? -1 : 1;
}

/* Blots out in @text what @redaction holds, and @bearer. The longest goes first, so that a secret
 * that contains another leaves no rest behind.
 */
char *
sepay_redact (GPtrArray  *redaction,
              const char *bearer,
              const char *text)
{
  g_autoptr (GPtrArray) all = sepay_redaction_new ();
  GString *redacted = g_string_new (text);

  for (guint i = 0; i < redaction->len; i++)
    g_ptr_array_add (all, g_strdup (g_ptr_array_index (redaction, i)));
  sepay_redaction_add (all, bearer);
  g_ptr_array_sort (all, compare_longer_first);

  for (guint i = 0; i < all->len; i++)
    g_string_replace (redacted, g_ptr_array_index (all, i), PLACEHOLDER, 0);

  return g_string_free (redacted, FALSE);
}
