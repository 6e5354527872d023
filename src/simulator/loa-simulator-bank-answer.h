/* loa-simulator-bank-answer.h
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

/* The pieces that answers of /api/v1 are made of, each in the shape that the variants ask for. */

void loa_bank_add_id      (LoaSimulator *self,
                           LoaJsonText  *text,
                           const char   *name,
                           guint         id);
void loa_bank_add_money   (LoaSimulator *self,
                           LoaJsonText  *text,
                           const char   *name,
                           gint64        dong);
void loa_bank_add_boolean (LoaSimulator *self,
                           LoaJsonText  *text,
                           const char   *name,
                           gboolean      value);

/* @value: (nullable) */
void loa_bank_add_text    (LoaSimulator *self,
                           LoaJsonText  *text,
                           const char   *name,
                           const char   *value);
void loa_bank_add_unknown (LoaSimulator *self,
                           LoaJsonText  *text);

/* Which page of a list is asked for. */
typedef struct
{
  gint64 number; /* from 1 */
  guint limit;
} LoaBankPage;

/* Answers itself, with validation_error, when it is not right. */
gboolean loa_bank_read_page (LoaSimulator      *self,
                             SoupServerMessage *message,
                             GHashTable        *query,
                             LoaBankPage       *page);

/* Answers itself, when a variant refuses pages past the end. */
gboolean loa_bank_check_page (LoaSimulator      *self,
                              SoupServerMessage *message,
                              const LoaBankPage *page,
                              guint              total);

/* Returns: the last page's number */
guint64 loa_bank_last_page (const LoaBankPage *page,
                            guint              total);

LoaJsonText *loa_bank_begin_answer (LoaSimulator *self);
void         loa_bank_end_list     (LoaSimulator      *self,
                                    SoupServerMessage *message,
                                    LoaJsonText       *text,
                                    const LoaBankPage *page,
                                    guint              total);
void         loa_bank_end_single   (LoaSimulator      *self,
                                    SoupServerMessage *message,
                                    LoaJsonText       *text);

G_END_DECLS
