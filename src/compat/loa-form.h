/* loa-form.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_form_present:
 * @form: a new window that asks for something
 * @relative_to: the widget that it was asked from
 * @width: how wide it is at best, in pixels
 *
 * Shows @form as a modal window of the window that holds @relative_to, no larger than that one, so that it
 * fits where that one fits.
 */
void loa_form_present (GtkWindow *form,
                       GtkWidget *relative_to,
                       int        width);

G_END_DECLS
