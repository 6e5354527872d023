/* test-speaker-register.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-announcement-list.h"
#include "loa-speaker-register.h"
#include "loa-store-speakers.h"

typedef struct
{
  Work work;
  LoaSpeakerRegister *speakers; /* (owned) */
  guint n_changes;
  guint n_removed;
  guint n_added;
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *fixture)
{
  fixture->n_changes++;
  fixture->n_removed += n_removed;
  fixture->n_added += n_added;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  work_set_up_real_clock (&fixture->work, data);
  fixture->speakers = loa_speaker_register_new (fixture->work.store, fixture->work.account, fixture->work.clock);
  g_signal_connect (fixture->speakers, "items-changed", G_CALLBACK (items_changed_cb), fixture);

  loa_speaker_register_load_async (fixture->speakers, NULL, keep_result_cb, &result);
  loa_speaker_register_load_finish (fixture->speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (g_steal_pointer (&fixture->speakers));
  work_tear_down (&fixture->work, data);
}

static gboolean
has_one (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 1;
}

static gboolean
has_two (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 2;
}

static void
add (Fixture    *fixture,
     const char *text,
     const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_register_add_async (fixture->speakers, text, name, NULL, keep_result_cb, &result);
  record = loa_speaker_register_add_finish (fixture->speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static SepaySpeakerState *
check (Fixture     *fixture,
       const char  *text,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_speaker_register_check_async (fixture->speakers, text, NULL, keep_result_cb, &result);

  return loa_speaker_register_check_finish (fixture->speakers, wait_for_result (&result), error);
}

static void
test_add_and_remove (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) removed = NULL;
  g_autoptr (LoaSpeaker) first = NULL;
  g_autoptr (LoaSpeaker) still_first = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "  " SPEAKER " ", "Quầy 1");
  wait_until (has_one, fixture->speakers, "the register to show a speaker");
  first = g_list_model_get_item (G_LIST_MODEL (fixture->speakers), 0);
  g_assert_cmpstr (loa_speaker_get_hardware_id (first), ==, SPEAKER);
  g_assert_cmpstr (loa_speaker_get_title (first), ==, "Quầy 1");
  g_assert_cmpint (loa_speaker_get_online (first), ==, LOA_TERNARY_UNKNOWN);

  add (fixture, OTHER_SPEAKER, NULL);
  wait_until (has_two, fixture->speakers, "the register to show another");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (fixture->n_added, ==, 2);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  still_first = g_list_model_get_item (G_LIST_MODEL (fixture->speakers), 0);
  g_assert_true (first == still_first);
  g_assert_cmpstr (loa_speaker_get_title (loa_speaker_register_find (fixture->speakers, OTHER_SPEAKER)), ==,
                   OTHER_SPEAKER);

  loa_store_remove_speaker_async (fixture->work.store, OTHER_SPEAKER, NULL, keep_result_cb, &result);
  removed = loa_store_remove_speaker_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  wait_until (has_one, fixture->speakers, "the register to drop it");
  g_assert_cmpuint (fixture->n_removed, ==, 1);
}

static void
test_add_no_serial (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_register_add_async (fixture->speakers, "loa số 1", NULL, NULL, keep_result_cb, &result);
  g_assert_null (loa_speaker_register_add_finish (fixture->speakers, wait_for_result (&result), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
}

static gboolean
is_checked (gpointer user_data)
{
  return loa_speaker_get_checked (user_data) > 0;
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (SepaySpeakerState) other_state = NULL;
  g_autoptr (GError) error = NULL;
  LoaSpeaker *speaker;

  add (fixture, SPEAKER, NULL);
  wait_until (has_one, fixture->speakers, "the register to show a speaker");
  speaker = loa_speaker_register_find (fixture->speakers, SPEAKER);

  state = check (fixture, SPEAKER, &error);
  g_assert_no_error (error);
  g_assert_true (state->is_paired);
  g_assert_true (state->online);
  g_assert_false (loa_speaker_get_checking (speaker));
  wait_until (is_checked, speaker, "the speaker to show that it was checked");
  g_assert_cmpint (loa_speaker_get_online (speaker), ==, LOA_TERNARY_YES);
  g_assert_cmpint (loa_speaker_get_is_paired (speaker), ==, LOA_TERNARY_YES);
  g_assert_cmpstr (loa_speaker_get_model (speaker), ==, "S5 Plus");

  /* One that is not in the register is not put there. */
  other_state = check (fixture, OTHER_SPEAKER, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other_state->hardware_id, ==, OTHER_SPEAKER);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->speakers)), ==, 1);

  g_assert_null (check (fixture, "NOBODY-HAS-IT", &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND);
}

static gboolean
is_delivered (gpointer user_data)
{
  const LoaAnnouncementRecord *record = loa_speaker_get_announcement (user_data);

  return record != NULL && record->state == LOA_ANNOUNCEMENT_STATE_DELIVERED;
}

static gboolean
is_shown_delivered (gpointer user_data)
{
  const LoaAnnouncementRecord *record = loa_announcement_get_record (user_data);

  return record != NULL && record->state == LOA_ANNOUNCEMENT_STATE_DELIVERED;
}

static gboolean
is_read (gpointer user_data)
{
  return loa_announcement_get_record (user_data) != NULL;
}

/* A speaker shows its newest announcement, and the ledger's list follows it from row to row. */
static void
test_announcements (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (LoaAnnouncementList) list = loa_announcement_list_new (fixture->work.store);
  g_autoptr (LoaAnnouncement) announcement = NULL;
  g_autoptr (LoaAnnouncement) newest = NULL;
  g_autoptr (LoaAnnouncement) oldest = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) second = NULL;
  g_autoptr (GError) error = NULL;
  LoaSpeaker *speaker;

  loa_simulator_set_delivery_time (fixture->work.simulator, 10);
  add (fixture, SPEAKER, NULL);
  wait_until (has_one, fixture->speakers, "the register to show a speaker");
  speaker = loa_speaker_register_find (fixture->speakers, SPEAKER);
  g_assert_null (loa_speaker_get_announcement (speaker));

  record = work_announce (&fixture->work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  wait_until (has_one, list, "the list to show an announcement");
  announcement = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_clear_pointer (&record, loa_announcement_record_free);
  record = work_follow (&fixture->work, "TXN1", &error);
  g_assert_no_error (error);
  wait_until (is_delivered, speaker, "the speaker to show the delivery");
  wait_until (is_shown_delivered, announcement, "the list to show the delivery");

  second = work_announce (&fixture->work, "TXN2", 20000, &error);
  g_assert_no_error (error);
  wait_until (has_two, list, "the list to show another");
  newest = g_list_model_get_item (G_LIST_MODEL (list), 0);
  oldest = g_list_model_get_item (G_LIST_MODEL (list), 1);
  wait_until (is_read, newest, "the list to read the row");
  g_assert_cmpstr (loa_announcement_get_record (newest)->request_id, ==, "TXN2");
  g_assert_true (oldest == announcement);

  g_clear_object (&announcement);
  g_clear_object (&newest);
  g_clear_object (&oldest);
  assert_ends (g_steal_pointer (&list));
}

void
add_speaker_register_tests (void)
{
  g_test_add ("/shop/register/add-and-remove", Fixture, NULL, set_up, test_add_and_remove, tear_down);
  g_test_add ("/shop/register/add-no-serial", Fixture, NULL, set_up, test_add_no_serial, tear_down);
  g_test_add ("/shop/register/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/shop/register/announcements", Fixture, NULL, set_up, test_announcements, tear_down);
}
