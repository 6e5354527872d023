/* loa-row-anchors.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-row-anchors.h"

/* Many more than are in view. */
#define MAX_ANCHORS 1024

/* Nearly all rows of a result are looked at only here. */
#define N_BITS (1u << 16)

typedef struct
{
  guint64 bits[N_BITS / 64];
  GHashTable *places; /* (owned) (element-type gint64 guint): in the wanted rows, from 1 */
} WantedRows;

static void
note_wanted (WantedRows   *wanted,
             const gint64 *row,
             guint         place)
{
  const guint bit = (guint) *row % N_BITS;

  wanted->bits[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
  g_hash_table_insert (wanted->places, (gpointer) row, GUINT_TO_POINTER (place));
}

static guint
find_wanted (const WantedRows *wanted,
             const gint64     *row)
{
  const guint bit = (guint) *row % N_BITS;

  if ((wanted->bits[bit / 64] >> bit % 64 & 1) == 0)
    return 0;

  return GPOINTER_TO_UINT (g_hash_table_lookup (wanted->places, row));
}

/* Anchors that stand to the chosen one as they did before. */
static gboolean
agrees (const LoaRowAnchor *anchor,
        const LoaRowAnchor *chosen)
{
  return chosen == NULL || anchor == chosen ||
         (anchor->old_position < chosen->old_position) == (anchor->new_position < chosen->new_position);
}

/* The longest sequence that is in order in both results, of anchors that are in the old one's order. */
static GArray *
keep_in_order (const GArray       *anchors,
               const LoaRowAnchor *chosen)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (LoaRowAnchor));
  g_autofree guint *tails = g_new (guint, anchors->len + 1); /* by length: where the sequence ends that ends lowest */
  g_autofree guint *before = g_new (guint, anchors->len + 1);
  guint longest = 0;

  for (guint i = 0; i < anchors->len; i++)
    {
      const LoaRowAnchor *anchor = &g_array_index (anchors, LoaRowAnchor, i);
      guint length = longest;

      if (!agrees (anchor, chosen))
        continue;

      while (length > 0
             && g_array_index (anchors, LoaRowAnchor, tails[length]).new_position > anchor->new_position)
        length--;

      before[i] = length > 0 ? tails[length] : G_MAXUINT;
      tails[length + 1] = i;
      longest = MAX (longest, length + 1);
    }

  g_array_set_size (kept, longest);
  for (guint i = longest > 0 ? tails[longest] : G_MAXUINT; longest > 0; i = before[i])
    g_array_index (kept, LoaRowAnchor, --longest) = g_array_index (anchors, LoaRowAnchor, i);

  return kept;
}

/* Finds those of the @wanted rows (element-type gint64) that are in both results and follow each other in both as
 * before; @chosen, which is one of them or 0, in any case.
 *
 * Returns: (transfer full) (element-type LoaRowAnchor): in their order
 */
GArray *
loa_row_anchors_find (const GArray *old_rows,
                      const GArray *new_rows,
                      const GArray *wanted,
                      gint64        chosen)
{
  g_autofree WantedRows *places = g_new0 (WantedRows, 1);
  g_autofree guint *new_positions = g_new0 (guint, wanted->len + 1); /* from 1 */
  g_autoptr (GHashTable) table = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (LoaRowAnchor));
  const LoaRowAnchor *chosen_anchor = NULL;
  gint64 n_chosen = -1;

  if (wanted->len == 0)
    return g_steal_pointer (&anchors);

  places->places = table;
  for (guint i = 0; i < wanted->len; i++)
    if (i < MAX_ANCHORS || g_array_index (wanted, gint64, i) == chosen)
      note_wanted (places, &g_array_index (wanted, gint64, i), i + 1);

  for (guint i = 0; i < new_rows->len; i++)
    new_positions[find_wanted (places, &g_array_index (new_rows, gint64, i))] = i + 1;

  for (guint i = 0; i < old_rows->len; i++)
    {
      const guint place = find_wanted (places, &g_array_index (old_rows, gint64, i));

      if (place > 0 && new_positions[place] > 0)
        {
          LoaRowAnchor anchor = { i, new_positions[place] - 1 };

          if (g_array_index (old_rows, gint64, i) == chosen)
            n_chosen = anchors->len;
          g_array_append_val (anchors, anchor);
        }
    }

  if (n_chosen >= 0)
    chosen_anchor = &g_array_index (anchors, LoaRowAnchor, n_chosen);

  return keep_in_order (anchors, chosen_anchor);
}
