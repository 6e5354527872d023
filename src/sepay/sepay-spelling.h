/* sepay-spelling.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gssize sepay_spelling_measure (const char *text,
                               const char *secret);

G_END_DECLS
