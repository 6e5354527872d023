/* loa-simulator-broken-answer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator-faults.h"

G_BEGIN_DECLS

/* Spoils the answer that @message has by now, or that it has not got yet. */
void loa_simulator_break_answer (LoaSimulator      *self,
                                 SoupServerMessage *message,
                                 const char        *path,
                                 LoaFaultKind       kind);

G_END_DECLS
