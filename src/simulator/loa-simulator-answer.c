/* loa-simulator-answer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-answer.h"

#include "loa-simulator-private.h"

#define JSON_TYPE "application/json; charset=utf-8"

#define CONNECTION_TAKEN "loa-connection-taken"

#define MAX_REQUEST_BYTES (64 * 1024)
#define MAX_REQUEST_DEPTH 32

/* json-glib 1.6 recurses, so that a deep document would overflow the stack. */
static gboolean
is_too_deep (const char *text,
             gsize       length)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char character = text[i];

      if (in_string && character == '\\')
        i++;
      else if (character == '"')
        in_string = !in_string;
      else if (!in_string && (character == '{' || character == '['))
        depth++;
      else if (!in_string && (character == '}' || character == ']'))
        depth--;

      if (depth > MAX_REQUEST_DEPTH)
        return TRUE;
    }

  return FALSE;
}

static JsonNode *
find_value (JsonObject *object,
            const char *member,
            GType       type)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;

  return node;
}

const char *
loa_simulator_status_phrase (guint status)
{
  return status == 429 ? "Too Many Requests" : soup_status_get_phrase (status);
}

void
loa_simulator_answer_json (LoaSimulator      *self,
                           SoupServerMessage *message,
                           guint              status,
                           LoaJsonText       *text)
{
  const char *type = loa_simulator_is_on (self, LOA_VARIANT_PLAIN_TEXT_TYPE) ? "text/plain" : JSON_TYPE;
  g_autofree char *body = g_strconcat (loa_simulator_is_on (self, LOA_VARIANT_BYTE_ORDER_MARK) ? "\xef\xbb\xbf" : "",
                                       loa_json_text_peek (text), NULL);

  soup_server_message_set_status (message, status, loa_simulator_status_phrase (status));
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

void
loa_simulator_answer_html (SoupServerMessage *message,
                           guint              status,
                           const char        *html)
{
  soup_server_message_set_status (message, status, loa_simulator_status_phrase (status));
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_COPY, html, strlen (html));
}

void
loa_simulator_answer_error_page (SoupServerMessage *message,
                                 guint              status)
{
  const char *phrase = loa_simulator_status_phrase (status);
  g_autofree char *html = g_strdup_printf ("<!DOCTYPE html>\n<html><head><title>%u %s</title></head>"
                                           "<body><h1>%u %s</h1><hr>gateway</body></html>\n",
                                           status, phrase, status, phrase);

  loa_simulator_answer_html (message, status, html);
}

GIOStream *
loa_simulator_take_connection (SoupServerMessage *message)
{
  g_object_set_data (G_OBJECT (message), CONNECTION_TAKEN, GINT_TO_POINTER (TRUE));

  return soup_server_message_steal_connection (message);
}

gboolean
loa_simulator_is_connection_taken (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (message), CONNECTION_TAKEN) != NULL;
}

JsonObject *
loa_simulator_read_json (SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonNode *root;

  if (length == 0 || length > MAX_REQUEST_BYTES || !g_utf8_validate (text, (gssize) length, NULL) ||
      is_too_deep (text, length) || !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  return json_node_dup_object (root);
}

const char *
loa_simulator_read_string (JsonObject *object,
                           const char *member)
{
  JsonNode *node = find_value (object, member, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

gboolean
loa_simulator_read_integer (JsonObject *object,
                            const char *member,
                            gint64     *value)
{
  JsonNode *node = find_value (object, member, G_TYPE_INT64);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
loa_simulator_read_boolean (JsonObject *object,
                            const char *member,
                            gboolean   *value)
{
  JsonNode *node = find_value (object, member, G_TYPE_BOOLEAN);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_boolean (node);
  return TRUE;
}
