/* loa-spelling.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_spelling_spell:
 * @amount: in đồng
 *
 * Writes an amount in Vietnamese words with its unit, in the form that the settings of the display choose.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL for an amount that is too large for them
 */
char *loa_spelling_spell (gint64 amount);

/**
 * loa_spelling_watch:
 * @widget: a widget that shows an amount in words
 * @changed: called with @widget when they are to be written otherwise
 *
 * Follows the setting as long as @widget is there.
 */
void  loa_spelling_watch (GtkWidget *widget,
                          GCallback  changed);

G_END_DECLS
