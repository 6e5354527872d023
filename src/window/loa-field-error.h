/* loa-field-error.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_field_error_show:
 * @label: the label beside the field
 * @field: (nullable): the field
 * @text: (nullable): what is wrong and what to do, or %NULL when nothing is
 *
 * Says what is wrong with what stands in a field, next to it.
 */
void loa_field_error_show (GtkLabel   *label,
                           GtkWidget  *field,
                           const char *text);

/**
 * loa_field_error_show_failure:
 * @label: the label beside the field
 * @field: (nullable): the field
 * @error: what went wrong; something that was cancelled is not said
 *
 * Like loa_field_error_show() with the sentence for @error.
 */
void loa_field_error_show_failure (GtkLabel     *label,
                                   GtkWidget    *field,
                                   const GError *error);

G_END_DECLS
