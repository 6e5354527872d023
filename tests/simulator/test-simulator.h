/* test-simulator.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "loa-simulator.h"

G_BEGIN_DECLS

/* The time at which the fixture's clock starts, 2025-10-14 21:17:32 in Vietnam. */
#define TEST_START G_GINT64_CONSTANT (1760451452)

#define TEST_SERIAL "VNS52508000001"

typedef struct
{
  LoaClock *clock; /* (owned): a leaping one */
  LoaSimulator *simulator; /* (owned) */
  SoupSession *session; /* (owned) */
  char *soundbox_token; /* (owned) (nullable) */
  char *bank_token; /* (owned) (nullable) */
  char *refresh_token; /* (owned) (nullable) */
} Fixture;

typedef struct
{
  guint status;
  char *body; /* (owned) */
  gsize length;
  SoupMessageHeaders *headers; /* (owned) */
  GError *error; /* (owned) (nullable): of the transport */
} Answer;

void set_up    (Fixture       *fixture,
                gconstpointer  data);
void tear_down (Fixture       *fixture,
                gconstpointer  data);

void answer_free (Answer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* @path begins with a slash and may have a query; the others are nullable. */
Answer *send_request (Fixture    *fixture,
                      const char *method,
                      const char *path,
                      const char *authorization,
                      const char *content_type,
                      const char *body);

/* With the fixture's tokens, which are created when they are needed first. */
Answer *call_soundbox (Fixture    *fixture,
                       const char *endpoint,
                       const char *body);
Answer *get_bank      (Fixture    *fixture,
                       const char *path);
Answer *post_token    (Fixture    *fixture,
                       const char *grant_type,
                       const char *name,
                       const char *value);
Answer *post_control  (Fixture    *fixture,
                       const char *path,
                       const char *body);

/* Returns: (transfer full): where /oauth/authorize sends the browser */
char *authorize (Fixture *fixture);

/* Returns: (transfer full) (nullable): a parameter of an address */
char *find_parameter (const char *address,
                      const char *name);

Answer *request_soundbox_token (Fixture *fixture);
char   *create_soundbox_token  (Fixture *fixture);
void    sign_in                (Fixture *fixture);
void    pair                   (Fixture *fixture);
void    switch_on              (Fixture    *fixture,
                                const char *variant);

/* @pattern is the whole body, with * for what varies. */
void assert_answer_at (const char   *where,
                       const Answer *answer,
                       guint         status,
                       const char   *pattern);

#define assert_answer(answer, status, pattern) assert_answer_at (G_STRLOC, answer, status, pattern)

JsonNode *parse (const Answer *answer);

/* Runs the main loop until *@done. */
void run_until (gboolean *done);

void add_bank_tests             (void);
void add_bank_variant_tests     (void);
void add_control_tests          (void);
void add_fault_tests            (void);
void add_hostile_tests          (void);
void add_oauth_tests            (void);
void add_program_tests          (void);
void add_scenario_tests         (void);
void add_soundbox_tests         (void);
void add_soundbox_variant_tests (void);
void add_speech_tests           (void);
void add_transaction_tests      (void);

G_END_DECLS
