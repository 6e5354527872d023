/* loa-json-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-json-text.h"

struct _LoaJsonText
{
  GString *text; /* (owned) */
};

static void
append_quoted (GString    *text,
               const char *string)
{
  g_string_append_c (text, '"');

  for (; *string != '\0'; string++)
    {
      if (*string == '"' || *string == '\\')
        g_string_append_printf (text, "\\%c", *string);
      else if ((guchar) *string < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) *string);
      else
        g_string_append_c (text, *string);
    }

  g_string_append_c (text, '"');
}

static void
begin_value (LoaJsonText *self,
             const char  *name)
{
  GString *text = self->text;

  if (text->len > 0 && text->str[text->len - 1] != '{' && text->str[text->len - 1] != '[')
    g_string_append_c (text, ',');

  if (name == NULL)
    return;

  append_quoted (text, name);
  g_string_append_c (text, ':');
}

LoaJsonText *
loa_json_text_new (void)
{
  LoaJsonText *self = g_new0 (LoaJsonText, 1);

  self->text = g_string_new (NULL);

  return self;
}

void
loa_json_text_free (LoaJsonText *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

void
loa_json_text_begin_object (LoaJsonText *self,
                            const char  *name)
{
  begin_value (self, name);
  g_string_append_c (self->text, '{');
}

void
loa_json_text_end_object (LoaJsonText *self)
{
  g_string_append_c (self->text, '}');
}

void
loa_json_text_begin_array (LoaJsonText *self,
                           const char  *name)
{
  begin_value (self, name);
  g_string_append_c (self->text, '[');
}

void
loa_json_text_end_array (LoaJsonText *self)
{
  g_string_append_c (self->text, ']');
}

void
loa_json_text_add_string (LoaJsonText *self,
                          const char  *name,
                          const char  *value)
{
  g_autofree char *valid = NULL;

  if (value == NULL)
    {
      loa_json_text_add_null (self, name);
      return;
    }

  valid = g_utf8_make_valid (value, -1);
  begin_value (self, name);
  append_quoted (self->text, valid);
}

void
loa_json_text_add_integer (LoaJsonText *self,
                           const char  *name,
                           gint64       value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
loa_json_text_add_boolean (LoaJsonText *self,
                           const char  *name,
                           gboolean     value)
{
  loa_json_text_add_raw (self, name, value ? "true" : "false");
}

void
loa_json_text_add_null (LoaJsonText *self,
                        const char  *name)
{
  loa_json_text_add_raw (self, name, "null");
}

void
loa_json_text_add_raw (LoaJsonText *self,
                       const char  *name,
                       const char  *value)
{
  begin_value (self, name);
  g_string_append (self->text, value);
}

const char *
loa_json_text_peek (LoaJsonText *self)
{
  return self->text->str;
}
