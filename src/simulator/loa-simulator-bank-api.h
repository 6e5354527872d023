/* loa-simulator-bank-api.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-json-text.h"
#include "loa-simulator.h"

G_BEGIN_DECLS

#define LOA_BANK_PREFIX "/api/v1"

void loa_simulator_answer_bank       (LoaSimulator      *self,
                                      SoupServerMessage *message,
                                      const char        *path,
                                      GHashTable        *query);
void loa_simulator_answer_bank_error (LoaSimulator      *self,
                                      SoupServerMessage *message,
                                      guint              status,
                                      const char        *name,
                                      const char        *text);

G_END_DECLS
