/* test-announcing-doubt.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-announcing.h"

#include <adwaita.h>

#include "loa-announcement-progress.h"
#include "loa-simulator.h"
#include "loa-store-announcements.h"
#include "shop-fixture.h"
#include "shown.h"

/* Nobody knows whether a speaker said an amount, and somebody presses: it is never said twice, and never without SePay's
 * word or a person's.
 */

#define REQUEST_ID "TEST-1"
#define AMOUNT 1000
#define MANY 100
#define NOTIFY_PATH "/devices/v1/speaker/transactions/notify"
#define CHECK_PATH "/devices/v1/speaker/transactions/check_notify"

typedef struct
{
  ShopFixture base;
  LoaSimulator *simulator; /* (owned) */
  GtkWindow *window;       /* (unowned): of GTK */
  GtkWidget *progress;     /* (owned) */
  const char *awaited;     /* a text */
  guint n_said;
  guint n_anew;            /* announcements that were begun under another id */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autoptr (GError) error = NULL;

  fixture->simulator = loa_simulator_new (clock, 0, LOA_SIMULATOR_DATES_TODAY);
  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, TRUE);
  loa_simulator_set_delivery_time (fixture->simulator, 0);
  g_assert_true (loa_simulator_listen (fixture->simulator, 0, &error));
  g_assert_no_error (error);
  shop_fixture_set_up (&fixture->base, loa_simulator_get_soundbox_url (fixture->simulator));
  shop_fixture_connect (&fixture->base, loa_simulator_get_soundbox_client_id (),
                        loa_simulator_get_soundbox_client_secret ());
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  loa_announcement_progress_set_speaker (LOA_ANNOUNCEMENT_PROGRESS (fixture->progress), NULL, NULL);
  gtk_window_destroy (fixture->window);
  assert_ends (fixture->progress);
  shop_fixture_tear_down (&fixture->base);
  assert_ends (fixture->simulator);
}

static void
set_variant (Fixture    *fixture,
             const char *variant,
             gboolean    on)
{
  g_autoptr (GError) error = NULL;

  loa_simulator_set_variant (fixture->simulator, variant, on, &error);
  g_assert_no_error (error);
}

static void
began_cb (Fixture                     *fixture,
          const LoaAnnouncementRecord *record)
{
  if (record->state == LOA_ANNOUNCEMENT_STATE_ASKED && !g_str_equal (record->request_id, REQUEST_ID))
    fixture->n_anew++;
}

/* SePay has it. */
static void
announce (Fixture *fixture)
{
  LoaAnnouncer *announcer = loa_shop_get_announcer (fixture->base.shop);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_announcer_announce_async (announcer, SERIAL_NUMBER, AMOUNT, REQUEST_ID, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, NULL,
                                keep_result_cb, &result);
  record = loa_announcer_announce_finish (announcer, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

/* Loa does not know what became of it, and shows so. */
static void
give_up (Fixture *fixture)
{
  LoaStore *store = loa_shop_get_store (fixture->base.shop);
  const gint64 asked = loa_clock_get_unix_seconds (fixture->base.clock) - 300;
  const LoaAnnouncementRecord given_up = {
    .row = 1,
    .request_id = (char *) REQUEST_ID,
    .hardware_id = (char *) SERIAL_NUMBER,
    .amount = AMOUNT,
    .cause = LOA_ANNOUNCEMENT_CAUSE_BY_HAND,
    .state = LOA_ANNOUNCEMENT_STATE_UNKNOWN,
    .status = (char *) "PENDING",
    .asked = asked,
    .sent = asked,
  };
  LoaSpeaker *speaker;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GAsyncResult) asked_result = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_ask_announcement_async (store, REQUEST_ID, SERIAL_NUMBER, AMOUNT, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, asked, NULL,
                                    keep_result_cb, &asked_result);
  record = loa_store_ask_announcement_finish (store, wait_for_result (&asked_result), NULL, &error);
  g_assert_no_error (error);
  loa_store_update_announcement_async (store, &given_up, NULL, keep_result_cb, &result);
  loa_store_update_announcement_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, NULL);
  g_signal_connect_swapped (loa_shop_get_announcer (fixture->base.shop), "began", G_CALLBACK (began_cb), fixture);
  fixture->progress = g_object_ref_sink (g_object_new (LOA_TYPE_ANNOUNCEMENT_PROGRESS, NULL));
  loa_announcement_progress_set_speaker (LOA_ANNOUNCEMENT_PROGRESS (fixture->progress), fixture->base.desk, speaker);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 360, 400);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->progress);
  show_window (fixture->window);
}

