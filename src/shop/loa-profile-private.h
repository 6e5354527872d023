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

/* Takes what a store holds as it is, which need not be right; @settings may be NULL. */
LoaProfile *loa_profile_new_from_settings (const char *name,
                                           GHashTable *settings);

G_END_DECLS
