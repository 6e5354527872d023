/* loa-simulator-control.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator.h"

G_BEGIN_DECLS

#define LOA_CONTROL_PREFIX "/simulator"

/* The door by which another process looks at the simulator and steers it; it never meets a fault or a variant. */
void loa_simulator_answer_control (LoaSimulator      *self,
                                   SoupServerMessage *message,
                                   const char        *path);

G_END_DECLS
