/* test-announcements.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "loa-announcement-details-dialog.h"
#include "loa-announcement-row.h"
#include "loa-announcement-wording.h"
#include "loa-announcements-view.h"
#include "loa-chip.h"
#include "loa-simulator.h"
#include "loa-speaker-picker.h"
#include "loa-wording.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

/* The ledger with a simulator of its own: what its filters leave, and announcing again. */

#define SECOND "VNS52508000002"
#define GONE "VNS52508000099"
#define HOUR 3600

typedef struct
{
  ShopFixture base;
  LoaClock *clock; /* (owned): of the simulator */
  LoaSimulator *simulator; /* (owned) */
} Fixture;

typedef struct
{
  GtkWidget *within;
  const char *text;
} Text;

static const struct
{
  const char *request_id;
  const char *hardware_id;
  gint64 amount;
  LoaAnnouncementCause cause;
  LoaAnnouncementState state;
} rows[] = {
  { "test-failed", SERIAL_NUMBER, 1000, LOA_ANNOUNCEMENT_CAUSE_TEST, LOA_ANNOUNCEMENT_STATE_FAILED },
  { "hand-unknown", SERIAL_NUMBER, 30000, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, LOA_ANNOUNCEMENT_STATE_UNKNOWN },
  { "hand-said", SECOND, 40000, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, LOA_ANNOUNCEMENT_STATE_DELIVERED },
  { "pay-said", GONE, 60000, LOA_ANNOUNCEMENT_CAUSE_PAYMENT, LOA_ANNOUNCEMENT_STATE_DELIVERED },
};

static LoaAnnouncementRecord
make_record (Fixture *fixture,
             guint    row)
{
  return (LoaAnnouncementRecord) {
    .request_id = (char *) rows[row].request_id,
    .hardware_id = (char *) rows[row].hardware_id,
    .amount = rows[row].amount,
    .cause = rows[row].cause,
    .state = rows[row].state,
    .asked = loa_clock_get_unix_seconds (fixture->base.clock) - HOUR,
  };
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = loa_clock_new ();
  fixture->simulator = loa_simulator_new (fixture->clock, 0, LOA_SIMULATOR_DATES_TODAY);
  loa_simulator_set_paired (fixture->simulator, SERIAL_NUMBER, TRUE);
  loa_simulator_set_delivery_time (fixture->simulator, 200);
  g_assert_true (loa_simulator_listen (fixture->simulator, 0, &error));
  g_assert_no_error (error);
  shop_fixture_set_up (&fixture->base, loa_simulator_get_soundbox_url (fixture->simulator));
  shop_fixture_connect (&fixture->base, loa_simulator_get_soundbox_client_id (),
                        loa_simulator_get_soundbox_client_secret ());
  shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  shop_fixture_add_speaker (&fixture->base, SECOND, "Cửa sau");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const LoaAnnouncementRecord record = make_record (fixture, i);

      shop_fixture_write_announcement (&fixture->base, &record);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
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

static void
wait_for_text (GtkWidget  *within,
               const char *text)
{
  const Text wanted = { within, text };

  wait_until (is_text_there, (gpointer) &wanted, text);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             guint     *skipped)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skipped)-- == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, skipped);

  return found;
}

/* Returns: the widget of a type after so many others */
static GtkWidget *
get_widget (GtkWidget *widget,
            GType      type,
            guint      skipped)
{
  GtkWidget *found = find_widget (widget, type, &skipped);

  g_assert_nonnull (found);

  return found;
}

static void
choose (GtkWidget  *drop_down,
        const char *words)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), words) == 0)
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
        return;
      }

  g_error ("expected “%s” to be offered", words);
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (LOA_TYPE_ANNOUNCEMENTS_VIEW, NULL));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *causes;
  GtkWidget *states;
  GtkWidget *speakers;

  gtk_window_set_child (window, view);
  gtk_window_set_default_size (window, 1000, 600);
  loa_announcements_view_set_shop (LOA_ANNOUNCEMENTS_VIEW (view), fixture->base.shop, fixture->base.desk);
  show_window (window);
  wait_for_text (view, "Count 4");
  wait_for_text (view, "Delivered 100.000");
  speakers = get_widget (view, LOA_TYPE_SPEAKER_PICKER, 0);
  causes = gtk_widget_get_ancestor (find_text (view, "All causes"), GTK_TYPE_DROP_DOWN);
  states = gtk_widget_get_ancestor (find_text (view, "All states"), GTK_TYPE_DROP_DOWN);

  choose (causes, "By hand");
  wait_for_text (view, "Count 2");
  wait_for_text (view, "Delivered 40.000");
  choose (states, "Unknown");
  wait_for_text (view, "Count 1");
  wait_for_text (view, "Delivered 0");
  choose (causes, "Payment");
  wait_for_text (view, "Count 0");
  choose (states, "Delivered");
  wait_for_text (view, "Delivered 60.000");
  choose (causes, "All causes");
  wait_for_text (view, "Count 2");

  loa_speaker_picker_set_hardware_id (LOA_SPEAKER_PICKER (speakers), SECOND);
  wait_for_text (view, "Delivered 40.000");
  /* One that is in no register any more can be chosen like the others. */
  loa_speaker_picker_set_hardware_id (LOA_SPEAKER_PICKER (speakers), GONE);
  wait_for_text (view, "Delivered 60.000");
  wait_for_text (view, "Count 1");

  loa_announcements_view_show_only (LOA_ANNOUNCEMENTS_VIEW (view), NULL);
  wait_for_text (view, "Count 4");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (states)), ==, 0);
  g_assert_null (loa_speaker_picker_get_hardware_id (LOA_SPEAKER_PICKER (speakers)));

  gtk_window_destroy (window);
  assert_ends (view);
}

