/* loa-pairing-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-pairing-session.h"
#include "loa-pairing.h"
#include "loa-ternary.h"

G_BEGIN_DECLS

#define LOA_PAIRING_MAX_TRIES 3

struct _LoaPairing
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaClock *clock; /* (owned) */
  char *hardware_id; /* (owned) */
  LoaPairingStep step;
  char *model; /* (owned) (nullable) */
  LoaTernary online; /* as SePay told last */
  LoaPairingSession *session; /* (owned) (nullable): the newest, while it may be good */
  int seconds_left;
  int tries_left;
  char *paired_time; /* (owned) (nullable) */
  gboolean was_paired;
  gboolean is_code_unanswered; /* a code was sent, and nobody knows yet what became of it */
  gboolean is_given_up;
};

void loa_pairing_set_step       (LoaPairing              *self,
                                 LoaPairingStep           step);
void loa_pairing_begin_session  (LoaPairing              *self,
                                 const char              *session_id);
void loa_pairing_end_session    (LoaPairing              *self);
void loa_pairing_take_state     (LoaPairing              *self,
                                 const SepaySpeakerState *state);
void loa_pairing_set_was_paired (LoaPairing              *self);
void loa_pairing_lose_try       (LoaPairing              *self);

G_END_DECLS
