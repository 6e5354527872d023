/* loa-bank-sign-in-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-sign-in.h"
#include "loa-loopback-listener.h"
#include "sepay-waiters.h"

G_BEGIN_DECLS

#define LOA_BANK_SIGN_IN_LIMIT_MINUTES 10

/* LoaBankSignIn: see its header.
 *
 * Who listens waits in one line; who pastes, confirms, or listened until the browser came back waits in another for the
 * one exchange or the one storing that is under way, never two at a time. When nobody is left there, it is cancelled: a
 * user who gave up is not signed in behind his back.
 *
 * A code that came with the state is this try's own: whatever becomes of it ends the try. A bare code may be anybody's.
 * When it is no good nothing has happened; when it is, its tokens are kept until they are confirmed, or until the same
 * code comes with the state. Another code that comes with the state takes its place.
 */

struct _LoaBankSignIn
{
  GObject parent_instance;

  LoaBankGrant *grant; /* (owned) */
  LoaClock *clock; /* (owned) */
  char *client_id; /* (owned) */
  SepaySecret *client_secret; /* (owned) (nullable): until it has been stored */
  char *redirect_text; /* (owned): exactly as given */
  GUri *redirect_uri; /* (owned) */
  SepaySecret *state; /* (owned) */
  SepaySecret *verifier; /* (owned) */
  char *authorise_uri; /* (owned) */

  LoaLoopbackListener *listener; /* (owned) (nullable): while it listens */
  SepayWaiters *listening; /* (owned): of listen, until the browser has come back */
  SepayWaiters *finishing; /* (owned): of all calls, for the exchange or the storing */
  GCancellable *limit; /* (owned) (nullable): ends the clock's wait, while there is one */
  GCancellable *exchange; /* (owned) (nullable): of the exchange, the question for the name or the storing */

  SepaySecret *code; /* (owned) (nullable): that came last */
  SepayTokens *tokens; /* (owned) (nullable): had for the code, until they have been stored */
  char *unconfirmed_name; /* (owned) (nullable): whose they are, when the code was bare */

  guint has_state : 1; /* the code came with it */
  guint is_spent : 1; /* no other code is taken */
  guint is_refused : 1;
  guint is_done : 1;
};

GError                *loa_bank_sign_in_error_new          (const char            *sentence);
GError                *loa_bank_sign_in_error_new_over     (void);
GError                *loa_bank_sign_in_error_new_late     (void);

void                   loa_bank_sign_in_answer_all         (SepayWaiters          *line,
                                                            const GError          *error);
void                   loa_bank_sign_in_stop_listening     (LoaBankSignIn         *self);
const LoaSignInAnswer *loa_bank_sign_in_get_browser_answer (LoaBankSignIn         *self);

void                   loa_bank_sign_in_drop_tokens        (LoaBankSignIn         *self);
void                   loa_bank_sign_in_store_tokens       (LoaBankSignIn         *self);
void                   loa_bank_sign_in_use_tokens         (LoaBankSignIn         *self);
void                   loa_bank_sign_in_use_answer         (LoaBankSignIn         *self,
                                                            const LoaSignInAnswer *answer);
void                   loa_bank_sign_in_use_browser_answer (LoaBankSignIn         *self);
void                   loa_bank_sign_in_end                (LoaBankSignIn         *self,
                                                            GError                *error);

G_END_DECLS
