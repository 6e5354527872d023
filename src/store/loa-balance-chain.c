/* loa-balance-chain.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-balance-chain.h"

#include "loa-transaction-record.h"

/* The balances of one account one after the other: each has to follow from the one before.
 *
 * Banks book in another order than the one that times tell: within a second, or when something is booked late under an
 * older time. So where the balances do not follow, both ends of the gap are kept, and an end that has its counterpart
 * at another gap is none: only what is left over is missing.
 */

/* A row whose balance SePay does not tell, which comes as 0 as well, only adds its amount to the next. */
#define NO_BALANCE LOA_AMOUNT_UNKNOWN

/* Within one second rows are put into the order of their balances, unless there are too many for it. */
#define MAX_SORTED 1000

/* How many gaps away the counterpart of an end may be. */
#define MAX_DISTANCE 1000

typedef struct
{
  char *time; /* (owned) */
  gint64 change; /* what came in less what went out, or LOA_AMOUNT_UNKNOWN */
  gint64 balance; /* afterwards, or NO_BALANCE */
} Link;

/* One end of a gap: a link, and the balance that should be found at the other end. */
typedef struct
{
  const Link *link; /* (unowned) */
  gint64 balance;
  gint64 other_balance; /* that would do as well */
  gboolean is_matched;
} End;

struct _LoaBalanceChain
{
  GArray *links; /* (owned) (element-type Link): the oldest first */
  GArray *ends; /* (owned) (element-type End): of links that nothing follows from */
  GArray *beginnings; /* (owned) (element-type End): of links that follow from nothing */
};

/* What the links that were walked over come to. */
typedef struct
{
  const Link *last; /* (nullable): the last with a balance */
  gint64 balance; /* with the changes of those without one that came after it */
  gboolean is_known; /* @balance; a change that is not known makes it unknown */
} Walk;

static void
clear_link (gpointer data)
{
  g_free (((Link *) data)->time);
}

/* SePay may say anything: what has no place in 64 bits wraps around, and does not follow. */
static gint64
add (gint64 a,
     gint64 b)
{
  return (gint64) ((guint64) a + (guint64) b);
}

static gint64
subtract (gint64 a,
          gint64 b)
{
  return (gint64) ((guint64) a - (guint64) b);
}

static gint64
get_beginning (const Link *link)
{
  return subtract (link->balance, link->change);
}

static gboolean
can_begin (const Link *link)
{
  return link->balance != NO_BALANCE && link->change != LOA_AMOUNT_UNKNOWN;
}

static gboolean
follows (const Walk *walk,
         const Link *link)
{
  return get_beginning (link) == walk->balance || get_beginning (link) == walk->last->balance;
}

static void
add_gap (LoaBalanceChain *self,
         const Walk      *walk,
         const Link      *link)
{
  End end = { walk->last, walk->balance, walk->last->balance, FALSE };
  End beginning = { link, get_beginning (link), get_beginning (link), FALSE };

  g_array_append_val (self->ends, end);
  g_array_append_val (self->beginnings, beginning);
}

static void
step (LoaBalanceChain *self,
      Walk            *walk,
      const Link      *link)
{
  if (link->balance != NO_BALANCE)
    {
      if (walk->last != NULL && walk->is_known && can_begin (link) && !follows (walk, link))
        add_gap (self, walk, link);

      walk->last = link;
      walk->balance = link->balance;
      walk->is_known = TRUE;
    }
  else if (link->change == LOA_AMOUNT_UNKNOWN)
    {
      walk->is_known = FALSE;
    }
  else
    {
      walk->balance = add (walk->balance, link->change);
    }
}

static void
swap_links (Link *link,
            Link *other)
{
  Link kept = *link;

  *link = *other;
  *other = kept;
}

/* Puts the links of one second into an order in which they follow, as far as there is one. */
static void
sort_second (LoaBalanceChain *self,
             guint            first,
             guint            end,
             Walk             walk)
{
  Link *links = (Link *) (gpointer) self->links->data;

  for (guint i = first; i < end && end - first <= MAX_SORTED; i++)
    {
      for (guint j = i; walk.last != NULL && j < end; j++)
        {
          if (can_begin (&links[j]) && get_beginning (&links[j]) == walk.balance)
            {
              swap_links (&links[i], &links[j]);
              break;
            }
        }

      if (links[i].balance != NO_BALANCE)
        {
          walk.last = &links[i];
          walk.balance = links[i].balance;
        }
    }
}

