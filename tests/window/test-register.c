/* test-register.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "loa-add-speaker-dialog.h"
#include "loa-simulator.h"
#include "loa-speaker-card.h"
#include "loa-speaker-results.h"
#include "loa-speakers-view.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

/* The view of the speakers as a person uses it, with a server that answers. */

#define SECOND "VNS52508000002"
#define THIRD "VNS52508000003"
#define UNKNOWN_SERIAL "VNS00000000000"
#define CHECK_PATH "/devices/v1/speaker/pair/check"

typedef struct
{
  ShopFixture base;
  LoaClock *clock; /* (owned) */
  LoaSimulator *simulator; /* (owned) */
  GtkWidget *view; /* (owned) */
  GtkWidget *overlay; /* (unowned): of window */
  GtkWindow *window; /* (unowned) */
  guint n_awaited;
} Fixture;

/* What is waited for, within a widget. */
typedef struct
{
  GtkWidget *within;
  const char *text;
} Text;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = loa_clock_new ();
  fixture->simulator = loa_simulator_new (fixture->clock, 0, LOA_SIMULATOR_DATES_TODAY);
  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, TRUE);
  g_assert_true (loa_simulator_listen (fixture->simulator, 0, &error));
  g_assert_no_error (error);
  /* With a clock that stands still, time passes when a test says so; the speakers have a clock of their own. */
  if (data != NULL)
    {
      fixture->base.clock = loa_clock_new_leaping (loa_clock_get_unix_seconds (fixture->clock));
      loa_clock_hold (fixture->base.clock);
    }
  shop_fixture_set_up (&fixture->base, loa_simulator_get_soundbox_url (fixture->simulator));
  shop_fixture_connect (&fixture->base, loa_simulator_get_soundbox_client_id (),
                        loa_simulator_get_soundbox_client_secret ());
  shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");

  fixture->view = g_object_ref_sink (g_object_new (LOA_TYPE_SPEAKERS_VIEW, NULL));
  fixture->overlay = adw_toast_overlay_new ();
  fixture->window = GTK_WINDOW (gtk_window_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), fixture->view);
  gtk_window_set_child (fixture->window, fixture->overlay);
  gtk_window_set_default_size (fixture->window, 1000, 600);
}

