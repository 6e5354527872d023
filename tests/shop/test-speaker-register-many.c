/* test-speaker-register-many.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-speaker-lines.h"
#include "loa-speaker-private.h"
#include "loa-speaker-register-private.h"
#include "loa-speaker-search.h"

#define N_SPEAKERS 500

typedef struct
{
  Work work;
  LoaSpeakerRegister *speakers; /* (owned) */
  guint n_changes;
  guint n_added;
  guint n_notifications; /* of all speakers */
  guint n_updates;
  guint changes; /* LoaSpeakerChange of all updates */
} Fixture;

static void
notify_cb (Fixture *fixture)
{
  fixture->n_notifications++;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *fixture)
{
  fixture->n_changes++;
  fixture->n_added += n_added;
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (model, i);

      g_signal_connect_swapped (speaker, "notify", G_CALLBACK (notify_cb), fixture);
    }
}

static void
updated_cb (LoaSpeakerRegister *speakers,
            guint               change,
            Fixture            *fixture)
{
  fixture->n_updates++;
  fixture->changes |= change;
}

static void
load (LoaSpeakerRegister *speakers)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_register_load_async (speakers, NULL, keep_result_cb, &result);
  loa_speaker_register_load_finish (speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  work_set_up_real_clock (&fixture->work, data);
  fixture->speakers = loa_speaker_register_new (fixture->work.store, fixture->work.account, fixture->work.clock);
  g_signal_connect (fixture->speakers, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->speakers, "speakers-updated", G_CALLBACK (updated_cb), fixture);
  load (fixture->speakers);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (g_steal_pointer (&fixture->speakers));
  work_tear_down (&fixture->work, data);
}

static gboolean
has_all (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == N_SPEAKERS;
}

/* Through all of the register's readings that were begun. */
static void
wait_for_quiet (Fixture *fixture)
{
  guint n_queries;

  do
    {
      n_queries = loa_speaker_register_get_n_queries (fixture->speakers);
      load (fixture->speakers);
    }
  while (loa_speaker_register_get_n_queries (fixture->speakers) > n_queries + 3);
}

static void
add_many (Fixture *fixture)
{
  g_autoptr (LoaSpeakerLines) lines = loa_speaker_lines_new (fixture->speakers);
  g_autoptr (GString) text = g_string_new ("Serial,Name\n" SPEAKER ",first\n");
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < N_SPEAKERS; i++)
    g_string_append_printf (text, "SERIAL%u,Quầy %u\n", i, i);

  loa_speaker_lines_read_text_async (lines, text->str, NULL, keep_result_cb, &read);
  loa_speaker_lines_read_text_finish (lines, wait_for_result (&read), &error);
  g_assert_no_error (error);
  loa_speaker_lines_add_async (lines, NULL, keep_result_cb, &added);
  loa_speaker_lines_add_finish (lines, wait_for_result (&added), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loa_speaker_lines_count (lines, LOA_SPEAKER_LINE_ADDED), ==, N_SPEAKERS);
  wait_until (has_all, fixture->speakers, "the register to show all speakers");
  wait_for_quiet (fixture);
}

static void
test_adding (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_queries = loa_speaker_register_get_n_queries (fixture->speakers);

  g_assert_cmpuint (n_queries, ==, 3);
  add_many (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_added, ==, N_SPEAKERS);
  g_assert_cmpuint (loa_speaker_register_get_n_queries (fixture->speakers), <=, n_queries + 9);
  g_assert_cmpuint (fixture->n_notifications, <=, N_SPEAKERS);
}

static void
test_loading (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LoaSpeakerRegister) other = NULL;

  add_many (fixture);
  other = loa_speaker_register_new (fixture->work.store, fixture->work.account, fixture->work.clock);
  load (other);
  g_assert_cmpuint (loa_speaker_register_get_n_queries (other), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, N_SPEAKERS);
  assert_ends (g_steal_pointer (&other));
}

/* A check of one tells of that one. */
static void
test_checking (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;
  guint n_queries;

  add_many (fixture);
  n_queries = loa_speaker_register_get_n_queries (fixture->speakers);
  fixture->n_notifications = 0;
  fixture->n_updates = 0;
  fixture->changes = 0;

  loa_speaker_register_check_async (fixture->speakers, SPEAKER, NULL, keep_result_cb, &result);
  state = loa_speaker_register_check_finish (fixture->speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
  wait_for_quiet (fixture);
  g_assert_cmpuint (loa_speaker_register_get_n_queries (fixture->speakers), <=, n_queries + 8);

  /* Checking twice, model, paired, online, checked, last seen, week. */
  g_assert_cmpuint (fixture->n_notifications, ==, 8);
  g_assert_cmpuint (fixture->n_updates, ==, 1);
  g_assert_cmpuint (fixture->changes, ==, LOA_SPEAKER_CHANGE_STATE | LOA_SPEAKER_CHANGE_DETAILS);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
test_searching (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (LoaSpeakerSearch) search = loa_speaker_search_new ("quay 49");
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint n_found = 0;

  add_many (fixture);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < N_SPEAKERS; i++)
      {
        g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (fixture->speakers), i);

        n_found += loa_speaker_matches (speaker, search);
        g_ptr_array_add (texts, (gpointer) loa_speaker_get_search_text (speaker));
      }

  /* 49, 149, 249, 349, 449 and 490 to 499, twice. */
  g_assert_cmpuint (n_found, ==, 2 * 15);
  for (guint i = 0; i < N_SPEAKERS; i++)
    g_assert_true (texts->pdata[i] == texts->pdata[N_SPEAKERS + i]);
}

static void
test_details (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) bad_result = NULL;
  g_autoptr (GError) error = NULL;
  LoaSpeaker *speaker;

  add_many (fixture);
  loa_speaker_register_set_details_async (fixture->speakers, SPEAKER, " Quầy 1\xc2\xa0", "", "vip, VIP; mới",
                                          "\nnote\n", NULL, keep_result_cb, &result);
  loa_speaker_register_set_details_finish (fixture->speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
  wait_for_quiet (fixture);
  speaker = loa_speaker_register_find (fixture->speakers, SPEAKER);
  g_assert_cmpstr (loa_speaker_get_name (speaker), ==, "Quầy 1");
  g_assert_null (loa_speaker_get_place (speaker));
  g_assert_cmpstr (loa_speaker_get_tags (speaker)[0], ==, "vip");
  g_assert_cmpstr (loa_speaker_get_tags (speaker)[1], ==, "mới");
  g_assert_null (loa_speaker_get_tags (speaker)[2]);
  g_assert_cmpstr (loa_speaker_get_note (speaker), ==, "note");

  loa_speaker_register_set_details_async (fixture->speakers, SPEAKER, NULL, NULL, "1234567890123456789012345678901",
                                          NULL, NULL, keep_result_cb, &bad_result);
  g_assert_false (loa_speaker_register_set_details_finish (fixture->speakers, wait_for_result (&bad_result), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
}

void
add_speaker_many_tests (void)
{
  g_test_add ("/shop/many/adding", Fixture, NULL, set_up, test_adding, tear_down);
  g_test_add ("/shop/many/loading", Fixture, NULL, set_up, test_loading, tear_down);
  g_test_add ("/shop/many/checking", Fixture, NULL, set_up, test_checking, tear_down);
  g_test_add ("/shop/many/searching", Fixture, NULL, set_up, test_searching, tear_down);
  g_test_add ("/shop/many/details", Fixture, NULL, set_up, test_details, tear_down);
}
