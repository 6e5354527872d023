/* sepay-json.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-json.h"

#include "loa-dong.h"
#include "sepay-error-private.h"
#include "sepay-json-text.h"
#include "sepay-secret.h"

/* The one place where Loa reads JSON. Each reader takes what SePay writes or might write for a kind
 * of value; what is missing or null is told apart from what cannot be right, and only the latter is
 * an error, which names the member but never repeats it.
 */

/* Whole numbers below this are exact whichever way a server keeps its numbers. */
#define EXACT_LIMIT (G_GINT64_CONSTANT (1) << 53)

/* json-glib's own messages quote the document, so they go no further.
 *
 * Returns: (transfer full) (nullable): the object that @body is
 */
JsonObject *
sepay_json_parse (GBytes  *body,
                  GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (SepaySecret) text = NULL;
  JsonNode *root;
  gsize length = 0;

  text = sepay_json_text_mend (body, &length, error);
  if (text == NULL)
    return NULL;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    {
      sepay_error_set_malformed (error, "the answer is not JSON");
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL)
    {
      sepay_error_set_malformed (error, "the answer is empty");
      return NULL;
    }

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      sepay_error_set_malformed (error, "the answer is not a JSON object");
      return NULL;
    }

  return json_node_dup_object (root);
}

/* Returns: (transfer none) (nullable): the member, or %NULL when it is missing or null */
JsonNode *
sepay_json_get_node (JsonObject *object,
                     const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* Returns: (transfer none) (nullable): the member, or %NULL when it is not an object */
JsonObject *
sepay_json_get_object (JsonObject *object,
                       const char *member)
{
  JsonNode *node = sepay_json_get_node (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Returns: (transfer none) (nullable): the member, or %NULL when it is not a string */
const char *
sepay_json_get_string (JsonObject *object,
                       const char *member)
{
  JsonNode *node = sepay_json_get_node (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static GType
get_value_type (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
}

static gboolean
set_wrong (const char  *member,
           const char  *what,
           GError     **error)
{
  sepay_error_set_malformed (error, "%s is not %s", member, what);
  return FALSE;
}

/* @text is %NULL afterwards when the member is missing or null. A number is taken as its digits. */
gboolean
sepay_json_read_text (JsonObject  *object,
                      const char  *member,
                      char       **text,
                      GError     **error)
{
  JsonNode *node = sepay_json_get_node (object, member);
  gint64 dong;

  *text = NULL;
  if (node == NULL)
    return TRUE;

  if (get_value_type (node) == G_TYPE_STRING)
    *text = g_strdup (json_node_get_string (node));
  else if (get_value_type (node) == G_TYPE_INT64)
    *text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (get_value_type (node) == G_TYPE_DOUBLE && loa_dong_from_double (json_node_get_double (node), &dong, NULL))
    *text = g_strdup_printf ("%" G_GINT64_FORMAT, dong);
  else
    return set_wrong (member, "text", error);

  return TRUE;
}

/* An id is text that is not empty; @id is %NULL afterwards when the member is missing or null. */
gboolean
sepay_json_read_id (JsonObject  *object,
                    const char  *member,
                    char       **id,
                    gboolean    *is_number,
                    GError     **error)
{
  JsonNode *node = sepay_json_get_node (object, member);

  *is_number = node != NULL && get_value_type (node) != G_TYPE_STRING;
  if (!sepay_json_read_text (object, member, id, NULL) || (*id != NULL && **id == '\0'))
    {
      g_clear_pointer (id, g_free);
      return set_wrong (member, "an id", error);
    }

  return TRUE;
}

static gboolean
whole_from_node (JsonNode *node,
                 gint64   *value)
{
  GType type = get_value_type (node);

  if (type == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return *value > -EXACT_LIMIT && *value < EXACT_LIMIT;
    }

  if (type == G_TYPE_DOUBLE)
    return loa_dong_from_double (json_node_get_double (node), value, NULL);

  return type == G_TYPE_STRING && loa_dong_from_number_text (json_node_get_string (node), value, NULL);
}

/* Reads a whole number, money or not. An empty string says as little as null. */
gboolean
sepay_json_read_whole (JsonObject  *object,
                       const char  *member,
                       gint64      *value,
                       gboolean    *has_value,
                       GError     **error)
{
  JsonNode *node = sepay_json_get_node (object, member);
  const char *string = sepay_json_get_string (object, member);

  *value = 0;
  *has_value = node != NULL && (string == NULL || *string != '\0');
  if (!*has_value)
    return TRUE;

  if (!whole_from_node (node, value))
    {
      *value = 0;
      *has_value = FALSE;
      return set_wrong (member, "a whole number", error);
    }

  return TRUE;
}

static gboolean
boolean_from_string (const char *string,
                     gboolean   *value)
{
  *value = g_str_equal (string, "1") || g_ascii_strcasecmp (string, "true") == 0;

  return *value || g_str_equal (string, "0") || g_ascii_strcasecmp (string, "false") == 0;
}

gboolean
sepay_json_read_boolean (JsonObject  *object,
                         const char  *member,
                         gboolean    *value,
                         gboolean    *has_value,
                         GError     **error)
{
  JsonNode *node = sepay_json_get_node (object, member);
  gint64 number = 0;

  *value = FALSE;
  *has_value = node != NULL;
  if (node == NULL)
    return TRUE;

  if (get_value_type (node) == G_TYPE_BOOLEAN)
    *value = json_node_get_boolean (node);
  else if (get_value_type (node) == G_TYPE_STRING)
    *has_value = boolean_from_string (json_node_get_string (node), value);
  else if (whole_from_node (node, &number) && (number == 0 || number == 1))
    *value = number == 1;
  else
    *has_value = FALSE;

  return *has_value || set_wrong (member, "true or false", error);
}

gboolean
sepay_json_set_missing (const char  *member,
                        GError     **error)
{
  sepay_error_set_malformed (error, "%s is missing", member);
  return FALSE;
}
