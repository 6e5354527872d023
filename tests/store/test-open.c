/* test-open.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "loa-store-connection.h"
#include "loa-store-schema.h"

static void
assert_mode (const char *path,
             const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  struct stat status;

  g_assert_cmpint (lstat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
}

static void
write_bytes (const char *path,
             const char *bytes,
             gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, length);
}

/* A store with something in it, closed. */
static void
make_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStore) store = open_store (path, &error);
  g_autoptr (LoaAnnouncementRecord) record = NULL;

  g_assert_no_error (error);
  record = ask_announcement (store, "TEST-1", "VNS52508000001", 150000, 1, NULL, &error);
  g_assert_no_error (error);
  close_store (store, &error);
  g_assert_no_error (error);
}

static void
make_random (const char *path)
{
  char bytes[8192];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = g_random_int_range (0, 256) - 128;
  write_bytes (path, bytes, sizeof bytes);
}

static void
make_short (const char *path)
{
  write_bytes (path, "SQLite", 6);
}

static void
make_bare_header (const char *path)
{
  char bytes[100] = "SQLite format 3";

  memcpy (bytes + 68, "Loa!", 4);
  write_bytes (path, bytes, sizeof bytes);
}

static void
make_truncated (const char *path)
{
  struct stat status;

  make_store (path);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size / 2), ==, 0);
}

/* Only the last page, which opening has no need of. */
static void
make_damaged (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *damaged = NULL;
  gsize length;

  make_store (path);
  bytes = read_bytes (path);
  damaged = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  memset (damaged + length - 4096, 0x55, 4096);
  write_bytes (path, damaged, length);
}

static void
make_other_program (const char *path)
{
  execute_sql (path, "PRAGMA application_id = 1234; CREATE TABLE notes (text)");
}

static void
make_without_program (const char *path)
{
  execute_sql (path, "PRAGMA journal_mode = WAL; CREATE TABLE notes (text); INSERT INTO notes VALUES ('keep me')");
}

static void
make_newer (const char *path)
{
  make_store (path);
  execute_sql (path, "PRAGMA user_version = 2000");
}

/* As a crash leaves it: a part of it stands in the log only. */
static void
make_newer_with_log (const char *path)
{
  g_autofree char *original = g_strconcat (path, "-original", NULL);
  g_autofree char *original_log = g_strconcat (original, "-wal", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStore) store = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) log_bytes = NULL;

  make_newer (original);
  execute_sql (original, "PRAGMA user_version = " G_STRINGIFY (SCHEMA_VERSION));
  store = open_store (original, &error);
  g_assert_no_error (error);
  execute_sql (original, "PRAGMA user_version = 2000");

  bytes = read_bytes (original);
  log_bytes = read_bytes (original_log);
  g_assert_cmpint (g_bytes_get_size (log_bytes), >, 0);
  write_bytes (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  write_bytes (log, g_bytes_get_data (log_bytes, NULL), g_bytes_get_size (log_bytes));

  close_store (store, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *name;
  void (*make) (const char *path);
  LoaStoreError expected;
} Refused;

static const Refused refused_files[] = {
  { "random", make_random, LOA_STORE_ERROR_CORRUPT },
  { "short", make_short, LOA_STORE_ERROR_CORRUPT },
  { "bare-header", make_bare_header, LOA_STORE_ERROR_CORRUPT },
  { "truncated", make_truncated, LOA_STORE_ERROR_CORRUPT },
  { "damaged", make_damaged, LOA_STORE_ERROR_CORRUPT },
  { "other-program", make_other_program, LOA_STORE_ERROR_CORRUPT },
  { "without-program", make_without_program, LOA_STORE_ERROR_CORRUPT },
  { "newer", make_newer, LOA_STORE_ERROR_NEWER },
  { "newer-with-log", make_newer_with_log, LOA_STORE_ERROR_NEWER },
};

static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  const Refused *refused = data;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  refused->make (fixture->path);
  before = read_bytes (fixture->path);

  /* Twice: the first try must not make it look right. */
  for (int i = 0; i < 2; i++)
    {
      g_clear_error (&error);
      fixture->store = open_store (fixture->path, &error);
      g_assert_error (error, LOA_STORE_ERROR, (int) refused->expected);
      g_assert_null (fixture->store);
    }

  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
assert_open_fails (const char    *path,
                   LoaStoreError  expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStore) store = open_store (path, &error);

  g_assert_error (error, LOA_STORE_ERROR, (int) expected);
  g_assert_null (store);
}

