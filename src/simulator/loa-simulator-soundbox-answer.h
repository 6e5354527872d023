/* loa-simulator-soundbox-answer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-json-text.h"
#include "loa-simulator.h"

G_BEGIN_DECLS

/* The pieces that answers of the SoundBox API are made of, each in the shape that the variants ask for. */

void loa_soundbox_add_code    (LoaSimulator *self,
                               LoaJsonText  *text,
                               guint         code);
void loa_soundbox_add_boolean (LoaSimulator *self,
                               LoaJsonText  *text,
                               const char   *name,
                               gboolean      value);

/* A number as check_notify prints it: a string. */
void loa_soundbox_add_digits  (LoaSimulator *self,
                               LoaJsonText  *text,
                               const char   *name,
                               gint64        value);
void loa_soundbox_add_unknown (LoaSimulator *self,
                               LoaJsonText  *text);

/* Begins a success; what follows is put into its data. */
LoaJsonText *loa_soundbox_begin_answer (LoaSimulator      *self,
                                        const char        *text);
void         loa_soundbox_end_answer   (LoaSimulator      *self,
                                        SoupServerMessage *message,
                                        LoaJsonText       *answer);

void loa_simulator_answer_soundbox_error (LoaSimulator      *self,
                                          SoupServerMessage *message,
                                          guint              code,
                                          const char        *text);

G_END_DECLS
