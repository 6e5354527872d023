/* test-notifier.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loa-notifier.h"
#include "loa-settings.h"
#include "loa-window-private.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

/* What is told while the window is not in use: here it has not been shown at all. */

typedef struct
{
  ShopFixture base;
  LoaSettings *settings; /* (owned) */
  GtkWindow *window;     /* (owned) */
  LoaNotifier *notifier; /* (owned) */
  GPtrArray *told;       /* (owned) (element-type utf8): "id|title|body" */
} Fixture;

static void
told_cb (Fixture    *fixture,
         const char *id,
         const char *title,
         const char *body)
{
  g_ptr_array_add (fixture->told, g_strjoin ("|", id, title, body, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->base.clock = loa_clock_new_leaping (1764000000);
  shop_fixture_set_up (&fixture->base, NULL);
  shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  fixture->settings = loa_settings_new ("default", FALSE, &error);
  g_assert_no_error (error);
  fixture->window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  fixture->told = g_ptr_array_new_with_free_func (g_free);
  fixture->notifier = loa_notifier_new (fixture->window, fixture->base.shop,
                                        loa_settings_get_common (fixture->settings), FALSE);
  g_signal_connect_swapped (fixture->notifier, "told", G_CALLBACK (told_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->notifier);
  gtk_window_destroy (fixture->window);
  assert_ends (fixture->window);
  assert_ends (fixture->settings);
  g_ptr_array_unref (fixture->told);
  shop_fixture_tear_down (&fixture->base);
}

static gboolean
has_told (gpointer user_data)
{
  const Fixture *fixture = user_data;

  return fixture->told->len > 0;
}

static const char *
take_told (Fixture *fixture)
{
  wait_until (has_told, fixture, "a notification");

  return g_ptr_array_index (fixture->told, fixture->told->len - 1);
}

static gboolean
is_idle (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
end_announcement (Fixture              *fixture,
                  const char           *request_id,
                  LoaAnnouncementState  state)
{
  const LoaAnnouncementRecord record = {
    .request_id = (char *) request_id,
    .hardware_id = (char *) SERIAL_NUMBER,
    .amount = 150000,
    .cause = LOA_ANNOUNCEMENT_CAUSE_BY_HAND,
    .state = state,
    .asked = loa_clock_get_unix_seconds (fixture->base.clock),
  };

  shop_fixture_write_announcement (&fixture->base, &record);
  g_signal_emit_by_name (loa_shop_get_announcer (fixture->base.shop), "ended", &record, NULL);
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  /* The worker answers in order, so what is told of the second one comes after whatever there is of the first. */
  end_announcement (fixture, "TEST-1", LOA_ANNOUNCEMENT_STATE_DELIVERED);
  end_announcement (fixture, "TEST-2", LOA_ANNOUNCEMENT_STATE_FAILED);
  g_assert_true (g_str_has_prefix (take_told (fixture), "announcements|Quầy 1: 150.000\u00a0₫ was not announced|"));
  g_assert_cmpuint (fixture->told->len, ==, 1);
  g_ptr_array_set_size (fixture->told, 0);

  end_announcement (fixture, "TEST-3", LOA_ANNOUNCEMENT_STATE_NOT_SENT);
  g_assert_true (g_str_has_prefix (take_told (fixture), "announcements|2 announcements failed|"));
}

static void
test_unwanted (Fixture       *fixture,
               gconstpointer  data)
{
  GSettings *settings = loa_settings_get_common (fixture->settings);

  g_settings_set_boolean (settings, LOA_SETTINGS_NOTIFICATIONS, FALSE);
  end_announcement (fixture, "TEST-1", LOA_ANNOUNCEMENT_STATE_FAILED);
  loa_notifier_tell_not_copied (fixture->notifier, "SePay does not answer.");
  /* A writing of another row is answered after the reading. */
  end_announcement (fixture, "TEST-2", LOA_ANNOUNCEMENT_STATE_DELIVERED);
  wait_until (is_idle, NULL, "nothing to do");
  g_assert_cmpuint (fixture->told->len, ==, 0);
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  show_window (fixture->window);
  loa_notifier_tell_not_copied (fixture->notifier, "SePay does not answer.");
  g_assert_cmpuint (fixture->told->len, ==, 0);

  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  loa_notifier_tell_not_copied (fixture->notifier, "SePay does not answer.");
  g_assert_cmpstr (take_told (fixture), ==, "not-copied|No transactions are coming in|SePay does not answer.");
}

static void
sign_in (LoaBankGrant *grant)
{
  const SepayTokens tokens = {
    .access_token = (char *) "access",
    .refresh_token = (char *) "refresh",
    .expires_in = 3600,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_bank_grant_accept_async (grant, "client", "secret", "http://127.0.0.1:8765/callback", &tokens, NULL,
                               keep_result_cb, &result);
  loa_bank_grant_accept_finish (grant, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
test_sign_in (Fixture       *fixture,
              gconstpointer  data)
{
  /* Nothing answers there: who signed in stays unknown. */
  LoaShop *shop = shop_fixture_open_shop (&fixture->base, NULL, "http://127.0.0.1:1");
  LoaBankGrant *grant = loa_shop_get_bank_grant (shop);
  LoaNotifier *notifier = loa_notifier_new (fixture->window, shop, NULL, TRUE);

  g_signal_connect_swapped (notifier, "told", G_CALLBACK (told_cb), fixture);
  sign_in (grant);
  g_assert_cmpuint (fixture->told->len, ==, 0);

  loa_clock_leap (fixture->base.clock, LOA_BANK_GRANT_LIFETIME - LOA_BANK_GRANT_WARNING + 60);
  g_object_notify (G_OBJECT (grant), "expected-end");
  g_assert_true (g_str_has_prefix (take_told (fixture), "bank|Demo · The bank sign-in ends about "));

  /* Once, until it is otherwise. */
  g_object_notify (G_OBJECT (grant), "expected-end");
  g_assert_cmpuint (fixture->told->len, ==, 1);

  sign_in (grant);
  g_assert_cmpuint (fixture->told->len, ==, 1);
  assert_ends (notifier);
  close_shop (shop);
}

/* SePay cannot be reached for minutes, which pass as fast as the clock of the test leaps, and nobody looks. */
static void
test_outage (Fixture       *fixture,
             gconstpointer  data)
{
  LoaShop *shop = shop_fixture_open_shop (&fixture->base, NULL, "http://127.0.0.1:1");
  const gint64 began = loa_clock_get_unix_seconds (fixture->base.clock);
  LoaWindow *window = g_object_ref_sink (loa_window_new (NULL, "default", FALSE));

  sign_in (loa_shop_get_bank_grant (shop));
  loa_window_set_shop (window, shop);
  g_signal_connect_swapped (window->notifier, "told", G_CALLBACK (told_cb), fixture);
  g_assert_true (g_str_has_prefix (take_told (fixture), "not-copied|No transactions are coming in|"));
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->base.clock) - began, >=, 5 * 60);

  gtk_window_destroy (GTK_WINDOW (window));
  assert_ends (window);
  close_shop (shop);
}

void
add_notifier_tests (void)
{
  g_test_add ("/window/notifier/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/window/notifier/unwanted", Fixture, NULL, set_up, test_unwanted, tear_down);
  g_test_add ("/window/notifier/in-use", Fixture, NULL, set_up, test_in_use, tear_down);
  g_test_add ("/window/notifier/outage", Fixture, NULL, set_up, test_outage, tear_down);
  g_test_add ("/window/notifier/sign-in", Fixture, NULL, set_up, test_sign_in, tear_down);
}
