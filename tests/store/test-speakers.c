/* test-speakers.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include "loa-speaker-tags.h"
#include "loa-store-speaker-lines.h"

static LoaSpeakerRecord *
add_speaker (LoaStore   *store,
             const char *hardware_id,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  LoaSpeakerRecord *record;

  loa_store_add_speaker_async (store, hardware_id, name, NULL, keep_result_cb, &result);
  record = loa_store_add_speaker_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return record;
}

static LoaSpeakerRecord *
rename_speaker (LoaStore    *store,
                const char  *hardware_id,
                const char  *name,
                GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_rename_speaker_async (store, hardware_id, name, NULL, keep_result_cb, &result);

  return loa_store_rename_speaker_finish (store, wait_for_result (&result), error);
}

static LoaSpeakerRecord *
remove_speaker (LoaStore    *store,
                const char  *hardware_id,
                GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_remove_speaker_async (store, hardware_id, NULL, keep_result_cb, &result);

  return loa_store_remove_speaker_finish (store, wait_for_result (&result), error);
}

static void
restore_speaker (LoaStore               *store,
                 const LoaSpeakerRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_restore_speaker_async (store, record, NULL, keep_result_cb, &result);
  loa_store_restore_speaker_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
update_speaker (LoaStore               *store,
                const LoaSpeakerRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_update_speaker_async (store, record, NULL, keep_result_cb, &result);
  loa_store_update_speaker_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_speakers (LoaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *records;

  loa_store_list_speakers_async (store, NULL, keep_result_cb, &result);
  records = loa_store_list_speakers_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return records;
}

/* The register as serial=name, in order. */
static void
assert_register (LoaStore   *store,
                 const char *expected)
{
  g_autoptr (GPtrArray) records = list_speakers (store);
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaSpeakerRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (seen, "%s%s=%s", i > 0 ? " " : "", record->hardware_id,
                              record->name != NULL ? record->name : "");
    }

  g_assert_cmpstr (seen->str, ==, expected);
}

static void
add_three (LoaStore *store)
{
  const char *const names[] = { "A", "B", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (LoaSpeakerRecord) record = add_speaker (store, names[i], names[i]);

      g_assert_cmpstr (record->name, ==, names[i]);
    }
}

static void
test_add (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (LoaSpeakerRecord) added = add_speaker (fixture->store, "VNS52508000001", NULL);
  g_autoptr (LoaSpeakerRecord) named = NULL;
  g_autoptr (LoaSpeakerRecord) kept = NULL;
  g_autoptr (LoaSpeakerRecord) copy = NULL;

  g_assert_cmpstr (added->hardware_id, ==, "VNS52508000001");
  g_assert_null (added->name);
  g_assert_null (added->model);
  g_assert_cmpint (added->is_paired, ==, LOA_TERNARY_UNKNOWN);
  g_assert_cmpint (added->online, ==, LOA_TERNARY_UNKNOWN);
  g_assert_cmpint (added->checked, ==, 0);
  g_assert_null (added->paired_time);

  named = add_speaker (fixture->store, "VNS52508000001", "Quầy 1");
  g_assert_cmpstr (named->name, ==, "Quầy 1");
  kept = add_speaker (fixture->store, "VNS52508000001", NULL);
  g_assert_cmpstr (kept->name, ==, "Quầy 1");

  copy = loa_speaker_record_copy (kept);
  g_assert_cmpstr (copy->hardware_id, ==, kept->hardware_id);
  g_assert_cmpstr (copy->name, ==, kept->name);

  store_fixture_reopen (fixture);
  assert_register (fixture->store, "VNS52508000001=Quầy 1");
}

