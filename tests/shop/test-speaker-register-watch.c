/* test-speaker-register-watch.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-speaker-watch.h"
#include "loa-store-speaker-lines.h"

#define CHECK_PATH "/devices/v1/speaker/pair/check"

typedef struct
{
  Work work;
  LoaSpeakerRegister *speakers; /* (owned) */
  LoaSpeakerWatch *watch; /* (owned) */
  GString *checked; /* (owned): the last letter of each speaker that SePay told of */
  GString *states; /* (owned): of the watch */
  gint64 last_us; /* when it told last */
  gint64 least_us; /* the shortest time between two */
  guint n_awaited;
} Fixture;

static void
checked_cb (LoaSpeakerRegister *speakers,
            const char         *hardware_id,
            Fixture            *fixture)
{
  gint64 now_us = loa_clock_get_boot_time_us (fixture->work.clock);

  if (fixture->checked->len > 0)
    fixture->least_us = MIN (fixture->least_us, now_us - fixture->last_us);
  fixture->last_us = now_us;
  g_string_append_c (fixture->checked, hardware_id[strlen (hardware_id) - 1]);
}

static void
state_cb (Fixture *fixture)
{
  g_string_append_c (fixture->states, "SNRTW"[loa_speaker_watch_get_state (fixture->watch)]);
}

static void
add_speakers (Fixture            *fixture,
              const char * const *hardware_ids)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_speaker_record_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GArray) additions = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; hardware_ids[i] != NULL; i++)
    {
      LoaSpeakerRecord *record = g_new0 (LoaSpeakerRecord, 1);

      record->hardware_id = g_strdup (hardware_ids[i]);
      g_ptr_array_add (records, record);
    }

  loa_store_add_speakers_async (fixture->work.store, records, NULL, keep_result_cb, &result);
  additions = loa_store_add_speakers_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  loa_speaker_register_load_async (fixture->speakers, NULL, keep_result_cb, &loaded);
  loa_speaker_register_load_finish (fixture->speakers, wait_for_result (&loaded), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const three[] = { SPEAKER, OTHER_SPEAKER, "VNS52508000003", NULL };

  work_set_up (&fixture->work, data);
  fixture->speakers = loa_speaker_register_new (fixture->work.store, fixture->work.account, fixture->work.clock);
  fixture->watch = loa_speaker_watch_new (fixture->speakers, fixture->work.account, fixture->work.clock);
  fixture->checked = g_string_new (NULL);
  fixture->states = g_string_new (NULL);
  fixture->least_us = G_MAXINT64;
  g_signal_connect (fixture->speakers, "checked", G_CALLBACK (checked_cb), fixture);
  g_signal_connect_swapped (fixture->watch, "notify::state", G_CALLBACK (state_cb), fixture);
  add_speakers (fixture, three);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->watch != NULL)
    assert_ends (g_steal_pointer (&fixture->watch));
  g_signal_handlers_disconnect_by_data (fixture->speakers, fixture);
  assert_ends (g_steal_pointer (&fixture->speakers));
  g_string_free (fixture->checked, TRUE);
  g_string_free (fixture->states, TRUE);
  work_tear_down (&fixture->work, data);
}

static gboolean
has_requests (gpointer user_data)
{
  Fixture *fixture = user_data;

  return work_count (&fixture->work, CHECK_PATH) >= fixture->n_awaited;
}

static void
wait_for_requests (Fixture *fixture,
                   guint    n_requests)
{
  fixture->n_awaited = n_requests;
  wait_until (has_requests, fixture, "checks to be made");
}

static gboolean
has_checked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->checked->len >= fixture->n_awaited;
}

static void
wait_for_checks (Fixture *fixture,
                 guint    n_checks)
{
  fixture->n_awaited = n_checks;
  wait_until (has_checked, fixture, "speakers to be checked");
}

static gint64
get_seconds (Fixture *fixture)
{
  return loa_clock_get_unix_seconds (fixture->work.clock) - WORK_START;
}

static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  LoaSpeaker *speaker = loa_speaker_register_find (fixture->speakers, SPEAKER);

  settle ();
  g_assert_cmpuint (work_count (&fixture->work, CHECK_PATH), ==, 0);

  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_checks (fixture, 9);
  g_assert_cmpstr (fixture->checked->str, ==, "123123123");
  g_assert_cmpint (fixture->least_us, >=, 3 * G_USEC_PER_SEC);
  g_assert_cmpint (get_seconds (fixture), >=, 600);
  g_assert_cmpint (get_seconds (fixture), <=, 630);
  g_assert_cmpstr (fixture->states->str, ==, "W");
  g_assert_false (loa_speaker_get_checking (speaker));
  g_assert_cmpint (loa_speaker_get_week (speaker)->days[LOA_SPEAKER_WEEK_DAYS - 1], ==, LOA_SPEAKER_DAY_ONLINE);
  g_assert_cmpint (loa_speaker_get_last_seen (speaker), ==, loa_speaker_get_checked (speaker));
}

