/* sign-in-fixture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "accounts-fixture.h"

G_BEGIN_DECLS

/* One try to sign in at the simulator, coming back to a free port of this computer. */
typedef struct
{
  Accounts *accounts; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaBankSignIn *sign_in; /* (owned) */
  guint port;
  char *host; /* (owned): with the port */
  char *address; /* (owned) (nullable): where SePay sends the browser */
  GAsyncResult *result; /* (owned) (nullable): of listening */
} SignIn;

void               sign_in_set_up      (SignIn         *self,
                                        gconstpointer   data);
void               sign_in_set_up_with (SignIn         *self,
                                        LoaClock       *clock,
                                        const char     *redirect_host);
void               sign_in_tear_down   (SignIn         *self,
                                        gconstpointer   data);

/* Listens, and lets SePay's page send the browser back, which does not come yet. */
void               sign_in_start       (SignIn         *self);
void               sign_in_follow      (SignIn         *self);
gboolean           sign_in_end         (SignIn         *self,
                                        GError        **error);
gboolean           sign_in_paste       (SignIn         *self,
                                        const char     *text,
                                        GError        **error);

/* The browser comes back. */
void               sign_in_come_back   (SignIn         *self);

/* While SePay is asked, whose answer is held back until the browser is there. */
void               sign_in_come_back_meanwhile (SignIn         *self);

/* Path and query of an address, and the code in it. */
const char        *get_target          (const char     *address);
char              *get_code            (const char     *address);

/* What any program may send. */
GSocketConnection *open_raw            (const char     *numbers,
                                        guint           port,
                                        GError        **error);
void               write_raw           (GSocketConnection *connection,
                                        const char        *text);
char              *read_raw            (GSocketConnection *connection);
char              *send_raw            (const char     *numbers,
                                        guint           port,
                                        const char     *request);
char              *get_raw             (guint           port,
                                        const char     *host,
                                        const char     *target);

void               assert_status       (const char     *answer,
                                        guint           status);
void               assert_contains     (const char     *text,
                                        const char     *part);

void               add_sign_in_code_tests     (void);
void               add_sign_in_listener_tests (void);
void               add_sign_in_paste_tests    (void);

#define ADD_SIGN_IN(path, data, function) \
  g_test_add ("/accounts/sign-in/" path, SignIn, data, sign_in_set_up, function, sign_in_tear_down)

G_END_DECLS
