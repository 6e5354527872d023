/* loa-json-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaJsonText:
 *
 * A JSON document that is written member by member. json-glib cannot write a number as SePay prints money,
 * `18067000.00`, and the simulator's answers have to be the documented ones to the byte.
 *
 * Names are %NULL inside arrays.
 */
typedef struct _LoaJsonText LoaJsonText;

LoaJsonText *loa_json_text_new  (void);
void         loa_json_text_free (LoaJsonText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaJsonText, loa_json_text_free)

void loa_json_text_begin_object (LoaJsonText *self,
                                 const char  *name);
void loa_json_text_end_object   (LoaJsonText *self);
void loa_json_text_begin_array  (LoaJsonText *self,
                                 const char  *name);
void loa_json_text_end_array    (LoaJsonText *self);

/* A null string is written as null. */
void loa_json_text_add_string  (LoaJsonText *self,
                                const char  *name,
                                const char  *value);
void loa_json_text_add_integer (LoaJsonText *self,
                                const char  *name,
                                gint64       value);
void loa_json_text_add_boolean (LoaJsonText *self,
                                const char  *name,
                                gboolean     value);
void loa_json_text_add_null    (LoaJsonText *self,
                                const char  *name);

/* @value is JSON already. */
void loa_json_text_add_raw     (LoaJsonText *self,
                                const char  *name,
                                const char  *value);

const char *loa_json_text_peek (LoaJsonText *self);

G_END_DECLS
