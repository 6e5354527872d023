/* test-announcing.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What becomes of one that nobody knows the end of. */
void add_doubt_tests (void);
