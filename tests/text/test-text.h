/* test-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void add_amount_words_tests (void);
void add_clock_tests (void);
void add_dong_tests (void);
void add_fold_tests (void);
void add_typed_amount_tests (void);
void add_vietnam_time_tests (void);

G_END_DECLS
