/* loa-progress-strip.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_PROGRESS_STRIP (loa_progress_strip_get_type ())

/**
 * LoaProgressStrip:
 *
 * Tells that something takes a while and lets it be cancelled.
 */
G_DECLARE_FINAL_TYPE (LoaProgressStrip, loa_progress_strip, LOA, PROGRESS_STRIP, GtkWidget)

/**
 * loa_progress_strip_start:
 * @self: the strip, which is idle
 * @text: what is being done
 *
 * Shows the strip.
 *
 * Returns: (transfer full): what is cancelled when the user wants no more of it
 */
GCancellable *loa_progress_strip_start (LoaProgressStrip *self,
                                        const char       *text);

/**
 * loa_progress_strip_set_progress:
 * @self: the strip
 * @text: what is being done, and how far it is
 * @fraction: how much of it is done, or below zero when nobody knows
 *
 * Shows how far it is.
 */
void loa_progress_strip_set_progress (LoaProgressStrip *self,
                                      const char       *text,
                                      double            fraction);

/**
 * loa_progress_strip_stop:
 * @self: the strip
 *
 * Hides the strip.
 */
void loa_progress_strip_stop (LoaProgressStrip *self);

/**
 * loa_progress_strip_cancel:
 * @self: the strip
 *
 * Cancels what is under way.
 */
void loa_progress_strip_cancel (LoaProgressStrip *self);

gboolean loa_progress_strip_get_running (LoaProgressStrip *self);

/**
 * loa_progress_strip_is_about:
 * @self: the strip
 * @cancellable: what loa_progress_strip_start() returned
 *
 * Returns: whether it has not been stopped since
 */
gboolean loa_progress_strip_is_about (LoaProgressStrip *self,
                                      GCancellable     *cancellable);

G_END_DECLS
