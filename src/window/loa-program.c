/* loa-program.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-program.h"

static char *
make_command_line (const char  *option,
                   GError     **error)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *quoted = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *escaped = NULL;

  if (program == NULL)
    return NULL;

  /* A percent sign would begin a field of a desktop file. */
  quoted = g_shell_quote (program);
  parts = g_strsplit (quoted, "%", -1);
  escaped = g_strjoinv ("%%", parts);

  return g_strconcat (escaped, " ", option, NULL);
}

/* By way of the desktop, which lets the new window come to the front. */
static gboolean
start (GtkWidget   *from,
       const char  *option,
       GError     **error)
{
  g_autofree char *command_line = make_command_line (option, error);
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
