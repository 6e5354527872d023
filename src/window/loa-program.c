/* loa-program.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-program.h"

/* As a desktop file wants it, which the shell understands too. A percent sign would begin a field. */
static char *
quote (const char *argument)
{
  g_autoptr (GString) quoted = g_string_new ("\"");

  for (const char *c = argument; *c != '\0'; c++)
    {
      if (strchr ("\"`$\\", *c) != NULL)
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *c);
      if (*c == '%')
        g_string_append_c (quoted, '%');
    }

  g_string_append_c (quoted, '"');

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

/* By way of the desktop, which lets the new window come to the front. */
static gboolean
start (GtkWidget   *from,
       const char  *option,
       GError     **error)
{
  g_autofree char *command_line = loa_program_make_command_line (option, error);
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autoptr (GAppInfo) program = NULL;

  if (command_line == NULL)
    return FALSE;

  program = g_app_info_create_from_commandline (command_line, "Loa",
                                                G_APP_INFO_CREATE_SUPPORTS_STARTUP_NOTIFICATION, error);
  if (program == NULL)
    return FALSE;

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (from));

  return g_app_info_launch (program, NULL, G_APP_LAUNCH_CONTEXT (context), error);
}

char *
loa_program_make_command_line (const char  *options,
                               GError     **error)
{
  g_autofree char *program = NULL;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  program = g_file_read_link ("/proc/self/exe", error);
  if (program == NULL)
    return NULL;

  quoted = quote (program);

  return g_strconcat (quoted, " ", options, NULL);
}

gboolean
loa_program_open_profile (GtkWidget   *from,
                          const char  *name,
                          GError     **error)
{
  g_autofree char *option = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  option = g_strconcat ("--profile=", name, NULL);

  return start (from, option, error);
}

gboolean
loa_program_open_demo (GtkWidget  *from,
                       GError    **error)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);

  return start (from, "--demo", error);
}
