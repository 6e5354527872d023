/* test-demonstration.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "loa-chip.h"
#include "loa-demonstration-page.h"
#include "loa-fitted-text.h"
#include "loa-held-keys.h"
#include "loa-inner-widget.h"
#include "loa-shown-announcement.h"
#include "loa-simulator.h"
#include "loa-speaker-picker.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

/* The demonstration screen with a simulator of its own: an announcement from the press to its end, keys that are held
 * down, and what is in sight of a small window.
 */

#define AMOUNT G_GINT64_CONSTANT (150000)
#define OTHER_AMOUNT G_GINT64_CONSTANT (20000)
#define START G_GINT64_CONSTANT (1795226400)
#define NOTIFY_PATH "/devices/v1/speaker/transactions/notify"

typedef struct
{
  ShopFixture base;
  LoaClock *clock;         /* (owned): of the simulator */
  LoaSimulator *simulator; /* (owned) */
  LoaSpeaker *speaker;     /* (unowned): of the register */
  LoaShownAnnouncement *announcement; /* (owned) */
  gint64 free_us;          /* boot time when another one no longer had to wait, or 0 */
  LoaAnnouncementState free_state; /* at that time */
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  if (fixture->free_us > 0 || loa_shown_announcement_get_under_way (fixture->announcement))
    return;

  fixture->free_us = loa_clock_get_boot_time_us (fixture->base.clock);
  fixture->free_state = loa_shown_announcement_get_state (fixture->announcement);
}

/* With a clock that leaps, nothing of what takes time takes any; the speakers have a clock of their own. */
static void
set_up (Fixture       *fixture,
        gconstpointer  leaps)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = loa_clock_new ();
  fixture->simulator = loa_simulator_new (fixture->clock, 0, LOA_SIMULATOR_DATES_TODAY);
  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, TRUE);
  loa_simulator_set_delivery_time (fixture->simulator, 200);
  g_assert_true (loa_simulator_listen (fixture->simulator, 0, &error));
  g_assert_no_error (error);
  if (leaps != NULL)
    fixture->base.clock = loa_clock_new_leaping (START);
  shop_fixture_set_up (&fixture->base, loa_simulator_get_soundbox_url (fixture->simulator));
  shop_fixture_connect (&fixture->base, loa_simulator_get_soundbox_client_id (),
                        loa_simulator_get_soundbox_client_secret ());
  fixture->speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  fixture->announcement = loa_shown_announcement_new (fixture->base.shop, fixture->base.desk);
  g_signal_connect_swapped (fixture->announcement, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  leaps)
{
  loa_shown_announcement_close (fixture->announcement);
  g_signal_handlers_disconnect_by_data (fixture->announcement, fixture);
  assert_ends (fixture->announcement);
  shop_fixture_tear_down (&fixture->base);
  assert_ends (fixture->simulator);
  assert_ends (fixture->clock);
}

static LoaPressOutcome
press (Fixture *fixture,
       gint64   amount)
{
  return loa_shown_announcement_announce (fixture->announcement, fixture->speaker, amount);
}

static gboolean
is_over (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->free_us > 0;
}

static gboolean
is_delivered (gpointer user_data)
{
  Fixture *fixture = user_data;

  return loa_shown_announcement_get_state (fixture->announcement) == LOA_ANNOUNCEMENT_STATE_DELIVERED;
}

static gboolean
is_said (gpointer user_data)
{
  Fixture *fixture = user_data;

  return loa_simulator_get_n_said (fixture->simulator) > 0;
}

static void
assert_says (Fixture    *fixture,
             const char *beginning)
{
  g_autofree char *sentence = loa_shown_announcement_describe (fixture->announcement);

  if (!g_str_has_prefix (sentence, beginning))
    g_error ("expected a sentence that begins with “%s”, got “%s”", beginning, sentence);
  g_assert_null (strstr (sentence, "Details"));
}

