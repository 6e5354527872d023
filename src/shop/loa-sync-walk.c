/* loa-sync-walk.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-walk.h"

#include "loa-id-set.h"
#include "sepay-error.h"

/* Which page of the transaction list to ask for next, and when all of it has been seen. It asks nobody anything: it
 * is told each page that was got, in the order in which it wants them.
 *
 * Pages are cut from a list that moves. A row that comes in at its head pushes others to pages that are still to
 * come, which shows as rows seen before; after the last page the first one is read again for the new ones. A row that
 * is taken out pulls others to pages that were read already, where nobody sees them: then the total shrinks, or is
 * more than what was seen, and the list is walked again for as long as that finds anything.
 *
 * A walk may begin in the middle, where another was broken off. Then what came to the head of the list meanwhile is for
 * somebody else to look at.
 */

#define MAX_WALKS 10
#define MAX_LOOKS_BACK 5
#define MAX_BLIND_PAGES 3 /* where SePay does not tell how many pages there are */
#define MAX_BLIND_PAGES_OF_KNOWN 100 /* where it does */
#define MAX_REPEATED_PAGES 3

G_STATIC_ASSERT (MAX_WALKS <= LOA_ID_SET_MAX_MARK);

typedef enum
{
  PHASE_WALK, /* from the first page to the last */
  PHASE_LOOK_BACK, /* from the first page to where nothing is new */
  PHASE_OVER,
} Phase;

struct _LoaSyncWalk
{
  Phase phase;
  guint page; /* the one wanted */
  guint n_pages; /* asked for in all */
  LoaIdSet *seen; /* (owned): ids, marked with the walk that met them last */
  gint64 total; /* as SePay told last, or -1 */
  gboolean has_shrunk; /* @total went down in this walk */
  gint64 n_skipped; /* rows on the pages before the one that the first walk began with */
  guint depth; /* so many pages from the first were read, and no row can have slipped by */

  guint n_walks; /* begun */
  guint n_looks_back; /* begun in this walk */
  gint64 n_found; /* new ids in this walk */
  gint64 n_found_looking_back; /* new ids in this look back */
  gint64 n_unreadable; /* rows of this walk that could not be read */
  guint largest_page; /* rows on the fullest page */
  guint n_blind_pages; /* in a row without a row that could be read */
  guint n_repeated_pages; /* in a row with nothing that this walk had not met */
};

/* Returns: how many ids nobody has met before; @n_fresh is how many this walk has not */
static guint
add_ids (LoaSyncWalk                *self,
         const SepayTransactionPage *page,
         guint                      *n_fresh)
{
  guint n_found = 0;

  *n_fresh = 0;
  for (guint i = 0; i < page->transactions->len; i++)
    {
      const SepayTransaction *transaction = g_ptr_array_index (page->transactions, i);
      guint last_walk = loa_id_set_mark (self->seen, transaction->id, self->n_walks);

      if (last_walk == 0)
        n_found++;

      if (last_walk != self->n_walks)
        (*n_fresh)++;
    }

  return n_found;
}

static void
note_total (LoaSyncWalk *self,
            gint64       total)
{
  if (total < 0)
    return;

  if (self->total >= 0 && total < self->total)
    self->has_shrunk = TRUE;

  self->total = total;
}

/* Where SePay does not tell how many pages there are, one cannot know how many rows it puts on a page: the list goes on
 * until a page is empty, brings nothing new, or is not as full as another. Where it does tell, a page with nothing new
 * may come of rows that moved, but several of them come of a server that gives the same again and again.
 */
static gboolean
has_next_page (LoaSyncWalk                *self,
               const SepayTransactionPage *page,
               guint                       n_rows,
               guint                       n_fresh)
{
  gboolean is_blind = page->transactions->len == 0;
  gboolean has_meta = page->last_page > 0 || (page->total >= 0 && page->per_page > 0);

  if (n_rows == 0)
    return FALSE;

  self->n_blind_pages = is_blind ? self->n_blind_pages + 1 : 0;
  if (!is_blind)
    self->n_repeated_pages = n_fresh == 0 ? self->n_repeated_pages + 1 : 0;

  if (!has_meta)
    return is_blind ? self->n_blind_pages < MAX_BLIND_PAGES : n_fresh > 0 && n_rows >= self->largest_page;

  if (self->n_repeated_pages >= MAX_REPEATED_PAGES || self->n_blind_pages >= MAX_BLIND_PAGES_OF_KNOWN)
    return FALSE;

  if (page->last_page > 0)
    return self->page < page->last_page;

  return self->page < (page->total + page->per_page - 1) / page->per_page;
}

static gboolean
may_have_missed_rows (LoaSyncWalk *self)
{
  return self->has_shrunk || loa_sync_walk_get_n_missing (self) > 0;
}