static void
show (Fixture *fixture)
{
  loa_speakers_view_set_shop (LOA_SPEAKERS_VIEW (fixture->view), fixture->base.shop, fixture->base.desk);
  show_window (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  assert_ends (fixture->view);
  shop_fixture_tear_down (&fixture->base);
  assert_ends (fixture->simulator);
  assert_ends (fixture->clock);
}

static gboolean
is_text_there (gpointer user_data)
{
  const Text *text = user_data;

  return find_text (text->within, text->text) != NULL;
}

static gboolean
is_text_gone (gpointer user_data)
{
  return !is_text_there (user_data);
}

static GtkWidget *
wait_for_text (GtkWidget  *within,
               const char *text)
{
  Text awaited = { within, text };

  wait_until (is_text_there, &awaited, text);

  return find_text (within, text);
}

static void
wait_for_end (GtkWidget  *within,
              const char *text)
{
  Text awaited = { within, text };

  wait_until (is_text_gone, &awaited, text);
}

/* Returns: (nullable): the card of a speaker */
static GtkWidget *
find_card (GtkWidget  *widget,
           const char *hardware_id)
{
  LoaSpeaker *speaker = LOA_IS_SPEAKER_CARD (widget) ? loa_speaker_card_get_speaker (LOA_SPEAKER_CARD (widget)) : NULL;
  GtkWidget *found = NULL;

  if (speaker != NULL && g_str_equal (loa_speaker_get_hardware_id (speaker), hardware_id))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_card (child, hardware_id);

  return found;
}

static guint
count_checks (Fixture *fixture)
{
  return loa_simulator_get_n_requests (fixture->simulator, CHECK_PATH);
}

static gboolean
is_all_known (gpointer user_data)
{
  Fixture *fixture = user_data;
  GListModel *speakers = G_LIST_MODEL (loa_shop_get_speakers (fixture->base.shop));
  guint n_known = 0;

  for (guint i = 0; i < g_list_model_get_n_items (speakers); i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (speakers, i);

      n_known += loa_speaker_get_online (speaker) != LOA_TERNARY_UNKNOWN ? 1 : 0;
    }

  return n_known == g_list_model_get_n_items (speakers);
}

/* The only speaker is looked for, and is not there. */
static void
test_results (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LoaSpeakerResults) results = loa_speaker_results_new (loa_shop_get_speakers (fixture->base.shop));
  GListModel *model = loa_speaker_results_get_model (results);

  g_assert_cmpuint (loa_speaker_results_count (results, LOA_SPEAKER_HEALTH_UNKNOWN), ==, 1);
  loa_speaker_results_set_search (results, "quay 1");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  g_assert_true (loa_speaker_results_get_narrowed (results));
  loa_speaker_results_set_search (results, "quay 12");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  loa_speaker_results_set_search (results, "");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  loa_speaker_results_set_health (results, LOA_SPEAKER_HEALTH_OFFLINE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  loa_speaker_results_set_health (results, LOA_SPEAKER_HEALTH_UNKNOWN);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
}

/* One that is offline and not paired is both, above the cards as on its card. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  shop_fixture_add_speaker (&fixture->base, SECOND, NULL);
  loa_simulator_set_online (fixture->simulator, SECOND, FALSE);
  show (fixture);
  gtk_widget_activate_action (fixture->view, "register.check-all", NULL);
  wait_until (is_all_known, fixture, "speakers that were checked");
  wait_for_text (fixture->view, "1 offline");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (wait_for_text (fixture->view, "1 not paired")), TRUE);
  wait_for_text (fixture->view, "1 of 2");
  g_assert_nonnull (find_card (fixture->view, SECOND));
}

/* Each is checked once, as soon as it was asked for; Stop leaves out the rest. */
static void
test_check_all (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *stop;
  guint n_checks;

  shop_fixture_add_speaker (&fixture->base, SECOND, NULL);
  shop_fixture_add_speaker (&fixture->base, THIRD, NULL);
  show (fixture);
  gtk_widget_activate_action (fixture->view, "register.check-all", NULL);
  wait_for_text (fixture->view, "Checking speakers: ");
  wait_until (is_all_known, fixture, "speakers that were checked");
  wait_for_end (fixture->view, "Checking speakers: ");

  n_checks = count_checks (fixture);
  gtk_widget_activate_action (fixture->view, "register.check-all", NULL);
  stop = wait_for_text (fixture->view, "Stop");
  g_signal_emit_by_name (stop, "clicked");
  wait_for_end (fixture->view, "Checking speakers: ");
  g_assert_null (find_text (fixture->view, "Stop"));
  g_assert_cmpuint (count_checks (fixture), <=, n_checks + 1);
}

static gboolean
is_paused_in_time (gpointer user_data)
{
  Fixture *fixture = user_data;

  if (find_text (fixture->view, "SePay asked for a pause. Checks go on in a while.") != NULL)
    return TRUE;

  loa_clock_leap (fixture->base.clock, 1);

  return FALSE;
}

static gboolean
is_all_known_in_time (gpointer user_data)
{
  Fixture *fixture = user_data;

  loa_clock_leap (fixture->base.clock, 1);

  return is_all_known (fixture);
}

/* SePay asks for a pause: what was asked for waits, and can be stopped. The pause is a second, and lasts as long as the
 * clock stands still.
 */
static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (loa_simulator_add_fault (fixture->simulator, CHECK_PATH, "rate-limited", 100, &error));
  show (fixture);
  wait_until (is_paused_in_time, fixture, "a pause");
  gtk_widget_activate_action (fixture->view, "register.check-all", NULL);
  wait_for_text (fixture->view, "Checking speakers: 1 left. SePay asked for a pause.");
  g_signal_emit_by_name (wait_for_text (fixture->view, "Stop"), "clicked");
  wait_for_end (fixture->view, "Checking speakers: ");
  loa_simulator_clear_faults (fixture->simulator);
  wait_until (is_all_known_in_time, fixture, "checks that went on after the pause");
  wait_for_end (fixture->view, "SePay asked for a pause.");
}

static void
test_unknown_serial (Fixture       *fixture,
                     gconstpointer  data)
{
  LoaSpeaker *speaker = shop_fixture_add_speaker (&fixture->base, UNKNOWN_SERIAL, NULL);
  GtkWidget *card = g_object_ref_sink (loa_speaker_card_new (fixture->base.shop, fixture->base.desk));

  loa_speaker_card_set_speaker (LOA_SPEAKER_CARD (card), speaker);
  g_assert_nonnull (find_text (card, "Not checked yet"));
  show (fixture);
  wait_for_text (card, "SePay does not know this serial number");
  wait_for_text (card, "Checked just now");
  g_assert_null (find_text (card, "Not checked yet"));
  wait_for_text (fixture->view, "1 not at SePay");
  gtk_widget_activate_action (fixture->view, "register.remove", "s", UNKNOWN_SERIAL);
  wait_for_end (fixture->view, "1 not at SePay");
  assert_ends (card);
}

static void
press (GtkWidget *within,
       const char *text)
{
  GtkWidget *button = wait_for_text (within, text);

  while (!GTK_IS_BUTTON (button))
    button = gtk_widget_get_parent (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_awaited_number (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (fixture->base.shop))) == fixture->n_awaited;
}

static void
wait_for_number (Fixture *fixture,
                 guint    n_speakers)
{
  fixture->n_awaited = n_speakers;
  wait_until (is_awaited_number, fixture, "a number of speakers");
}

