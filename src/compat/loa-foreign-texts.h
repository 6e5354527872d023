/* loa-foreign-texts.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_foreign_texts_translate:
 * @root: a widget of another library, such as its window about a program
 *
 * Says in Loa's translation what stands below @root in English, because that library has not been translated so far.
 */
void loa_foreign_texts_translate (GtkWidget *root);

G_END_DECLS
