/* test-announcing.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "loa-announcement-progress.h"
#include "loa-application.h"
#include "loa-failure.h"
#include "loa-window.h"
#include "loa-window-private.h"
#include "sepay-error.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-announcing.h"

/* What an announcement looks like in each state, and that it is made once however often somebody presses. Nothing
 * answers at the shop's server, so nothing is ever said.
 */

typedef struct
{
  const char *path;
  LoaAnnouncementState state;
  const char *status;
  const char *message;
  LoaTernary online;
  LoaTernary is_paired;
  GQuark (*domain) (void);
  int code;
  const char *word; /* of the step where it stands */
  const char *sentence; /* its beginning */
  gboolean again;
} Look;

static const Look looks[] = {
  { "/announcing/look/asked", LOA_ANNOUNCEMENT_STATE_ASKED, NULL, NULL, LOA_TERNARY_YES, LOA_TERNARY_YES, NULL, 0,
    "Sending", "Sending it to SePay…", FALSE },
  { "/announcing/look/sent", LOA_ANNOUNCEMENT_STATE_SENT, "SENT", NULL, LOA_TERNARY_YES, LOA_TERNARY_YES, NULL, 0,
    "Delivering", "Sent, waiting for the speaker…", FALSE },
  { "/announcing/look/pending", LOA_ANNOUNCEMENT_STATE_SENT, "PENDING", "Đang xử lý", LOA_TERNARY_YES, LOA_TERNARY_YES,
    NULL, 0, "Delivering", "Sent, waiting for the speaker…", FALSE },
  { "/announcing/look/sent-foreign", LOA_ANNOUNCEMENT_STATE_SENT, "QUEUED_Ở_TRẠM", NULL, LOA_TERNARY_YES,
    LOA_TERNARY_YES, NULL, 0, "Delivering", "Sent, waiting for the speaker… SePay says: “QUEUED_Ở_TRẠM”", FALSE },
  { "/announcing/look/unknown-foreign", LOA_ANNOUNCEMENT_STATE_UNKNOWN, "LOST", NULL, LOA_TERNARY_YES, LOA_TERNARY_YES,
    NULL, 0, "Unknown", "SePay did not tell within two minutes whether the speaker said it. If nobody heard it, try "
    "again. SePay says: “LOST”", TRUE },
  { "/announcing/look/delivered", LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", "Gửi thông báo thành công",
    LOA_TERNARY_YES, LOA_TERNARY_YES, NULL, 0, "Delivered", "The speaker said 1.000 ₫.", FALSE },
  { "/announcing/look/failed", LOA_ANNOUNCEMENT_STATE_FAILED, "FAILED", "Thiết bị không phản hồi", LOA_TERNARY_YES,
    LOA_TERNARY_YES, NULL, 0, "Failed", "The speaker did not say it.", TRUE },
  { "/announcing/look/refused", LOA_ANNOUNCEMENT_STATE_FAILED, NULL, "Số tiền không hợp lệ", LOA_TERNARY_YES,
    LOA_TERNARY_YES, NULL, 0, "Refused", "SePay would not take it.", TRUE },
  { "/announcing/look/offline", LOA_ANNOUNCEMENT_STATE_FAILED, NULL, "Thiết bị không trực tuyến", LOA_TERNARY_NO,
    LOA_TERNARY_YES, NULL, 0, "Refused", "It was not sent: the speaker is offline.", TRUE },
  { "/announcing/look/unpaired", LOA_ANNOUNCEMENT_STATE_FAILED, NULL, NULL, LOA_TERNARY_YES, LOA_TERNARY_NO, NULL, 0,
    "Refused", "It was not sent: the speaker is not paired.", TRUE },
  { "/announcing/look/not-sent", LOA_ANNOUNCEMENT_STATE_NOT_SENT, NULL, NULL, LOA_TERNARY_YES, LOA_TERNARY_YES, NULL, 0,
    "Not sent", "It was not sent, and old money is not said aloud", TRUE },
  { "/announcing/look/unknown", LOA_ANNOUNCEMENT_STATE_UNKNOWN, "PENDING", NULL, LOA_TERNARY_YES, LOA_TERNARY_YES, NULL,
    0, "Unknown", "SePay did not tell within two minutes", TRUE },
  { "/announcing/look/no-network", LOA_ANNOUNCEMENT_STATE_ASKED, NULL, NULL, LOA_TERNARY_YES, LOA_TERNARY_YES,
    sepay_error_quark, SEPAY_ERROR_UNREACHABLE, "Not sent yet", "It is not sent yet. Loa goes on trying", TRUE },
  { "/announcing/look/network-lost", LOA_ANNOUNCEMENT_STATE_SENT, "SENT", NULL, LOA_TERNARY_YES, LOA_TERNARY_YES,
    sepay_error_quark, SEPAY_ERROR_UNREACHABLE, "Unknown", "It was sent, but whether the speaker said it", TRUE },
};

