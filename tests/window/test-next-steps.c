/* test-next-steps.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loa-accounts-dialog.h"
#include "loa-add-speaker-dialog.h"
#include "loa-announcement-progress.h"
#include "loa-pair-dialog.h"
#include "loa-simulated.h"
#include "loa-simulator.h"
#include "loa-window-private.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

/* Where something is done, or could not be, the window offers what comes next. */

#define NEXT "Next, add your first speaker"
#define SIMULATED "This speaker is simulated"

typedef struct
{
  ShopFixture base;
  LoaSimulator *simulator; /* (owned) */
} Fixture;

typedef struct
{
  GtkWidget *widget;
  const char *text;
} Awaited;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autoptr (GError) error = NULL;

  fixture->simulator = loa_simulator_new (clock, 0, LOA_SIMULATOR_DATES_TODAY);
  loa_simulator_listen (fixture->simulator, 0, &error);
  g_assert_no_error (error);
  shop_fixture_set_up (&fixture->base, loa_simulator_get_soundbox_url (fixture->simulator));
  shop_fixture_connect (&fixture->base, loa_simulator_get_soundbox_client_id (),
                        loa_simulator_get_soundbox_client_secret ());
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  shop_fixture_tear_down (&fixture->base);
  assert_ends (fixture->simulator);
}

/* Returns: (transfer none) (nullable): the window of this type */
static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      return l->data;

  return NULL;
}

static gboolean
has_text (gpointer user_data)
{
  const Awaited *awaited = user_data;

  return find_text (awaited->widget, awaited->text) != NULL;
}

static gboolean
has_no_text (gpointer user_data)
{
  return !has_text (user_data);
}

static void
wait_for_text (GtkWidget  *widget,
               const char *text)
{
  Awaited awaited = { widget, text };

  wait_until (has_text, &awaited, text);
}

static gboolean
is_started (gpointer user_data)
{
  return LOA_WINDOW (user_data)->started;
}

static LoaWindow *
open_window (Fixture *fixture)
{
  LoaWindow *window = g_object_ref_sink (loa_window_new (NULL, "default", FALSE));

  loa_window_set_shop (window, fixture->base.shop);
  show_window (GTK_WINDOW (window));
  wait_until (is_started, window, "a window that is filled");

  return window;
}

/* The window is there before the shop is, when most of it cannot be used. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  LoaWindow *window = g_object_ref_sink (loa_window_new (NULL, "default", FALSE));

  show_window (GTK_WINDOW (window));
  loa_window_set_shop (window, fixture->base.shop);
  wait_until (is_started, window, "a window that is filled");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->add_button);

  gtk_window_destroy (GTK_WINDOW (window));
  assert_ends (window);
}

static void
test_connected (Fixture       *fixture,
                gconstpointer  data)
{
  LoaWindow *window = open_window (fixture);
  GtkWidget *accounts;
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.accounts", NULL);
  accounts = find_window (LOA_TYPE_ACCOUNTS_DIALOG);
  g_assert_nonnull (find_text (accounts, NEXT));
  button = find_text (accounts, "Add speaker");
  g_assert_nonnull (button);
  gtk_widget_activate_action (button, "soundbox.add-speaker", NULL);
  g_assert_null (find_window (LOA_TYPE_ACCOUNTS_DIALOG));
  g_assert_nonnull (find_window (LOA_TYPE_ADD_SPEAKER_DIALOG));
  gtk_window_close (GTK_WINDOW (find_window (LOA_TYPE_ADD_SPEAKER_DIALOG)));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.accounts", NULL);
  accounts = find_window (LOA_TYPE_ACCOUNTS_DIALOG);
  g_assert_nonnull (find_text (accounts, NEXT));
  shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, NULL);
  g_assert_null (find_text (accounts, NEXT));
  gtk_window_close (GTK_WINDOW (accounts));

  gtk_window_close (GTK_WINDOW (window));
  assert_ends (window);
}

/* Whoever has opened it to go on with something else is not led away from that. */
static void
test_connected_elsewhere (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  GtkWindow *accounts = loa_accounts_dialog_new (fixture->base.shop);

  gtk_window_set_transient_for (accounts, parent);
  show_window (accounts);
  g_assert_nonnull (find_text (GTK_WIDGET (accounts), "Disconnect"));
  g_assert_null (find_text (GTK_WIDGET (accounts), NEXT));
  gtk_window_destroy (accounts);
  gtk_window_destroy (parent);
}

