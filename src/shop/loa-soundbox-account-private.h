/* loa-soundbox-account-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-forgotten-item.h"
#include "loa-soundbox-account.h"
#include "loa-soundbox-tokens.h"
#include "sepay-waiters.h"

G_BEGIN_DECLS

struct _LoaSoundboxAccount
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  LoaForgottenItem *forgotten; /* (owned) */
  LoaSoundboxRenewal *renewal; /* (owned) */
  LoaSoundboxTokens *tokens; /* (owned) */
  SepaySoundbox *client; /* (owned) */
  LoaClock *clock; /* (owned) */

  SepayWaiters *loading; /* (owned): of load and require, while the keyring is read */
  char *client_id; /* (owned) (nullable): set while connected */
  gint64 since; /* Unix seconds */

  guint is_loaded : 1;
};

/* The finish of every call that gives no more than whether it worked. */
gboolean loa_soundbox_account_finish (LoaSoundboxAccount  *self,
                                      gpointer             source_tag,
                                      GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