static void
test_said (Fixture       *fixture,
           gconstpointer  leaps)
{
  g_assert_cmpint (loa_shown_announcement_get_amount (fixture->announcement), ==, 0);
  g_assert_false (loa_shown_announcement_get_under_way (fixture->announcement));

  g_assert_cmpint (press (fixture, AMOUNT), ==, LOA_PRESS_TAKEN);
  g_assert_true (loa_shown_announcement_get_under_way (fixture->announcement));
  assert_says (fixture, "Sending it to SePay…");
  g_assert_cmpint (press (fixture, AMOUNT), ==, LOA_PRESS_SAME);
  g_assert_cmpint (press (fixture, OTHER_AMOUNT), ==, LOA_PRESS_REFUSED);
  g_assert_cmpint (loa_shown_announcement_get_amount (fixture->announcement), ==, AMOUNT);

  wait_until (is_over, fixture, "the end of the announcement");
  g_assert_true (is_delivered (fixture));
  g_assert_false (loa_shown_announcement_get_broke_off (fixture->announcement));
  assert_says (fixture, "The speaker said 150.000\302\240₫.");
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 1);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->simulator, NOTIFY_PATH), ==, 1);

  /* Another amount is no second press of the same. */
  g_assert_cmpint (press (fixture, OTHER_AMOUNT), ==, LOA_PRESS_TAKEN);
  g_assert_cmpint (loa_shown_announcement_get_state (fixture->announcement), ==, LOA_ANNOUNCEMENT_STATE_ASKED);
  wait_until (is_delivered, fixture, "the second announcement");
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 2);
}

/* What another part of the window lets the speaker say is none of its business. */
static void
test_test (Fixture       *fixture,
           gconstpointer  leaps)
{
  press (fixture, AMOUNT);
  wait_until (is_over, fixture, "the end of the announcement");
  fixture->free_us = 0;
  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, FALSE);
  loa_announcement_desk_test (fixture->base.desk, SERIAL_NUMBER);
  wait_until (is_over, fixture, "a desk that is at work for the speaker");
  while (loa_announcement_desk_get_busy (fixture->base.desk, SERIAL_NUMBER))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (loa_shown_announcement_get_amount (fixture->announcement), ==, AMOUNT);
  g_assert_true (is_delivered (fixture));
  assert_says (fixture, "The speaker said 150.000\302\240₫.");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  leaps)
{
  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, FALSE);
  g_assert_cmpint (press (fixture, AMOUNT), ==, LOA_PRESS_TAKEN);
  wait_until (is_over, fixture, "an announcement that SePay refuses");
  g_assert_cmpint (fixture->free_state, ==, LOA_ANNOUNCEMENT_STATE_FAILED);
  assert_says (fixture, "It was not sent: the speaker is not paired.");
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 0);
}

static void
test_no_answer (Fixture       *fixture,
                gconstpointer  leaps)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (loa_simulator_add_fault (fixture->simulator, NOTIFY_PATH, "drop-before", 100, &error));
  g_assert_no_error (error);
  g_assert_cmpint (press (fixture, AMOUNT), ==, LOA_PRESS_TAKEN);
  wait_until (is_over, fixture, "an announcement that does not get through");
  g_assert_cmpint (fixture->free_state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);
  g_assert_true (loa_shown_announcement_get_broke_off (fixture->announcement));
  assert_says (fixture, "It is not sent yet.");
}

/* Nobody has to wait two minutes for a speaker that gives no sign. */
static void
test_patience (Fixture       *fixture,
               gconstpointer  leaps)
{
  const gint64 began_us = loa_clock_get_boot_time_us (fixture->base.clock);

  loa_simulator_set_delivery_time (fixture->simulator, 3600 * 1000);
  g_assert_cmpint (press (fixture, AMOUNT), ==, LOA_PRESS_TAKEN);
  wait_until (is_over, fixture, "an announcement that nobody waits for any more");
  g_assert_cmpint (fixture->free_state, <=, LOA_ANNOUNCEMENT_STATE_SENT);
  g_assert_cmpint (fixture->free_us - began_us, >=, 15 * G_USEC_PER_SEC);
  g_assert_cmpint (fixture->free_us - began_us, <, 30 * G_USEC_PER_SEC);
  g_assert_cmpint (press (fixture, OTHER_AMOUNT), ==, LOA_PRESS_TAKEN);
}

