/* loa-register-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-order.h"
#include "loa-speaker-watch.h"

G_BEGIN_DECLS

/**
 * loa_register_wording_describe_health:
 * @health: what is wrong with speakers
 * @n_speakers: how many there are
 *
 * Returns: (transfer full): such as “2 offline”
 */
char *loa_register_wording_describe_health (LoaSpeakerHealth health,
                                            guint            n_speakers);

/**
 * loa_register_wording_describe_watch:
 * @state: how checking does
 * @n_asked: how many speakers wait for a check that was asked for
 *
 * Returns: (transfer full) (nullable): what there is to say about it
 */
char *loa_register_wording_describe_watch  (LoaSpeakerWatchState state,
                                            guint                n_asked);

G_END_DECLS
