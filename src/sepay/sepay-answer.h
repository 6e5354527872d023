/* sepay-answer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-request.h"

G_BEGIN_DECLS

gpointer sepay_answer_read (SepayRequest  *request,
                            guint          http_status,
                            guint          retry_after,
                            GBytes        *body,
                            GError       **error);

G_END_DECLS
