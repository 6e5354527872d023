/* loa-help-pages.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_help_pages_get_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all pages, in the order that they are offered in
 */
const char * const *loa_help_pages_get_names (void);

/**
 * loa_help_pages_load:
 * @name: name of a page
 *
 * Reads a page from the program's resources, in the first of the user's languages that it is written in, or else in
 * English.
 *
 * Returns: (transfer full) (element-type LoaHelpBlock) (nullable): its blocks, the title first; %NULL for a page that
 *   there is not
 */
GPtrArray *loa_help_pages_load (const char *name);

G_END_DECLS
