/* loa-terminal-failure.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_terminal_failure_describe:
 * @error: an error of any room
 *
 * Says an error as loa_failure_describe() does, which speaks of the window's Accounts, and which command does the same.
 *
 * Returns: (transfer full): the sentences
 */
char *loa_terminal_failure_describe (const GError *error);

G_END_DECLS
