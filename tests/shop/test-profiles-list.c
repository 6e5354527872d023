/* test-profiles-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "loa-profile-make.h"
#include "loa-profile-name.h"
#include "loa-profile-settings.h"
#include "loa-speaker-record.h"
#include "loa-store-make.h"
#include "loa-store.h"
#include "test-profiles.h"

#define N_TOGETHER 8
#define N_MANY 200

static const char *program;

typedef struct
{
  char *folder; /* (owned) */
  LoaProfileList *list; /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("loa-profiles-XXXXXX", NULL);
  fixture->list = loa_profile_list_new (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->list);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static char *
get_folder (Fixture    *fixture,
            const char *name)
{
  return g_build_filename (fixture->folder, "profiles", name, NULL);
}

/* A store such as those that were there before there were titles, unless @title is given. */
static void
make_profile (Fixture    *fixture,
              const char *name,
              const char *title,
              const char *colour)
{
  g_autofree char *folder = get_folder (fixture, name);
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  if (title != NULL)
    g_hash_table_insert (settings, (gpointer) LOA_PROFILE_SETTING_TITLE, (gpointer) title);
  if (colour != NULL)
    g_hash_table_insert (settings, (gpointer) LOA_PROFILE_SETTING_COLOUR, (gpointer) colour);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  loa_store_make (folder, settings, NULL, &error);
  g_assert_no_error (error);
}

/* What the list holds: names, in their order. */
static void
assert_names (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (LoaProfile) profile = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", loa_profile_get_name (profile));
    }

  g_assert_cmpstr (names->str, ==, expected);
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  load_list (fixture->list, &error);
  g_assert_no_error (error);
}

static void
create (Fixture    *fixture,
        const char *title,
        const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaProfile) profile = create_profile (fixture->list, title, LOA_PROFILE_COLOUR_RED, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (loa_profile_get_name (profile), ==, expected);
  g_assert_true (find_profile (fixture->list, expected) == profile);
}

static void
test_names (void)
{
  const struct
  {
    const char *title;
    guint number;
    const char *name;
  } cases[] = {
    { "Quán phở Bà Hạnh", 1, "quan-pho-ba-hanh" },
    { "Quán phở Bà Hạnh", 2, "quan-pho-ba-hanh-2" },
    { "Đặng & Đức  — số 12/3", 1, "dang-duc-so-12-3" },
    { "-- x --", 1, "x" },
    { "../../etc/passwd", 1, "etc-passwd" },
    { "..", 1, "profile" },
    { "北京烤鸭", 1, "profile" },
    { "北京烤鸭", 12, "profile-12" },
    { "", 1, "profile" },
    { "\xff\xfe", 1, "profile" },
    { "Default", 1, "default-2" },
    { "DEFAULT!", 2, "default-3" },
    { "ＦＵＬＬ width", 1, "full-width" },
    { "12345678901234567890123456789012", 1, "12345678901234567890123456789012" },
    { "123456789012345678901234567890123", 1, "12345678901234567890123456789012" },
    { "1234567890123456789012345678901 3", 1, "1234567890123456789012345678901" },
    { "12345678901234567890123456789012", 10000, "12345678901234567890123456-10000" },
    { "1234567890123456789012345678 901", 123, "1234567890123456789012345678-123" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = loa_profile_name_make (cases[i].title, cases[i].number);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_true (loa_profile_check_name (name, NULL));
    }
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaProfile) profile = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);

  assert_names (fixture, "default");
  load (fixture);
  assert_names (fixture, "default");
  g_assert_true (find_profile (fixture->list, "default") == profile);
  g_assert_cmpstr (loa_profile_get_title (profile), ==, "Default profile");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 1));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)) == LOA_TYPE_PROFILE);
}

