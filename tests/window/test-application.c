/* test-application.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bus-stand-in.h"
#include "loa-application.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

/* What becomes of the window that is closed, and what may be asked for over the bus. */

typedef struct
{
  ShopFixture base;
  LoaSettings *settings;       /* (owned) */
  LoaApplication *application; /* (owned) */
  void (*drive) (gpointer);    /* what is done once it runs */
  gboolean opened;
  BusStandIn stand_in;         /* of what shows notifications */
  gboolean withdrawn;
  char *notified;              /* (owned) (nullable): what the last notification said */
} Fixture;

static void
opened_cb (Fixture *fixture)
{
  fixture->opened = TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  shop_fixture_set_up (&fixture->base, NULL);
  fixture->settings = loa_settings_new ("default", FALSE, &error);
  g_assert_no_error (error);
  fixture->application = loa_application_new ("io.github.loa_desktop.Loa.Test", "default", fixture->base.clock, FALSE);
  g_assert_true (g_application_register (G_APPLICATION (fixture->application), NULL, &error));
  g_assert_no_error (error);
  loa_application_set_settings (fixture->application, fixture->settings);
  loa_application_set_sources (fixture->application, fixture->base.keyring, fixture->base.folder, NULL, NULL);
  g_signal_connect_swapped (fixture->application, "opened", G_CALLBACK (opened_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  loa_settings_set_for_display (NULL, gdk_display_get_default ());
  assert_ends (fixture->application);
  assert_ends (fixture->settings);
  shop_fixture_tear_down (&fixture->base);
}

static gboolean
drive_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->drive (fixture);

  return G_SOURCE_REMOVE;
}

/* Until it ends, which @drive has to bring about. */
static void
run (Fixture  *fixture,
     void    (*drive) (gpointer))
{
  fixture->drive = drive;
  g_idle_add (drive_cb, fixture);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 0, NULL), ==, 0);
}

static gboolean
is_opened (gpointer user_data)
{
  return ((const Fixture *) user_data)->opened;
}

static GtkWindow *
get_window (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  return windows != NULL ? windows->data : NULL;
}

static gboolean
is_visible (Fixture *fixture)
{
  return gtk_widget_get_visible (GTK_WIDGET (get_window (fixture)));
}

static void
set_background (Fixture  *fixture,
                gboolean  background)
{
  g_settings_set_boolean (loa_settings_get_profile (fixture->settings), LOA_SETTINGS_RUN_IN_BACKGROUND, background);
}

static void
quit (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

static void
close_it (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (is_visible (fixture));
  wait_until (is_opened, fixture, "a shop that is open");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->application), "quit-hidden"));
  gtk_window_close (get_window (fixture));
}

static void
test_close (Fixture       *fixture,
            gconstpointer  data)
{
  /* Not where it does not go on without one. */
  loa_application_start_hidden (fixture->application);
  run (fixture, close_it);
}

static void
notified_cb (GDBusConnection       *connection,
             const char            *sender,
             const char            *path,
             const char            *interface,
             const char            *method,
             GVariant              *parameters,
             GDBusMethodInvocation *invocation,
             gpointer               user_data)
{
  Fixture *fixture = user_data;

  if (!g_str_equal (method, "Notify"))
    {
      fixture->withdrawn = TRUE;
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }

  g_free (fixture->notified);
  g_variant_get_child (parameters, 3, "s", &fixture->notified);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
}

static gboolean
is_withdrawn (gpointer user_data)
{
  return ((const Fixture *) user_data)->withdrawn;
}

static gboolean
is_notified (gpointer user_data)
{
  return ((const Fixture *) user_data)->notified != NULL;
}

/* Until the answer of the service has come back by way of the bus. */
static void
wait_for_answer (Fixture *fixture)
{
  g_autoptr (GVariant) answer = NULL;

  g_dbus_connection_flush_sync (fixture->stand_in.connection, NULL, NULL);
  answer = g_dbus_connection_call_sync (g_application_get_dbus_connection (G_APPLICATION (fixture->application)),
                                        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                        "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* That it goes on is said, once: nothing on the screen shows it. */
static void
go_on (gpointer user_data)
{
  Fixture *fixture = user_data;

  wait_until (is_opened, fixture, "a shop that is open");
  set_background (fixture, TRUE);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->application), "quit-hidden"));
  gtk_window_close (get_window (fixture));
  g_assert_nonnull (get_window (fixture));
  g_assert_false (is_visible (fixture));
  wait_until (is_notified, fixture, "a notification");
  g_assert_cmpstr (fixture->notified, ==, "Loa goes on in the background");
  g_clear_pointer (&fixture->notified, g_free);
  wait_for_answer (fixture);

  g_application_activate (G_APPLICATION (fixture->application));
  g_assert_true (is_visible (fixture));
  wait_until (is_withdrawn, fixture, "a notification that is taken back");
  gtk_window_close (get_window (fixture));
  g_assert_false (is_visible (fixture));
  quit (fixture);
}

