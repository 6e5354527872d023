/* loa-simulator-twists.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-simulator.h"

G_BEGIN_DECLS

/* What the running scenario has changed, and what it still lets happen. Nothing of it runs by a timer: what is due
 * happens when somebody looks.
 */
typedef struct _LoaSimulatorTwists LoaSimulatorTwists;

typedef enum
{
  LOA_TWIST_NONE,
  LOA_TWIST_CODE_REFUSED,
  LOA_TWIST_SESSION_ENDS,
  LOA_TWIST_DELIVERY_FAILS,
  LOA_TWIST_DROPS_OFF,
  LOA_TWIST_REFRESH_REFUSED,
  LOA_TWIST_PAYMENTS,
} LoaTwist;

LoaSimulatorTwists *loa_simulator_twists_new  (void);
void                loa_simulator_twists_free (LoaSimulatorTwists *self);

void loa_simulator_begin_twist (LoaSimulator *self,
                                LoaTwist      twist);

/* Undoes every change that nobody else has changed since. */
void loa_simulator_end_twist   (LoaSimulator *self);

/* Each twist is met once by every @who, which is a serial, or empty when it is about the bank. */
gboolean loa_simulator_is_twist_ahead (LoaSimulator *self,
                                       LoaTwist      twist,
                                       const char   *who);
gboolean loa_simulator_meet_twist     (LoaSimulator *self,
                                       LoaTwist      twist,
                                       const char   *who);

/* Lets @who meet it once more. */
void     loa_simulator_repeat_twist   (LoaSimulator *self,
                                       LoaTwist      twist,
                                       const char   *who);

/* @place: a boolean or number that lives as long as the simulator
 * @seconds: for how long, 0 when it is until the twist ends
 */
void loa_simulator_change   (LoaSimulator *self,
                             gpointer      place,
                             int           value,
                             guint         seconds);

void loa_simulator_catch_up (LoaSimulator *self);

G_END_DECLS
