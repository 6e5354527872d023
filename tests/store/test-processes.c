/* test-processes.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "child.h"
#include "store-fixture.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define N_PROCESSES 4

static void
assert_line (Child      *child,
             const char *expected)
{
  g_autofree char *line = child_read_line (child);

  g_assert_cmpstr (line, ==, expected);
}

/* All that was said to be done is there. Returns how many lines it said. */
static guint
assert_said_is_there (StoreFixture *fixture,
                      GPtrArray    *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_autofree char *sql = NULL;

      if (g_str_has_prefix (line, "page "))
        {
          sql = g_strdup_printf ("SELECT count (*) FROM transactions WHERE id LIKE '%s-%%'", line + strlen ("page "));
          g_assert_cmpint (query_integer (fixture->path, sql), ==, 10);
        }
      else
        {
          g_assert_true (g_str_has_prefix (line, "asked "));
          sql = g_strdup_printf ("SELECT count (*) FROM announcements WHERE request_id = '%s'",
                                 line + strlen ("asked "));
          g_assert_cmpint (query_integer (fixture->path, sql), ==, 1);
        }
    }

  return lines->len;
}

/* Killed at any moment, a store has what was acknowledged, and pages are there as a whole or not at all. */
static void
test_kill (StoreFixture  *fixture,
           gconstpointer  data)
{
  for (int round = 0; round < 12; round++)
    {
      g_autofree char *prefix = g_strdup_printf ("round%d.", round);
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      Child *child = child_new ("write", fixture->path, prefix);
      guint n_before = g_test_rand_int_range (1, 30);
      char *line;

      while ((line = child_read_line (child)) != NULL)
        {
          g_ptr_array_add (lines, line);
          if (lines->len == n_before)
            child_kill (child);
        }

      g_assert_cmpint (child_end (child), ==, -1);
      g_assert_cmpuint (assert_said_is_there (fixture, lines), >=, n_before);
      assert_sound (fixture->path);
      g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) % 10 FROM transactions"), ==, 0);
    }
}

static void
test_open_at_once (StoreFixture  *fixture,
                   gconstpointer  data)
{
  for (int round = 0; round < 10; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%d", fixture->path, round);
      Child *children[N_PROCESSES];

      for (int i = 0; i < N_PROCESSES; i++)
        children[i] = child_new ("open", path, NULL);

      for (int i = 0; i < N_PROCESSES; i++)
        {
          assert_line (children[i], "opened");
          g_assert_cmpint (child_end (children[i]), ==, 0);
        }

      assert_sound (path);
    }
}

static void
count_cb (LoaStore *store,
          guint    *count)
{
  (*count)++;
}