static void
begin_walk (LoaSyncWalk *self)
{
  self->phase = PHASE_WALK;
  self->page = 1;
  self->n_skipped = 0;
  self->depth = 0;
  self->n_walks++;
  self->n_looks_back = 0;
  self->n_found = 0;
  self->n_unreadable = 0;
  self->n_blind_pages = 0;
  self->n_repeated_pages = 0;
  self->has_shrunk = FALSE;
}

static void
begin_look_back (LoaSyncWalk *self)
{
  self->phase = PHASE_LOOK_BACK;
  self->page = 1;
  self->n_looks_back++;
  self->n_found_looking_back = 0;
  self->n_blind_pages = 0;
  self->n_repeated_pages = 0;
}

static void
end_walk (LoaSyncWalk *self)
{
  gboolean is_worth_while = self->n_walks == 1 || self->n_found > 0;

  if (may_have_missed_rows (self) && is_worth_while && self->n_walks < MAX_WALKS)
    begin_walk (self);
  else
    self->phase = PHASE_OVER;
}

LoaSyncWalk *
loa_sync_walk_new (void)
{
  return loa_sync_walk_new_from (1, 0);
}

/* Returns: (transfer full): a walk that begins with @page, as if it had seen all before, which are @per_page rows each */
LoaSyncWalk *
loa_sync_walk_new_from (guint page,
                        guint per_page)
{
  LoaSyncWalk *self = g_new0 (LoaSyncWalk, 1);

  self->seen = loa_id_set_new ();
  self->total = -1;
  begin_walk (self);
  self->page = page;
  self->n_skipped = (gint64) (page - 1) * per_page;

  return self;
}

void
loa_sync_walk_free (LoaSyncWalk *self)
{
  loa_id_set_free (self->seen);
  g_free (self);
}

guint
loa_sync_walk_get_page (LoaSyncWalk *self)
{
  return self->page;
}

/* Takes notice of the page that was wanted. */
gboolean
loa_sync_walk_take (LoaSyncWalk                 *self,
                    const SepayTransactionPage  *page,
                    GError                     **error)
{
  guint n_rows = page->transactions->len + page->unreadable->len;
  guint n_fresh = 0;
  guint n_found = add_ids (self, page, &n_fresh);
  gboolean has_next;

  if (++self->n_pages > LOA_SYNC_WALK_MAX_PAGES)
    {
      g_set_error_literal (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED, "The list of transactions does not end");
      return FALSE;
    }

  note_total (self, page->total);
  self->n_found += n_found;
  self->largest_page = MAX (self->largest_page, n_rows);
  has_next = has_next_page (self, page, n_rows, n_fresh);

  if (self->phase == PHASE_WALK)
    {
      self->n_unreadable += page->unreadable->len;
      self->depth = self->n_walks == 1 && !self->has_shrunk ? self->page : 0;
      if (has_next)
        self->page++;
      else if (self->page > 1 && self->n_skipped == 0)
        begin_look_back (self);
      else
        end_walk (self);
    }
  else
    {
      self->n_found_looking_back += n_found;
      if (has_next && n_found > 0)
        self->page++;
      else if (self->n_found_looking_back > 0 && self->n_looks_back < MAX_LOOKS_BACK)
        begin_look_back (self);
      else
        end_walk (self);
    }

  return TRUE;
}

gboolean
loa_sync_walk_is_over (LoaSyncWalk *self)
{
  return self->phase == PHASE_OVER;
}

/* Whether all was seen that SePay speaks of. When its total shrank while it was read, another walk that finds nothing new
 * says so.
 */
gboolean
loa_sync_walk_is_complete (LoaSyncWalk *self)
{
  return self->phase == PHASE_OVER && loa_sync_walk_get_n_missing (self) == 0
         && (!self->has_shrunk || self->n_found == 0);
}

/* How many pages a walk that comes later need not read again, or 0. */
guint
loa_sync_walk_get_depth (LoaSyncWalk *self)
{
  return self->depth;
}

gint64
loa_sync_walk_get_n_skipped (LoaSyncWalk *self)
{
  return self->n_skipped;
}

/* Rows seen, each counted once, with those that were skipped. */
gint64
loa_sync_walk_get_n_rows (LoaSyncWalk *self)
{
  return self->n_skipped + loa_id_set_get_size (self->seen);
}

/* Rows that SePay speaks of, or -1. */
gint64
loa_sync_walk_get_n_expected (LoaSyncWalk *self)
{
  return self->total;
}

/* Rows of the last walk that could not be read. */
gint64
loa_sync_walk_get_n_unreadable (LoaSyncWalk *self)
{
  return self->n_unreadable;
}

/* Rows that SePay speaks of and that did not come, not even ones that cannot be read. */
gint64
loa_sync_walk_get_n_missing (LoaSyncWalk *self)
{
  return self->total < 0 ? 0 : MAX (self->total - loa_sync_walk_get_n_rows (self) - self->n_unreadable, 0);
}
