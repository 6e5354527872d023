/* test-settings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child.h"
#include "loa-store-make.h"
#include "store-fixture.h"
#include "test-store.h"

#define N_PEEKS 1000

static const char * const keys[] = { "one", "other", "unset", NULL };

/* A profile's folder, and the store in it, where the fixture has a file. */
static char *
get_store_path (StoreFixture *fixture)
{
  return g_build_filename (fixture->folder, LOA_STORE_NAME, NULL);
}

static GHashTable *
make_settings (const char *one,
               const char *other)
{
  GHashTable *settings = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (settings, (gpointer) "one", (gpointer) one);
  g_hash_table_insert (settings, (gpointer) "other", (gpointer) other);

  return settings;
}

static void
set (LoaStore   *store,
     const char *one,
     const char *other)
{
  g_autoptr (GHashTable) settings = make_settings (one, other);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_set_settings_async (store, settings, NULL, keep_result_cb, &result);
  loa_store_set_settings_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
assert_holds (GHashTable *settings,
              const char *one,
              const char *other)
{
  g_assert_nonnull (settings);
  g_assert_cmpstr (g_hash_table_lookup (settings, "one"), ==, one);
  g_assert_cmpstr (g_hash_table_lookup (settings, "other"), ==, other);
  g_assert_cmpuint (g_hash_table_size (settings), ==, (one != NULL) + (other != NULL));
}

static void
assert_has (LoaStore   *store,
            const char *one,
            const char *other)
{
  g_autoptr (GHashTable) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_get_settings_async (store, keys, NULL, keep_result_cb, &result);
  settings = loa_store_get_settings_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  assert_holds (settings, one, other);
}

/* What waits for the disk is called on a thread, which the tests see to. */
typedef struct
{
  const char *folder; /* (unowned) */
  GHashTable *settings; /* (unowned) (nullable) */
  GPtrArray *speakers; /* (unowned) (nullable) */
  GError **error; /* (unowned) */
} ThreadCall;

static gpointer
peek_thread (gpointer data)
{
  ThreadCall *call = data;

  return loa_store_peek_settings (call->folder, keys, call->error);
}

static GHashTable *
peek (const char  *folder,
      GError     **error)
{
  ThreadCall call = { folder, NULL, NULL, error };

  return g_thread_join (g_thread_new ("peek", peek_thread, &call));
}

static gpointer
make_thread (gpointer data)
{
  ThreadCall *call = data;

  return GINT_TO_POINTER (loa_store_make (call->folder, call->settings, call->speakers, call->error));
}

static gboolean
make (const char  *folder,
      GHashTable  *settings,
      GPtrArray   *speakers,
      GError     **error)
{
  ThreadCall call = { folder, settings, speakers, error };

  return GPOINTER_TO_INT (g_thread_join (g_thread_new ("make", make_thread, &call)));
}

static void
assert_peeks (const char *folder,
              const char *one,
              const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) settings = peek (folder, &error);

  g_assert_no_error (error);
  assert_holds (settings, one, other);
}

static void
assert_peek_fails (const char    *folder,
                   LoaStoreError  expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) settings = peek (folder, &error);

  g_assert_error (error, LOA_STORE_ERROR, (int) expected);
  g_assert_null (settings);
}

static LoaStore *
open_in (StoreFixture *fixture)
{
  g_autofree char *path = get_store_path (fixture);
  g_autoptr (GError) error = NULL;
  LoaStore *store = open_store (path, &error);

  g_assert_no_error (error);

  return store;
}

static void
close_it (LoaStore *store)
{
  g_autoptr (GError) error = NULL;

  close_store (store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (store);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_several (StoreFixture  *fixture,
              gconstpointer  data)
{
  assert_has (fixture->store, NULL, NULL);
  set (fixture->store, "1", "Quán phở");
  assert_has (fixture->store, "1", "Quán phở");
  set (fixture->store, "2", NULL);
  assert_has (fixture->store, "2", NULL);
}

static void
test_peek_closed (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = get_store_path (fixture);
  LoaStore *store = open_in (fixture);
  struct stat before;
  struct stat after;

  set (store, "1", "2");
  close_it (store);
  g_assert_cmpint (lstat (path, &before), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  assert_peeks (fixture->folder, "1", "2");

  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpint (lstat (path, &after), ==, 0);
  g_assert_cmpint (after.st_mtim.tv_nsec, ==, before.st_mtim.tv_nsec);
  g_assert_cmpint (after.st_size, ==, before.st_size);
}

/* What was written last stands in the log only. */
static void
test_peek_open (StoreFixture  *fixture,
                gconstpointer  data)
{
  LoaStore *store = open_in (fixture);

  set (store, "1", "2");
  assert_peeks (fixture->folder, "1", "2");
  set (store, "3", NULL);
  assert_peeks (fixture->folder, "3", NULL);
  assert_has (store, "3", NULL);
  close_it (store);
}

static void
test_peek_elsewhere (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = get_store_path (fixture);
  Child *child = child_new ("hold-settings", path, "held elsewhere");
  g_autofree char *line = child_read_line (child);

  g_assert_cmpstr (line, ==, "held");
  assert_peeks (fixture->folder, "held elsewhere", "held elsewhere");
  child_write (child);
  g_assert_cmpint (child_end (child), ==, 0);
  assert_peeks (fixture->folder, "held elsewhere", "held elsewhere");
}

static void
test_peek_crashed (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = get_store_path (fixture);
  Child *child = child_new ("hold-settings", path, "not yet in the file");
  g_autofree char *line = child_read_line (child);
  LoaStore *store;

  g_assert_cmpstr (line, ==, "held");
  child_kill (child);
  g_assert_cmpint (child_end (child), ==, -1);

  assert_peeks (fixture->folder, "not yet in the file", "not yet in the file");
  store = open_in (fixture);
  assert_has (store, "not yet in the file", "not yet in the file");
  close_it (store);
}

/* Both settings are always written as one. */
static void
test_peek_changing (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = get_store_path (fixture);
  Child *child = child_new ("change-settings", path, NULL);
  g_autofree char *line = child_read_line (child);

  g_assert_cmpstr (line, ==, "changing");
  for (int i = 0; i < N_PEEKS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) settings = peek (fixture->folder, &error);

      g_assert_no_error (error);
      g_assert_nonnull (g_hash_table_lookup (settings, "one"));
      g_assert_cmpstr (g_hash_table_lookup (settings, "one"), ==, g_hash_table_lookup (settings, "other"));
    }

  child_kill (child);
  child_end (child);
}

static void
test_peek_missing (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = get_store_path (fixture);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);

  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
  assert_peek_fails (nowhere, LOA_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_NOT_FOUND);
  assert_peek_fails (path, LOA_STORE_ERROR_NOT_FOUND);
}

static void
test_peek_unusable (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = get_store_path (fixture);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  close_it (open_in (fixture));
  execute_sql (path, "PRAGMA user_version = 2000");
  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_NEWER);
  g_assert_cmpint (query_integer (path, "PRAGMA user_version"), ==, 2000);

  execute_sql (path, "PRAGMA user_version = 1");
  g_assert_cmpint (rename (path, target), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_FAILED);
  g_unlink (path);

  g_assert_cmpint (truncate (target, 5000), ==, 0);
  g_assert_cmpint (rename (target, path), ==, 0);
  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_CORRUPT);
  g_assert_true (g_file_set_contents (path, "nothing of the kind", -1, NULL));
  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_CORRUPT);
  g_unlink (path);

  /* Opening it would wait for somebody to write. */
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_CORRUPT);
  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_peek_fails (fixture->folder, LOA_STORE_ERROR_CORRUPT);
}

