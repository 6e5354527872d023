/* loa-mnemonics.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_mnemonics_add:
 * @window: a window
 *
 * Lets Alt and a letter press the buttons, and move to the fields, that @window shows. Which letter is underlined while Alt
 * is held. The letters are chosen among those of the labels when they are needed, so that no two are the same, whatever
 * the language and whatever is shown; an accent does not count. What stands in a list has none.
 */
void loa_mnemonics_add (GtkWindow *window);

G_END_DECLS