static gboolean
is_shown (gpointer user_data)
{
  Fixture *fixture = user_data;

  return find_text (fixture->progress, fixture->awaited) != NULL;
}

static void
wait_for_text (Fixture    *fixture,
               const char *text)
{
  fixture->awaited = text;
  wait_until (is_shown, fixture, text);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *text)
{
  GtkWidget *found = find_text (widget, text);

  while (found != NULL && !GTK_IS_BUTTON (found))
    found = gtk_widget_get_parent (found);

  return found;
}

/* Twice, as an impatient hand does. */
static void
press (Fixture    *fixture,
       const char *text)
{
  GtkWidget *button;

  wait_for_text (fixture, text);
  button = find_button (fixture->progress, text);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_said (gpointer user_data)
{
  Fixture *fixture = user_data;

  return loa_simulator_get_n_said (fixture->simulator) >= fixture->n_said;
}

static void
wait_until_said (Fixture *fixture,
                 guint    n_said)
{
  fixture->n_said = n_said;
  wait_until (is_said, fixture, "a speaker that says it");
}

static gboolean
is_at_rest (gpointer user_data)
{
  Fixture *fixture = user_data;

  return !loa_announcement_desk_get_working (fixture->base.desk, REQUEST_ID);
}

/* What is announced anew is in the ledger first: what the store was asked for before, it has done before it answers. */
static void
wait_for_rest (Fixture *fixture)
{
  LoaStore *store = loa_shop_get_store (fixture->base.shop);

  wait_until (is_at_rest, fixture, "an announcement that nobody works on");
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (LoaAnnouncementRecord) record = NULL;

      loa_store_get_announcement_async (store, REQUEST_ID, NULL, keep_result_cb, &result);
      record = loa_store_get_announcement_finish (store, wait_for_result (&result), NULL);
      g_assert_nonnull (record);
    }
}

static void
assert_announced (Fixture *fixture,
                  guint    n_notified,
                  guint    n_said,
                  guint    n_anew)
{
  wait_for_rest (fixture);
  g_assert_cmpuint (fixture->n_anew, ==, n_anew);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->simulator, NOTIFY_PATH), ==, n_notified);
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, n_said);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, REQUEST_ID), <=, 1);
}

static void
test_said (Fixture       *fixture,
           gconstpointer  data)
{
  announce (fixture);
  give_up (fixture);
  press (fixture, "Try again");
  wait_for_text (fixture, "The speaker said 1.000 ₫.");
  assert_announced (fixture, 1, 1, 0);
}

static void
test_pending (Fixture       *fixture,
              gconstpointer  data)
{
  set_variant (fixture, "delivery-never-ends", TRUE);
  announce (fixture);
  give_up (fixture);
  press (fixture, "Try again");
  wait_for_text (fixture, "Sent, waiting for the speaker…");
  g_assert_null (find_text (fixture->progress, "Try again"));
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->simulator, CHECK_PATH), ==, 1);
  set_variant (fixture, "delivery-never-ends", FALSE);
  set_variant (fixture, "delivery-fails", TRUE);
  wait_for_text (fixture, "The speaker did not say it.");
  assert_announced (fixture, 1, 0, 0);
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  set_variant (fixture, "delivery-fails", TRUE);
  announce (fixture);
  give_up (fixture);
  set_variant (fixture, "delivery-fails", FALSE);
  press (fixture, "Try again");
  wait_until_said (fixture, 1);
  wait_for_text (fixture, "The speaker said 1.000 ₫.");
  assert_announced (fixture, 2, 1, 1);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, REQUEST_ID), ==, 0);
}

