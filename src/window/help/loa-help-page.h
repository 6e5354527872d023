/* loa-help-page.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_HELP_PAGE (loa_help_page_get_type ())

/**
 * LoaHelpPage:
 *
 * The text of a page of help, from top to bottom. Signal: `page-chosen` (string): a link to another page was followed.
 */
G_DECLARE_FINAL_TYPE (LoaHelpPage, loa_help_page, LOA, HELP_PAGE, GtkWidget)

/**
 * loa_help_page_show:
 * @self: a page
 * @blocks: (element-type LoaHelpBlock): what it shows from now on; the title is left to whoever shows the page
 *
 * Shows a text in the place of the one before.
 */
void loa_help_page_show (LoaHelpPage *self,
                         GPtrArray   *blocks);

G_END_DECLS
