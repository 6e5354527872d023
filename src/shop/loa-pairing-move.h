/* loa-pairing-move.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-pairing.h"

G_BEGIN_DECLS

/* The data of a task that moves a pairing. */
typedef struct
{
  LoaPairingStep first_step; /* where the machine stood */
  char *code; /* (owned) (nullable): the one-time code that is verified */
  guint n_repeats; /* of the request or the code */
  GError *refusal; /* (owned) (nullable): what the request or the code was answered with */
} LoaPairingMove;

GTask   *loa_pairing_move_new            (LoaPairing          *self,
                                          gpointer             source_tag,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean loa_pairing_move_begin          (LoaPairing          *self,
                                          GTask               *task,
                                          LoaPairingStep       one,
                                          LoaPairingStep       other,
                                          LoaPairingStep       busy);
void     loa_pairing_move_fail           (GTask               *task,
                                          LoaPairingStep       step,
                                          GError              *error);
void     loa_pairing_move_write_state    (GTask               *task);
void     loa_pairing_move_stop           (GTask               *task,
                                          LoaPairingStep       step,
                                          GError              *obstacle);
void     loa_pairing_move_find_paired    (GTask               *task);
void     loa_pairing_move_finish_paired  (GTask               *task);
void     loa_pairing_move_check_state    (GTask               *task,
                                          GAsyncReadyCallback  callback);
gboolean loa_pairing_move_wait_to_repeat (GTask               *task,
                                          const GError        *error,
                                          guint                max_seconds,
                                          GAsyncReadyCallback  callback);

G_END_DECLS