static void
test_rename (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSpeakerRecord) added = add_speaker (fixture->store, "A", "one");
  g_autoptr (LoaSpeakerRecord) renamed = rename_speaker (fixture->store, "A", "two", &error);
  g_autoptr (LoaSpeakerRecord) unnamed = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (renamed->name, ==, "two");
  unnamed = rename_speaker (fixture->store, "A", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (unnamed->name);

  g_assert_null (rename_speaker (fixture->store, "B", "two", &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND);
}

static void
test_remove_and_restore (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSpeakerRecord) removed_c = NULL;
  g_autoptr (LoaSpeakerRecord) removed_b = NULL;
  g_autoptr (LoaSpeakerRecord) added = NULL;
  g_autoptr (LoaSpeakerRecord) again = NULL;

  add_three (fixture->store);
  removed_c = remove_speaker (fixture->store, "C", &error);
  g_assert_no_error (error);
  added = add_speaker (fixture->store, "D", "D");
  assert_register (fixture->store, "A=A B=B D=D");

  restore_speaker (fixture->store, removed_c);
  assert_register (fixture->store, "A=A B=B C=C D=D");
  restore_speaker (fixture->store, removed_c);
  assert_register (fixture->store, "A=A B=B C=C D=D");

  /* Added again in between. */
  removed_b = remove_speaker (fixture->store, "B", &error);
  g_assert_no_error (error);
  again = add_speaker (fixture->store, "B", NULL);
  assert_register (fixture->store, "A=A C=C D=D B=");
  restore_speaker (fixture->store, removed_b);
  assert_register (fixture->store, "A=A B=B C=C D=D");

  g_assert_null (remove_speaker (fixture->store, "E", &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND);
}

static void
test_update (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (LoaSpeakerRecord) added = add_speaker (fixture->store, "A", "one");
  LoaSpeakerRecord told = {
    .hardware_id = (char *) "A", .name = (char *) "not written", .model = (char *) "SB-1",
    .is_paired = LOA_TERNARY_YES, .online = LOA_TERNARY_NO, .checked = 1760000000,
    .paired_time = (char *) "2025-10-13 10:00:00",
  };
  LoaSpeakerRecord unknown = { .hardware_id = (char *) "B" };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const LoaSpeakerRecord *record;

  update_speaker (fixture->store, &told);
  records = list_speakers (fixture->store);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (record->name, ==, "one");
  g_assert_cmpstr (record->model, ==, "SB-1");
  g_assert_cmpint (record->is_paired, ==, LOA_TERNARY_YES);
  g_assert_cmpint (record->online, ==, LOA_TERNARY_NO);
  g_assert_cmpint (record->checked, ==, 1760000000);
  g_assert_cmpstr (record->paired_time, ==, "2025-10-13 10:00:00");

  told.paired_time = NULL;
  told.online = LOA_TERNARY_UNKNOWN;
  update_speaker (fixture->store, &told);
  later = list_speakers (fixture->store);
  record = g_ptr_array_index (later, 0);
  g_assert_cmpstr (record->paired_time, ==, "2025-10-13 10:00:00");
  g_assert_cmpint (record->online, ==, LOA_TERNARY_UNKNOWN);

  update_speaker (fixture->store, &unknown);
  assert_register (fixture->store, "A=one");
}

static LoaSpeakerRecord *
set_details (LoaStore    *store,
             const char  *hardware_id,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_set_speaker_details_async (store, hardware_id, "Quầy 1", "Tầng 2", "vip, Quầy;VIP", "Gọi\ntrước", NULL,
                                       keep_result_cb, &result);

  return loa_store_set_speaker_details_finish (store, wait_for_result (&result), error);
}

static void
assert_details (const LoaSpeakerRecord *record)
{
  g_assert_cmpstr (record->name, ==, "Quầy 1");
  g_assert_cmpstr (record->place, ==, "Tầng 2");
  g_assert_cmpstr (record->tags, ==, "vip\nQuầy");
  g_assert_cmpstr (record->note, ==, "Gọi\ntrước");
}

static void
test_details (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSpeakerRecord) added = add_speaker (fixture->store, "A", "one");
  g_autoptr (LoaSpeakerRecord) changed = set_details (fixture->store, "A", &error);
  g_autoptr (LoaSpeakerRecord) removed = NULL;
  g_autoptr (LoaSpeakerRecord) again = NULL;
  g_autoptr (LoaSpeakerRecord) copy = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  assert_details (changed);
  copy = loa_speaker_record_copy (changed);
  assert_details (copy);
  g_assert_null (set_details (fixture->store, "B", &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  removed = remove_speaker (fixture->store, "A", &error);
  g_assert_no_error (error);
  assert_details (removed);
  again = add_speaker (fixture->store, "A", NULL);
  restore_speaker (fixture->store, removed);
  records = list_speakers (fixture->store);
  assert_details (g_ptr_array_index (records, 0));
}

static GArray *
add_many (LoaStore         *store,
          LoaSpeakerRecord *speakers,
          guint             n_speakers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GArray *additions;

  for (guint i = 0; i < n_speakers; i++)
    g_ptr_array_add (records, &speakers[i]);
  loa_store_add_speakers_async (store, records, NULL, keep_result_cb, &result);
  additions = loa_store_add_speakers_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (additions->len, ==, n_speakers);

  return additions;
}

static void
test_add_many (StoreFixture  *fixture,
               gconstpointer  data)
{
  LoaSpeakerRecord speakers[] = {
    { .hardware_id = (char *) "B", .name = (char *) "two" },
    { .hardware_id = (char *) "A" },
    { .hardware_id = (char *) "B", .place = (char *) "here" },
    { .hardware_id = (char *) "C", .tags = (char *) "x;y" },
    { .hardware_id = (char *) "C", .tags = (char *) "x\ny" },
  };
  g_autoptr (LoaSpeakerRecord) added = add_speaker (fixture->store, "A", "one");
  g_autoptr (GArray) additions = NULL;
  g_autoptr (GArray) none = NULL;

  additions = add_many (fixture->store, speakers, G_N_ELEMENTS (speakers));
  g_assert_cmpint (g_array_index (additions, LoaSpeakerAddition, 0), ==, LOA_SPEAKER_ADDITION_ADDED);
  g_assert_cmpint (g_array_index (additions, LoaSpeakerAddition, 1), ==, LOA_SPEAKER_ADDITION_KNOWN);
  g_assert_cmpint (g_array_index (additions, LoaSpeakerAddition, 2), ==, LOA_SPEAKER_ADDITION_CHANGED);
  g_assert_cmpint (g_array_index (additions, LoaSpeakerAddition, 3), ==, LOA_SPEAKER_ADDITION_ADDED);
  g_assert_cmpint (g_array_index (additions, LoaSpeakerAddition, 4), ==, LOA_SPEAKER_ADDITION_KNOWN);
  assert_register (fixture->store, "A=one B=two C=");

  none = add_many (fixture->store, NULL, 0);
  assert_register (fixture->store, "A=one B=two C=");
}

static void
test_tags (void)
{
  static const struct
  {
    const char *text;
    const char *kept;
  } cases[] = {
    { NULL, NULL },
    { " ; ,\n", NULL },
    { "vip", "vip" },
    { "  Tầng   hai ,\tvip\r\nVIP;ví p", "Tầng hai\nvip\nví p" },
    { "Đá, da, \xe2\x80\x8b, a\xe2\x80\xa8" "b", "Đá\na\nb" },
    { "bad\xff", "bad\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = loa_speaker_tags_clean (cases[i].text);
      g_auto (GStrv) tags = loa_speaker_tags_split (kept);
      g_autofree char *joined = loa_speaker_tags_join ((const char * const *) tags);

      g_assert_cmpstr (kept, ==, cases[i].kept);
      g_assert_cmpstr (joined, ==, cases[i].kept);
    }
}

static void
count_cb (LoaStore *store,
          guint    *count)
{
  *count += 1;
}

static void
test_signal (StoreFixture  *fixture,
             gconstpointer  data)
{
  guint n_speakers = 0;
  guint n_announcements = 0;
  g_autoptr (LoaSpeakerRecord) added = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->store, "speakers-changed", G_CALLBACK (count_cb), &n_speakers);
  g_signal_connect (fixture->store, "announcements-changed", G_CALLBACK (count_cb), &n_announcements);

  added = add_speaker (fixture->store, "A", NULL);
  g_assert_cmpuint (n_speakers, ==, 1);
  records = list_speakers (fixture->store);
  g_assert_null (remove_speaker (fixture->store, "B", &error));
  g_assert_cmpuint (n_speakers, ==, 1);
  g_assert_cmpuint (n_announcements, ==, 0);
}

void
add_speaker_tests (void)
{
  g_test_add ("/store/speakers/add", StoreFixture, NULL, store_fixture_set_up, test_add, store_fixture_tear_down);
  g_test_add ("/store/speakers/rename", StoreFixture, NULL, store_fixture_set_up, test_rename,
              store_fixture_tear_down);
  g_test_add ("/store/speakers/remove-and-restore", StoreFixture, NULL, store_fixture_set_up,
              test_remove_and_restore, store_fixture_tear_down);
  g_test_add ("/store/speakers/update", StoreFixture, NULL, store_fixture_set_up, test_update,
              store_fixture_tear_down);
  g_test_add ("/store/speakers/details", StoreFixture, NULL, store_fixture_set_up, test_details,
              store_fixture_tear_down);
  g_test_add ("/store/speakers/add-many", StoreFixture, NULL, store_fixture_set_up, test_add_many,
              store_fixture_tear_down);
  g_test_add_func ("/store/speakers/tags", test_tags);
  g_test_add ("/store/speakers/signal", StoreFixture, NULL, store_fixture_set_up, test_signal,
              store_fixture_tear_down);
}
