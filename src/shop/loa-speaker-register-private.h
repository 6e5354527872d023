/* loa-speaker-register-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-register.h"

G_BEGIN_DECLS

/* What of the store is read. */
typedef enum
{
  LOA_SPEAKER_REGISTER_READING_SPEAKERS = 1 << 0,
  LOA_SPEAKER_REGISTER_READING_ANNOUNCEMENTS = 1 << 1,
} LoaSpeakerRegisterReading;

struct _LoaSpeakerRegister
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaClock *clock; /* (owned) */
  GPtrArray *speakers; /* (owned) (element-type LoaSpeaker) */
  GHashTable *by_hardware_id; /* (owned) (element-type utf8 LoaSpeaker): of speakers, which own both */
  GHashTable *by_upper_case; /* (owned) (element-type utf8 LoaSpeaker): the same, whatever the case */
  GHashTable *checks; /* (owned) (element-type utf8 guint): how many were asked for by hand and are under way */
  GPtrArray *waiting; /* (owned) (element-type GTask): loads that end with the next reading */

  LoaSpeakerRegisterReading reading; /* what is being read */
  LoaSpeakerRegisterReading wanted; /* what is read next */
  LoaSpeakerChange change; /* what the reading has changed so far */
  guint n_queries;
  gboolean is_loaded;
};

/* Like loa_speaker_register_check_async(), finished by the same function, for a check that nobody asked for: neither
 * the speaker nor the register says that it is being checked.
 */
void loa_speaker_register_check_in_background_async (LoaSpeakerRegister  *self,
                                                     const char          *hardware_id,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

LoaStore           *loa_speaker_register_get_store   (LoaSpeakerRegister *self);
LoaSoundboxAccount *loa_speaker_register_get_account (LoaSpeakerRegister *self);
LoaClock           *loa_speaker_register_get_clock   (LoaSpeakerRegister *self);
void                loa_speaker_register_count_check (LoaSpeakerRegister *self,
                                                      const char         *hardware_id,
                                                      int                 difference);
void                loa_speaker_register_tell_checked (LoaSpeakerRegister *self,
                                                       const char         *hardware_id);

/* SePay answered that it does not know a serial number. */
void                loa_speaker_register_tell_not_found (LoaSpeakerRegister *self,
                                                         const char         *hardware_id);

/* So many queries of the store were begun. */
guint               loa_speaker_register_get_n_queries (LoaSpeakerRegister *self);

/* Reads from the store; what is asked for while something is being read is read after it. */
void                loa_speaker_register_start_reading (LoaSpeakerRegister        *self,
                                                        LoaSpeakerRegisterReading  reading);
void                loa_speaker_register_tell_change   (LoaSpeakerRegister        *self);

G_END_DECLS
