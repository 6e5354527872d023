/* test-file-lock.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "child.h"
#include "loa-file-lock.h"
#include "store-fixture.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
take (LoaFileLock  *lock,
      gint64        position,
      gboolean      wait,
      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_file_lock_take_async (lock, position, wait, NULL, keep_result_cb, &result);

  return loa_file_lock_take_finish (lock, wait_for_result (&result), error);
}

static void
assert_taken (LoaFileLock *lock,
              gint64       position)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (take (lock, position, TRUE, &error));
  g_assert_no_error (error);
}

static void
assert_refused (LoaFileLock   *lock,
                gint64         position,
                LoaStoreError  expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (take (lock, position, FALSE, &error));
  g_assert_error (error, LOA_STORE_ERROR, (int) expected);
}

static void
assert_cancelled (LoaFileLock  *lock,
                  GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (loa_file_lock_take_finish (lock, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
assert_line (Child      *child,
             const char *expected)
{
  g_autofree char *line = child_read_line (child);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_one_object (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) given_up = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  LoaFileLock *lock = loa_file_lock_new (fixture->path);
  struct stat status;

  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  assert_taken (lock, 0);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  assert_refused (lock, 0, LOA_STORE_ERROR_LOCKED);
  assert_taken (lock, 1);
  assert_taken (lock, G_GINT64_CONSTANT (1) << 40);

  loa_file_lock_take_async (lock, 0, TRUE, cancellable, keep_result_cb, &given_up);
  loa_file_lock_take_async (lock, 0, TRUE, NULL, keep_result_cb, &second);
  loa_file_lock_take_async (lock, 0, TRUE, NULL, keep_result_cb, &third);
  g_cancellable_cancel (cancellable);
  assert_cancelled (lock, wait_for_result (&given_up));
  g_assert_null (second);

  loa_file_lock_release (lock, 0);
  g_assert_true (loa_file_lock_take_finish (lock, wait_for_result (&second), &error));
  g_assert_null (third);
  loa_file_lock_release (lock, 0);
  g_assert_true (loa_file_lock_take_finish (lock, wait_for_result (&third), &error));
  loa_file_lock_release (lock, 0);

  g_clear_object (&given_up);
  g_clear_object (&second);
  g_clear_object (&third);
  g_assert_finalize_object (lock);
}

static void
test_two_objects (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  LoaFileLock *first = loa_file_lock_new (fixture->path);
  LoaFileLock *second = loa_file_lock_new (fixture->path);

  assert_taken (first, 5);
  assert_refused (second, 5, LOA_STORE_ERROR_LOCKED);
  assert_taken (second, 6);
  assert_refused (first, 6, LOA_STORE_ERROR_LOCKED);

  loa_file_lock_take_async (second, 5, TRUE, NULL, keep_result_cb, &result);
  loa_file_lock_release (first, 5);
  g_assert_true (loa_file_lock_take_finish (second, wait_for_result (&result), &error));

  /* Disposing lets go of all. */
  g_clear_object (&result);
  g_assert_finalize_object (second);
  assert_taken (first, 5);
  assert_taken (first, 6);
  g_assert_finalize_object (first);
}

static void
test_cancel (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GAsyncResult) behind = NULL;
  g_autoptr (GAsyncResult) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (fixture->path);
  Child *child = child_new ("hold-lock", fixture->path, "3");

  assert_line (child, "held");
  loa_file_lock_take_async (lock, 3, TRUE, cancellable, keep_result_cb, &waiting);
  loa_file_lock_take_async (lock, 3, TRUE, NULL, keep_result_cb, &behind);
  g_cancellable_cancel (cancellable);
  assert_cancelled (lock, wait_for_result (&waiting));
  loa_file_lock_take_async (lock, 3, TRUE, cancellable, keep_result_cb, &before);
  assert_cancelled (lock, wait_for_result (&before));
  g_assert_null (behind);

  child_write (child);
  assert_line (child, "released");
  g_assert_true (loa_file_lock_take_finish (lock, wait_for_result (&behind), &error));
  g_assert_no_error (error);

  child_write (child);
  g_assert_cmpint (child_end (child), ==, 0);
}

/* A taker who gives up at the very moment leaves the lock free. */
static void
test_cancel_at_once (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (fixture->path);
  g_autoptr (LoaFileLock) other = loa_file_lock_new (fixture->path);

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;

      loa_file_lock_take_async (lock, 3, TRUE, cancellable, keep_result_cb, &result);
      g_cancellable_cancel (cancellable);
      assert_cancelled (lock, wait_for_result (&result));
      assert_taken (other, 3);
      loa_file_lock_release (other, 3);
    }
}

static void
test_killed_holder (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (fixture->path);
  Child *child = child_new ("hold-lock", fixture->path, "7");

  assert_line (child, "held");
  assert_refused (lock, 7, LOA_STORE_ERROR_LOCKED);
  assert_taken (lock, 8);

  loa_file_lock_take_async (lock, 7, TRUE, NULL, keep_result_cb, &result);
  child_kill (child);
  g_assert_true (loa_file_lock_take_finish (lock, wait_for_result (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpint (child_end (child), ==, -1);
}

static void
test_refused_files (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);
  g_autoptr (LoaFileLock) lock = loa_file_lock_new (fixture->path);

  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  assert_refused (lock, 0, LOA_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (lock, 0, LOA_STORE_ERROR_FAILED);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  /* A failure is not for ever. */
  assert_taken (lock, 0);
}

void
add_file_lock_tests (void)
{
  g_test_add ("/store/file-lock/one-object", StoreFixture, NULL, store_fixture_set_up_closed, test_one_object,
              store_fixture_tear_down);
  g_test_add ("/store/file-lock/two-objects", StoreFixture, NULL, store_fixture_set_up_closed, test_two_objects,
              store_fixture_tear_down);
  g_test_add ("/store/file-lock/cancel", StoreFixture, NULL, store_fixture_set_up_closed, test_cancel,
              store_fixture_tear_down);
  g_test_add ("/store/file-lock/cancel-at-once", StoreFixture, NULL, store_fixture_set_up_closed,
              test_cancel_at_once, store_fixture_tear_down);
  g_test_add ("/store/file-lock/killed-holder", StoreFixture, NULL, store_fixture_set_up_closed,
              test_killed_holder, store_fixture_tear_down);
  g_test_add ("/store/file-lock/refused-files", StoreFixture, NULL, store_fixture_set_up_closed,
              test_refused_files, store_fixture_tear_down);
}
