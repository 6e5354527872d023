/* loa-wrap-layout.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_WRAP_LAYOUT (loa_wrap_layout_get_type ())

/**
 * LoaWrapLayout:
 *
 * Children beside each other, in as many lines as they need. One that expands takes what is left of its line, unless it
 * begins it.
 */
G_DECLARE_FINAL_TYPE (LoaWrapLayout, loa_wrap_layout, LOA, WRAP_LAYOUT, GtkLayoutManager)

/**
 * loa_wrap_layout_set_spacing:
 * @self: the layout
 * @in_line: pixels between two children of a line
 * @between_lines: pixels between two lines
 *
 * Sets what is left free.
 */
void loa_wrap_layout_set_spacing (LoaWrapLayout *self,
                                  int            in_line,
                                  int            between_lines);

G_END_DECLS
