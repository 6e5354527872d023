/* loa-speaker-lines-reading.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What LoaSpeakerLines reads, for a thread that may block. */

GBytes    *loa_speaker_lines_load  (GFile         *file,
                                    GCancellable  *cancellable,
                                    GError       **error);

/* Returns: (transfer full) (element-type LoaSpeakerLine): the lines, or %NULL with @error set */
GPtrArray *loa_speaker_lines_parse (GBytes        *bytes,
                                    GError       **error);

G_END_DECLS