static void
make_odd_things (Fixture *fixture)
{
  g_autofree char *file = get_folder (fixture, "file");
  g_autofree char *without_store = get_folder (fixture, "without-store");
  g_autofree char *damaged = get_folder (fixture, "zz-damaged");
  g_autofree char *store = g_build_filename (damaged, LOA_STORE_NAME, NULL);
  g_autofree char *dangling = get_folder (fixture, "dangling");
  g_autofree char *target = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *linked = get_folder (fixture, "linked");
  g_autofree char *moved = get_folder (fixture, "moved");

  make_profile (fixture, "bad name", NULL, NULL);
  make_profile (fixture, ".hidden", NULL, NULL);
  make_profile (fixture, "cửa-hàng", NULL, NULL);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (g_mkdir (without_store, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (damaged, 0700), ==, 0);
  g_assert_true (g_file_set_contents (store, "not a store", -1, NULL));
  g_assert_cmpint (symlink ("/nowhere", dangling), ==, 0);

  /* Somebody has a profile on another disk. */
  make_profile (fixture, "moved", "Moved", NULL);
  g_assert_cmpint (rename (moved, target), ==, 0);
  g_assert_cmpint (symlink (target, linked), ==, 0);
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  LoaProfile *profile;

  make_profile (fixture, "plain", NULL, NULL);
  make_profile (fixture, "b", "Bánh mì", "teal");
  make_profile (fixture, "a", "Yến", "no colour that is known");
  make_profile (fixture, "odd", "two\nlines", "red");
  make_odd_things (fixture);

  load (fixture);
  assert_names (fixture, "default b a odd plain zz-damaged");
  profile = find_profile (fixture->list, "b");
  g_assert_cmpstr (loa_profile_get_title (profile), ==, "Bánh mì");
  g_assert_cmpint (loa_profile_get_colour (profile), ==, LOA_PROFILE_COLOUR_TEAL);
  g_assert_cmpint (loa_profile_get_colour (find_profile (fixture->list, "a")), ==, LOA_PROFILE_COLOUR_NONE);
  g_assert_cmpstr (loa_profile_get_title (find_profile (fixture->list, "odd")), ==, "odd");
  g_assert_cmpstr (loa_profile_get_title (find_profile (fixture->list, "zz-damaged")), ==, "zz-damaged");
}

static void
count_changes_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  guint *n_changes = user_data;

  *n_changes += 1;
}

static void
test_load_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = get_folder (fixture, "b");
  guint n_changes = 0;
  LoaProfile *profile;

  make_profile (fixture, "a", "One", NULL);
  make_profile (fixture, "b", "Two", NULL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  load (fixture);
  g_assert_cmpuint (n_changes, ==, 1);
  profile = find_profile (fixture->list, "a");

  load (fixture);
  g_assert_cmpuint (n_changes, ==, 1);

  remove_folder (folder);
  load (fixture);
  g_assert_cmpuint (n_changes, ==, 2);
  assert_names (fixture, "default a");
  g_assert_true (find_profile (fixture->list, "a") == profile);
}

static void
test_load_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *profiles = g_build_filename (fixture->folder, "profiles", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (profiles, "", 0, NULL));
  g_assert_false (load_list (fixture->list, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
  assert_names (fixture, "default");
}

static void
assert_mode (Fixture    *fixture,
             const char *name,
             guint       mode)
{
  g_autofree char *path = get_folder (fixture, name);
  GStatBuf status;

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, mode);
}

static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  create (fixture, "Quán phở", "quan-pho");
  create (fixture, "  Quan pho ", "quan-pho-2");
  create (fixture, "Default", "default-2");
  create (fixture, "An", "an");
  assert_names (fixture, "default an default-2 quan-pho-2 quan-pho");
  g_assert_cmpstr (loa_profile_get_title (find_profile (fixture->list, "quan-pho-2")), ==, "Quan pho");
  assert_mode (fixture, "", 0700);
  assert_mode (fixture, "an", 0700);
  assert_mode (fixture, "an/" LOA_STORE_NAME, 0600);

  /* As another process finds them. */
  assert_ends (fixture->list);
  fixture->list = loa_profile_list_new (fixture->folder);
  load (fixture);
  assert_names (fixture, "default an default-2 quan-pho-2 quan-pho");
  g_assert_cmpint (loa_profile_get_colour (find_profile (fixture->list, "an")), ==, LOA_PROFILE_COLOUR_RED);
}