static void
set_up (ShopFixture   *fixture,
        gconstpointer  data)
{
  shop_fixture_set_up (fixture, NULL);
}

static void
tear_down (ShopFixture   *fixture,
           gconstpointer  data)
{
  shop_fixture_tear_down (fixture);
}

static LoaSpeaker *
make_speaker (const Look *look,
              gint64      asked)
{
  const LoaSpeakerRecord record = {
    .hardware_id = (char *) SERIAL_NUMBER,
    .online = look->online,
    .is_paired = look->is_paired,
  };
  const LoaAnnouncementRecord announcement = {
    .row = 1,
    .request_id = (char *) "TEST-1",
    .hardware_id = (char *) SERIAL_NUMBER,
    .amount = 1000,
    .cause = LOA_ANNOUNCEMENT_CAUSE_TEST,
    .state = look->state,
    .status = (char *) look->status,
    .message = (char *) look->message,
    .asked = asked,
  };
  LoaSpeaker *speaker = loa_speaker_new (&record);

  loa_speaker_set_announcement (speaker, &announcement);

  return speaker;
}

static void
test_look (ShopFixture   *fixture,
           gconstpointer  data)
{
  const Look *look = data;
  LoaSpeaker *speaker = make_speaker (look, loa_clock_get_unix_seconds (fixture->clock));
  GtkWidget *progress = g_object_ref_sink (g_object_new (LOA_TYPE_ANNOUNCEMENT_PROGRESS, NULL));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr (GError) error = NULL;

  if (look->domain != NULL)
    {
      error = g_error_new_literal (look->domain (), look->code, "technical");
      g_signal_emit_by_name (loa_shop_get_announcer (fixture->shop), "began", loa_speaker_get_announcement (speaker));
      g_signal_emit_by_name (loa_shop_get_announcer (fixture->shop), "ended", loa_speaker_get_announcement (speaker),
                             error);
    }

  loa_announcement_progress_set_speaker (LOA_ANNOUNCEMENT_PROGRESS (progress), fixture->desk, speaker);
  gtk_window_set_child (window, progress);
  gtk_window_set_default_size (window, 306, -1);
  show_window (window);
  g_assert_cmpint (gtk_widget_get_width (progress), <=, 306);
  g_assert_nonnull (find_text (progress, "1.000 ₫"));
  g_assert_nonnull (find_text (progress, "Asked"));
  g_assert_nonnull (find_text (progress, look->word));
  g_assert_nonnull (find_text (progress, look->sentence));
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (find_text (progress, look->sentence))), "technical"));
  g_assert_cmpint (find_text (progress, "Delivered") != NULL, ==, look->state == LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpint (find_text (progress, "Try again") != NULL, ==, look->again);
  g_assert_null (find_text (progress, "Pair"));
  g_object_set (progress, "offers-pairing", TRUE, NULL);
  g_assert_cmpint (find_text (progress, "Pair") != NULL, ==, strstr (look->sentence, "not paired") != NULL);

  /* A row of a list is used for another speaker. */
  loa_announcement_progress_set_speaker (LOA_ANNOUNCEMENT_PROGRESS (progress), NULL, NULL);
  g_assert_null (find_text (progress, "1.000 ₫"));
  g_assert_null (find_text (progress, "Try again"));

  gtk_window_destroy (window);
  assert_ends (progress);
  g_assert_finalize_object (speaker);
}

static gboolean
says_slow (gpointer user_data)
{
  return find_text (user_data, "Sending it to SePay… It takes longer than usual.") != NULL;
}

