/* loa-fitted-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_FITTED_TEXT (loa_fitted_text_get_type ())

/**
 * LoaFittedText:
 *
 * A text as large as its place allows, never cut: for what is read from far away.
 *
 * Properties: `text` (string), `wraps` (boolean: it may take several lines), `least-size` and `largest-size` (int, pixels
 * of the font).
 */
G_DECLARE_FINAL_TYPE (LoaFittedText, loa_fitted_text, LOA, FITTED_TEXT, GtkWidget)

const char *loa_fitted_text_get_text (LoaFittedText *self);
void        loa_fitted_text_set_text (LoaFittedText *self,
                                      const char    *text);

/**
 * loa_fitted_text_get_size:
 * @self: the widget
 *
 * Returns: the size of the font that it is drawn with, in pixels; 0 before it has a place
 */
int         loa_fitted_text_get_size (LoaFittedText *self);

G_END_DECLS
