/* loa-save-file.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_save_file_async:
 * @parent: the window that asks
 * @title: title of the dialog
 * @name: file name that is offered
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, with @parent as the source object
 * @user_data: for @callback
 *
 * Lets the user choose where a file goes.
 */
void loa_save_file_async (GtkWindow           *parent,
                          const char          *title,
                          const char          *name,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data);

/**
 * loa_save_file_finish:
 * @parent: the window that asked
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED when the user thought better of it
 *
 * Returns: (transfer full): the file
 */
GFile *loa_save_file_finish (GtkWindow     *parent,
                             GAsyncResult  *result,
                             GError       **error);

G_END_DECLS
