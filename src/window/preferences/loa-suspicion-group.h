/* loa-suspicion-group.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_SUSPICION_GROUP (loa_suspicion_group_get_type ())

/**
 * LoaSuspicionGroup:
 *
 * The amount in Preferences below which money that comes in is marked as suspicious.
 */
G_DECLARE_FINAL_TYPE (LoaSuspicionGroup, loa_suspicion_group, LOA, SUSPICION_GROUP, AdwPreferencesGroup)

/**
 * loa_suspicion_group_set_store:
 * @self: the group, which has none yet
 * @store: what the amount is read from and written to
 */
void loa_suspicion_group_set_store (LoaSuspicionGroup *self,
                                    LoaStore          *store);

G_END_DECLS