/* Who leaves the screen does not take back what was pressed. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  leaps)
{
  press (fixture, AMOUNT);
  loa_shown_announcement_close (fixture->announcement);
  wait_until (is_said, fixture, "a speaker that says it all the same");
  g_assert_cmpint (loa_shown_announcement_get_state (fixture->announcement), ==, LOA_ANNOUNCEMENT_STATE_ASKED);
}

static gboolean
press_key (GtkEventController *controller,
           guint               keyval,
           guint               keycode)
{
  gboolean stopped = FALSE;

  g_signal_emit_by_name (controller, "key-pressed", keyval, keycode, (GdkModifierType) 0, &stopped);

  return stopped;
}

static GtkEventController *
find_key_controller (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller;
    }

  g_error ("expected a controller that sees keys first");
}

static void
test_held_keys (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  LoaHeldKeys *keys = loa_held_keys_new (window);
  GtkEventController *controller = find_key_controller (GTK_WIDGET (window));

  /* A key that repeats itself does so where nothing is announced. */
  g_assert_false (press_key (controller, GDK_KEY_Return, 36));
  g_assert_false (press_key (controller, GDK_KEY_Return, 36));
  g_assert_false (press_key (controller, GDK_KEY_F11, 95));
  g_assert_true (press_key (controller, GDK_KEY_F11, 95));

  /* It was pressed before, so it does nothing here until it has been released. */
  loa_held_keys_set_strict (keys, TRUE);
  g_assert_true (press_key (controller, GDK_KEY_Return, 36));
  g_signal_emit_by_name (controller, "key-released", GDK_KEY_Return, 36, (GdkModifierType) 0);
  g_assert_false (press_key (controller, GDK_KEY_Return, 36));
  g_assert_true (press_key (controller, GDK_KEY_Return, 36));
  /* One key is not another, though they mean the same. */
  g_assert_false (press_key (controller, GDK_KEY_KP_Enter, 104));
  g_assert_true (press_key (controller, GDK_KEY_KP_Enter, 104));
  g_assert_false (press_key (controller, GDK_KEY_space, 65));
  g_assert_true (press_key (controller, GDK_KEY_space, 65));
  /* Letters and digits repeat themselves. */
  g_assert_false (press_key (controller, GDK_KEY_0, 19));
  g_assert_false (press_key (controller, GDK_KEY_0, 19));

  /* What is released in another window is not held any more. */
  g_object_notify (G_OBJECT (window), "is-active");
  g_assert_false (press_key (controller, GDK_KEY_Return, 36));

  assert_ends (keys);
  g_assert_false (press_key (controller, GDK_KEY_Return, 36));
  gtk_window_destroy (window);
}

static gboolean
has_keys (gpointer user_data)
{
  return find_text (GTK_WIDGET (user_data), "500k") != NULL;
}

/* Of a small window, with the longest word that there is for a state, and with what is no amount. */
static void
test_small_window (Fixture       *fixture,
                   gconstpointer  leaps)
{
  GtkWidget *page = g_object_ref_sink (loa_demonstration_page_new (fixture->base.shop, fixture->base.desk));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *digits;
  GtkWidget *chip;
  GtkWidget *entry;
  int minimum;

  gtk_window_set_child (window, page);
  gtk_window_set_default_size (window, 360, 480);
  show_window (window);
  wait_until (has_keys, page, "a screen with a speaker");
  digits = loa_inner_widget_find (page, LOA_TYPE_FITTED_TEXT);
  chip = loa_inner_widget_find (page, LOA_TYPE_CHIP);
  entry = loa_inner_widget_find (page, GTK_TYPE_ENTRY);

  loa_chip_set (LOA_CHIP (chip), "loa-failed-symbolic", "Không phát được", "error");
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_cmpint (gtk_widget_get_width (page), ==, 360);
  /* The keys scroll, the figures do not. */
  g_assert_nonnull (gtk_widget_get_ancestor (entry, GTK_TYPE_SCROLLED_WINDOW));
  g_assert_null (gtk_widget_get_ancestor (digits, GTK_TYPE_SCROLLED_WINDOW));

  gtk_editable_set_text (GTK_EDITABLE (entry), "150k");
  g_assert_cmpstr (loa_fitted_text_get_text (LOA_FITTED_TEXT (digits)), ==, "150.000\302\240₫");
  g_assert_nonnull (find_text (page, "Not announced yet."));
  gtk_editable_set_text (GTK_EDITABLE (entry), "abc");
  g_assert_cmpstr (loa_fitted_text_get_text (LOA_FITTED_TEXT (digits)), ==, "0\302\240₫");
  g_assert_false (gtk_widget_get_visible (chip));
  g_assert_null (find_text (page, "Not announced yet."));
  g_assert_nonnull (find_text (page, "This is not an amount."));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_nonnull (find_text (page, "Choose an amount"));

  gtk_window_destroy (window);
  assert_ends (page);
}

