/* loa-request-id.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *loa_request_id_new_test    (gint64       unix_seconds,
                                     GError     **error);
char    *loa_request_id_for_payment (const char  *transaction_id,
                                     const char  *hardware_id);
gboolean loa_request_id_check       (const char  *request_id,
                                     GError     **error);

G_END_DECLS
