/* loa-simulator-bank-lists.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator.h"

G_BEGIN_DECLS

/* Returns: the account's index, -1 when there is none with that id */
int  loa_simulator_find_bank_account        (const char        *id);

void loa_simulator_answer_bank_accounts     (LoaSimulator      *self,
                                             SoupServerMessage *message,
                                             GHashTable        *query);
void loa_simulator_answer_bank_account      (LoaSimulator      *self,
                                             SoupServerMessage *message,
                                             guint              account);
void loa_simulator_answer_sub_accounts      (LoaSimulator      *self,
                                             SoupServerMessage *message,
                                             guint              account);
void loa_simulator_answer_bank_transactions (LoaSimulator      *self,
                                             SoupServerMessage *message,
                                             GHashTable        *query);

G_END_DECLS
