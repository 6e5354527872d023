/* loa-debug-information.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include <adwaita.h>
#include <gio/gsettingsbackend.h>
#include <locale.h>
#include <string.h>

#include "loa-debug-information.h"

#define LONGEST_VALUE 60

/* What comes from the environment is cut to a short word, whatever somebody has put there. */
static void
append_value (GString    *text,
              const char *name,
              const char *value)
{
  g_string_append_printf (text, "%s: ", name);
  if (value == NULL || *value == '\0')
    g_string_append (text, "not known");
  for (guint i = 0; value != NULL && value[i] != '\0' && i < LONGEST_VALUE; i++)
    g_string_append_c (text, g_ascii_isalnum (value[i]) || strchr (" .,:;_+()-", value[i]) != NULL ? value[i] : '?');
  g_string_append_c (text, '\n');
}

static void
append_versions (GString  *text,
                 gboolean  demo)
{
  g_string_append_printf (text, "Loa %s%s\n", PACKAGE_VERSION, demo ? ", demo" : "");
  g_string_append_printf (text, "GTK %u.%u.%u, built with %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version (), (guint) GTK_MAJOR_VERSION,
                          (guint) GTK_MINOR_VERSION, (guint) GTK_MICRO_VERSION);
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version ());
  g_string_append_printf (text, "GLib %u.%u.%u\n\n", glib_major_version, glib_minor_version, glib_micro_version);
}

static void
append_desktop (GString   *text,
                GtkWidget *widget)
{
  g_autoptr (GSettingsBackend) backend = g_settings_backend_get_default ();
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  g_string_append_printf (text, "System: %s\n", system != NULL ? system : "not known");
  append_value (text, "Sandbox", g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "Flatpak" : "none");
  append_value (text, "Desktop", g_getenv ("XDG_CURRENT_DESKTOP"));
  append_value (text, "Display", G_OBJECT_TYPE_NAME (gtk_widget_get_display (widget)));
  g_string_append_printf (text, "Scale: %d\n", gtk_widget_get_scale_factor (widget));
  append_value (text, "Locale", setlocale (LC_MESSAGES, NULL));
  append_value (text, "Dark", adw_style_manager_get_dark (style) ? "yes" : "no");
  append_value (text, "High contrast", adw_style_manager_get_high_contrast (style) ? "yes" : "no");
  append_value (text, "Settings", G_OBJECT_TYPE_NAME (backend));
}

static const char *
describe_server (LoaServer   server,
                 const char *used)
{
  return used != NULL && g_str_has_prefix (loa_server_get_default (server), used) ? "SePay" : "another one";
}

static const char *
describe_grant (LoaBankGrant *grant)
{
  if (!loa_bank_grant_get_connected (grant))
    return "no";
  if (loa_bank_grant_get_needs_sign_in (grant))
    return "refused";

  return loa_bank_grant_ends_soon (grant) ? "ends soon" : "yes";
}

static void
append_shop (GString *text,
             LoaShop *shop)
{
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (shop);
  LoaBankGrant *grant = loa_shop_get_bank_grant (shop);
  const char *profile = loa_profile_get_name (loa_shop_get_profile (shop));

  append_value (text, "Profile", g_str_equal (profile, LOA_PROFILE_DEFAULT) ? "default" : "another one");
  append_value (text, "Secrets", loa_keyring_get_in_memory (loa_shop_get_keyring (shop)) ? "in memory" : "in the keyring");
  append_value (text, "SoundBox connected", loa_soundbox_account_get_connected (account) ? "yes" : "no");
  append_value (text, "SoundBox server", describe_server (LOA_SERVER_SOUNDBOX,
                                                          loa_soundbox_account_get_server (account)));
  append_value (text, "Bank signed in", describe_grant (grant));
  append_value (text, "Bank server", describe_server (LOA_SERVER_BANK, loa_bank_grant_get_server (grant)));
  g_string_append_printf (text, "Speakers: %u\n",
                          g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (shop))));
}

char *
loa_debug_information_make (GtkWidget *widget,
                            LoaShop   *shop,
                            gboolean   demo)
{
  GString *text;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (shop == NULL || LOA_IS_SHOP (shop), NULL);

  text = g_string_new (NULL);
  append_versions (text, demo);
  append_desktop (text, widget);
  if (shop != NULL)
    append_shop (text, shop);

  return g_string_free (text, FALSE);
}
