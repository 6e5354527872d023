/* wire.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-bank.h"
#include "sepay-error.h"
#include "sepay-oauth.h"
#include "sepay-soundbox.h"
#include "sepay-soundbox-tokens.h"
#include "waiting.h"

#define A_SERIAL "VNS52508000001"
#define A_REQUEST "TXN202510130001"
#define A_SECRET "mật khẩu: 100% bí&mật"

/* 2026-01-02 10:00:00 in Vietnam */
#define START_OF_TIME G_GINT64_CONSTANT (1767322800)

/* A request as the server saw it. */
typedef struct
{
  char *method;
  char *path;
  char *query;
  char *body;
  char *authorization;
  SoupMessageHeaders *headers;
  gint64 arrived_us; /* in the clock's boot time */
} Seen;

/* What of a request a server tells back. */
typedef enum
{
  WIRE_ECHO_AUTHORIZATION,
  WIRE_ECHO_BODY,
  WIRE_ECHO_DECODED_BODY,
} WireEcho;

/* Everything around the clients: a server in the same main loop that answers what a test tells it
 * to, and a clock that leaps over every wait.
 */
typedef struct
{
  LoaClock *clock;
  SoupSession *session;
  SoupServer *server;
  GUri *address;
  SepaySoundboxTokens *token_creation;
  SepayTokenSource *soundbox_tokens; /* gives token-1, and the next when one is refused */
  SepaySoundbox *soundbox;
  SepayOauth *oauth;
  SepayTokenSource *bank_tokens; /* gives bank-token-1 and so on */
  SepayBank *bank;

  GQueue answers; /* of Answer; the last one is given over and over */
  GPtrArray *seen; /* of Seen */
  guint n_refused_tokens; /* calls with tokens up to this number get a 401 */
  char *held_path; /* (nullable): requests there are never answered */
  guint echo_status; /* if not 0, calls get this status and are told what they sent */
  WireEcho echo;
} Wire;

void        wire_set_up              (Wire          *wire,
                                      gconstpointer  data);
void        wire_tear_down           (Wire          *wire,
                                      gconstpointer  data);
void        wire_answer              (Wire          *wire,
                                      guint          status,
                                      const char    *body);
void        wire_answer_bytes        (Wire          *wire,
                                      guint          status,
                                      GBytes        *body,
                                      const char    *header,
                                      const char    *value);
void        wire_answer_header       (Wire          *wire,
                                      guint          status,
                                      const char    *body,
                                      const char    *header,
                                      const char    *value);
void        wire_forget              (Wire          *wire);
const Seen *wire_get_seen            (Wire          *wire,
                                      guint          i);
GUri       *wire_get_server_address  (SoupServer    *server,
                                      const char    *path);

void          iterate_a_little       (void);
void          finalize_object        (gpointer       object);

SepayTokens          *wire_create       (Wire    *wire,
                                         GError **error);
SepaySpeakerState    *wire_check        (Wire    *wire,
                                         GError **error);
SepayNotification    *wire_notify       (Wire    *wire,
                                         GError **error);
SepayNotification    *wire_check_notify (Wire    *wire,
                                         GError **error);
SepaySpeakerState    *wire_pair         (Wire    *wire,
                                         GError **error);
SepaySpeakerState    *wire_verify       (Wire    *wire,
                                         GError **error);
SepayTokens          *wire_exchange     (Wire    *wire,
                                         GError **error);
SepayTokens          *wire_refresh      (Wire    *wire,
                                         GError **error);
SepayTransactionPage *wire_transactions (Wire    *wire,
                                         guint    page,
                                         GError **error);
GPtrArray            *wire_accounts     (Wire    *wire,
                                         GError **error);
char                 *wire_name         (Wire    *wire,
                                         GError **error);
char                 *wire_name_and_email (Wire    *wire,
                                           GError **error);

#define add_wire_test(path, function) g_test_add (path, Wire, NULL, wire_set_up, function, wire_tear_down)
#define assert_malformed(error, words) \
  G_STMT_START { \
    g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED); \
    if (strstr ((error)->message, words) == NULL) \
      g_error ("“%s” should name “%s”", (error)->message, words); \
  } G_STMT_END