/* The keys can be scrolled where there is no room for them. */
static gboolean
has_keys_in_sight (gpointer user_data)
{
  GtkWidget *entry = loa_inner_widget_find (GTK_WIDGET (user_data), GTK_TYPE_ENTRY);
  GtkWidget *scroller = gtk_widget_get_ancestor (entry, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return find_text (GTK_WIDGET (user_data), "This speaker is not paired") != NULL
         && gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment);
}

/* As high as a phone is, with a notice of several lines: nothing has to be scrolled. */
static void
test_phone (Fixture       *fixture,
            gconstpointer  leaps)
{
  GtkWidget *page = g_object_ref_sink (loa_demonstration_page_new (fixture->base.shop, fixture->base.desk));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, FALSE);
  gtk_window_set_child (window, page);
  gtk_window_set_default_size (window, 360, 600);
  show_window (window);
  wait_until (has_keys, page, "a screen with a speaker");
  gtk_widget_activate_action (page, "demonstration.check", NULL);
  wait_until (has_keys_in_sight, page, "a notice, and all keys in sight");

  gtk_window_destroy (window);
  assert_ends (page);
}

/* Round and round with Tab: the choice of the speaker is on the way, and not only backwards. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  leaps)
{
  GtkWidget *page = g_object_ref_sink (loa_demonstration_page_new (fixture->base.shop, fixture->base.desk));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *picker;
  gboolean met_picker = FALSE;

  gtk_window_set_child (window, page);
  show_window (window);
  wait_until (has_keys, page, "a screen with a speaker");
  picker = loa_inner_widget_find (page, LOA_TYPE_SPEAKER_PICKER);
  loa_demonstration_page_focus_figures (LOA_DEMONSTRATION_PAGE (page));
  g_assert_true (gtk_window_get_focus (window) == loa_inner_widget_find (page, LOA_TYPE_FITTED_TEXT));

  for (guint i = 0; i < 30 && !met_picker; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      met_picker = gtk_window_get_focus (window) != NULL
                   && gtk_widget_is_ancestor (gtk_window_get_focus (window), picker);
    }
  g_assert_true (met_picker);

  gtk_window_destroy (window);
  assert_ends (page);
}

void
add_demonstration_tests (void)
{
  g_test_add ("/window/demonstration/said", Fixture, NULL, set_up, test_said, tear_down);
  g_test_add ("/window/demonstration/test", Fixture, NULL, set_up, test_test, tear_down);
  g_test_add ("/window/demonstration/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/window/demonstration/no-answer", Fixture, "leaps", set_up, test_no_answer, tear_down);
  g_test_add ("/window/demonstration/patience", Fixture, "leaps", set_up, test_patience, tear_down);
  g_test_add ("/window/demonstration/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/window/demonstration/small-window", Fixture, NULL, set_up, test_small_window, tear_down);
  g_test_add ("/window/demonstration/phone", Fixture, NULL, set_up, test_phone, tear_down);
  g_test_add ("/window/demonstration/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add_func ("/window/demonstration/held-keys", test_held_keys);
}
