/* loa-keyring-item.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-item.h"

#include "loa-keyring.h"
#include "sepay-json.h"

static gboolean
set_damaged (GError     **error,
             const char  *member)
{
  g_set_error (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED, "the item’s %s cannot be read", member);
  return FALSE;
}

SepaySecret *
loa_keyring_item_write (JsonObject *item)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (root, item);

  return json_to_string (root, FALSE);
}

JsonObject *
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
loa_keyring_item_read_text (JsonObject  *item,
                            const char  *member,
                            gboolean     is_required,
                            char       **text,
                            GError     **error)
{
  const char *value = sepay_json_get_string (item, member);

  if (value == NULL && (is_required || sepay_json_get_node (item, member) != NULL))
    return set_damaged (error, member);

  *text = g_strdup (value);

  return TRUE;
}

gboolean
loa_keyring_item_read_time (JsonObject  *item,
                            const char  *member,
                            gint64      *unix_seconds,
                            GError     **error)
{
  gboolean has_value;

  if (!sepay_json_read_whole (item, member, unix_seconds, &has_value, NULL) || !has_value)
    return set_damaged (error, member);

  return TRUE;
}