static void
test_go_on (Fixture       *fixture,
            gconstpointer  data)
{
  bus_stand_in_begin (&fixture->stand_in, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                      "<node><interface name='org.freedesktop.Notifications'><method name='Notify'>"
                      "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
                      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
                      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
                      "<arg type='u' direction='out'/></method><method name='CloseNotification'>"
                      "<arg type='u' direction='in'/></method></interface></node>",
                      notified_cb, fixture);
  run (fixture, go_on);
  g_assert_null (fixture->notified);
  bus_stand_in_end (&fixture->stand_in);
}

static void
end_hidden (gpointer user_data)
{
  Fixture *fixture = user_data;

  wait_until (is_opened, fixture, "a shop that is open");
  g_assert_false (is_visible (fixture));
  /* A window that was never shown ends as well. */
  quit (fixture);
}

static void
test_start_hidden (Fixture       *fixture,
                   gconstpointer  data)
{
  set_background (fixture, TRUE);
  loa_application_start_hidden (fixture->application);
  run (fixture, end_hidden);
}

static void
look_at_keys (Fixture *fixture)
{
  static const struct
  {
    const char *key;
    const char *action;
  } keys[] = {
    { "<Alt>1", "win.view::speakers" },
    { "<Alt>2", "win.view::transactions" },
    { "<Alt>3", "win.view::announcements" },
    { "<Control>f", "win.search" },
    { "<Control>n", "win.add-speaker" },
    { "<Control>r", "win.refresh" },
    { "F5", "win.refresh" },
    { "F11", "win.demonstration" },
    { "<Control>comma", "win.preferences" },
    { "<Control>question", "win.shortcuts" },
    { "<Control>w", "window.close" },
    { "<Control>q", "app.quit" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) actions =
        gtk_application_get_actions_for_accel (GTK_APPLICATION (fixture->application), keys[i].key);

      g_test_message ("%s", keys[i].key);
      g_assert_cmpuint (g_strv_length (actions), ==, 1);
      g_assert_cmpstr (actions[0], ==, keys[i].action);
    }
}

/* Whoever is on the bus can send these, so none of them may do more than show something or end the program. Think of that
 * before one is added.
 */
static void
ask_for_all (gpointer user_data)
{
  static const char * const known[] = {
    "accounts", "history", "quit", "quit-hidden", "sign-in", "test", "test-announcement", "transactions", "view", NULL,
  };
  Fixture *fixture = user_data;
  GActionGroup *group = G_ACTION_GROUP (fixture->application);
  g_auto (GStrv) actions = g_action_group_list_actions (group);
  LoaSpeaker *speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");

  for (guint i = 0; actions[i] != NULL; i++)
    if (!g_strv_contains (known, actions[i]))
      g_error ("expected no action “%s”", actions[i]);
  look_at_keys (fixture);

  wait_until (is_opened, fixture, "a shop that is open");
  g_action_group_activate_action (group, "history", g_variant_new_string ("?"));
  g_action_group_activate_action (group, "view", g_variant_new_string ("?"));
  g_action_group_activate_action (group, "test", g_variant_new_string (SERIAL_NUMBER));
  g_assert_null (loa_speaker_get_announcement (speaker));
  quit (fixture);
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  run (fixture, ask_for_all);
}

void
add_application_tests (void)
{
  g_test_add ("/window/application/close", Fixture, NULL, set_up, test_close, tear_down);
  g_test_add ("/window/application/go-on", Fixture, NULL, set_up, test_go_on, tear_down);
  g_test_add ("/window/application/start-hidden", Fixture, NULL, set_up, test_start_hidden, tear_down);
  g_test_add ("/window/application/actions", Fixture, NULL, set_up, test_actions, tear_down);
}
