/* loa-file-choice-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and returns it from @task, or %G_IO_ERROR_CANCELLED when the user thought better of it. With a @name
 * a new file is asked for, with a @filter one that is there.
 */
void loa_file_choice_ask (GTask         *task,
                          GtkWindow     *parent,
                          const char    *title,
                          const char    *name,
                          GtkFileFilter *filter);

G_END_DECLS
