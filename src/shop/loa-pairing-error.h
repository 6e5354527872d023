/* loa-pairing-error.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GError *loa_pairing_error_new_offline             (void);
GError *loa_pairing_error_new_not_in_pairing_mode (const GError *refusal);
GError *loa_pairing_error_new_expired             (int           tries_left);
GError *loa_pairing_error_new_ended               (const GError *refusal);
GError *loa_pairing_error_new_not_paired          (void);
GError *loa_pairing_error_new_wrong_code          (int           tries_left,
                                                   const GError *refusal);

/* Whether SePay, which did not take a code, lets know that no code of this session is good any more. */
gboolean loa_pairing_error_tells_of_end (const GError *refusal);

G_END_DECLS