static void
test_not_files (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);
  g_autofree char *below_file = g_build_filename (target, "store.db", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "store.db", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_open_fails (fixture->path, LOA_STORE_ERROR_CORRUPT);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_open_fails (fixture->path, LOA_STORE_ERROR_CORRUPT);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  make_store (target);
  before = read_bytes (target);
  g_assert_cmpint (symlink (target, fixture->path), ==, 0);
  assert_open_fails (fixture->path, LOA_STORE_ERROR_FAILED);
  after = read_bytes (target);
  g_assert_true (g_bytes_equal (before, after));

  assert_open_fails (below_file, LOA_STORE_ERROR_FAILED);
  assert_open_fails (nowhere, LOA_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

static void
test_linked_folder (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "real", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *path = g_build_filename (link, "store.db", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (folder, link), ==, 0);
  make_store (path);
  assert_sound (path);
}

static void
test_modes (StoreFixture  *fixture,
            gconstpointer  data)
{
  mode_t mask = umask (0);
  g_autoptr (GError) error = NULL;

  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);
  assert_mode (fixture->path, "");
  assert_mode (fixture->path, "-wal");
  assert_mode (fixture->path, "-shm");

  store_fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);
  assert_mode (fixture->path, "");
  assert_mode (fixture->path, "-wal");
  assert_mode (fixture->path, "-shm");

  umask (mask);
}

static void
test_new_file (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  write_bytes (fixture->path, "", 0);
  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);

  g_assert_cmpint (query_integer (fixture->path, "PRAGMA application_id"), ==, LOA_STORE_APPLICATION_ID);
  g_assert_cmpint (query_integer (fixture->path, "PRAGMA user_version"), ==, SCHEMA_VERSION);
  g_assert_cmpint (query_integer (fixture->path, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);

  store_fixture_close (fixture);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_sound (fixture->path);
}

/* Interrupted between saying whose file it is and making the schema. */
static void
test_older_version (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  execute_sql (fixture->path, "PRAGMA application_id = 0x4c6f6121");
  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_integer (fixture->path, "PRAGMA user_version"), ==, SCHEMA_VERSION);
}

static const char *const two_steps[] = {
  "CREATE TABLE first (x); INSERT INTO first VALUES (1);",
  "ALTER TABLE first RENAME COLUMN x TO y; CREATE TABLE second (x);",
};

static const char *const broken_steps[] = {
  "CREATE TABLE first (x); INSERT INTO first VALUES (1);",
  "ALTER TABLE first RENAME COLUMN x TO y; CREATE TABLE second (x);",
  "CREATE TABLE third (x); INSERT INTO nowhere VALUES (1);",
};

static gpointer
migration_thread (gpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaStoreConnection) connection = loa_store_connection_open (path, NULL, &error);
  gint64 number;

  g_assert_no_error (error);
  loa_store_connection_execute (connection, "PRAGMA user_version = 0", &error);
  g_assert_no_error (error);

  loa_store_schema_migrate (connection, two_steps, 1, &error);
  g_assert_no_error (error);
  loa_store_schema_migrate (connection, two_steps, 2, &error);
  g_assert_no_error (error);
  loa_store_connection_get_integer (connection, "SELECT y FROM first", &number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, 1);

  loa_store_schema_migrate (connection, two_steps, 1, &error);
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NEWER);
  g_clear_error (&error);

  g_assert_false (loa_store_schema_migrate (connection, broken_steps, 3, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED);
  g_clear_error (&error);
  loa_store_connection_get_integer (connection, "PRAGMA user_version", &number, &error);
  g_assert_cmpint (number, ==, 2);
  loa_store_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema WHERE name = 'third'", &number,
                                    &error);
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, 0);

  return NULL;
}

static void
test_migration (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_thread_join (g_thread_new ("migration", migration_thread, fixture->path));
}

static gpointer
opening_thread (gpointer data)
{
  return loa_store_connection_open (data, NULL, NULL);
}

