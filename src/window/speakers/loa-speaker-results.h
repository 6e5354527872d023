/* loa-speaker-results.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker-order.h"
#include "loa-speaker-register.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_RESULTS (loa_speaker_results_get_type ())

/**
 * LoaSpeakerResults:
 *
 * The speakers of a register that are looked for, in the order that is wanted: a filter and a sorter that do no more
 * than what changed.
 *
 * Signals: `counts-changed` when there are more or fewer speakers, or they do differently.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerResults, loa_speaker_results, LOA, SPEAKER_RESULTS, GObject)

/* No health at all: speakers are shown however they do. */
#define LOA_SPEAKER_HEALTH_ANY (-1)

LoaSpeakerResults *loa_speaker_results_new (LoaSpeakerRegister *speakers);

/**
 * loa_speaker_results_get_model:
 * @self: the results
 *
 * Returns: (transfer none): a list of #LoaSpeaker
 */
GListModel      *loa_speaker_results_get_model  (LoaSpeakerResults *self);
void             loa_speaker_results_set_search (LoaSpeakerResults *self,
                                                 const char        *text);

/**
 * loa_speaker_results_set_health:
 * @self: the results
 * @health: a #LoaSpeakerHealth, or %LOA_SPEAKER_HEALTH_ANY
 *
 * Shows those alone that do like this.
 */
void             loa_speaker_results_set_health (LoaSpeakerResults *self,
                                                 int                health);
int              loa_speaker_results_get_health (LoaSpeakerResults *self);
void             loa_speaker_results_set_order  (LoaSpeakerResults *self,
                                                 LoaSpeakerOrder    order);
LoaSpeakerOrder  loa_speaker_results_get_order  (LoaSpeakerResults *self);

/* Returns: whether some speakers may be left out. */
gboolean         loa_speaker_results_get_narrowed (LoaSpeakerResults *self);

/* Returns: how many speakers of the register do like this; one that is offline and not paired is counted as both. */
guint            loa_speaker_results_count      (LoaSpeakerResults *self,
                                                 LoaSpeakerHealth   health);

G_END_DECLS
