/* loa-input.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-output.h"

G_BEGIN_DECLS

/**
 * loa_input_read_line:
 * @output: where the prompt goes
 * @prompt: what is asked for, shown only when standard input is a terminal
 * @cancellable: a cancellable
 * @error: return location for %LOA_SHOP_ERROR_FILE when the input has ended, or %G_IO_ERROR_CANCELLED
 *
 * Reads a line of standard input, and not one byte of what follows. The default main context runs meanwhile.
 *
 * Returns: (transfer full): the line without its end; free it with loa_secret_free()
 */
char *loa_input_read_line (LoaOutput     *output,
                           const char    *prompt,
                           GCancellable  *cancellable,
                           GError       **error);

/**
 * loa_input_read_secret:
 * @output: where the prompt goes
 * @prompt: what is asked for
 * @cancellable: a cancellable
 * @error: return location for an error
 *
 * Like loa_input_read_line(), without showing what is typed; an empty secret is %LOA_SHOP_ERROR_USAGE.
 *
 * Returns: (transfer full): the secret; free it with loa_secret_free()
 */
char *loa_input_read_secret (LoaOutput     *output,
                             const char    *prompt,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
