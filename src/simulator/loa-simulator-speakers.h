/* loa-simulator-speakers.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-json-text.h"
#include "loa-simulator.h"

G_BEGIN_DECLS

/* The virtual speakers, the pairing sessions that are open on them, and what they have said. */
typedef struct _LoaSimulatorSpeakers LoaSimulatorSpeakers;

typedef struct
{
  char *hardware_id; /* (owned) */
  gboolean online;
  gboolean paired;
  gboolean pairing_mode;
  gint64 paired_time; /* Unix seconds */

  char otp[5]; /* the last one said, empty before */
  char *session_id; /* (owned) (nullable): the open session, to which otp belongs */
  gint64 session_end_us; /* boot time */
  guint n_wrong_codes;

  GPtrArray *said; /* (owned): of LoaSimulatorSpeech, oldest first */
} LoaVirtualSpeaker;

typedef enum
{
  LOA_VERIFIED,
  LOA_WRONG_CODE,
  LOA_FORGOTTEN_SESSION, /* one that SePay had begun */
  LOA_NO_SESSION,
} LoaVerification;

#define LOA_VIRTUAL_SPEAKER_MODEL "S5 Plus"

LoaSimulatorSpeakers *loa_simulator_speakers_new  (void);
void                  loa_simulator_speakers_free (LoaSimulatorSpeakers *self);

LoaVirtualSpeaker *loa_simulator_find_speaker   (LoaSimulator      *self,
                                                 const char        *hardware_id);
void               loa_simulator_pair           (LoaSimulator      *self,
                                                 LoaVirtualSpeaker *speaker);
const char        *loa_simulator_begin_pairing  (LoaSimulator      *self,
                                                 LoaVirtualSpeaker *speaker);
LoaVerification    loa_simulator_verify_pairing (LoaSimulator      *self,
                                                 LoaVirtualSpeaker *speaker,
                                                 const char        *session_id,
                                                 const char        *otp);
void               loa_simulator_speak          (LoaSimulator      *self,
                                                 LoaVirtualSpeaker *speaker,
                                                 LoaSimulatorSaid   kind,
                                                 const char        *text,
                                                 gint64             amount,
                                                 const char        *request_id);
void               loa_simulator_write_speakers (LoaSimulator      *self,
                                                 LoaJsonText       *text);

G_END_DECLS
