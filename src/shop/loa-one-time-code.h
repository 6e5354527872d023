/* loa-one-time-code.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *loa_one_time_code_read (const char  *text,
                              GError     **error);

G_END_DECLS
