/* pairing-fixture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-pairing.h"
#include "loa-speaker-record.h"
#include "test-work.h"

#define VERIFY_PATH "/devices/v1/speaker/pair/verify"
#define CHECK_PATH "/devices/v1/speaker/pair/check"
#define REQUEST_PATH "/devices/v1/speaker/pair/request"

/* A pairing of SPEAKER, which is online and not paired. */
typedef struct
{
  Work work;
  LoaPairing *pairing; /* (owned) */
} PairingFixture;

void pairing_set_up         (PairingFixture *fixture,
                             gconstpointer   data);
/* With a clock that leaps over every wait. */
void pairing_set_up_leaping (PairingFixture *fixture,
                             gconstpointer   data);
void pairing_tear_down      (PairingFixture *fixture,
                             gconstpointer   data);

gboolean pairing_check   (PairingFixture  *fixture,
                          GError         **error);
gboolean pairing_request (PairingFixture  *fixture,
                          GError         **error);
gboolean pairing_verify  (PairingFixture  *fixture,
                          const char      *code,
                          GError         **error);

/* Goes on until the speaker has said its code. */
void              pairing_reach_code      (PairingFixture *fixture);
const char       *pairing_get_code        (PairingFixture *fixture);
char             *pairing_make_wrong_code (PairingFixture *fixture);

/* Returns: (transfer full) (nullable): its row in the register */
LoaSpeakerRecord *pairing_dup_registered  (PairingFixture *fixture);
void              pairing_add_to_register (PairingFixture *fixture);

void pairing_assert_step   (PairingFixture *fixture,
                            LoaPairingStep  step);
void pairing_assert_paired (PairingFixture *fixture);
