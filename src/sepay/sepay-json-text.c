/* sepay-json-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-json-text.h"

#include <string.h>

#include "sepay-error-private.h"
#include "sepay-secret.h"

/* Goes over a body byte by byte before json-glib sees it, because json-glib 1.6 calls itself for
 * every level of nesting, makes invalid UTF-8 of half a surrogate pair, cuts a text at an escaped
 * NUL, silently changes integers of more than 64 bits, and accepts much that is not JSON; and 1.10
 * refuses a line break in a string, which servers write all the same.
 *
 * What is harmless is mended: a byte order mark is dropped; invalid bytes, NULs and lone surrogates
 * become U+FFFD; control characters are escaped; an integer that does not fit becomes the string of
 * its digits. Grammar beyond single tokens stays json-glib's affair.
 */

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  const char *copied; /* everything before it is in mended */
  GString *mended; /* (owned) */
  guint depth;
} Cursor;

static gboolean
fail (const Cursor  *cursor,
      const char    *what,
      GError       **error)
{
  sepay_error_set_malformed (error, "the answer is not JSON: %s at byte %" G_GSIZE_FORMAT, what,
                             (gsize) (cursor->at - cursor->start));
  return FALSE;
}

static gboolean
fail_cut_short (GError **error)
{
  sepay_error_set_malformed (error, "the answer is cut short");
  return FALSE;
}

/* Takes over what lies between the last change and @at, and then @replacement for what lies up to @next. */
static void
replace (Cursor     *cursor,
         const char *at,
         const char *replacement,
         const char *next)
{
  g_string_append_len (cursor->mended, cursor->copied, at - cursor->copied);
  g_string_append (cursor->mended, replacement);
  cursor->copied = next;
}

/* Returns the unit of the escape `\uXXXX` at @at, or -1 when there is none. */
static int
read_unit (const Cursor *cursor,
           const char   *at)
{
  int unit = 0;

  if (cursor->end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;

  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (at[i]);
    }

  return unit;
}

static gboolean
pass_unit (Cursor  *cursor,
           GError **error)
{
  int unit = read_unit (cursor, cursor->at);
  int low;

  if (unit < 0)
    return fail (cursor, "a wrong escape", error);

  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      low = read_unit (cursor, cursor->at + 6);
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          cursor->at += 12;
          return TRUE;
        }
    }

  if (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff))
    replace (cursor, cursor->at, "\\ufffd", cursor->at + 6);

  cursor->at += 6;
  return TRUE;
}

static void
pass_character (Cursor *cursor)
{
  if ((guchar) *cursor->at < 0x20)
    {
      g_autofree char *escape = g_strdup_printf ("\\u%04x", (guint) *cursor->at);

      replace (cursor, cursor->at, escape, cursor->at + 1);
    }

  cursor->at++;
}

static gboolean
pass_string (Cursor  *cursor,
             GError **error)
{
  cursor->at++;

  while (cursor->at < cursor->end)
    {
      if (*cursor->at == '"')
        {
          cursor->at++;
          return TRUE;
        }

      if (*cursor->at != '\\')
        pass_character (cursor);
      else if (cursor->end - cursor->at < 2)
        return fail_cut_short (error);
      else if (cursor->at[1] == 'u')
        {
          if (!pass_unit (cursor, error))
            return FALSE;
        }
      else if (strchr ("\"\\/bfnrt", cursor->at[1]) != NULL)
        cursor->at += 2;
      else
        return fail (cursor, "a wrong escape", error);
    }

  return fail_cut_short (error);
}

static gsize
pass_digits (Cursor *cursor)
{
  const char *first = cursor->at;

  while (cursor->at < cursor->end && g_ascii_isdigit (*cursor->at))
    cursor->at++;

  return (gsize) (cursor->at - first);
}

static void
pass_sign_if_any (Cursor     *cursor,
                  const char *signs)
{
  if (cursor->at < cursor->end && strchr (signs, *cursor->at) != NULL)
    cursor->at++;
}

/* 18 digits always fit a gint64; 19 do unless they say more than 9223372036854775807. */
static gboolean
fits_integer (const char *digits,
              gsize       n_digits)
{
  return n_digits < 19 || (n_digits == 19 && strncmp (digits, "9223372036854775807", 19) <= 0);
}

