/* loa-confirm.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_confirm_async:
 * @parent: the window that asks
 * @heading: the question, in a line
 * @body: what there is to know before it is answered
 * @act: label of the button that does it: the act itself, not “Yes”
 * @risky: whether the act is marked as one, and Enter cancels
 * @cancellable: (nullable): a cancellable
 * @callback: called when answered
 * @user_data: for @callback
 *
 * Asks before something is done.
 */
void     loa_confirm_async  (GtkWindow            *parent,
                             const char           *heading,
                             const char           *body,
                             const char           *act,
                             gboolean              risky,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);

/**
 * loa_confirm_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, when it shall not be done or the window went away
 *
 * Returns: %TRUE when it shall be done
 */
gboolean loa_confirm_finish (GAsyncResult         *result,
                             GError              **error);

/**
 * loa_confirm_tell:
 * @parent: a window
 * @heading: what happened, in a line
 * @body: more of it
 *
 * Says something that a person has to have read, with a button that closes it.
 */
void     loa_confirm_tell   (GtkWindow            *parent,
                             const char           *heading,
                             const char           *body);

G_END_DECLS
