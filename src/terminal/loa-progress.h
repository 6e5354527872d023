/* loa-progress.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-output.h"
#include "loa-sync.h"

G_BEGIN_DECLS

/**
 * LoaProgress:
 *
 * A progress bar on standard error, where that is a terminal, that follows a #LoaSync.
 */
typedef struct _LoaProgress LoaProgress;

/**
 * loa_progress_new:
 * @output: the output; it has to outlive the result
 * @sync: what is followed
 *
 * Returns: (transfer full): a bar that shows from the first page on
 */
LoaProgress *loa_progress_new  (LoaOutput   *output,
                                LoaSync     *sync);

/**
 * loa_progress_free:
 * @self: a bar
 *
 * Takes the bar away from the terminal.
 */
void         loa_progress_free (LoaProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaProgress, loa_progress_free)

G_END_DECLS
