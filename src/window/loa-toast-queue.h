/* loa-toast-queue.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-toast.h"

G_BEGIN_DECLS

/* What is said over one overlay, one toast after the other. It belongs to the overlay. */
typedef struct _LoaToastQueue LoaToastQueue;

/**
 * loa_toast_queue_get:
 * @overlay: an overlay
 *
 * Returns: (transfer none): its queue
 */
LoaToastQueue *loa_toast_queue_get (AdwToastOverlay *overlay);

/**
 * loa_toast_queue_add:
 * @self: a queue
 * @text: what is said
 * @button_label: (nullable): what can be done about it
 * @seconds: how long it is shown
 * @is_urgent: whether it is said at once; what is being said then waits, and comes back when it was urgent too
 *
 * Returns: (transfer none): the toast, which lives until it is gone
 */
LoaToast *loa_toast_queue_add (LoaToastQueue *self,
                               const char    *text,
                               const char    *button_label,
                               guint          seconds,
                               gboolean       is_urgent);

G_END_DECLS