static void
test_thread (StoreFixture  *fixture,
             gconstpointer  data)
{
  if (g_test_subprocess ())
    {
      LoaStoreConnection *connection;

      connection = g_thread_join (g_thread_new ("opening", opening_thread, fixture->path));
      loa_store_connection_execute (connection, "SELECT 1", NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*g_thread_self*");
}

static void
test_close (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;

  /* What was asked before is done first. */
  loa_store_ask_announcement_async (fixture->store, "TEST-1", "VNS52508000001", 1000, LOA_ANNOUNCEMENT_CAUSE_TEST, 1,
                                    NULL, keep_result_cb, &asked);
  loa_store_close_async (fixture->store, NULL, keep_result_cb, &closed);
  loa_store_close_finish (fixture->store, wait_for_result (&closed), &error);
  g_assert_no_error (error);
  g_assert_nonnull (asked);
  record = loa_store_ask_announcement_finish (fixture->store, asked, NULL, &error);
  g_assert_no_error (error);

  g_assert_null (ask_announcement (fixture->store, "TEST-2", "VNS52508000001", 1000, 1, NULL, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (close_store (fixture->store, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CLOSED);

  g_clear_object (&asked);
  g_clear_object (&closed);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

static gboolean
log_is_gone (gpointer user_data)
{
  g_autofree char *log = g_strconcat (user_data, "-wal", NULL);

  g_main_context_wakeup (NULL);

  return !g_file_test (log, G_FILE_TEST_EXISTS);
}

static void
test_dispose (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  wait_until (log_is_gone, fixture->path, "the store to close by itself");
}

static void
test_cancelled_open (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) before = NULL;
  g_autoptr (GAsyncResult) at_once = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_open_async (fixture->path, cancellable, keep_result_cb, &at_once);
  g_cancellable_cancel (cancellable);
  g_assert_null (loa_store_open_finish (wait_for_result (&at_once), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  loa_store_open_async (fixture->path, cancellable, keep_result_cb, &before);
  g_assert_null (loa_store_open_finish (wait_for_result (&before), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);
}

/* Two stores of one process: closing one must not let go of what the other holds. */
static void
test_two_stores (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaAnnouncementRecord) first = NULL;
  g_autoptr (LoaAnnouncementRecord) second = NULL;
  LoaStore *other = open_store (fixture->path, &error);

  g_assert_no_error (error);
  first = ask_announcement (other, "TEST-1", "VNS52508000001", 1000, 1, NULL, &error);
  g_assert_no_error (error);
  close_store (other, &error);
  g_assert_finalize_object (other);

  /* Were the locks gone, this would be the last connection's end, and the log would be removed. */
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM announcements"), ==, 1);
  g_assert_false (log_is_gone (fixture->path));

  second = ask_announcement (fixture->store, "TEST-2", "VNS52508000001", 1000, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->row, ==, 2);
}

void
add_open_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused_files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/open/refused/%s", refused_files[i].name);

      g_test_add (path, StoreFixture, &refused_files[i], store_fixture_set_up_closed, test_refused,
                  store_fixture_tear_down);
    }

  g_test_add ("/store/open/not-files", StoreFixture, NULL, store_fixture_set_up_closed, test_not_files,
              store_fixture_tear_down);
  g_test_add ("/store/open/linked-folder", StoreFixture, NULL, store_fixture_set_up_closed, test_linked_folder,
              store_fixture_tear_down);
  g_test_add ("/store/open/modes", StoreFixture, NULL, store_fixture_set_up_closed, test_modes,
              store_fixture_tear_down);
  g_test_add ("/store/open/new-file", StoreFixture, NULL, store_fixture_set_up_closed, test_new_file,
              store_fixture_tear_down);
  g_test_add ("/store/open/older-version", StoreFixture, NULL, store_fixture_set_up_closed, test_older_version,
              store_fixture_tear_down);
  g_test_add ("/store/open/migration", StoreFixture, NULL, store_fixture_set_up_closed, test_migration,
              store_fixture_tear_down);
  g_test_add ("/store/open/thread", StoreFixture, NULL, store_fixture_set_up_closed, test_thread,
              store_fixture_tear_down);
  g_test_add ("/store/open/close", StoreFixture, NULL, store_fixture_set_up, test_close, store_fixture_tear_down);
  g_test_add ("/store/open/dispose", StoreFixture, NULL, store_fixture_set_up, test_dispose, store_fixture_tear_down);
  g_test_add ("/store/open/cancelled", StoreFixture, NULL, store_fixture_set_up_closed, test_cancelled_open,
              store_fixture_tear_down);
  g_test_add ("/store/open/two-stores", StoreFixture, NULL, store_fixture_set_up, test_two_stores,
              store_fixture_tear_down);
}
