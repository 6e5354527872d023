/* loa-sync-pages-taking.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-pages-private.h"

#include <string.h>

#include "loa-sync-record.h"

/* What a page that came means: for the walk, for the store, and for how far the copying is. */

void
loa_sync_fetched_free (LoaSyncFetched *fetched)
{
  g_ptr_array_unref (fetched->records);
  g_clear_pointer (&fetched->settings, g_hash_table_unref);
  g_free (fetched);
}

/* A transaction's time begins with its day, so days compare with times as texts do. */
static gboolean
is_within_days (LoaSyncPages           *self,
                const SepayTransaction *transaction)
{
  const char *date = transaction->transaction_date;

  return (self->from_day == NULL || strncmp (date, self->from_day, strlen (self->from_day)) >= 0)
         && (self->to_day == NULL || strncmp (date, self->to_day, strlen (self->to_day)) <= 0);
}

static GPtrArray *
make_records (LoaSyncPages               *self,
              const SepayTransactionPage *page)
{
  GPtrArray *records = g_ptr_array_new_full (page->transactions->len, (GDestroyNotify) loa_transaction_record_free);

  for (guint i = 0; i < page->transactions->len; i++)
    {
      const SepayTransaction *transaction = g_ptr_array_index (page->transactions, i);

      if (is_within_days (self, transaction))
        g_ptr_array_add (records, loa_sync_record_new (transaction));
    }

  return records;
}

/* Rows that SePay speaks of and does not give count as well: nobody would know of them otherwise. */
static void
note_unreadable (LoaSyncPages               *self,
                 const SepayTransactionPage *page,
                 guint                       page_number)
{
  gint64 n_missing = loa_sync_walk_is_over (self->walk) ? loa_sync_walk_get_n_missing (self->walk) : 0;

  self->n_unreadable = loa_sync_walk_get_n_unreadable (self->walk) + n_missing;
  if (self->first_unreadable != NULL)
    return;

  if (page->unreadable->len > 0)
    self->first_unreadable =
      g_strdup_printf ("page %u, %s", page_number, (char *) g_ptr_array_index (page->unreadable, 0));
  else if (n_missing > 0)
    self->first_unreadable =
      g_strdup_printf ("of %" G_GINT64_FORMAT " transactions SePay gave only %" G_GINT64_FORMAT,
                       loa_sync_walk_get_n_expected (self->walk), loa_sync_walk_get_n_rows (self->walk));
}

static guint
get_per_page (const SepayTransactionPage *page)
{
  return page->per_page > 0 && page->per_page <= G_MAXINT32 ? (guint) page->per_page
                                                            : page->transactions->len + page->unreadable->len;
}

/* Returns: (transfer full) (nullable): how far it is with this page, unless it is at the end */
static GHashTable *
make_settings (LoaSyncPages               *self,
               const SepayTransactionPage *page)
{
  g_autoptr (GHashTable) settings = NULL;
  guint depth = loa_sync_walk_get_depth (self->walk);

  if (self->position == NULL || loa_sync_walk_is_over (self->walk) || loa_sync_walk_get_page (self->walk) == 1)
    return NULL;

  settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->position->limit = self->limit;
  self->position->per_page = get_per_page (page);
  self->position->page = depth;
  g_hash_table_insert (settings, g_strdup (LOA_SYNC_POSITION_SETTING),
                       depth > 0 ? loa_sync_position_format (self->position) : NULL);

  return g_steal_pointer (&settings);
}

void
loa_sync_pages_start_walk (LoaSyncPages *self)
{
  const LoaSyncPosition *position = self->position;

  g_clear_pointer (&self->walk, loa_sync_walk_free);
  self->walk = self->is_resuming ? loa_sync_walk_new_from (position->page, position->per_page) : loa_sync_walk_new ();
}

void
loa_sync_pages_start_over (LoaSyncPages *self)
{
  g_debug ("The list of transactions is not what it was: it is read from the beginning");
  self->is_resuming = FALSE;
  loa_sync_pages_start_walk (self);
}

void
loa_sync_pages_end_with (LoaSyncPages *self,
                         GError       *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

void
loa_sync_pages_take (LoaSyncPages         *self,
                     SepayTransactionPage *page)
{
  guint page_number = loa_sync_walk_get_page (self->walk);
  GError *error = NULL;

  if (self->is_resuming && (page->transactions->len == 0 || get_per_page (page) != self->position->per_page))
    {
      loa_sync_pages_start_over (self);
      return;
    }

  if (!loa_sync_walk_take (self->walk, page, &error))
    {
      loa_sync_pages_end_with (self, error);
      return;
    }

  note_unreadable (self, page, page_number);
  self->fetched = g_new0 (LoaSyncFetched, 1);
  self->fetched->records = make_records (self, page);
  self->fetched->settings = make_settings (self, page);
  self->fetched->n_rows = loa_sync_walk_get_n_rows (self->walk);
}
