/* loa-token-line.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-secret.h"
#include "sepay-waiters.h"

G_BEGIN_DECLS

/* Those who wait in a line for a token, each with the token that SePay has refused, if that is why it waits. */

void         loa_token_line_add    (SepayWaiters  *line,
                                    GTask         *task,
                                    const char    *rejected_token);
SepaySecret *loa_token_line_offer  (SepayWaiters  *line,
                                    const char    *token,
                                    gboolean       is_good);
void         loa_token_line_answer (SepayWaiters  *line,
                                    const char    *token,
                                    const char    *renewed_for);
void         loa_token_line_fail   (SepayWaiters  *line,
                                    const GError  *error);

G_END_DECLS
