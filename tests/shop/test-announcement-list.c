/* test-announcement-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <string.h>

#include "loa-announcement-export.h"
#include "loa-announcement-list.h"
#include "loa-store-announcements.h"
#include "loa-store-speakers.h"
#include "loa-store-watch.h"
#include "loa-vietnam-time.h"

#define N_MANY 200000

typedef struct
{
  char *folder; /* (owned) */
  Work work; /* only its store is used */
  LoaAnnouncementList *list; /* (owned) */
} Fixture;

static gboolean
is_loaded (gpointer user_data)
{
  return !loa_announcement_list_get_loading (user_data);
}

static void
wait_for_rows (Fixture *fixture)
{
  wait_until (is_loaded, fixture->list, "the ledger to be looked up");
}

static guint
count (Fixture *fixture)
{
  wait_for_rows (fixture);

  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
ask (Fixture              *fixture,
     const char           *request_id,
     const char           *hardware_id,
     gint64                amount,
     LoaAnnouncementCause  cause,
     const char           *moment)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 asked;

  g_assert_true (loa_vietnam_time_parse (moment, &asked));
  loa_store_ask_announcement_async (fixture->work.store, request_id, hardware_id, amount, cause, asked, NULL,
                                    keep_result_cb, &result);
  record = loa_store_ask_announcement_finish (fixture->work.store, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
}

static void
update (Fixture              *fixture,
        const char           *request_id,
        LoaAnnouncementState  state,
        const char           *status,
        const char           *message)
{
  LoaAnnouncementRecord record = {
    .request_id = (char *) request_id, .state = state, .status = (char *) status, .message = (char *) message,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_update_announcement_async (fixture->work.store, &record, NULL, keep_result_cb, &result);
  loa_store_update_announcement_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
name_speaker (Fixture    *fixture,
              const char *hardware_id,
              const char *name)
{
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_add_speaker_async (fixture->work.store, hardware_id, name, NULL, keep_result_cb, &result);
  record = loa_store_add_speaker_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("loa-ledger-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->work.store_path = g_build_filename (fixture->folder, "store.db", NULL);
  fixture->work.store = work_open_store (&fixture->work);

  ask (fixture, "TEST-1", SPEAKER, 1000, LOA_ANNOUNCEMENT_CAUSE_TEST, "2025-02-24 23:59:59");
  ask (fixture, "hand-2", SPEAKER, 150000, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, "2025-02-25 00:00:00");
  ask (fixture, "PAY-3", OTHER_SPEAKER, 1200000, LOA_ANNOUNCEMENT_CAUSE_PAYMENT, "2025-02-25 23:59:59");
  ask (fixture, "50%_*[\"'", OTHER_SPEAKER, 2000, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, "2025-02-26 00:00:00");
  update (fixture, "hand-2", LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", "Đã phát thành công");
  update (fixture, "PAY-3", LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", NULL);

  fixture->list = loa_announcement_list_new (fixture->work.store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->list != NULL)
    assert_ends (g_steal_pointer (&fixture->list));

  work_close_store (g_steal_pointer (&fixture->work.store));
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->work.store_path);
}

static gboolean
is_read (gpointer user_data)
{
  return loa_announcement_get_record (user_data) != NULL;
}

static void
assert_request_id (Fixture    *fixture,
                   guint       position,
                   const char *request_id)
{
  g_autoptr (LoaAnnouncement) announcement = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  g_assert_nonnull (announcement);
  wait_until (is_read, announcement, "a row to be read");
  g_assert_cmpstr (loa_announcement_get_record (announcement)->request_id, ==, request_id);
}

static void
set_filter (Fixture    *fixture,
            const char *search,
            const char *hardware_id,
            guint       causes,
            guint       states,
            const char *from_day,
            const char *to_day)
{
  g_autoptr (LoaAnnouncementFilter) filter = loa_announcement_filter_new ();

  filter->search = g_strdup (search);
  filter->hardware_id = g_strdup (hardware_id);
  filter->causes = causes;
  filter->states = states;
  filter->from_day = g_strdup (from_day);
  filter->to_day = g_strdup (to_day);
  loa_announcement_list_set_filter (fixture->list, filter);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  const LoaAnnouncementTotals *totals = loa_announcement_list_get_totals (fixture->list);

  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_cmpint (totals->count, ==, 4);
  g_assert_cmpint (totals->sum, ==, 1350000);
  assert_request_id (fixture, 0, "50%_*[\"'");
  assert_request_id (fixture, 3, "TEST-1");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 4));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  set_filter (fixture, NULL, SPEAKER, 0, 0, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
  set_filter (fixture, NULL, NULL, 1u << LOA_ANNOUNCEMENT_CAUSE_TEST | 1u << LOA_ANNOUNCEMENT_CAUSE_PAYMENT, 0, NULL,
              NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
  set_filter (fixture, NULL, NULL, 0, 1u << LOA_ANNOUNCEMENT_STATE_ASKED, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpint (loa_announcement_list_get_totals (fixture->list)->sum, ==, 0);
  set_filter (fixture, NULL, "nobody", 0, 0, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 0);

  /* Days are Vietnam's, both inclusive; one that does not exist lets nothing through. */
  set_filter (fixture, NULL, NULL, 0, 0, "2025-02-25", "2025-02-25");
  g_assert_cmpuint (count (fixture), ==, 2);
  assert_request_id (fixture, 0, "PAY-3");
  set_filter (fixture, NULL, NULL, 0, 0, NULL, "2025-02-24");
  g_assert_cmpuint (count (fixture), ==, 1);
  set_filter (fixture, NULL, NULL, 0, 0, "2025-02-26", NULL);
  g_assert_cmpuint (count (fixture), ==, 1);
  set_filter (fixture, NULL, NULL, 0, 0, "2025-02-30", NULL);
  g_assert_cmpuint (count (fixture), ==, 0);
  set_filter (fixture, NULL, NULL, 0, 0, NULL, "2025-02-30");
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *search;
    guint n_rows;
  } searches[] = {
    { "", 4 },
    { " \t", 4 },
    { "vns5250800", 4 },
    { "QUAY DONG", 2 },
    { "đông", 2 },
    { "pay-3", 1 },
    { "da PHAT thành", 1 },
    { "150k", 1 },
    { "1tr2", 1 },
    { "150.000 thành", 1 },
    { "150k pay", 0 },
    { "%", 1 },
    { "_", 1 },
    { "*", 1 },
    { "[", 1 },
    { "\"", 1 },
    { "'", 1 },
    { "%_*[\"'", 1 },
    { "%%", 0 },
    { "V*1", 0 },
    { "000002quay", 0 },
    { "\xFF", 0 },
  };

  name_speaker (fixture, OTHER_SPEAKER, "Quầy Đông");

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      set_filter (fixture, searches[i].search, NULL, 0, 0, NULL, NULL);
      if (count (fixture) != searches[i].n_rows)
        g_error ("“%s” should find %u rows, not %u", searches[i].search, searches[i].n_rows, count (fixture));
    }
}

static void
check_speaker (Fixture    *fixture,
               const char *hardware_id)
{
  LoaSpeakerRecord record = { .hardware_id = (char *) hardware_id, .online = LOA_TERNARY_YES, .checked = 1760000000 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_update_speaker_async (fixture->work.store, &record, NULL, keep_result_cb, &result);
  g_assert_true (loa_store_update_speaker_finish (fixture->work.store, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

/* A search by name follows the register, but not the checks in the background. */
static void
test_search_follows_names (Fixture       *fixture,
                           gconstpointer  data)
{
  set_filter (fixture, "quay", NULL, 0, 0, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 0);
  name_speaker (fixture, OTHER_SPEAKER, "Quầy Đông");
  g_assert_true (loa_announcement_list_get_loading (fixture->list));
  g_assert_cmpuint (count (fixture), ==, 2);
  check_speaker (fixture, OTHER_SPEAKER);
  g_assert_false (loa_announcement_list_get_loading (fixture->list));
}

static void
count_cb (LoaAnnouncement *announcement,
          GParamSpec      *pspec,
          guint           *n_changes)
{
  (*n_changes)++;
}

static gboolean
is_failed (gpointer user_data)
{
  return loa_announcement_get_record (user_data)->state == LOA_ANNOUNCEMENT_STATE_FAILED;
}

/* What is looked at changes with the store, and leaves and enters a result as the filter has it. */
static void
test_store_changes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (LoaAnnouncement) announcement = NULL;
  g_autoptr (LoaAnnouncement) same = NULL;
  guint n_changes = 0;

  set_filter (fixture, NULL, NULL, 0, 1u << LOA_ANNOUNCEMENT_STATE_ASKED, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
  assert_request_id (fixture, 1, "TEST-1");
  announcement = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_signal_connect (announcement, "notify::record", G_CALLBACK (count_cb), &n_changes);

  update (fixture, "TEST-1", LOA_ANNOUNCEMENT_STATE_FAILED, NULL, "Loa ngoại tuyến");
  wait_until (is_failed, announcement, "a changed row to be read again");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (count (fixture), ==, 1);

  set_filter (fixture, NULL, NULL, 0, 1u << LOA_ANNOUNCEMENT_STATE_FAILED, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 1);
  same = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_true (same == announcement);

  ask (fixture, "new", SPEAKER, 5000, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, "2025-02-27 08:00:00");
  g_assert_cmpuint (count (fixture), ==, 1);
  update (fixture, "new", LOA_ANNOUNCEMENT_STATE_FAILED, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_signal_handlers_disconnect_by_data (announcement, &n_changes);
}

/* A row that stays when the filter changes before it was read is read all the same. */
static void
test_superseded (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LoaAnnouncement) announcement = NULL;

  g_assert_cmpuint (count (fixture), ==, 4);
  announcement = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  for (guint i = 0; i < 20; i++)
    set_filter (fixture, i % 2 == 0 ? "a" : "b", NULL, 0, 0, NULL, NULL);
  set_filter (fixture, "50", NULL, 0, 1u << LOA_ANNOUNCEMENT_STATE_ASKED, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
  wait_until (is_read, announcement, "a row that stayed to be read");
  g_assert_cmpstr (loa_announcement_get_record (announcement)->request_id, ==, "50%_*[\"'");
}

static void
fill (Fixture *fixture)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO announcements (request_id, hardware_id, amount, cause, state, asked)"
    " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " SELECT 'many-' || i, '" SPEAKER "', i, 'payment', 'delivered', 1741000000 + i FROM n", N_MANY);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "python3", "-c",
                            "import sqlite3, sys\n"
                            "connection = sqlite3.connect(sys.argv[1])\n"
                            "connection.execute(sys.argv[2])\n"
                            "connection.commit()\n",
                            fixture->work.store_path, sql, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

/* A large ledger is row numbers and the page that is looked at. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LoaAnnouncement) first = NULL;
  g_autoptr (LoaAnnouncement) near = NULL;
  g_autoptr (LoaAnnouncement) far = NULL;

  fill (fixture);
  loa_lazy_list_look_again (LOA_LAZY_LIST (fixture->list));
  g_assert_cmpuint (count (fixture), ==, N_MANY + 4);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  wait_until (is_read, first, "the first row to be read");
  g_assert_cmpint (loa_announcement_get_record (first)->amount, ==, N_MANY);
  near = g_list_model_get_item (G_LIST_MODEL (fixture->list), 100);
  g_assert_nonnull (loa_announcement_get_record (near));
  far = g_list_model_get_item (G_LIST_MODEL (fixture->list), 100000);
  g_assert_null (loa_announcement_get_record (far));

  set_filter (fixture, "many-77777", NULL, 0, 0, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static gboolean
has_five (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 5;
}

/* What is written past the store is seen while somebody looks. */
static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaStoreWatch) watch = loa_store_watch_new (fixture->work.store);
  LoaStore *own_store = fixture->work.store;

  g_assert_cmpuint (count (fixture), ==, 4);
  fixture->work.store = work_open_store (&fixture->work);
  ask (fixture, "from-another", SPEAKER, 5000, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, "2025-02-27 08:00:00");
  work_close_store (g_steal_pointer (&fixture->work.store));
  fixture->work.store = own_store;

  loa_store_watch_set_active (watch, TRUE);
  wait_until (has_five, fixture->list, "the list to show what another process asked for");
  loa_store_watch_set_active (watch, FALSE);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ledger.csv", NULL);
  g_autofree char *bad_path = g_build_filename (fixture->folder, "ledger.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (LoaAnnouncementFilter) filter = loa_announcement_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  name_speaker (fixture, SPEAKER, "=Quầy");
  filter->hardware_id = g_strdup (SPEAKER);
  loa_announcement_export_async (fixture->work.store, filter, path, NULL, NULL, keep_result_cb, &result);
  g_assert_cmpint (loa_announcement_export_finish (fixture->work.store, wait_for_result (&result), &error), ==, 2);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xEF\xBB\xBF" "Asked,Sent,Delivered,Speaker,Serial number,Amount,Cause,State,SePay’s status,"
                   "SePay’s message,Retries,Request ID\r\n"
                   "2025-02-25 00:00:00,,,'=Quầy," SPEAKER ",150000,By hand,Delivered,SUCCESS,Đã phát thành công,0,"
                   "hand-2\r\n"
                   "2025-02-24 23:59:59,,,'=Quầy," SPEAKER ",1000,Test,Asked,,,0,TEST-1\r\n");

  g_clear_object (&result);
  loa_announcement_export_async (fixture->work.store, filter, bad_path, NULL, NULL, keep_result_cb, &result);
  g_assert_cmpint (loa_announcement_export_finish (fixture->work.store, wait_for_result (&result), &error), ==, -1);
  g_assert_nonnull (error);
}

#define ADD(path, test) g_test_add ("/shop/announcement-list/" path, Fixture, NULL, set_up, test, tear_down)

void
add_announcement_list_tests (void)
{
  ADD ("rows", test_rows);
  ADD ("filter", test_filter);
  ADD ("search", test_search);
  ADD ("search-follows-names", test_search_follows_names);
  ADD ("store-changes", test_store_changes);
  ADD ("superseded", test_superseded);
  ADD ("many", test_many);
  ADD ("watch", test_watch);
  ADD ("export", test_export);
}
