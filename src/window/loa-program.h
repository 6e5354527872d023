/* loa-program.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_program_make_command_line:
 * @options: options, quoted where they need it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the command line that runs this program, as the `Exec` of a desktop file has it
 */
char    *loa_program_make_command_line (const char  *options,
                                        GError     **error);

/**
 * loa_program_open_profile:
 * @from: a widget of the window that it is asked from
 * @name: a checked name of a profile
 * @error: return location for an error
 *
 * Opens the window of a profile, or brings it to the front: a program of its own, so that two profiles share nothing.
 *
 * Returns: %TRUE when the program has been started
 */
gboolean loa_program_open_profile (GtkWidget   *from,
                                   const char  *name,
                                   GError     **error);

/**
 * loa_program_open_demo:
 * @from: a widget of the window that it is asked from
 * @error: return location for an error
 *
 * Likewise for the demo.
 *
 * Returns: %TRUE when the program has been started
 */
gboolean loa_program_open_demo    (GtkWidget   *from,
                                   GError     **error);

G_END_DECLS
