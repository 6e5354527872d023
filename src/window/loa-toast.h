/* loa-toast.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is said over a window in passing. Signals: “button-clicked” and “gone”. */
#define LOA_TYPE_TOAST (loa_toast_get_type ())
G_DECLARE_FINAL_TYPE (LoaToast, loa_toast, LOA, TOAST, GObject)

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
 * @gone: (transfer full) (nullable): called when it can no longer be undone, also after @undo
 *
 * Says at once what happened, with a button that undoes it. What another toast offers to undo is offered again after it.
 *
 * Returns: (transfer none) (nullable): the toast, to be dismissed when there is nothing to undo any more
 */
LoaToast *loa_toast_show_undo (GtkWidget  *from,
                               const char *text,
                               GClosure   *undo,
                               GClosure   *gone);

/**
 * loa_toast_dismiss:
 * @self: a toast
 *
 * Takes it away, or lets it not be shown any more.
 */
void loa_toast_dismiss (LoaToast *self);

G_END_DECLS
