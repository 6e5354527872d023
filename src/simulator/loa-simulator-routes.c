/* loa-simulator-routes.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-routes.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-bank-api.h"
#include "loa-simulator-oauth.h"
#include "loa-simulator-soundbox-answer.h"
#include "loa-simulator-soundbox-api.h"
#include "loa-simulator-twists.h"

void
loa_simulator_route (LoaSimulator      *self,
                     SoupServerMessage *message,
                     const char        *path,
                     GHashTable        *query)
{
  loa_simulator_catch_up (self);

  if (g_str_has_prefix (path, LOA_SOUNDBOX_PREFIX "/"))
    loa_simulator_answer_soundbox (self, message, path);
  else if (g_str_has_prefix (path, LOA_OAUTH_PREFIX "/"))
    loa_simulator_answer_oauth (self, message, path, query);
  else if (g_str_has_prefix (path, LOA_BANK_PREFIX "/"))
    loa_simulator_answer_bank (self, message, path, query);
  else
    loa_simulator_answer_error (self, message, path, 404);
}

void
loa_simulator_answer_error (LoaSimulator      *self,
                            SoupServerMessage *message,
                            const char        *path,
                            guint              status)
{
  const char *phrase = loa_simulator_status_phrase (status);

  if (g_str_has_prefix (path, LOA_SOUNDBOX_PREFIX))
    loa_simulator_answer_soundbox_error (self, message, status, phrase);
  else if (g_str_has_prefix (path, LOA_OAUTH_PREFIX))
    loa_simulator_answer_oauth_error (self, message, status, "server_error", phrase);
  else
    loa_simulator_answer_bank_error (self, message, status, "error", phrase);
}
