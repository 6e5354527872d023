/* test-accounts.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void add_failure_tests         (void);
void add_grant_others_tests    (void);
void add_grant_tests           (void);
void add_name_tests            (void);
void add_redaction_tests       (void);
void add_shop_tests            (void);
void add_sign_in_tests         (void);
void add_soundbox_others_tests (void);
void add_soundbox_tests        (void);
void add_token_tests           (void);

/* All that was logged or written since, whatever its level. */
void        start_capturing_log (void);
const char *get_captured_log    (void);

G_END_DECLS
