/* sepay-error-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-error.h"

G_BEGIN_DECLS

GError     *sepay_error_new                (SepayError    code,
                                            const char   *format,
                                            ...) G_GNUC_PRINTF (2, 3);
GError     *sepay_error_new_for_answer     (SepayError    code,
                                            guint         http_status,
                                            guint         retry_after,
                                            const char   *sepay_message);
void        sepay_error_set_malformed      (GError      **error,
                                            const char   *format,
                                            ...) G_GNUC_PRINTF (2, 3);
void        sepay_error_set_http_status    (GError       *error,
                                            guint         http_status);
void        sepay_error_set_is_final       (GError       *error);
gboolean    sepay_error_is_worth_repeating (const GError *error);
SepayError  sepay_error_from_status        (guint         status);

G_END_DECLS
