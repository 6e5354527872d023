/* sepay-bank-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-bank-list.h"

#include "sepay-error-private.h"
#include "sepay-json.h"

/* @rows is (transfer none) (nullable): %NULL for a list that is written as an object without members, as PHP may. */
gboolean
sepay_bank_list_get_rows (JsonObject  *answer,
                          JsonArray  **rows,
                          GError     **error)
{
  JsonNode *data = sepay_json_get_node (answer, "data");

  *rows = NULL;
  if (data == NULL)
    return sepay_json_set_missing ("data", error);

  if (JSON_NODE_HOLDS_ARRAY (data))
    {
      *rows = json_node_get_array (data);
      return TRUE;
    }

  if (JSON_NODE_HOLDS_OBJECT (data) && json_object_get_size (json_node_get_object (data)) == 0)
    return TRUE;

  sepay_error_set_malformed (error, "data is not a list");
  return FALSE;
}

/* Returns: the number, or -1 when SePay does not tell one that can be right */
gint64
sepay_bank_list_get_pagination (JsonObject *answer,
                                const char *member)
{
  JsonObject *meta = sepay_json_get_object (answer, "meta");
  JsonObject *pagination = meta != NULL ? sepay_json_get_object (meta, "pagination") : NULL;
  gboolean has_value;
  gint64 value;

  if (pagination == NULL || !sepay_json_read_whole (pagination, member, &value, &has_value, NULL))
    return -1;

  return has_value && value >= 0 ? value : -1;
}