/* A folder whose name means something in an address. */
static void
test_peek_names (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "a?b#c%41 đ&mode=rw", NULL);
  g_autoptr (GHashTable) settings = make_settings ("1", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_hash_table_remove (settings, "other");
  make (folder, settings, NULL, &error);
  g_assert_no_error (error);
  assert_peeks (folder, "1", NULL);
}

static LoaSpeakerRecord *
make_speaker (const char *hardware_id,
              const char *name,
              const char *model)
{
  LoaSpeakerRecord *speaker = g_new0 (LoaSpeakerRecord, 1);

  speaker->hardware_id = g_strdup (hardware_id);
  speaker->name = g_strdup (name);
  speaker->model = g_strdup (model);

  return speaker;
}

static void
test_make (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = get_store_path (fixture);
  g_autoptr (GHashTable) settings = make_settings ("1", "2");
  g_autoptr (GPtrArray) speakers = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_speaker_record_free);
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;
  LoaStore *store;

  g_ptr_array_add (speakers, make_speaker ("VNS2", "Quầy", "Q300"));
  g_ptr_array_add (speakers, make_speaker ("VNS1", NULL, NULL));
  make (fixture->folder, settings, speakers, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpint (lstat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
  assert_sound (path);

  store = open_in (fixture);
  assert_has (store, "1", "2");
  loa_store_list_speakers_async (store, NULL, keep_result_cb, &result);
  listed = loa_store_list_speakers_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_cmpstr (((LoaSpeakerRecord *) listed->pdata[0])->hardware_id, ==, "VNS2");
  g_assert_cmpstr (((LoaSpeakerRecord *) listed->pdata[0])->name, ==, "Quầy");
  g_assert_cmpstr (((LoaSpeakerRecord *) listed->pdata[0])->model, ==, "Q300");
  g_assert_cmpstr (((LoaSpeakerRecord *) listed->pdata[1])->hardware_id, ==, "VNS1");
  g_assert_null (((LoaSpeakerRecord *) listed->pdata[1])->name);
  g_clear_object (&result);
  close_it (store);
}

static void
test_make_fails (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (GHashTable) settings = make_settings ("1", "1");
  g_autoptr (GPtrArray) twice = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_speaker_record_free);
  g_autoptr (GError) error = NULL;
  LoaStore *store;

  g_ptr_array_add (twice, make_speaker ("VNS1", NULL, NULL));
  g_ptr_array_add (twice, make_speaker ("VNS1", NULL, NULL));
  g_assert_false (make (fixture->folder, settings, twice, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  g_assert_false (make (nowhere, settings, NULL, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED);
  g_clear_error (&error);

  store = open_in (fixture);
  set (store, "2", "2");
  close_it (store);
  g_assert_false (make (fixture->folder, settings, NULL, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT);
  assert_peeks (fixture->folder, "2", "2");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

#define ADD(path, function) \
  g_test_add ("/store/settings/" path, StoreFixture, NULL, store_fixture_set_up_closed, function, \
              store_fixture_tear_down)

void
add_settings_tests (void)
{
  g_test_add ("/store/settings/several", StoreFixture, NULL, store_fixture_set_up, test_several,
              store_fixture_tear_down);
  ADD ("peek-closed", test_peek_closed);
  ADD ("peek-open", test_peek_open);
  ADD ("peek-elsewhere", test_peek_elsewhere);
  ADD ("peek-crashed", test_peek_crashed);
  ADD ("peek-changing", test_peek_changing);
  ADD ("peek-missing", test_peek_missing);
  ADD ("peek-unusable", test_peek_unusable);
  ADD ("peek-names", test_peek_names);
  ADD ("make", test_make);
  ADD ("make-fails", test_make_fails);
}
