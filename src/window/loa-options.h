/* loa-options.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaOptions:
 * @profile: (transfer full): a checked name of a profile
 * @demo: whether everything is simulated
 * @background: whether the window is to stay hidden at first
 * @service: whether the session bus starts the program, which then waits for what it is wanted for
 * @view: (transfer full) (nullable): the view to show: `speakers`, `transactions` or `announcements`
 * @test: whether the dialog that tests a speaker is to be shown
 * @tested: (transfer full) (nullable): serial number of that speaker, or %NULL for any
 * @debug_http: whether each request is written about
 * @version: whether only the version is to be printed
 *
 * What the command line says.
 */
typedef struct
{
  char *profile;
  gboolean demo;
  gboolean background;
  gboolean service;
  char *view;
  gboolean test;
  char *tested;
  gboolean debug_http;
  gboolean version;
} LoaOptions;

#define LOA_OPTIONS_INIT { NULL, FALSE, FALSE, FALSE, NULL, FALSE, NULL, FALSE, FALSE }

/**
 * loa_options_read:
 * @self: options of %LOA_OPTIONS_INIT
 * @argc: (inout): how many arguments there are
 * @argv: (inout): the arguments; those that are read are removed
 * @error: return location for an error, fit to be printed
 *
 * Reads the command line. Asked for help it prints that and ends the program.
 *
 * Returns: %TRUE when it can be followed
 */
gboolean loa_options_read  (LoaOptions   *self,
                            int          *argc,
                            char       ***argv,
                            GError      **error);

void     loa_options_clear (LoaOptions   *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoaOptions, loa_options_clear)

G_END_DECLS