static void
look_for_changes (StoreFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_look_for_changes_async (fixture->store, NULL, keep_result_cb, &result);
  g_assert_true (loa_store_look_for_changes_finish (fixture->store, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

/* What another process has written is told once, and only what it was. */
static void
test_look_for_changes (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  guint n_announcements = 0;
  guint n_speakers = 0;
  guint n_transactions = 0;
  Child *child;
  char *line;

  g_signal_connect (fixture->store, "announcements-changed", G_CALLBACK (count_cb), &n_announcements);
  g_signal_connect (fixture->store, "speakers-changed", G_CALLBACK (count_cb), &n_speakers);
  g_signal_connect (fixture->store, "transactions-changed", G_CALLBACK (count_cb), &n_transactions);

  look_for_changes (fixture);
  g_assert_cmpuint (n_announcements + n_speakers + n_transactions, ==, 0);

  child = child_new ("write-some", fixture->path, "other.");
  while ((line = child_read_line (child)) != NULL)
    g_free (line);
  g_assert_cmpint (child_end (child), ==, 0);

  g_assert_cmpuint (n_announcements + n_speakers + n_transactions, ==, 0);
  look_for_changes (fixture);
  g_assert_cmpuint (n_announcements, ==, 1);
  g_assert_cmpuint (n_transactions, ==, 1);
  g_assert_cmpuint (n_speakers, ==, 0);

  look_for_changes (fixture);
  g_assert_cmpuint (n_announcements + n_transactions, ==, 2);

  /* What this process writes is told when it is written, and not again. */
  record = ask_announcement (fixture->store, "TEST-own", "VNS52508000001", 1000, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_announcements, ==, 2);
  look_for_changes (fixture);
  g_assert_cmpuint (n_announcements, ==, 2);
}

static void
test_write_at_once (StoreFixture  *fixture,
                    gconstpointer  data)
{
  Child *children[N_PROCESSES];
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_PROCESSES; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("process%d.", i);

      children[i] = child_new ("write-some", fixture->path, prefix);
    }

  for (int i = 0; i < N_PROCESSES; i++)
    {
      char *line;

      while ((line = child_read_line (children[i])) != NULL)
        g_ptr_array_add (lines, line);
      g_assert_cmpint (child_end (children[i]), ==, 0);
    }

  g_assert_cmpuint (assert_said_is_there (fixture, lines), ==, N_PROCESSES * 40);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM transactions"), ==, N_PROCESSES * 200);
  assert_sound (fixture->path);
}

/* Whichever file reaches the limit, what was acknowledged stays, and the file goes on when there is space again. */
static void
test_full (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const char *const limits[] = { "0", "4096", "20000", "65536", "150000", "400000" };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) page = new_page ();
      Child *child = child_new ("write-within", fixture->path, limits[i]);
      char *line;

      while ((line = child_read_line (child)) != NULL)
        g_ptr_array_add (lines, line);

      g_assert_cmpint (child_end (child), ==, 1);
      g_assert_cmpuint (lines->len, >, 0);
      g_assert_cmpstr (g_ptr_array_index (lines, lines->len - 1), ==, "error full");
      g_ptr_array_remove_index (lines, lines->len - 1);

      fixture->store = open_store (fixture->path, &error);
      g_assert_no_error (error);
      g_ptr_array_add (page, new_transaction ("later", "2025-02-12 15:51:00", 1, NULL));
      put_transactions (fixture->store, page, NULL, NULL, &error);
      g_assert_no_error (error);
      store_fixture_close (fixture);
      assert_said_is_there (fixture, lines);
      assert_sound (fixture->path);
      g_unlink (fixture->path);
    }
}

static void
assert_nobody_is_refused (const char *path)
{
  Child *child = child_new ("open-as-nobody", path, NULL);

  assert_line (child, "error read-only");
  g_assert_cmpint (child_end (child), ==, 1);
}

static void
test_read_only (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *new_path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));

  /* A file that cannot be written, in a folder that can. */
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  assert_nobody_is_refused (fixture->path);

  /* The other way round: SQLite could not write its log. */
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  assert_nobody_is_refused (fixture->path);
  assert_nobody_is_refused (new_path);

  /* A folder that cannot even be looked into. */
  g_assert_cmpint (g_chmod (fixture->folder, 0), ==, 0);
  assert_nobody_is_refused (fixture->path);

  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
}

void
add_process_tests (void)
{
  g_test_add ("/store/processes/kill", StoreFixture, NULL, store_fixture_set_up_closed, test_kill,
              store_fixture_tear_down);
  g_test_add ("/store/processes/open-at-once", StoreFixture, NULL, store_fixture_set_up_closed, test_open_at_once,
              store_fixture_tear_down);
  g_test_add ("/store/processes/write-at-once", StoreFixture, NULL, store_fixture_set_up_closed, test_write_at_once,
              store_fixture_tear_down);
  g_test_add ("/store/processes/look-for-changes", StoreFixture, NULL, store_fixture_set_up, test_look_for_changes,
              store_fixture_tear_down);
  g_test_add ("/store/processes/full", StoreFixture, NULL, store_fixture_set_up_closed, test_full,
              store_fixture_tear_down);
  g_test_add ("/store/processes/read-only", StoreFixture, NULL, store_fixture_set_up, test_read_only,
              store_fixture_tear_down);
}
