/* test-background.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#include "bus-stand-in.h"
#include "loa-background.h"
#include "shown.h"
#include "test-window.h"

static gboolean
set (LoaBackgroundWay   way,
     const char        *profile,
     gboolean           background,
     gboolean           autostart,
     GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_background_set_async (way, profile, background, autostart, NULL, keep_result_cb, &result);

  return loa_background_set_finish (wait_for_result (&result), error);
}

static gboolean
starts (const char *profile)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean there = FALSE;

  loa_background_look_async (LOA_BACKGROUND_FILE, profile, NULL, keep_result_cb, &result);
  loa_background_look_finish (wait_for_result (&result), &there, &error);
  g_assert_no_error (error);

  return there;
}

static void
test_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart",
                                            "io.github.loa_desktop.Loa.Profile_cash-2.desktop", NULL);
  g_autofree char *line = NULL;
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;

  g_assert_false (starts ("cash-2"));
  g_assert_true (set (LOA_BACKGROUND_FILE, "cash-2", TRUE, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (starts ("cash-2"));
  g_assert_false (starts ("default"));

  g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  line = g_key_file_get_string (entry, "Desktop Entry", "Exec", &error);
  g_assert_no_error (error);
  g_assert_true (g_shell_parse_argv (line, NULL, &arguments, &error));
  g_assert_cmpuint (g_strv_length (arguments), ==, 3);
  g_assert_true (g_file_test (arguments[0], G_FILE_TEST_IS_EXECUTABLE));
  g_assert_cmpstr (arguments[1], ==, "--profile=cash-2");
  g_assert_cmpstr (arguments[2], ==, "--background");

  /* Twice is as good as once. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (set (LOA_BACKGROUND_FILE, "cash-2", TRUE, FALSE, &error));
      g_assert_no_error (error);
      g_assert_false (starts ("cash-2"));
    }
}

static void
test_file_unwritable (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *aside = g_strconcat (folder, ".aside", NULL);
  g_autoptr (GError) error = NULL;

  rename (folder, aside);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_false (set (LOA_BACKGROUND_FILE, "default", TRUE, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (remove (folder), ==, 0);
  rename (aside, folder);
}

/* A stand-in for the portal of a desktop, on the bus of the test. */
typedef struct
{
  guint response;           /* what it answers */
  gboolean autostart;       /* likewise */
  gboolean asked;           /* it was */
  gboolean asked_autostart;
} Portal;

static const char portal_xml[] =
  "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
  "</method></interface></node>";

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Portal *portal = user_data;
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *who = g_strdup (sender + 1);
  g_autofree char *request = NULL;
  const char *token = NULL;
  GVariantBuilder results;

  portal->asked = g_variant_lookup (options, "handle_token", "&s", &token) &&
                  g_variant_lookup (options, "autostart", "b", &portal->asked_autostart);
  g_strdelimit (who, ".", '_');
  request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", who, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (portal->response == 0));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (portal->autostart));
  g_dbus_connection_emit_signal (connection, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", portal->response, &results), NULL);
}

static void
test_portal (void)
{
  Portal portal = { 0, TRUE, FALSE, FALSE };
  BusStandIn stand_in;
  g_autoptr (GError) error = NULL;

  /* Before it is there. */
  g_assert_false (set (LOA_BACKGROUND_PORTAL, "default", TRUE, TRUE, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
  g_clear_error (&error);

  bus_stand_in_begin (&stand_in, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", portal_xml,
                      called_cb, &portal);
  g_assert_true (set (LOA_BACKGROUND_PORTAL, "default", TRUE, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (portal.asked && portal.asked_autostart);

  /* It goes on, but will not be started. */
  portal.autostart = FALSE;
  g_assert_false (set (LOA_BACKGROUND_PORTAL, "default", TRUE, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  g_assert_true (set (LOA_BACKGROUND_PORTAL, "default", TRUE, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (portal.asked_autostart);

  /* The person says no. */
  portal.response = 1;
  g_assert_false (set (LOA_BACKGROUND_PORTAL, "default", TRUE, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_false (loa_background_can_start (LOA_BACKGROUND_PORTAL, "cash-2"));

  bus_stand_in_end (&stand_in);
}

void
add_background_tests (void)
{
  g_test_add_func ("/window/background/file", test_file);
  g_test_add_func ("/window/background/file-unwritable", test_file_unwritable);
  g_test_add_func ("/window/background/portal", test_portal);
}
