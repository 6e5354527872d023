/* accounts-fixture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "folder.h"
#include "loa-bank-grant.h"
#include "loa-bank-sign-in.h"
#include "loa-simulator.h"
#include "loa-soundbox-account.h"
#include "waiting.h"

G_BEGIN_DECLS

#define PROFILE "tested"

/* The simulator and what a profile needs to talk to it. */
typedef struct
{
  LoaClock *clock; /* (owned) */
  LoaSimulator *simulator; /* (owned) */
  SoupSession *session; /* (owned) */
  LoaKeyring *keyring; /* (owned) */
  GUri *soundbox_address; /* (owned) */
  GUri *bank_address; /* (owned) */
  char *folder; /* (owned) */
} Accounts;

Accounts           *accounts_new                (LoaClock            *clock);
void                accounts_free               (Accounts            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Accounts, accounts_free)

/* Each has a lock of its own on the same file, as two processes would. */
LoaFileLock        *accounts_make_lock          (Accounts            *self);
LoaSoundboxAccount *accounts_make_soundbox      (Accounts            *self);
LoaBankGrant       *accounts_make_grant         (Accounts            *self);
LoaBankSignIn      *accounts_make_sign_in       (Accounts            *self,
                                                 LoaBankGrant        *grant);
void                accounts_sign_in            (Accounts            *self,
                                                 LoaBankGrant        *grant);
guint               accounts_count_token_calls  (Accounts            *self);

/* What a keyring holds, or NULL. */
char               *keyring_look                (LoaKeyring          *keyring,
                                                 const char          *account,
                                                 const char          *origin,
                                                 GError             **error);
gboolean            keyring_put                 (LoaKeyring          *keyring,
                                                 const char          *account,
                                                 const char          *origin,
                                                 const char          *secret,
                                                 GError             **error);

/* Where the authorise page sends the browser. */
char               *follow_authorise            (const char          *authorise_uri);
guint               pick_free_port              (void);

G_END_DECLS
