/* loa-open-file.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_open_file_async:
 * @parent: the window that asks
 * @title: title of the dialog
 * @filter: which files are offered
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, with @parent as the source object
 * @user_data: for @callback
 *
 * Lets the user choose a file that is there.
 */
void loa_open_file_async (GtkWindow           *parent,
                          const char          *title,
                          GtkFileFilter       *filter,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);

/**
 * loa_open_file_finish:
 * @parent: the window that asked
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED when the user thought better of it
 *
 * Returns: (transfer full): the file
 */
GFile *loa_open_file_finish (GtkWindow     *parent,
                             GAsyncResult  *result,
                             GError       **error);

G_END_DECLS
