/* test-sepay.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

void add_address_tests     (void);
void add_bank_tests        (void);
void add_broken_tests      (void);
void add_cancel_tests      (void);
void add_certificate_tests (void);
void add_http_log_tests    (void);
void add_json_tests        (void);
void add_mutation_tests    (void);
void add_oauth_tests       (void);
void add_retry_tests       (void);
void add_secrecy_tests     (void);
void add_session_tests     (void);
void add_soundbox_tests    (void);
void add_token_tests       (void);

/* All that was logged since, whatever its level. */
void        start_capturing_log (void);
const char *get_captured_log    (void);