static void
test_create_taken (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *profiles = get_folder (fixture, NULL);
  g_autofree char *link = get_folder (fixture, "shop");
  g_autofree char *file = get_folder (fixture, "shop-2");
  g_autofree char *empty = get_folder (fixture, "shop-3");
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_cmpint (g_mkdir (profiles, 0700), ==, 0);
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);

  create (fixture, "Shop", "shop-4");
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

static void
test_create_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  const char *titles[] = { "", "  ", "two\nlines", "\xff",
                           "1234567890123456789012345678901234567890123456789012345678901" };
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autoptr (LoaProfileList) misplaced = loa_profile_list_new (file);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_assert_null (create_profile (fixture->list, titles[i], LOA_PROFILE_COLOUR_RED, &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
      g_clear_error (&error);
    }

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (create_profile (misplaced, "Shop", LOA_PROFILE_COLOUR_RED, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  loa_profile_list_create_async (fixture->list, "Shop", LOA_PROFILE_COLOUR_RED, cancelled, keep_result_cb, &result);
  g_assert_null (loa_profile_list_create_finish (fixture->list, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  load (fixture);
  assert_names (fixture, "default");
}

/* What fails half way leaves nothing, not even a name that is taken. */
static void
test_create_undone (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = get_folder (fixture, "shop");
  g_autoptr (GPtrArray) twice = g_ptr_array_new ();
  g_autoptr (LoaSpeakerRecord) speaker = g_new0 (LoaSpeakerRecord, 1);
  g_autoptr (GError) error = NULL;

  speaker->hardware_id = g_strdup ("VNS1");
  g_ptr_array_add (twice, speaker);
  g_ptr_array_add (twice, speaker);
  g_assert_null (loa_profile_make (fixture->folder, "Shop", LOA_PROFILE_COLOUR_RED, NULL, twice, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  create (fixture, "Shop", "shop");
}

static void
test_colours (Fixture       *fixture,
              gconstpointer  data)
{
  for (int i = LOA_PROFILE_COLOUR_NONE + 1; i < LOA_PROFILE_N_COLOURS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LoaProfile) profile = NULL;

      g_assert_cmpint (loa_profile_list_get_unused_colour (fixture->list), ==, i);
      profile = create_profile (fixture->list, "Shop", (LoaProfileColour) i, &error);
      g_assert_no_error (error);
    }

  g_assert_cmpint (loa_profile_list_get_unused_colour (fixture->list), ==, LOA_PROFILE_COLOUR_BLUE);
}

static gboolean
have_all (gpointer user_data)
{
  GAsyncResult **results = user_data;

  for (guint i = 0; i < N_TOGETHER; i++)
    if (results[i] == NULL)
      return FALSE;

  return TRUE;
}

/* Two lists, as of two processes, and each more than once; one of them is being loaded. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  LoaProfileList *other = loa_profile_list_new (fixture->folder);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GAsyncResult *results[N_TOGETHER] = { NULL };
  g_autoptr (GAsyncResult) loaded = NULL;
  GError *error = NULL;

  loa_profile_list_load_async (fixture->list, NULL, keep_result_cb, &loaded);
  for (guint i = 0; i < N_TOGETHER; i++)
    loa_profile_list_create_async (i % 2 == 0 ? fixture->list : other, "Quán", LOA_PROFILE_COLOUR_RED, NULL,
                                   keep_result_cb, &results[i]);
  wait_until (have_all, results, "all profiles to be made");

  for (guint i = 0; i < N_TOGETHER; i++)
    {
      LoaProfileList *list = i % 2 == 0 ? fixture->list : other;
      g_autoptr (LoaProfile) profile = loa_profile_list_create_finish (list, results[i], &error);

      g_assert_no_error (error);
      g_assert_true (g_hash_table_add (names, g_strdup (loa_profile_get_name (profile))));
      g_object_unref (results[i]);
    }

  loa_profile_list_load_finish (fixture->list, wait_for_result (&loaded), &error);
  g_assert_no_error (error);
  g_clear_object (&loaded);

  /* None that was made here went missing by the loading. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), >=, 1 + N_TOGETHER / 2);
  load (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1 + N_TOGETHER);
  assert_ends (other);
}

int
run_profile_creator (const char *folder)
{
  g_autoptr (LoaProfileList) list = loa_profile_list_new (folder);

  for (guint i = 0; i < N_TOGETHER; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LoaProfile) profile = create_profile (list, "Quán", LOA_PROFILE_COLOUR_RED, &error);

      g_assert_no_error (error);
      printf ("%s\n", loa_profile_get_name (profile));
    }

  return EXIT_SUCCESS;
}

static void
test_processes (Fixture       *fixture,
                gconstpointer  data)
{
  GSubprocess *processes[2];
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      processes[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--create", fixture->folder,
                                       NULL);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_autofree char *output = NULL;
      g_auto (GStrv) lines = NULL;

      g_subprocess_communicate_utf8 (processes[i], NULL, NULL, &output, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_successful (processes[i]));
      lines = g_strsplit (g_strchomp (output), "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        g_assert_true (g_hash_table_add (names, g_strdup (lines[j])));
      g_object_unref (processes[i]);
    }

  g_assert_cmpuint (g_hash_table_size (names), ==, 2 * N_TOGETHER);
  load (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1 + 2 * N_TOGETHER);
}

typedef struct
{
  guint n_turns;
  gint64 last; /* monotonic, in microseconds */
  gint64 longest; /* likewise */
} Turns;

static gboolean
count_turns_cb (gpointer user_data)
{
  Turns *turns = user_data;
  gint64 now = g_get_monotonic_time ();

  turns->longest = MAX (turns->longest, now - turns->last);
  turns->last = now;
  turns->n_turns++;

  return G_SOURCE_CONTINUE;
}

static void
make_many (Fixture *fixture)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("shop-%u", i);

      make_profile (fixture, name, name, "blue");
    }
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  Turns turns = { 0 };
  gint64 begin;
  guint idle;

  make_many (fixture);
  begin = turns.last = g_get_monotonic_time ();
  idle = g_idle_add (count_turns_cb, &turns);
  load (fixture);
  g_source_remove (idle);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1 + N_MANY);
  g_test_message ("%d profiles in %" G_GINT64_FORMAT " µs, %u turns of the loop, the longest %" G_GINT64_FORMAT " µs",
                  N_MANY, g_get_monotonic_time () - begin, turns.n_turns, turns.longest);
  g_assert_cmpuint (turns.n_turns, >, 10);
}

/* The names of the folder have long been read when the new one comes. */
static void
test_create_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;

  make_many (fixture);
  loa_profile_list_load_async (fixture->list, NULL, keep_result_cb, &loaded);
  create (fixture, "New", "new");
  loa_profile_list_load_finish (fixture->list, wait_for_result (&loaded), &error);
  g_assert_no_error (error);
  g_clear_object (&loaded);
  g_assert_nonnull (find_profile (fixture->list, "new"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2 + N_MANY);
}

#define ADD(path, function) g_test_add ("/profiles/list/" path, Fixture, NULL, set_up, function, tear_down)

void
add_profile_list_tests (const char *self)
{
  program = self;

  g_test_add_func ("/profiles/names", test_names);
  ADD ("empty", test_empty);
  ADD ("load", test_load);
  ADD ("load-again", test_load_again);
  ADD ("load-fails", test_load_fails);
  ADD ("create", test_create);
  ADD ("create-taken", test_create_taken);
  ADD ("create-fails", test_create_fails);
  ADD ("create-undone", test_create_undone);
  ADD ("colours", test_colours);
  ADD ("together", test_together);
  ADD ("processes", test_processes);
  ADD ("many", test_many);
  ADD ("create-meanwhile", test_create_meanwhile);
}
