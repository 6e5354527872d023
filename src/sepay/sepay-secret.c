/* sepay-secret.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-secret.h"

#include <string.h>

#include "sepay-spelling.h"

#define PLACEHOLDER "•••"

/* Pieces of shorter secrets within base64 could be pieces of anything. */
#define SHORTEST_WITHIN 8

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

/* Takes @form over. What is known already becomes the newest. */
static void
add_form (GPtrArray   *redaction,
          SepaySecret *form)
{
  guint index;

  if (*form == '\0')
    {
      sepay_secret_free (form);
      return;
    }

  if (g_ptr_array_find_with_equal_func (redaction, form, g_str_equal, &index))
    g_ptr_array_remove_index (redaction, index);

  g_ptr_array_add (redaction, form);
}

/* As it stands in the base64 of something longer, such as the user and the password of a request: @n_before bytes past a
 * place where base64 begins anew, and without the ends, which depend on what is around it.
 */
static SepaySecret *
encode_within_base64 (const char *secret,
                      guint       n_before)
{
  const gsize n_bytes = n_before + strlen (secret);
  const gsize begin = n_before > 0 ? n_before + 1 : 0;
  const gsize end = n_bytes / 3 * 4 + n_bytes % 3;
  g_autofree guchar *bytes = g_malloc0 (n_bytes);
  g_autoptr (SepaySecret) encoded = NULL;

  memcpy (bytes + n_before, secret, strlen (secret));
  encoded = g_base64_encode (bytes, n_bytes);
  explicit_bzero (bytes, n_bytes);

  return g_strndup (encoded + begin, end - begin);
}

void
sepay_redaction_add (GPtrArray  *redaction,
                     const char *secret)
{
  g_return_if_fail (redaction != NULL);

  if (secret == NULL || *secret == '\0' || !g_utf8_validate (secret, -1, NULL))
    return;

  add_form (redaction, g_strdup (secret));
  add_form (redaction, g_base64_encode ((const guchar *) secret, strlen (secret)));
  for (guint n_before = 0; strlen (secret) >= SHORTEST_WITHIN && n_before < 3; n_before++)
    add_form (redaction, encode_within_base64 (secret, n_before));
}

/* Takes over what @other holds, as it is written there. */
void
sepay_redaction_extend (GPtrArray *redaction,
                        GPtrArray *other)
{
  for (guint i = 0; i < other->len; i++)
    add_form (redaction, g_strdup (g_ptr_array_index (other, i)));
}

/* Forgets the oldest until no more than @n_forms are left. */
void
sepay_redaction_limit (GPtrArray *redaction,
                       guint      n_forms)
{
  if (redaction->len > n_forms)
    g_ptr_array_remove_range (redaction, 0, redaction->len - n_forms);
}

static int
compare_longer_first (gconstpointer a,
                      gconstpointer b)
{
  gsize first = strlen (*(const char *const *) a);
  gsize second = strlen (*(const char *const *) b);

  return first == second ? 0 : first > second ? -1 : 1;
}

/* What nobody sees could stand between the letters of a secret. */
static GString *
drop_invisible (const char *text)
{
  GString *visible = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_type (g_utf8_get_char (text)) != G_UNICODE_FORMAT)
      g_string_append_unichar (visible, g_utf8_get_char (text));

  return visible;
}

/* Returns: (transfer container): for sepay_redact(), what has at least @shortest bytes, the longest first, so that a
 * secret that contains another leaves no rest behind
 */
GPtrArray *
sepay_redaction_sort (GPtrArray *redaction,
                      gsize      shortest)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < redaction->len; i++)
    if (strlen (g_ptr_array_index (redaction, i)) >= shortest)
      g_ptr_array_add (sorted, g_ptr_array_index (redaction, i));

  g_ptr_array_sort (sorted, compare_longer_first);

  return sorted;
}

/* Returns: (transfer full) (nullable): @text with what spells @secret blotted out, or %NULL when nothing does */
static GString *
blot_out (const char *text,
          const char *secret)
{
  GString *blotted = NULL;
  const char *rest = text;

  for (const char *place = text; *place != '\0'; )
    {
      gssize length = sepay_spelling_measure (place, secret);

      if (length <= 0)
        {
          place++;
          continue;
        }

      if (blotted == NULL)
        blotted = g_string_new (NULL);
      g_string_append_len (blotted, rest, place - rest);
      g_string_append (blotted, PLACEHOLDER);
      place += length;
      rest = place;
    }

  if (blotted != NULL)
    g_string_append (blotted, rest);

  return blotted;
}

/* Blots out in @text, which is valid UTF-8, what @sorted holds, however its characters are escaped. */
char *
sepay_redact (GPtrArray  *sorted,
              const char *text)
{
  g_autoptr (GString) redacted = NULL;
  guint n_replaced = 0;

  /* Most texts are far shorter than any secret. */
  if (sorted->len == 0 || strlen (text) < strlen (g_ptr_array_index (sorted, sorted->len - 1)))
    return g_strdup (text);

  redacted = drop_invisible (text);
  for (guint i = 0; i < sorted->len; i++)
    {
      GString *blotted = blot_out (redacted->str, g_ptr_array_index (sorted, i));

      if (blotted == NULL)
        continue;
      g_string_free (redacted, TRUE);
      redacted = blotted;
      n_replaced++;
    }

  return g_strdup (n_replaced > 0 ? redacted->str : text);
}
