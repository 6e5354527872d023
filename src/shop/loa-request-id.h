/* loa-request-id.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_request_id_new_test:
 * @unix_seconds: now, in Unix seconds
 * @error: return location for an error of %G_IO_ERROR, when the system gives no random numbers
 *
 * Makes the id of an announcement by hand: `TEST-`, the time for people, and chance, so that no two computers make the
 * same.
 *
 * Returns: (transfer full): the id
 */
char    *loa_request_id_new_test    (gint64       unix_seconds,
                                     GError     **error);

/**
 * loa_request_id_for_payment:
 * @transaction_id: SePay's id of the transaction, as text
 * @hardware_id: serial number of the speaker
 *
 * Makes the id under which a payment is announced on a speaker: always the same one, at most 50 characters long.
 *
 * Returns: (transfer full): the id
 */
char    *loa_request_id_for_payment (const char  *transaction_id,
                                     const char  *hardware_id);

/**
 * loa_request_id_check:
 * @request_id: an id that a user gives
 * @error: return location for %LOA_SHOP_ERROR_USAGE, with a sentence
 *
 * Returns: %TRUE when SePay can be given this id
 */
gboolean loa_request_id_check       (const char  *request_id,
                                     GError     **error);

G_END_DECLS
