/* sepay-json.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * sepay_json_parse:
 * @body: what came from the server
 * @error: return location for %SEPAY_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable): the object that the answer is
 */
JsonObject *sepay_json_parse           (GBytes      *body,
                                        GError     **error);

/**
 * sepay_json_get_node:
 * @object: an object of an answer
 * @member: name of a member
 *
 * Returns: (transfer none) (nullable): the member, or %NULL when it is missing or null
 */
JsonNode   *sepay_json_get_node        (JsonObject  *object,
                                        const char  *member);

/**
 * sepay_json_get_object:
 * @object: an object of an answer
 * @member: name of a member
 *
 * Returns: (transfer none) (nullable): the member, or %NULL when it is not an object
 */
JsonObject *sepay_json_get_object      (JsonObject  *object,
                                        const char  *member);

/**
 * sepay_json_get_string:
 * @object: an object of an answer
 * @member: name of a member
 *
 * Returns: (transfer none) (nullable): the member, or %NULL when it is not a string
 */
const char *sepay_json_get_string      (JsonObject  *object,
                                        const char  *member);

/**
 * sepay_json_read_text:
 * @object: an object of an answer
 * @member: name of a member
 * @text: (out) (transfer full) (nullable): the text; %NULL when the member is missing or null
 * @error: return location for %SEPAY_ERROR_MALFORMED, which names the member and never repeats what it holds
 *
 * Reads a text; a number is taken as its digits.
 *
 * Returns: %FALSE when what is there cannot be right
 */
gboolean    sepay_json_read_text       (JsonObject  *object,
                                        const char  *member,
                                        char       **text,
                                        GError     **error);

/**
 * sepay_json_read_id:
 * @object: an object of an answer
 * @member: name of a member
 * @id: (out) (transfer full) (nullable): the id; %NULL when the member is missing or null
 * @is_number: (out): whether it is written as a number
 * @error: return location for %SEPAY_ERROR_MALFORMED, which names the member and never repeats what it holds
 *
 * Reads an id, which is text that is not empty, or a number.
 *
 * Returns: %FALSE when what is there cannot be right
 */
gboolean    sepay_json_read_id         (JsonObject  *object,
                                        const char  *member,
                                        char       **id,
                                        gboolean    *is_number,
                                        GError     **error);

/**
 * sepay_json_read_whole:
 * @object: an object of an answer
 * @member: name of a member
 * @value: (out): the number, or 0
 * @has_value: (out): whether there is one
 * @error: return location for %SEPAY_ERROR_MALFORMED, which names the member and never repeats what it holds
 *
 * Reads a whole number, money or not, that is exact in a double: a number, or a string of one. An empty string says as
 * little as null.
 *
 * Returns: %FALSE when what is there cannot be right
 */
gboolean    sepay_json_read_whole      (JsonObject  *object,
                                        const char  *member,
                                        gint64      *value,
                                        gboolean    *has_value,
                                        GError     **error);

/**
 * sepay_json_read_boolean:
 * @object: an object of an answer
 * @member: name of a member
 * @value: (out): the value, or %FALSE
 * @has_value: (out): whether there is one
 * @error: return location for %SEPAY_ERROR_MALFORMED, which names the member and never repeats what it holds
 *
 * Reads true or false, 1 or 0, or a string of one of these.
 *
 * Returns: %FALSE when what is there cannot be right
 */
gboolean    sepay_json_read_boolean    (JsonObject  *object,
                                        const char  *member,
                                        gboolean    *value,
                                        gboolean    *has_value,
                                        GError     **error);

/**
 * sepay_json_set_missing:
 * @member: name of a member
 * @error: return location for %SEPAY_ERROR_MALFORMED
 *
 * Sets the error of a member that has to be there and is not.
 *
 * Returns: %FALSE
 */
gboolean    sepay_json_set_missing     (const char  *member,
                                        GError     **error);

G_END_DECLS