static gboolean
pass_number (Cursor  *cursor,
             GError **error)
{
  const char *first = cursor->at;
  const char *digits;
  gsize n_digits;
  gboolean is_integer = TRUE;

  pass_sign_if_any (cursor, "-");
  digits = cursor->at;
  n_digits = pass_digits (cursor);
  if (n_digits == 0 || (n_digits > 1 && *digits == '0'))
    return fail (cursor, "a wrong number", error);

  if (cursor->at < cursor->end && *cursor->at == '.')
    {
      is_integer = FALSE;
      cursor->at++;
      if (pass_digits (cursor) == 0)
        return fail (cursor, "a wrong number", error);
    }

  if (cursor->at < cursor->end && (*cursor->at == 'e' || *cursor->at == 'E'))
    {
      is_integer = FALSE;
      cursor->at++;
      pass_sign_if_any (cursor, "+-");
      if (pass_digits (cursor) == 0)
        return fail (cursor, "a wrong number", error);
    }

  if (is_integer && !fits_integer (digits, n_digits))
    {
      g_autofree char *text = g_strndup (first, (gsize) (cursor->at - first));
      g_autofree char *quoted = g_strconcat ("\"", text, "\"", NULL);

      replace (cursor, first, quoted, cursor->at);
    }

  return TRUE;
}

static gboolean
pass_word (Cursor  *cursor,
           GError **error)
{
  const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (cursor->end - cursor->at) >= length && memcmp (cursor->at, words[i], length) == 0
          && (cursor->at + length == cursor->end || !g_ascii_isalnum (cursor->at[length])))
        {
          cursor->at += length;
          return TRUE;
        }
    }

  return fail (cursor, "an unknown word", error);
}

static gboolean
pass_bracket (Cursor  *cursor,
              GError **error)
{
  if (*cursor->at == '[' || *cursor->at == '{')
    {
      if (++cursor->depth > SEPAY_JSON_DEPTH_LIMIT)
        {
          sepay_error_set_malformed (error, "the answer is nested deeper than %d levels", SEPAY_JSON_DEPTH_LIMIT);
          return FALSE;
        }
    }
  else if (cursor->depth-- == 0)
    {
      return fail (cursor, "a bracket that nothing opened", error);
    }

  cursor->at++;
  return TRUE;
}

static gboolean
pass_token (Cursor  *cursor,
            GError **error)
{
  char c = *cursor->at;

  if (c == '"')
    return pass_string (cursor, error);

  if (c == '-' || g_ascii_isdigit (c))
    return pass_number (cursor, error);

  if (strchr ("[]{}", c) != NULL)
    return pass_bracket (cursor, error);

  if (strchr (" \t\r\n,:", c) != NULL)
    {
      cursor->at++;
      return TRUE;
    }

  return pass_word (cursor, error);
}

static gboolean
pass_document (Cursor  *cursor,
               GError **error)
{
  gboolean opened = FALSE;

  while (cursor->at < cursor->end)
    {
      if (opened && cursor->depth == 0 && !g_ascii_isspace (*cursor->at))
        return fail (cursor, "more than one value", error);

      if (!pass_token (cursor, error))
        return FALSE;

      opened = opened || cursor->depth > 0;
    }

  return cursor->depth == 0 || fail_cut_short (error);
}

/* Returns: (transfer full) (nullable): a text that json-glib reads safely, @length bytes long */
char *
sepay_json_text_mend (GBytes  *body,
                      gsize   *length,
                      GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (body, &size);
  g_autoptr (SepaySecret) valid = g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
  Cursor cursor = { 0 };

  cursor.start = g_str_has_prefix (valid, "\xef\xbb\xbf") ? valid + 3 : valid;
  cursor.at = cursor.copied = cursor.start;
  cursor.end = cursor.start + strlen (cursor.start);
  cursor.mended = g_string_sized_new (size + 1);

  if (!pass_document (&cursor, error))
    {
      sepay_secret_free (g_string_free (cursor.mended, FALSE));
      return NULL;
    }

  replace (&cursor, cursor.end, "", cursor.end);
  *length = cursor.mended->len;

  return g_string_free (cursor.mended, FALSE);
}