/* What SePay does not know has its turn like any other. */
static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) unknown = NULL;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *hardware_id = g_strdup_printf ("NOBODY%u", i);

      g_strv_builder_add (builder, hardware_id);
    }
  unknown = g_strv_builder_end (builder);
  add_speakers (fixture, (const char * const *) unknown);

  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_requests (fixture, 153);
  g_assert_cmpint (get_seconds (fixture), >=, 152 * 3);
  g_assert_cmpint (get_seconds (fixture), <=, 160 * 3);
  g_assert_cmpstr (fixture->checked->str, ==, "123");
  wait_for_requests (fixture, 156);
  wait_for_checks (fixture, 6);
  g_assert_cmpstr (fixture->checked->str, ==, "123123");
  g_assert_cmpstr (fixture->states->str, ==, "W");
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_requests;

  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_checks (fixture, 2);
  loa_speaker_watch_set_active (fixture->watch, FALSE);
  settle ();
  n_requests = work_count (&fixture->work, CHECK_PATH);
  g_assert_cmpint (loa_speaker_watch_get_state (fixture->watch), ==, LOA_SPEAKER_WATCH_STOPPED);

  loa_clock_leap (fixture->work.clock, 1000);
  settle ();
  g_assert_cmpuint (work_count (&fixture->work, CHECK_PATH), ==, n_requests);

  /* The one that was left out is the oldest. */
  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_checks (fixture, 3);
  g_assert_cmpstr (fixture->checked->str, ==, "123");

  /* Stopped in the middle of a check, and at once active again. */
  loa_speaker_watch_check_soon (fixture->watch, NULL);
  loa_speaker_watch_set_active (fixture->watch, FALSE);
  g_assert_cmpuint (loa_speaker_watch_get_n_asked (fixture->watch), ==, 0);
  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_checks (fixture, 6);
  g_assert_cmpint (fixture->least_us, >=, 0);
}

/* The transport tries each of them four times. */
static void
test_rate_limited (Fixture       *fixture,
                   gconstpointer  data)
{
  work_add_fault (&fixture->work, CHECK_PATH, "rate-limited", 4);
  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_checks (fixture, 3);
  g_assert_cmpstr (fixture->checked->str, ==, "123");
  g_assert_cmpstr (fixture->states->str, ==, "WRW");
}

static void
test_trouble (Fixture       *fixture,
              gconstpointer  data)
{
  work_add_fault (&fixture->work, CHECK_PATH, "server-error", 4 * 4);
  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_checks (fixture, 1);
  g_assert_cmpint (get_seconds (fixture), >=, 15 + 30 + 60 + 120);
  g_assert_cmpstr (fixture->states->str, ==, "WTW");
  wait_for_checks (fixture, 3);
}

static void
test_not_connected (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_forget_async (fixture->work.account, NULL, keep_result_cb, &result);
  loa_soundbox_account_forget_finish (fixture->work.account, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);

  loa_speaker_watch_set_active (fixture->watch, TRUE);
  loa_clock_leap (fixture->work.clock, 1000);
  settle ();
  g_assert_cmpuint (work_count (&fixture->work, CHECK_PATH), ==, 0);
  g_assert_cmpstr (fixture->states->str, ==, "N");

  work_connect (&fixture->work);
  wait_for_checks (fixture, 3);
  g_assert_cmpstr (fixture->states->str, ==, "NW");
}

static void
test_by_hand (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  loa_speaker_register_check_async (fixture->speakers, "VNS52508000003", NULL, keep_result_cb, &result);
  g_assert_true (loa_speaker_register_get_checking (fixture->speakers));
  loa_speaker_watch_set_active (fixture->watch, TRUE);
  state = loa_speaker_register_check_finish (fixture->speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work_count (&fixture->work, CHECK_PATH), ==, 1);
  wait_for_checks (fixture, 3);
  g_assert_cmpstr (fixture->checked->str, ==, "312");

  /* All of them, though none has its turn. */
  loa_speaker_watch_check_soon (fixture->watch, "VNS52508000003");
  loa_speaker_watch_check_soon (fixture->watch, "nobody");
  loa_speaker_watch_check_soon (fixture->watch, SPEAKER);
  loa_speaker_watch_check_soon (fixture->watch, SPEAKER);
  wait_for_checks (fixture, 5);
  g_assert_cmpstr (fixture->checked->str, ==, "31231");
  loa_speaker_watch_check_soon (fixture->watch, NULL);
  wait_for_checks (fixture, 8);
  g_assert_cmpstr (fixture->checked->str, ==, "31231123");
  g_assert_cmpint (get_seconds (fixture), <=, 30);
  g_assert_cmpuint (loa_speaker_watch_get_n_asked (fixture->watch), ==, 0);
}

/* Nothing that waits keeps it. */
static void
test_let_go (Fixture       *fixture,
             gconstpointer  data)
{
  loa_speaker_watch_set_active (fixture->watch, TRUE);
  g_assert_finalize_object (g_steal_pointer (&fixture->watch));

  fixture->watch = loa_speaker_watch_new (fixture->speakers, fixture->work.account, fixture->work.clock);
  loa_speaker_watch_set_active (fixture->watch, TRUE);
  wait_for_checks (fixture, 3);
  g_assert_finalize_object (g_steal_pointer (&fixture->watch));
}

void
add_speaker_watch_tests (void)
{
  g_test_add ("/shop/watch/turns", Fixture, NULL, set_up, test_turns, tear_down);
  g_test_add ("/shop/watch/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/shop/watch/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/shop/watch/rate-limited", Fixture, NULL, set_up, test_rate_limited, tear_down);
  g_test_add ("/shop/watch/trouble", Fixture, NULL, set_up, test_trouble, tear_down);
  g_test_add ("/shop/watch/not-connected", Fixture, NULL, set_up, test_not_connected, tear_down);
  g_test_add ("/shop/watch/by-hand", Fixture, NULL, set_up, test_by_hand, tear_down);
  g_test_add ("/shop/watch/let-go", Fixture, NULL, set_up, test_let_go, tear_down);
}
