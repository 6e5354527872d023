/* loa-sync-copy-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"
#include "loa-sync-copy.h"
#include "loa-sync-pages.h"
#include "loa-sync-position.h"

G_BEGIN_DECLS

struct _LoaSyncCopy
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  SepayBank *bank; /* (unowned): the grant's */
  LoaClock *clock; /* (owned) */
  GHashTable *tried; /* (owned): see LoaSyncMending */
  char *from_day; /* (owned) (nullable): the first that is stored */
  char *to_day; /* (owned) (nullable): the last that is stored */
  gboolean is_plain; /* what is missing was asked for, not certain days */
  gboolean is_complete; /* there are no gaps but SePay's */
  char *begun_day; /* (owned): the day in Vietnam on which it began */
  LoaSyncPosition *position; /* (owned) (nullable): where the first pages or the rest of them begin */
  LoaSyncPages *pages; /* (owned) (nullable) */
  LoaSyncResult *result; /* (owned) (nullable): until it is returned */
};

/* What comes after the last page of a run. @task is the run's. */
void loa_sync_copy_end_pages (GTask *task);

G_END_DECLS
