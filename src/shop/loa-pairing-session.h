/* loa-pairing-session.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"

G_BEGIN_DECLS

#define LOA_TYPE_PAIRING_SESSION (loa_pairing_session_get_type ())

G_DECLARE_FINAL_TYPE (LoaPairingSession, loa_pairing_session, LOA, PAIRING_SESSION, GObject)

LoaPairingSession *loa_pairing_session_new              (LoaClock          *clock,
                                                         const char        *id);
const char        *loa_pairing_session_get_id           (LoaPairingSession *self);
int                loa_pairing_session_get_seconds_left (LoaPairingSession *self);
gboolean           loa_pairing_session_is_over          (LoaPairingSession *self);

G_END_DECLS
