/* loa-transaction-memory.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-memory.h"

#include "loa-row-set.h"
#include "loa-transaction-digest.h"

/* What the connections of a store need not find out again as long as the transactions stay as they are: the digest of
 * all of them, and the rows that were found last. It is true of what the file had when that number of changes had been
 * counted, in a transaction that reads that number; any thread may ask.
 */
struct _LoaTransactionMemory
{
  GMutex lock;
  gint64 number; /* guarded by lock, as are all */
  LoaTransactionDigest *digest; /* (owned) (nullable) */
  char *what; /* (owned) (nullable): what was looked for */
  LoaRowSet *found; /* (owned) (nullable) */
};

static void
forget (LoaTransactionMemory *self)
{
  g_clear_pointer (&self->digest, loa_transaction_digest_unref);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->found, loa_row_set_unref);
}

/* What is of no use any more makes room before there is something new. */
static void
turn_to (LoaTransactionMemory *self,
         gint64                number)
{
  if (self->number != number)
    forget (self);
  self->number = number;
}

static void
clear (gpointer data)
{
  LoaTransactionMemory *self = data;

  forget (self);
  g_mutex_clear (&self->lock);
}

LoaTransactionMemory *
loa_transaction_memory_new (void)
{
  LoaTransactionMemory *self = g_atomic_rc_box_new0 (LoaTransactionMemory);

  g_mutex_init (&self->lock);

  return self;
}

LoaTransactionMemory *
loa_transaction_memory_ref (LoaTransactionMemory *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
loa_transaction_memory_unref (LoaTransactionMemory *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer full) (nullable): the digest of when @number changes had been counted */
LoaTransactionDigest *
loa_transaction_memory_dup_digest (LoaTransactionMemory *self,
                                   gint64                number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  turn_to (self, number);

  return self->digest != NULL ? loa_transaction_digest_ref (self->digest) : NULL;
}

void
loa_transaction_memory_keep_digest (LoaTransactionMemory *self,
                                    gint64                number,
                                    LoaTransactionDigest *digest)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  turn_to (self, number);
  g_clear_pointer (&self->digest, loa_transaction_digest_unref);
  self->digest = loa_transaction_digest_ref (digest);
}

/* Returns: (transfer full) (nullable): the rows that were found by @what, if that was looked for last */
LoaRowSet *
loa_transaction_memory_dup_found (LoaTransactionMemory *self,
                                  gint64                number,
                                  const char           *what)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  turn_to (self, number);

  return g_strcmp0 (self->what, what) == 0 ? loa_row_set_ref (self->found) : NULL;
}

/* @found does not change any more. */
void
loa_transaction_memory_keep_found (LoaTransactionMemory *self,
                                   gint64                number,
                                   const char           *what,
                                   LoaRowSet            *found)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  turn_to (self, number);
  g_free (self->what);
  self->what = g_strdup (what);
  g_clear_pointer (&self->found, loa_row_set_unref);
  self->found = loa_row_set_ref (found);
}
