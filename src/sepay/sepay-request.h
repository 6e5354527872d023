/* sepay-request.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sepay-secret.h"

G_BEGIN_DECLS

/**
 * SepayDialect:
 * @SEPAY_DIALECT_SOUNDBOX: the body may tell by `code` that the call failed
 * @SEPAY_DIALECT_OAUTH: the body tells by `error` why the call failed
 * @SEPAY_DIALECT_BANK: the body may tell by `status` or `error` that the call failed
 *
 * How an answer says that something went wrong, besides its HTTP status.
 */
typedef enum
{
  SEPAY_DIALECT_SOUNDBOX,
  SEPAY_DIALECT_OAUTH,
  SEPAY_DIALECT_BANK,
} SepayDialect;

/**
 * SepayAnswerReader:
 * @answer: the body of a success
 * @asked: (nullable): what sepay_request_set_asked() was given
 * @error: return location for %SEPAY_ERROR_MALFORMED that names the member
 *
 * Makes a value of an answer. It may run in another thread.
 *
 * Returns: (transfer full) (nullable): the value, or %NULL with @error set
 */
typedef gpointer (*SepayAnswerReader) (JsonObject     *answer,
                                       gconstpointer   asked,
                                       GError        **error);

/**
 * SepayRequest:
 *
 * What is asked and how the answer is read. Built by a client, then used by one try of one call at
 * a time, and by the thread that parses. It never holds a bearer token, which changes between tries.
 */
typedef struct
{
  SepayDialect dialect;
  const char *method; /* (unowned): static */
  char *path; /* (owned): below the path of the server's address */
  char *query; /* (owned) (nullable): encoded */
  const char *content_type; /* (unowned) (nullable): static */
  GBytes *body; /* (owned) (nullable): cleared when freed */
  SepaySecret *basic; /* (owned) (nullable): value of the Authorization header */
  GPtrArray *redaction; /* (owned): what no message may repeat */
  gboolean is_repeatable; /* asking again after a lost answer changes nothing */
  SepayAnswerReader reader;
  GDestroyNotify answer_free;
  gpointer asked; /* (owned) (nullable): for reader */
  GDestroyNotify asked_free;
} SepayRequest;

SepayRequest *sepay_request_new            (SepayDialect       dialect,
                                            const char        *method,
                                            const char        *path,
                                            SepayAnswerReader  reader,
                                            GDestroyNotify     answer_free);
SepayRequest *sepay_request_ref            (SepayRequest      *self);
void          sepay_request_unref          (SepayRequest      *self);
gboolean      sepay_request_is_for_tokens  (SepayRequest      *self);
void          sepay_request_set_asked      (SepayRequest      *self,
                                            gpointer           asked,
                                            GDestroyNotify     asked_free);
void          sepay_request_set_basic      (SepayRequest      *self,
                                            const char        *user,
                                            const char        *password);
void          sepay_request_set_form       (SepayRequest      *self,
                                            SepaySecret       *form);
void          sepay_request_set_json       (SepayRequest      *self,
                                            JsonBuilder       *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayRequest, sepay_request_unref)

G_END_DECLS