static GtkWidget *
find_question (GtkWidget *widget)
{
  const char *name = G_OBJECT_TYPE_NAME (widget);
  GtkWidget *found =
    g_str_equal (name, "AdwMessageDialog") || g_str_equal (name, "AdwAlertDialog") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_question (child);

  return found;
}

/* It is a window of its own, or lies in that of the dialog. */
static gboolean
is_asked (gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget **question = user_data;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && *question == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = find_question (window);

      if (found != NULL && gtk_widget_get_mapped (found))
        *question = found;
    }

  return *question != NULL;
}

static gboolean
may_be_pressed (gpointer user_data)
{
  GtkWidget *button = find_text (GTK_WIDGET (user_data), "Announce again");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
answer (GtkWindow  *dialog,
        const char *response)
{
  GtkWidget *question = NULL;
  GtkWidget *button;

  wait_until (may_be_pressed, dialog, "a button for announcing again");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "announcement.again", NULL);
  wait_until (is_asked, &question, "a question before anything is said");
  g_assert_nonnull (find_text (question, "1.000\302\240₫ on Quầy 1\n\nThe speaker says it aloud, exactly like real money."));
  for (button = find_text (question, response); !GTK_IS_BUTTON (button); button = gtk_widget_get_parent (button))
    g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_said (gpointer user_data)
{
  Fixture *fixture = user_data;

  return loa_simulator_get_n_said (fixture->simulator) > 0;
}

static gboolean
is_unmapped (gpointer user_data)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (user_data));
}

/* What failed is said under a new request ID, and only after a question. */
static void
test_announce_again (Fixture       *fixture,
                     gconstpointer  data)
{
  const LoaAnnouncementRecord failed = make_record (fixture, 0);
  const LoaAnnouncementRecord *newest;
  GtkWindow *dialog = loa_announcement_details_dialog_new (fixture->base.shop, fixture->base.desk, &failed);

  g_object_ref (dialog);
  show_window (dialog);
  answer (dialog, "Cancel");
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 0);
  answer (dialog, "Announce again");
  wait_until (is_said, fixture, "a speaker that says it");
  wait_until (is_unmapped, dialog, "the dialog to go away");
  newest = loa_speaker_get_announcement (loa_speaker_register_find (loa_shop_get_speakers (fixture->base.shop),
                                                                    SERIAL_NUMBER));
  g_assert_cmpstr (newest->request_id, !=, failed.request_id);
  g_assert_cmpint (newest->amount, ==, failed.amount);
  g_assert_cmpuint (loa_simulator_get_n_said (fixture->simulator), ==, 1);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, newest->request_id), ==, 1);
  assert_ends (dialog);
}

/* What was said is not said again from here. */
static void
test_said (Fixture       *fixture,
           gconstpointer  data)
{
  const LoaAnnouncementRecord said = make_record (fixture, 2);
  GtkWindow *dialog = loa_announcement_details_dialog_new (fixture->base.shop, fixture->base.desk, &said);

  g_object_ref (dialog);
  show_window (dialog);
  g_assert_null (find_text (GTK_WIDGET (dialog), "Announce again"));
  gtk_window_destroy (dialog);
  assert_ends (dialog);
}

/* Every state fits its column, so what stands beside it is in line. */
static void
test_columns (void)
{
  const int column = loa_announcement_row_measure_state ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *chip = g_object_new (LOA_TYPE_CHIP, NULL);

  gtk_window_set_child (window, chip);
  show_window (window);
  for (guint i = 0; i <= LOA_ANNOUNCEMENT_STATE_NOT_SENT; i++)
    {
      int width;

      loa_wording_show_state (LOA_CHIP (chip), i);
      gtk_widget_measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      g_assert_cmpint (width, <=, column);
    }
  gtk_window_destroy (window);
}

/* SePay's own words are not for a shop to read; one that it does not document is better than none. */
static void
test_status (void)
{
  g_assert_cmpstr (loa_announcement_wording_get_status ("SUCCESS"), ==, "Successful");
  g_assert_cmpstr (loa_announcement_wording_get_status ("PENDING"), ==, "Processing");
  g_assert_cmpstr (loa_announcement_wording_get_status ("QUEUED"), ==, "QUEUED");
  g_assert_null (loa_announcement_wording_get_status (NULL));
}

void
add_announcements_tests (void)
{
  g_test_add ("/window/announcements/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/window/announcements/announce-again", Fixture, NULL, set_up, test_announce_again, tear_down);
  g_test_add ("/window/announcements/said", Fixture, NULL, set_up, test_said, tear_down);
  g_test_add_func ("/window/announcements/columns", test_columns);
  g_test_add_func ("/window/announcements/status", test_status);
}