static void
test_never_had (Fixture       *fixture,
                gconstpointer  data)
{
  give_up (fixture);
  press (fixture, "Try again");
  wait_until_said (fixture, 1);
  wait_for_text (fixture, "The speaker said 1.000 ₫.");
  assert_announced (fixture, 1, 1, 1);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, REQUEST_ID), ==, 0);
}

/* SePay said it, and cannot be asked. */
static void
fail_to_check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  announce (fixture);
  give_up (fixture);
  wait_for_text (fixture, "Try again");
  g_assert_null (find_text (fixture->progress, "Announce again"));
  g_assert_true (loa_simulator_add_fault (fixture->simulator, CHECK_PATH, "html", MANY, &error));
  press (fixture, "Try again");
  wait_for_text (fixture, "It is not known whether the speaker said it.");
  g_assert_nonnull (find_text (fixture->progress, "Check again"));
  g_assert_nonnull (find_text (fixture->progress, "Announce again"));
  g_assert_null (find_text (fixture->progress, "Try again"));
  assert_announced (fixture, 1, 1, 0);
}

static void
test_check_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  fail_to_check (fixture);
  press (fixture, "Check again");
  wait_for_text (fixture, "Asking SePay whether the speaker said it…");
  wait_for_text (fixture, "It is not known whether the speaker said it.");
  assert_announced (fixture, 1, 1, 0);

  loa_simulator_clear_faults (fixture->simulator);
  press (fixture, "Check again");
  wait_for_text (fixture, "The speaker said 1.000 ₫.");
  assert_announced (fixture, 1, 1, 0);
}

/* Returns: (nullable): a button that is not the progress's own */
static GtkWidget *
find_other_button (Fixture    *fixture,
                   GtkWidget  *widget,
                   const char *text)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && find_text (widget, text) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != fixture->progress)
      found = find_other_button (fixture, child, text);

  return found;
}

/* Returns: (nullable): a button of the question, which is a window or lies over one */
static GtkWidget *
find_answer (Fixture    *fixture,
             const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *button = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && button == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      button = find_other_button (fixture, window, text);
    }

  return button;
}

static gboolean
is_asked (gpointer user_data)
{
  return find_answer (user_data, "Announce again") != NULL;
}

static gboolean
is_answered (gpointer user_data)
{
  return !is_asked (user_data);
}

static void
answer (Fixture    *fixture,
        const char *text)
{
  GtkWidget *button = find_button (fixture->progress, "Announce again");

  g_signal_emit_by_name (button, "clicked");
  wait_until (is_asked, fixture, "a question before it is announced again");
  assert_announced (fixture, 1, 1, 0);
  g_signal_emit_by_name (find_answer (fixture, text), "clicked");
  wait_until (is_answered, fixture, "a question that is answered");
}

static void
test_announce_again (Fixture       *fixture,
                     gconstpointer  data)
{
  fail_to_check (fixture);
  answer (fixture, "Cancel");
  loa_simulator_clear_faults (fixture->simulator);
  answer (fixture, "Announce again");
  wait_until_said (fixture, 2);
  wait_for_text (fixture, "The speaker said 1.000 ₫.");
  assert_announced (fixture, 2, 2, 1);
}

void
add_doubt_tests (void)
{
  g_test_add ("/announcing/doubt/said", Fixture, NULL, set_up, test_said, tear_down);
  g_test_add ("/announcing/doubt/pending", Fixture, NULL, set_up, test_pending, tear_down);
  g_test_add ("/announcing/doubt/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/announcing/doubt/never-had", Fixture, NULL, set_up, test_never_had, tear_down);
  g_test_add ("/announcing/doubt/check-fails", Fixture, NULL, set_up, test_check_fails, tear_down);
  g_test_add ("/announcing/doubt/announce-again", Fixture, NULL, set_up, test_announce_again, tear_down);
}
