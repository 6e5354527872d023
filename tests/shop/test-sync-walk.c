/* test-sync-walk.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-id-set.h"
#include "loa-sync-walk.h"

/* A list at SePay's side, which may move between two pages. */
typedef struct _History History;

struct _History
{
  GArray *ids; /* (owned) (element-type guint): the newest first */
  guint per_page;
  gboolean has_meta;
  gint64 told_total; /* what is told in place of the real total, or -1 */
  void (*move) (History *history,
                guint    n_pages); /* (nullable): called before each page */

  LoaSyncWalk *walk; /* (owned) */
  guint n_pages; /* given so far */
};

static History *
history_new (guint n_rows)
{
  History *history = g_new0 (History, 1);

  history->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint id = n_rows; id > 0; id--)
    g_array_append_val (history->ids, id);

  history->per_page = 20;
  history->has_meta = TRUE;
  history->told_total = -1;
  history->walk = loa_sync_walk_new ();

  return history;
}

static void
history_free (History *history)
{
  g_array_unref (history->ids);
  loa_sync_walk_free (history->walk);
  g_free (history);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (History, history_free)

static SepayTransaction *
make_transaction (guint id)
{
  SepayTransaction *transaction = g_new0 (SepayTransaction, 1);

  transaction->id = g_strdup_printf ("%u", id);
  transaction->transaction_date = g_strdup ("2025-02-25 19:59:48");

  return transaction;
}

static SepayTransactionPage *
page_new (void)
{
  SepayTransactionPage *page = g_new0 (SepayTransactionPage, 1);

  page->transactions = g_ptr_array_new_with_free_func ((GDestroyNotify) sepay_transaction_free);
  page->unreadable = g_ptr_array_new_with_free_func (g_free);
  page->total = page->per_page = page->current_page = page->last_page = -1;

  return page;
}

static void
tell_meta (History              *history,
           SepayTransactionPage *page)
{
  page->total = history->told_total >= 0 ? history->told_total : history->ids->len;
  page->per_page = history->per_page;
  page->last_page = MAX (1, (history->ids->len + history->per_page - 1) / history->per_page);
}

static SepayTransactionPage *
get_page (History *history,
          guint    number)
{
  SepayTransactionPage *page = page_new ();
  guint first = (number - 1) * history->per_page;

  for (guint i = first; i < MIN (first + history->per_page, history->ids->len); i++)
    g_ptr_array_add (page->transactions, make_transaction (g_array_index (history->ids, guint, i)));

  if (history->has_meta)
    tell_meta (history, page);

  return page;
}

static void
walk (History *history)
{
  while (!loa_sync_walk_is_over (history->walk))
    {
      g_autoptr (SepayTransactionPage) page = NULL;
      g_autoptr (GError) error = NULL;

      if (history->move != NULL)
        history->move (history, history->n_pages);

      page = get_page (history, loa_sync_walk_get_page (history->walk));
      history->n_pages++;
      loa_sync_walk_take (history->walk, page, &error);
      g_assert_no_error (error);
    }
}

static void
assert_all_seen (History *history,
                 guint    n_rows)
{
  g_assert_cmpint (loa_sync_walk_get_n_rows (history->walk), ==, n_rows);
  g_assert_true (loa_sync_walk_is_complete (history->walk));
}

static void
test_documented (void)
{
  g_autoptr (History) history = history_new (86);

  walk (history);
  assert_all_seen (history, 86);
  g_assert_cmpint (loa_sync_walk_get_n_expected (history->walk), ==, 86);
  /* Five, and the first once more. */
  g_assert_cmpuint (history->n_pages, ==, 6);
}

static void
test_sizes (void)
{
  for (guint n_rows = 0; n_rows <= 61; n_rows++)
    {
      for (guint has_meta = 0; has_meta <= 1; has_meta++)
        {
          g_autoptr (History) history = history_new (n_rows);

          history->has_meta = has_meta;
          walk (history);
          assert_all_seen (history, n_rows);
          g_assert_cmpuint (history->n_pages, <=, n_rows / 20 + 3);
        }
    }
}

static void
shuffle (GArray *ids)
{
  for (guint i = ids->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      guint id = g_array_index (ids, guint, i - 1);

      g_array_index (ids, guint, i - 1) = g_array_index (ids, guint, j);
      g_array_index (ids, guint, j) = id;
    }
}

static void
test_shuffled (void)
{
  g_autoptr (History) history = history_new (86);

  shuffle (history->ids);
  walk (history);
  assert_all_seen (history, 86);
}

/* In another order on every page. */
static void
shuffle_at_first (History *history,
                  guint    n_pages)
{
  if (n_pages < 4)
    shuffle (history->ids);
}

static void
test_reordered_while_paging (void)
{
  g_autoptr (History) history = history_new (86);

  history->move = shuffle_at_first;
  walk (history);
  assert_all_seen (history, 86);
}

static void
insert_three (History *history,
              guint    n_pages)
{
  for (guint i = 0; i < 3 && n_pages > 0 && n_pages < 9; i++)
    {
      guint id = 1000 + n_pages * 10 + i;

      g_array_prepend_val (history->ids, id);
    }
}

static void
test_inserted_while_paging (void)
{
  for (guint has_meta = 0; has_meta <= 1; has_meta++)
    {
      g_autoptr (History) history = history_new (86);

      history->has_meta = has_meta;
      history->move = insert_three;
      walk (history);
      assert_all_seen (history, history->ids->len);
    }
}

/* More than a page of new rows at once. */
static void
insert_fifty (History *history,
              guint    n_pages)
{
  for (guint id = 2000; n_pages == 2 && id < 2050; id++)
    g_array_prepend_val (history->ids, id);
}

static void
test_many_inserted_while_paging (void)
{
  g_autoptr (History) history = history_new (86);

  history->move = insert_fifty;
  walk (history);
  assert_all_seen (history, 136);
}

/* Rows taken out of pages that were read pull others over the edge, where nobody looks. */
static void
remove_two (History *history,
            guint    n_pages)
{
  if (n_pages == 1 || n_pages == 3)
    g_array_remove_range (history->ids, 0, 2);
}

static void
test_removed_while_paging (void)
{
  g_autoptr (History) history = history_new (86);

  history->move = remove_two;
  walk (history);
  /* With those that were seen before they went away. */
  assert_all_seen (history, 86);
}

/* Whatever page is asked for, the first one comes. */
static void
test_page_ignored (void)
{
  g_autoptr (LoaSyncWalk) walk_alone = loa_sync_walk_new ();
  g_autoptr (History) history = history_new (20);
  guint n_pages = 0;

  history->has_meta = FALSE;
  while (!loa_sync_walk_is_over (walk_alone))
    {
      g_autoptr (SepayTransactionPage) page = get_page (history, 1);

      n_pages++;
      g_assert_true (loa_sync_walk_take (walk_alone, page, NULL));
    }

  g_assert_cmpint (loa_sync_walk_get_n_rows (walk_alone), ==, 20);
  g_assert_cmpuint (n_pages, ==, 3);
}

/* A total that is never reached ends when another walk finds nothing, and what is missing is told. */
static void
test_wrong_total (void)
{
  g_autoptr (History) history = history_new (86);

  history->told_total = 100;
  walk (history);
  g_assert_cmpint (loa_sync_walk_get_n_rows (history->walk), ==, 86);
  g_assert_cmpint (loa_sync_walk_get_n_missing (history->walk), ==, 14);
  g_assert_false (loa_sync_walk_is_complete (history->walk));
  g_assert_cmpuint (history->n_pages, ==, 12);
}

/* The first page comes for every page, and there are said to be any number of them. */
static void
test_repeated_for_ever (void)
{
  g_autoptr (LoaSyncWalk) walk_alone = loa_sync_walk_new ();
  g_autoptr (History) history = history_new (20);
  guint n_pages = 0;

  while (!loa_sync_walk_is_over (walk_alone))
    {
      g_autoptr (SepayTransactionPage) page = get_page (history, 1);

      page->total = 86;
      page->last_page = 1000000000;
      g_assert_true (loa_sync_walk_take (walk_alone, page, NULL));
      g_assert_cmpuint (++n_pages, <, 20);
    }

  g_assert_cmpint (loa_sync_walk_get_n_rows (walk_alone), ==, 20);
  g_assert_cmpint (loa_sync_walk_get_n_missing (walk_alone), ==, 66);
  g_assert_false (loa_sync_walk_is_complete (walk_alone));
}

static void
test_unreadable (void)
{
  g_autoptr (LoaSyncWalk) walk_alone = loa_sync_walk_new ();
  g_autoptr (SepayTransactionPage) page = page_new ();

  g_ptr_array_add (page->transactions, make_transaction (1));
  g_ptr_array_add (page->unreadable, g_strdup ("row 2: amount_in is not a number"));
  page->total = 2;
  page->per_page = 20;
  page->last_page = 1;

  g_assert_true (loa_sync_walk_take (walk_alone, page, NULL));
  g_assert_true (loa_sync_walk_is_over (walk_alone));
  g_assert_true (loa_sync_walk_is_complete (walk_alone));
  g_assert_cmpint (loa_sync_walk_get_n_unreadable (walk_alone), ==, 1);
}

/* Nothing but rows that cannot be read, again and again, without a word on how many there are. */
static void
test_all_unreadable (void)
{
  g_autoptr (LoaSyncWalk) walk_alone = loa_sync_walk_new ();
  guint n_pages = 0;

  while (!loa_sync_walk_is_over (walk_alone))
    {
      g_autoptr (SepayTransactionPage) page = page_new ();

      g_ptr_array_add (page->unreadable, g_strdup ("row 1: no id"));
      g_assert_true (loa_sync_walk_take (walk_alone, page, NULL));
      g_assert_cmpuint (++n_pages, <, 10);
    }
}

static void
test_endless (void)
{
  g_autoptr (LoaSyncWalk) walk_alone = loa_sync_walk_new ();
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;

  while (error == NULL)
    {
      g_autoptr (SepayTransactionPage) page = page_new ();

      g_ptr_array_add (page->transactions, make_transaction (++n_pages));
      page->last_page = n_pages + 1;
      loa_sync_walk_take (walk_alone, page, &error);
      g_assert_false (loa_sync_walk_is_over (walk_alone));
    }

  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
  g_assert_cmpuint (n_pages, ==, LOA_SYNC_WALK_MAX_PAGES + 1);
}

/* As many as a shop has in years, each once. */
static void
test_ids (void)
{
  g_autoptr (LoaIdSet) set = loa_id_set_new ();

  for (guint mark = 1; mark <= 2; mark++)
    {
      for (guint i = 0; i < 200000; i++)
        {
          char id[32];

          g_snprintf (id, sizeof id, i % 2 == 0 ? "%u" : "TX-%u", 90000000 - i * 7);
          g_assert_cmpuint (loa_id_set_mark (set, id, mark), ==, mark - 1);
        }
      g_assert_cmpuint (loa_id_set_get_size (set), ==, 200000);
    }

  g_assert_cmpuint (loa_id_set_mark (set, "", LOA_ID_SET_MAX_MARK), ==, 0);
  g_assert_cmpuint (loa_id_set_mark (set, "", 1), ==, LOA_ID_SET_MAX_MARK);
}

void
add_sync_walk_tests (void)
{
  g_test_add_func ("/shop/sync-walk/ids", test_ids);
  g_test_add_func ("/shop/sync-walk/documented", test_documented);
  g_test_add_func ("/shop/sync-walk/sizes", test_sizes);
  g_test_add_func ("/shop/sync-walk/shuffled", test_shuffled);
  g_test_add_func ("/shop/sync-walk/reordered-while-paging", test_reordered_while_paging);
  g_test_add_func ("/shop/sync-walk/inserted-while-paging", test_inserted_while_paging);
  g_test_add_func ("/shop/sync-walk/many-inserted-while-paging", test_many_inserted_while_paging);
  g_test_add_func ("/shop/sync-walk/removed-while-paging", test_removed_while_paging);
  g_test_add_func ("/shop/sync-walk/page-ignored", test_page_ignored);
  g_test_add_func ("/shop/sync-walk/wrong-total", test_wrong_total);
  g_test_add_func ("/shop/sync-walk/repeated-for-ever", test_repeated_for_ever);
  g_test_add_func ("/shop/sync-walk/unreadable", test_unreadable);
  g_test_add_func ("/shop/sync-walk/all-unreadable", test_all_unreadable);
  g_test_add_func ("/shop/sync-walk/endless", test_endless);
}
