/* loa-speaker-order.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/**
 * LoaSpeakerHealth:
 * @LOA_SPEAKER_HEALTH_NOT_FOUND: SePay does not know its serial number
 * @LOA_SPEAKER_HEALTH_OFFLINE: the last check found it offline
 * @LOA_SPEAKER_HEALTH_UNPAIRED: it is not linked to this account
 * @LOA_SPEAKER_HEALTH_UNKNOWN: it was not checked, or SePay did not tell
 * @LOA_SPEAKER_HEALTH_WELL: it can announce
 *
 * How a speaker does, as of its last check; the worst first.
 */
typedef enum
{
  LOA_SPEAKER_HEALTH_NOT_FOUND,
  LOA_SPEAKER_HEALTH_OFFLINE,
  LOA_SPEAKER_HEALTH_UNPAIRED,
  LOA_SPEAKER_HEALTH_UNKNOWN,
  LOA_SPEAKER_HEALTH_WELL,
} LoaSpeakerHealth;

/**
 * LoaSpeakerOrder:
 * @LOA_SPEAKER_ORDER_ADDED: as they were added
 * @LOA_SPEAKER_ORDER_NAME: by name, or serial number where there is none
 * @LOA_SPEAKER_ORDER_PLACE: by place, those without one last, then by name
 * @LOA_SPEAKER_ORDER_STATE: by #LoaSpeakerHealth, then by name
 * @LOA_SPEAKER_ORDER_CHECKED: those that were checked last first, never checked ones last
 *
 * How a list of speakers may be sorted. Texts are compared as the user's language does, with numbers in them as
 * numbers; those that are equal stay as they were added.
 */
typedef enum
{
  LOA_SPEAKER_ORDER_ADDED,
  LOA_SPEAKER_ORDER_NAME,
  LOA_SPEAKER_ORDER_PLACE,
  LOA_SPEAKER_ORDER_STATE,
  LOA_SPEAKER_ORDER_CHECKED,
} LoaSpeakerOrder;

/**
 * loa_speaker_get_health:
 * @self: a speaker
 *
 * Returns: how it does
 */
LoaSpeakerHealth loa_speaker_get_health (LoaSpeaker      *self);

/**
 * loa_speaker_is_ill_with:
 * @self: a speaker
 * @health: what may be wrong with it
 *
 * Returns: whether that is so: unlike loa_speaker_get_health(), one that is offline may be not paired as well
 */
gboolean         loa_speaker_is_ill_with (LoaSpeaker       *self,
                                          LoaSpeakerHealth  health);

/**
 * loa_speaker_compare:
 * @self: a speaker
 * @other: another
 * @order: an order
 *
 * What it compares is prepared once for each speaker, until it changes: see #LoaSpeakerRegister::speakers-updated.
 *
 * Returns: less than 0 when @self comes first, more than 0 when @other does, 0 when they are the same
 */
int              loa_speaker_compare    (LoaSpeaker      *self,
                                         LoaSpeaker      *other,
                                         LoaSpeakerOrder  order);

G_END_DECLS
