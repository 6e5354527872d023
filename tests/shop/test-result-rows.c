/* test-result-rows.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <string.h>

#include "loa-result-rows.h"
#include "loa-row-difference.h"

static void
assert_difference (const char *old_rows,
                   const char *new_rows,
                   guint       position,
                   guint       n_removed,
                   guint       n_added)
{
  LoaRowDifference difference =
    loa_row_difference_find (old_rows, (guint) strlen (old_rows), new_rows, (guint) strlen (new_rows), 1);

  g_assert_cmpuint (difference.position, ==, position);
  g_assert_cmpuint (difference.n_removed, ==, n_removed);
  g_assert_cmpuint (difference.n_added, ==, n_added);
}

static void
test_difference (void)
{
  assert_difference ("", "", 0, 0, 0);
  assert_difference ("abc", "abc", 3, 0, 0);
  assert_difference ("", "abc", 0, 0, 3);
  assert_difference ("abc", "", 0, 3, 0);
  assert_difference ("bc", "abc", 0, 0, 1);
  assert_difference ("abc", "abcd", 3, 0, 1);
  assert_difference ("abc", "axc", 1, 1, 1);
  assert_difference ("abcd", "ad", 1, 2, 0);
  assert_difference ("aaa", "aa", 2, 1, 0);
  assert_difference ("abc", "cba", 0, 3, 3);
}

/* Longer than what is compared at once, with the one row that differs in any place. */
static void
test_long_difference (void)
{
  const guint n = 1500;
  g_autofree char *old_rows = g_strnfill (n, 'a');
  g_autofree char *new_rows = g_strnfill (n, 'a');

  assert_difference (old_rows, new_rows, n, 0, 0);
  assert_difference (old_rows, new_rows + 700, n - 700, 700, 0);
  for (guint i = 0; i < n; i++)
    {
      new_rows[i] = 'b';
      assert_difference (old_rows, new_rows, i, 1, 1);
      new_rows[i] = 'a';
    }
}

/* Some of the numbers from 1 to 40, in any order. */
static GArray *
make_rows (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 row = 1; row <= 40; row++)
    if (g_test_rand_int_range (0, 3) > 0)
      {
        if (g_test_rand_bit ())
          g_array_append_val (rows, row);
        else
          g_array_insert_val (rows, (guint) g_test_rand_int_range (0, (gint32) rows->len + 1), row);
      }

  return rows;
}

static void
assert_rows (const LoaResultRows *rows,
             const GArray        *expected)
{
  g_assert_cmpuint (loa_result_rows_count (rows), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      guint new_position;
      const gint64 row = loa_result_rows_get (rows, i, &new_position);

      g_assert_cmpint (row, ==, g_array_index (expected, gint64, i));
      if (new_position != G_MAXUINT)
        g_assert_cmpint (g_array_index (rows->rows, gint64, new_position), ==, row);
    }
}

/* What is told is followed; nothing else has changed. Rows that are wanted neither go nor come. */
static void
follow_exchange (LoaResultRows *rows,
                 GArray        *shown,
                 const GArray  *anchors)
{
  guint n_kept = 0;
  guint position;
  guint n;

  while (loa_result_rows_add (rows, &position, &n))
    {
      for (guint i = position; i < position + n; i++)
        {
          guint new_position;
          const gint64 row = loa_result_rows_get (rows, i, &new_position);

          g_array_insert_val (shown, i, row);
        }
      assert_rows (rows, shown);
    }

  for (guint i = 0; i < shown->len && n_kept < anchors->len; i++)
    n_kept += g_array_index (shown, gint64, i)
              == g_array_index (rows->rows, gint64, g_array_index (anchors, LoaRowAnchor, n_kept).new_position);
  g_assert_cmpuint (n_kept, ==, anchors->len);

  while (loa_result_rows_remove (rows, &position, &n))
    {
      g_array_remove_range (shown, position, n);
      assert_rows (rows, shown);
    }
}

static void
test_exchange (void)
{
  LoaResultRows rows;
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gint64));

  loa_result_rows_init (&rows);
  assert_rows (&rows, shown);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GArray) wanted = make_rows ();
      g_autoptr (GArray) anchors = NULL;
      GArray *next = i % 50 == 49 ? g_array_new (FALSE, FALSE, sizeof (gint64)) : make_rows ();

      g_array_set_size (wanted, wanted->len / (1 + i % 4));
      anchors = loa_row_anchors_find (rows.rows, next, wanted, 0);
      loa_result_rows_begin (&rows, next, anchors);
      assert_rows (&rows, shown);
      follow_exchange (&rows, shown, anchors);
      loa_result_rows_end (&rows);
      assert_rows (&rows, shown);
      g_assert_cmpmem (shown->data, shown->len * sizeof (gint64), next->data, next->len * sizeof (gint64));
    }
  loa_result_rows_clear (&rows);
}

void
add_result_rows_tests (void)
{
  g_test_add_func ("/shop/result-rows/difference", test_difference);
  g_test_add_func ("/shop/result-rows/long-difference", test_long_difference);
  g_test_add_func ("/shop/result-rows/exchange", test_exchange);
}
