/* loa-simulator-soundbox-api.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-simulator.h"

G_BEGIN_DECLS

#define LOA_SOUNDBOX_PREFIX "/devices/v1"

void loa_simulator_answer_soundbox (LoaSimulator      *self,
                                    SoupServerMessage *message,
                                    const char        *path);

G_END_DECLS