/* Nobody has a simulated speaker at hand, to hold its button. */
static void
test_simulated (Fixture       *fixture,
                gconstpointer  data)
{
  const gboolean simulated = GPOINTER_TO_INT (data);
  GtkWindow *dialog;

  loa_simulated_set_for_display (gdk_display_get_default (), simulated);
  dialog = g_object_ref_sink (loa_pair_dialog_new (fixture->base.shop, fixture->base.desk, SERIAL_NUMBER, "Quầy 1"));
  show_window (dialog);
  wait_for_text (GTK_WIDGET (dialog), "Hold the button on the speaker");
  g_assert_cmpint (find_text (GTK_WIDGET (dialog), SIMULATED) != NULL, ==, simulated);

  loa_pair_dialog_show_spoken (LOA_PAIR_DIALOG (dialog), SERIAL_NUMBER, "Quầy 1: “mã liên kết 1 2 3 4”");
  g_assert_null (find_text (GTK_WIDGET (dialog), SIMULATED));
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Quầy 1: “mã liên kết"));

  loa_simulated_set_for_display (gdk_display_get_default (), FALSE);
  gtk_window_destroy (dialog);
  assert_ends (dialog);
}

static void
test_unpaired (Fixture       *fixture,
               gconstpointer  data)
{
  LoaSpeaker *speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, NULL);
  LoaSpeakerRegister *speakers = loa_shop_get_speakers (fixture->base.shop);
  GtkWidget *progress = g_object_new (LOA_TYPE_ANNOUNCEMENT_PROGRESS, "offers-pairing", TRUE, NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  Awaited awaited = { GTK_WIDGET (window), "Pair" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  loa_announcement_progress_set_speaker (LOA_ANNOUNCEMENT_PROGRESS (progress), fixture->base.desk, speaker);
  gtk_window_set_child (window, progress);
  show_window (window);
  loa_announcement_desk_test (fixture->base.desk, SERIAL_NUMBER);
  wait_for_text (progress, "It was not sent: the speaker is not paired.");
  g_assert_nonnull (find_text (progress, "Try again"));
  g_assert_nonnull (find_text (progress, "Pair"));
  g_assert_true (gtk_widget_is_sensitive (find_text (progress, "Pair")));

  g_signal_emit_by_name (find_text (progress, "Pair"), "clicked");
  g_assert_nonnull (find_window (LOA_TYPE_PAIR_DIALOG));
  gtk_window_destroy (GTK_WINDOW (find_window (LOA_TYPE_PAIR_DIALOG)));

  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, TRUE);
  loa_speaker_register_check_async (speakers, SERIAL_NUMBER, NULL, keep_result_cb, &result);
  state = loa_speaker_register_check_finish (speakers, wait_for_result (&result), &error);
  g_assert_no_error (error);
  wait_until (has_no_text, &awaited, "nothing to pair any more");
  g_assert_nonnull (find_text (progress, "Try again"));

  gtk_window_destroy (window);
}

void
add_next_step_tests (void)
{
  g_test_add ("/next-step/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/next-step/connected", Fixture, NULL, set_up, test_connected, tear_down);
  g_test_add ("/next-step/connected-elsewhere", Fixture, NULL, set_up, test_connected_elsewhere, tear_down);
  g_test_add ("/next-step/speaker/real", Fixture, GINT_TO_POINTER (FALSE), set_up, test_simulated, tear_down);
  g_test_add ("/next-step/speaker/simulated", Fixture, GINT_TO_POINTER (TRUE), set_up, test_simulated, tear_down);
  g_test_add ("/next-step/unpaired", Fixture, NULL, set_up, test_unpaired, tear_down);
}
