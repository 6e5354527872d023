/* loa-keyring-item.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-item.h"

#include <string.h>

#include "loa-keyring.h"
#include "sepay-json.h"

/* How long a member is at most in JSON, without its name and text: quotes, a colon, a comma or brace, a number. */
#define MEMBER_LENGTH 32

/* How long a byte of a text becomes at most. */
#define MAX_ESCAPED_LENGTH 6

static gboolean
set_damaged (GError     **error,
             const char  *member)
{
  g_set_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED, "the item’s %s cannot be read", member);
  return FALSE;
}

static void
clear_text_cb (JsonObject *item,
               const char *member,
               JsonNode   *node,
               gpointer    user_data)
{
  const char *text = sepay_json_get_string (item, member);

  if (text != NULL)
    explicit_bzero ((char *) text, strlen (text));
}

/* Writes @text as JSON does. */
static void
append_text (GString    *json,
             const char *text)
{
  g_string_append_c (json, '"');

  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (json, "\\%c", *text);
    else if ((guchar) *text < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) *text);
    else
      g_string_append_c (json, *text);

  g_string_append_c (json, '"');
}

static void
append_member_cb (JsonObject *item,
                  const char *member,
                  JsonNode   *node,
                  gpointer    user_data)
{
  GString *json = user_data;
  const char *text = sepay_json_get_string (item, member);

  g_string_append_c (json, json->len == 0 ? '{' : ',');
  append_text (json, member);
  g_string_append_c (json, ':');

  if (text != NULL)
    append_text (json, text);
  else
    g_string_append_printf (json, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
add_length_cb (JsonObject *item,
               const char *member,
               JsonNode   *node,
               gpointer    user_data)
{
  gsize *length = user_data;
  const char *text = sepay_json_get_string (item, member);

  *length += strlen (member) + MEMBER_LENGTH + (text != NULL ? strlen (text) * MAX_ESCAPED_LENGTH : 0);
}

void
loa_keyring_item_free (LoaKeyringItem *item)
{
  json_object_foreach_member (item, clear_text_cb, NULL);
  json_object_unref (item);
}

/* json-glib leaves pieces of what it writes in memory that was given back, and so would a text that has to grow. Only
 * texts and whole numbers are written.
 */
SepaySecret *
loa_keyring_item_write (LoaKeyringItem *item)
{
  gsize length = 0;
  GString *json;

  json_object_foreach_member (item, add_length_cb, &length);
  json = g_string_sized_new (length + MEMBER_LENGTH);
  json_object_foreach_member (item, append_member_cb, json);
  g_string_append (json, json->len == 0 ? "{}" : "}");

  return g_string_free (json, FALSE);
}

LoaKeyringItem *
loa_keyring_item_read (const char  *text,
                       GError     **error)
{
  g_autoptr (GBytes) bytes = sepay_secret_to_bytes (g_strdup (text));
  JsonObject *item = sepay_json_parse (bytes, NULL);

  if (item == NULL)
    set_damaged (error, "text");

  return item;
}

gboolean
loa_keyring_item_read_text (LoaKeyringItem  *item,
                            const char      *member,
                            gboolean         is_required,
                            char           **text,
                            GError         **error)
{
  const char *value = sepay_json_get_string (item, member);

  if (value == NULL && (is_required || sepay_json_get_node (item, member) != NULL))
    return set_damaged (error, member);

  *text = g_strdup (value);

  return TRUE;
}

gboolean
loa_keyring_item_read_time (LoaKeyringItem  *item,
                            const char      *member,
                            gint64          *unix_seconds,
                            GError         **error)
{
  gboolean has_value;

  if (!sepay_json_read_whole (item, member, unix_seconds, &has_value, NULL) || !has_value)
    return set_damaged (error, member);

  return TRUE;
}
