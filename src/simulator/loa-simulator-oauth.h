/* loa-simulator-oauth.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator.h"

G_BEGIN_DECLS

#define LOA_OAUTH_PREFIX "/oauth"

void loa_simulator_answer_oauth       (LoaSimulator      *self,
                                       SoupServerMessage *message,
                                       const char        *path,
                                       GHashTable        *query);
void loa_simulator_answer_oauth_error (LoaSimulator      *self,
                                       SoupServerMessage *message,
                                       guint              status,
                                       const char        *name,
                                       const char        *description);

/* The page and the redirect of /oauth/authorize; @parameters are those of the query or of the posted form. */
void loa_simulator_answer_authorize   (LoaSimulator      *self,
                                       SoupServerMessage *message,
                                       GHashTable        *parameters);

G_END_DECLS
