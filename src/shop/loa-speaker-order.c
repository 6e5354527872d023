/* loa-speaker-order.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-order.h"

#include <string.h>

#include "loa-speaker-private.h"

static int
compare_numbers (gint64 number,
                 gint64 other)
{
  return (number > other) - (number < other);
}

static int
compare_titles (LoaSpeaker *self,
                LoaSpeaker *other)
{
  return strcmp (loa_speaker_get_title_key (self), loa_speaker_get_title_key (other));
}

static int
compare_places (LoaSpeaker *self,
                LoaSpeaker *other)
{
  gboolean is_nowhere = loa_speaker_get_place (self) == NULL;
  gboolean is_other_nowhere = loa_speaker_get_place (other) == NULL;

  if (is_nowhere || is_other_nowhere)
    return is_nowhere - is_other_nowhere;

  return strcmp (loa_speaker_get_place_key (self), loa_speaker_get_place_key (other));
}

LoaSpeakerHealth
loa_speaker_get_health (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_SPEAKER_HEALTH_UNKNOWN);

  if (loa_speaker_get_not_found (self))
    return LOA_SPEAKER_HEALTH_NOT_FOUND;

  if (loa_speaker_get_online (self) == LOA_TERNARY_NO)
    return LOA_SPEAKER_HEALTH_OFFLINE;

  if (loa_speaker_get_is_paired (self) == LOA_TERNARY_NO)
    return LOA_SPEAKER_HEALTH_UNPAIRED;

  if (loa_speaker_get_online (self) == LOA_TERNARY_YES && loa_speaker_get_is_paired (self) == LOA_TERNARY_YES)
    return LOA_SPEAKER_HEALTH_WELL;

  return LOA_SPEAKER_HEALTH_UNKNOWN;
}

gboolean
loa_speaker_is_ill_with (LoaSpeaker       *self,
                         LoaSpeakerHealth  health)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), FALSE);

  if (health == LOA_SPEAKER_HEALTH_UNPAIRED)
    return loa_speaker_get_is_paired (self) == LOA_TERNARY_NO && !loa_speaker_get_not_found (self);

  return loa_speaker_get_health (self) == health;
}

int
loa_speaker_compare (LoaSpeaker      *self,
                     LoaSpeaker      *other,
                     LoaSpeakerOrder  order)
{
  int difference = 0;

  g_return_val_if_fail (LOA_IS_SPEAKER (self), 0);
  g_return_val_if_fail (LOA_IS_SPEAKER (other), 0);

  if (order == LOA_SPEAKER_ORDER_PLACE)
    difference = compare_places (self, other);
  else if (order == LOA_SPEAKER_ORDER_STATE)
    difference = (int) loa_speaker_get_health (self) - (int) loa_speaker_get_health (other);
  else if (order == LOA_SPEAKER_ORDER_CHECKED)
    difference = compare_numbers (loa_speaker_get_checked (other), loa_speaker_get_checked (self));

  if (difference == 0 && order != LOA_SPEAKER_ORDER_ADDED)
    difference = compare_titles (self, other);

  return difference != 0 ? difference
                         : compare_numbers (loa_speaker_get_position (self), loa_speaker_get_position (other));
}
