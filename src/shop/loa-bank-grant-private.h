/* loa-bank-grant-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"
#include "loa-bank-tokens.h"
#include "loa-forgotten-item.h"

G_BEGIN_DECLS

struct _LoaBankGrant
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  LoaForgottenItem *forgotten; /* (owned) */
  LoaBankTokens *tokens; /* (owned) */
  SepayOauth *oauth; /* (owned) */
  SepayBank *client; /* (owned) */
  SoupSession *session; /* (owned) */
  GUri *address; /* (owned) */
  LoaClock *clock; /* (owned) */
};

G_END_DECLS
