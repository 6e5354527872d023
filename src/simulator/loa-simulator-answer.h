/* loa-simulator-answer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "loa-json-text.h"
#include "loa-simulator.h"

G_BEGIN_DECLS

/* libsoup does not know 429. */
const char *loa_simulator_status_phrase (guint status);

void loa_simulator_answer_json (LoaSimulator      *self,
                                SoupServerMessage *message,
                                guint              status,
                                LoaJsonText       *text);
void loa_simulator_answer_html (SoupServerMessage *message,
                                guint              status,
                                const char        *html);

/* A page as a gateway would send it. */
void loa_simulator_answer_error_page (SoupServerMessage *message,
                                      guint              status);

/* Takes the connection out of libsoup's hands, which then sends nothing and must not be asked to wait.
 *
 * Returns: (transfer full): the connection
 */
GIOStream *loa_simulator_take_connection     (SoupServerMessage *message);
gboolean   loa_simulator_is_connection_taken (SoupServerMessage *message);

/* Returns: (transfer full) (nullable): the body when it is a JSON object that is neither large nor deep */
JsonObject *loa_simulator_read_json (SoupServerMessage *message);

/* Returns: (nullable): the member when it is a string */
const char *loa_simulator_read_string (JsonObject *object,
                                       const char *member);

/* Returns: %TRUE when the member is a JSON integer */
gboolean loa_simulator_read_integer (JsonObject *object,
                                     const char *member,
                                     gint64     *value);

/* Returns: %TRUE when the member is a JSON boolean */
gboolean loa_simulator_read_boolean (JsonObject *object,
                                     const char *member,
                                     gboolean   *value);

G_END_DECLS
