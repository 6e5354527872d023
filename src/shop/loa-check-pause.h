/* loa-check-pause.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How failed checks keep others waiting; all zero at first. */
typedef struct
{
  gint64 paused_until_us; /* boot time before which nothing is asked */
  guint n_failures; /* in a row */
  gboolean is_refused; /* until the account changes */
  gboolean is_rate_limited;
} LoaCheckPause;

/* Returns: whether the speaker may be tried again as soon as checks go on: it was not the speaker's failure */
gboolean loa_check_pause_note_failure (LoaCheckPause *self,
                                       const GError  *error,
                                       gint64         now_us);

/* SePay has answered. What it asked for stays. */
void     loa_check_pause_end          (LoaCheckPause *self);

G_END_DECLS
