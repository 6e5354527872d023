/* loa-simulator-grants.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-simulator-tokens.h"

G_BEGIN_DECLS

/* What the user has allowed: authorisation codes and refresh tokens. */
typedef struct _LoaSimulatorGrants LoaSimulatorGrants;

LoaSimulatorGrants *loa_simulator_grants_new  (void);
void                loa_simulator_grants_free (LoaSimulatorGrants *self);

/* @challenge: (nullable): the S256 code challenge */
char *loa_simulator_issue_code (LoaSimulator *self,
                                const char   *redirect_uri,
                                LoaScope      scopes,
                                const char   *challenge);

/* A code can be taken once, rightly or wrongly; @scopes is 0 on failure.
 *
 * Returns: (nullable): why it is not valid, %NULL when it is
 */
const char *loa_simulator_take_code (LoaSimulator *self,
                                     const char   *code,
                                     const char   *redirect_uri,
                                     const char   *verifier,
                                     LoaScope     *scopes);

char    *loa_simulator_issue_refresh_token (LoaSimulator *self,
                                            LoaScope      scopes);
gboolean loa_simulator_find_refresh_token  (LoaSimulator *self,
                                            const char   *refresh_token,
                                            LoaScope     *scopes);
void     loa_simulator_drop_refresh_token  (LoaSimulator *self,
                                            const char   *refresh_token);

G_END_DECLS