/* While SePay does not answer it is said so, and at the end what can be done. */
static void
test_slow (ShopFixture   *fixture,
           gconstpointer  data)
{
  LoaSpeaker *speaker = make_speaker (&looks[0], 0);
  LoaAnnouncementRecord *announcement = loa_announcement_record_copy (loa_speaker_get_announcement (speaker));
  LoaAnnouncer *announcer = loa_shop_get_announcer (fixture->shop);
  GtkWidget *progress = g_object_ref_sink (g_object_new (LOA_TYPE_ANNOUNCEMENT_PROGRESS, NULL));
  g_autoptr (GError) error = g_error_new_literal (SEPAY_ERROR, SEPAY_ERROR_TIMEOUT, "technical");

  announcement->asked = loa_clock_get_unix_seconds (fixture->clock) - 9;
  loa_speaker_set_announcement (speaker, announcement);
  loa_announcement_progress_set_speaker (LOA_ANNOUNCEMENT_PROGRESS (progress), fixture->desk, speaker);
  g_signal_emit_by_name (announcer, "began", announcement);
  g_assert_nonnull (find_text (progress, "Sending"));
  g_assert_true (loa_announcement_desk_get_busy (fixture->desk, SERIAL_NUMBER));
  wait_until (says_slow, progress, "a word on an answer that takes long");
  g_assert_null (find_text (progress, "Try again"));

  g_signal_emit_by_name (announcer, "ended", announcement, error);
  g_assert_false (loa_announcement_desk_get_busy (fixture->desk, SERIAL_NUMBER));
  g_assert_nonnull (find_text (progress, "It is not sent yet."));
  g_assert_nonnull (find_text (progress, "Try again"));

  loa_announcement_record_free (announcement);
  assert_ends (progress);
  g_assert_finalize_object (speaker);
}

static gboolean
has_toast (gpointer user_data)
{
  GtkWidget *widget = user_data;
  gboolean found = g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_toast (child);

  return found;
}

static gboolean
tells_failure (gpointer user_data)
{
  return find_text (GTK_WIDGET (user_data), "It was sent, but whether the speaker said it") != NULL;
}

/* A toast says only what no card says: it would lie over the tabs of a narrow window. */
static void
test_toast (ShopFixture   *fixture,
            gconstpointer  data)
{
  const gint64 now = loa_clock_get_unix_seconds (fixture->clock);
  const LoaAnnouncementRecord announcement = {
    .row = 1,
    .request_id = (char *) "TEST-1",
    .hardware_id = (char *) SERIAL_NUMBER,
    .amount = 1000,
    .cause = LOA_ANNOUNCEMENT_CAUSE_TEST,
    .state = LOA_ANNOUNCEMENT_STATE_SENT,
    .asked = now,
    .sent = now,
  };
  LoaWindow *window = loa_window_new (GTK_APPLICATION (g_application_get_default ()), "default", FALSE);
  g_autoptr (GError) error = g_error_new_literal (LOA_STORE_ERROR, LOA_STORE_ERROR_FULL, "technical");

  shop_fixture_add_speaker (fixture, SERIAL_NUMBER, NULL);
  /* The register shows what the ledger says, whenever it reads it. */
  shop_fixture_write_announcement (fixture, &announcement);
  g_object_ref_sink (window);
  loa_window_set_shop (window, fixture->shop);
  show_window (GTK_WINDOW (window));

  g_signal_emit_by_name (loa_shop_get_announcer (fixture->shop), "began", &announcement);
  g_signal_emit_by_name (loa_shop_get_announcer (fixture->shop), "ended", &announcement, error);
  wait_until (tells_failure, window, "a card that tells the failure");
  g_signal_emit_by_name (loa_window_get_desk (window), "failed", SERIAL_NUMBER, error);
  g_assert_false (has_toast (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "transactions");
  g_signal_emit_by_name (loa_window_get_desk (window), "failed", SERIAL_NUMBER, error);
  wait_until (has_toast, window, "a toast where no card is shown");

  gtk_window_destroy (GTK_WINDOW (window));
  assert_ends (window);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autoptr (LoaApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  application = loa_application_new (NULL, "default", clock, FALSE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_test_add (looks[i].path, ShopFixture, &looks[i], set_up, test_look, tear_down);

  add_doubt_tests ();
  g_test_add ("/announcing/slow", ShopFixture, NULL, set_up, test_slow, tear_down);
  g_test_add ("/announcing/toast", ShopFixture, NULL, set_up, test_toast, tear_down);

  return g_test_run ();
}