/* Whoever removed several by mistake gets back all of them. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  LoaSpeakerRegister *speakers = loa_shop_get_speakers (fixture->base.shop);

  shop_fixture_add_speaker (&fixture->base, SECOND, "Quầy 2");
  shop_fixture_add_speaker (&fixture->base, THIRD, NULL);
  show (fixture);
  gtk_widget_activate_action (fixture->view, "register.remove", "s", THIRD);
  wait_for_text (fixture->overlay, THIRD " removed");
  wait_for_number (fixture, 2);
  press (fixture->overlay, "Undo");

  /* What is removed when Undo was pressed is not brought back by it. */
  gtk_widget_activate_action (fixture->view, "register.remove", "s", SERIAL_NUMBER);
  gtk_widget_activate_action (fixture->view, "register.remove", "s", SECOND);
  wait_for_text (fixture->overlay, "2 speakers removed");
  wait_for_number (fixture, 1);
  press (fixture->overlay, "Undo");
  wait_for_number (fixture, 3);
  g_assert_cmpstr (loa_speaker_get_name (loa_speaker_register_find (speakers, SERIAL_NUMBER)), ==, "Quầy 1");
  g_assert_cmpstr (loa_speaker_get_name (loa_speaker_register_find (speakers, SECOND)), ==, "Quầy 2");
}

static gboolean
is_busy (gpointer user_data)
{
  Fixture *fixture = user_data;

  return loa_announcement_desk_get_busy (fixture->base.desk, SERIAL_NUMBER);
}

static gboolean
is_free (gpointer user_data)
{
  return !is_busy (user_data);
}

static gboolean
is_said_twice (gpointer user_data)
{
  Fixture *fixture = user_data;

  return loa_simulator_get_n_said (fixture->simulator) == 2;
}

/* While the speaker takes its time, which is for ever until it is let go on, another test may be made: pressed twice at
 * once it is one, later it is two.
 */
static void
test_pending (Fixture       *fixture,
              gconstpointer  data)
{
  const LoaAnnouncementRecord *record;
  GtkWidget *card;
  GtkWidget *button;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_delivery_time (fixture->simulator, 0);
  loa_simulator_set_variant (fixture->simulator, "delivery-never-ends", TRUE, &error);
  g_assert_no_error (error);
  show (fixture);
  card = find_card (fixture->view, SERIAL_NUMBER);
  button = wait_for_text (card, "Test announcement");
  while (!GTK_IS_BUTTON (button))
    button = gtk_widget_get_parent (button);

  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (is_busy (fixture));
  g_assert_true (gtk_window_get_focus (fixture->window) == card);
  wait_for_text (card, "Sent, waiting for the speaker…");
  wait_until (is_free, fixture, "a test that may be made while another is pending");
  record = loa_speaker_get_announcement (loa_speaker_card_get_speaker (LOA_SPEAKER_CARD (card)));
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_window_get_focus (fixture->window) == button);

  g_signal_emit_by_name (button, "clicked");
  loa_simulator_set_variant (fixture->simulator, "delivery-never-ends", FALSE, &error);
  g_assert_no_error (error);
  wait_until (is_said_twice, fixture, "two tests, of three presses");
  wait_for_text (card, "Delivered");
  wait_until (is_free, fixture, "a speaker that is at rest");
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 2);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->simulator, "/devices/v1/speaker/transactions/notify"), ==, 2);
}

static GtkWidget *
find_entry_row (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry_row (child);

  return found;
}

static void
assert_added (Fixture    *fixture,
              const char *typed,
              const char *told)
{
  GtkWindow *dialog = g_object_ref (loa_add_speaker_dialog_new (fixture->base.shop, fixture->base.desk));

  show_window (dialog);
  gtk_editable_set_text (GTK_EDITABLE (find_entry_row (GTK_WIDGET (dialog))), typed);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.add", NULL));
  wait_for_text (GTK_WIDGET (dialog), told);
  gtk_window_destroy (dialog);
  assert_ends (dialog);
}

/* Who types a serial number twice learns that nothing was added, whatever its case. */
static void
test_known_already (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *lower = g_ascii_strdown (SERIAL_NUMBER, -1);
  g_autofree char *spaced = g_strconcat (" ", lower, " ", NULL);

  show (fixture);
  assert_added (fixture, SECOND, SECOND " is on your list now");
  assert_added (fixture, SECOND, SECOND " was on your list already");
  assert_added (fixture, spaced, "Quầy 1 was on your list already");
}

void
add_register_tests (void)
{
  g_test_add ("/window/register/results", Fixture, NULL, set_up, test_results, tear_down);
  g_test_add ("/window/register/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/window/register/check-all", Fixture, NULL, set_up, test_check_all, tear_down);
  g_test_add ("/window/register/pause", Fixture, "held", set_up, test_pause, tear_down);
  g_test_add ("/window/register/unknown-serial", Fixture, NULL, set_up, test_unknown_serial, tear_down);
  g_test_add ("/window/register/known-already", Fixture, NULL, set_up, test_known_already, tear_down);
  g_test_add ("/window/register/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/window/register/pending", Fixture, NULL, set_up, test_pending, tear_down);
}
