/* loa-toast.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * loa_toast_show:
 * @from: a widget under the window's toast overlay, or the window
 * @text: what happened
 *
 * Says in passing that something happened.
 */
void loa_toast_show (GtkWidget  *from,
                     const char *text);

/**
 * loa_toast_show_failure:
 * @from: a widget under the window's toast overlay, or the window
 * @error: what went wrong
 *
 * Says what went wrong; something that was cancelled is passed over in silence.
 */
void loa_toast_show_failure (GtkWidget    *from,
                             const GError *error);

/**
 * loa_toast_show_undo:
 * @from: a widget under the window's toast overlay, or the window
 * @text: what happened
 * @undo: (transfer full): called when the user wants it undone
 *
 * Says what happened, with a button that undoes it.
 */
void loa_toast_show_undo (GtkWidget  *from,
                          const char *text,
                          GClosure   *undo);

/**
 * loa_toast_show_undo_long:
 * @from: a widget under the window's toast overlay, or the window
 * @text: what happened
 * @undo: (transfer full): called when the user wants it undone
 * @gone: (transfer full): called when it can no longer be undone, also after @undo
 *
 * Like loa_toast_show_undo(), at once and for something that takes longer to regret.
 *
 * Returns: (transfer none) (nullable): the toast, to be dismissed when there is nothing to undo any more
 */
AdwToast *loa_toast_show_undo_long (GtkWidget  *from,
                                    const char *text,
                                    GClosure   *undo,
                                    GClosure   *gone);

G_END_DECLS