/* Where nothing is known to come before, the one of a second's links begins that follows from none of the others. */
static void
sort_first_second (LoaBalanceChain *self,
                   guint            end)
{
  Link *links = (Link *) (gpointer) self->links->data;
  Walk walk = { NULL, 0, FALSE };

  for (guint i = 0; i < end && end <= MAX_SORTED; i++)
    {
      gboolean is_first = can_begin (&links[i]);

      for (guint j = 0; j < end && is_first; j++)
        is_first = j == i || links[j].balance == NO_BALANCE || links[j].balance != get_beginning (&links[i]);

      if (is_first)
        {
          swap_links (&links[0], &links[i]);
          walk.last = &links[0];
          walk.balance = links[0].balance;
          break;
        }
    }

  sort_second (self, MIN (1, end), end, walk);
}

static void
walk_links (LoaBalanceChain *self)
{
  Walk walk = { NULL, 0, FALSE };
  guint first = 0;

  while (first < self->links->len)
    {
      const char *time = g_array_index (self->links, Link, first).time;
      guint end = first + 1;

      while (end < self->links->len && g_str_equal (g_array_index (self->links, Link, end).time, time))
        end++;

      if (end - first > 1 && walk.last == NULL)
        sort_first_second (self, end);
      else if (end - first > 1)
        sort_second (self, first, end, walk);

      for (guint i = first; i < end; i++)
        step (self, &walk, &g_array_index (self->links, Link, i));

      first = end;
    }
}

static void
match_ends (LoaBalanceChain *self)
{
  for (guint i = 0; i < self->beginnings->len; i++)
    {
      End *beginning = &g_array_index (self->beginnings, End, i);
      guint last = MIN (self->ends->len, i + MAX_DISTANCE);

      for (guint j = i > MAX_DISTANCE ? i - MAX_DISTANCE : 0; j < last && !beginning->is_matched; j++)
        {
          End *end = &g_array_index (self->ends, End, j);

          if (!end->is_matched && (end->balance == beginning->balance || end->other_balance == beginning->balance))
            beginning->is_matched = end->is_matched = TRUE;
        }
    }
}

static End *
find_unmatched (GArray *ends,
                guint  *i)
{
  while (*i < ends->len && g_array_index (ends, End, *i).is_matched)
    (*i)++;

  return *i < ends->len ? &g_array_index (ends, End, (*i)++) : NULL;
}

LoaBalanceChain *
loa_balance_chain_new (void)
{
  LoaBalanceChain *self = g_new0 (LoaBalanceChain, 1);

  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_array_set_clear_func (self->links, clear_link);
  self->ends = g_array_new (FALSE, FALSE, sizeof (End));
  self->beginnings = g_array_new (FALSE, FALSE, sizeof (End));

  return self;
}

void
loa_balance_chain_free (LoaBalanceChain *self)
{
  g_array_unref (self->links);
  g_array_unref (self->ends);
  g_array_unref (self->beginnings);
  g_free (self);
}

/* The oldest first; amounts in đồng, or %LOA_AMOUNT_UNKNOWN. */
void
loa_balance_chain_add (LoaBalanceChain *self,
                       const char      *time,
                       gint64           amount_in,
                       gint64           amount_out,
                       gint64           accumulated)
{
  Link link = { g_strdup (time), LOA_AMOUNT_UNKNOWN, accumulated != 0 ? accumulated : NO_BALANCE };
  gint64 in = amount_in != LOA_AMOUNT_UNKNOWN ? amount_in : 0;
  gint64 out = amount_out != LOA_AMOUNT_UNKNOWN ? amount_out : 0;

  if (amount_in != LOA_AMOUNT_UNKNOWN || amount_out != LOA_AMOUNT_UNKNOWN)
    link.change = subtract (in, out);

  g_array_append_val (self->links, link);
}

/* Once, when all are added.
 *
 * Returns: (transfer full) (element-type LoaBalanceGap): the oldest first
 */
GArray *
loa_balance_chain_find_gaps (LoaBalanceChain *self)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (LoaBalanceGap));
  const End *end;
  const End *beginning;
  guint i = 0;
  guint j = 0;

  walk_links (self);
  match_ends (self);

  while ((end = find_unmatched (self->ends, &i)) != NULL
         && (beginning = find_unmatched (self->beginnings, &j)) != NULL)
    {
      LoaBalanceGap gap = { end->link->time, beginning->link->time, add (end->balance, beginning->link->change),
                            beginning->link->balance };

      if (g_strcmp0 (gap.before, gap.after) > 0)
        {
          gap.before = beginning->link->time;
          gap.after = end->link->time;
        }

      g_array_append_val (gaps, gap);
    }

  return gaps;
}
