/* loa-stack.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_stack_show:
 * @stack: a stack
 * @name: name of the page to show
 *
 * Shows a page and hides all others, for screen readers too: the floor's GTK tells them of every page of a
 * stack.
 */
void loa_stack_show (GtkStack   *stack,
                     const char *name);

G_END_DECLS
