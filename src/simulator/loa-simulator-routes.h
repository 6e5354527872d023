/* loa-simulator-routes.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator.h"

G_BEGIN_DECLS

/* Answers a request of either API. */
void loa_simulator_route (LoaSimulator      *self,
                          SoupServerMessage *message,
                          const char        *path,
                          GHashTable        *query);

/* Answers with an error in the words of the API that @path belongs to. */
void loa_simulator_answer_error (LoaSimulator      *self,
                                 SoupServerMessage *message,
                                 const char        *path,
                                 guint              status);

G_END_DECLS
