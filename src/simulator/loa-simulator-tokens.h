/* loa-simulator-tokens.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator.h"

G_BEGIN_DECLS

/* The access tokens of both APIs, with their ends on the simulator's clock. */
typedef struct _LoaSimulatorTokens LoaSimulatorTokens;

typedef enum
{
  LOA_SCOPE_BANK_ACCOUNT_READ = 1 << 0,
  LOA_SCOPE_TRANSACTION_READ = 1 << 1,
  LOA_SCOPE_WEBHOOK_READ = 1 << 2,
  LOA_SCOPE_WEBHOOK_WRITE = 1 << 3,
  LOA_SCOPE_WEBHOOK_DELETE = 1 << 4,
  LOA_SCOPE_PROFILE = 1 << 5,
  LOA_SCOPE_COMPANY = 1 << 6,
  LOA_SCOPE_ALL = (1 << 7) - 1,
} LoaScope;

LoaSimulatorTokens *loa_simulator_tokens_new  (void);
void                loa_simulator_tokens_free (LoaSimulatorTokens *self);

gboolean loa_scopes_parse (const char *text,
                           LoaScope   *scopes);
char    *loa_scopes_write (LoaScope    scopes);

char    *loa_simulator_random_text          (guint              n_bytes);
char    *loa_simulator_issue_soundbox_token (LoaSimulator      *self);
char    *loa_simulator_issue_bank_token     (LoaSimulator      *self,
                                             LoaScope           scopes);
void     loa_simulator_void_bank_tokens     (LoaSimulator      *self);
gboolean loa_simulator_has_soundbox_token   (LoaSimulator      *self,
                                             SoupServerMessage *message);
gboolean loa_simulator_has_bank_token       (LoaSimulator      *self,
                                             SoupServerMessage *message,
                                             LoaScope          *scopes);

G_END_DECLS
