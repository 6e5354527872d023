/* loa-profile-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-profile.h"

G_BEGIN_DECLS

/* What is set is durable before. */
void loa_profile_set_details (LoaProfile       *self,
                              const char       *title,
                              LoaProfileColour  colour);

G_END_DECLS
