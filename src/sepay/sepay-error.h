/* sepay-error.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SEPAY_ERROR:
 *
 * Everything that can go wrong between Loa and SePay, whichever of the two APIs was asked. Cancelling is
 * %G_IO_ERROR_CANCELLED.
 */
#define SEPAY_ERROR (sepay_error_quark ())

/**
 * SepayError:
 * @SEPAY_ERROR_ADDRESS: the address of the server may not be used: not `https`, nor `http` to a loopback address
 * @SEPAY_ERROR_UNREACHABLE: no connection, no name, a certificate that does not hold, or the
 *   connection broke before an answer was whole
 * @SEPAY_ERROR_TIMEOUT: no whole answer within the time
 * @SEPAY_ERROR_SIGNED_OUT: there are no credentials to ask with
 * @SEPAY_ERROR_UNAUTHORIZED: credentials or token refused (401, or a body that says so)
 * @SEPAY_ERROR_CLIENT: the OAuth client id or secret is wrong (`invalid_client`)
 * @SEPAY_ERROR_GRANT: the code or the refresh token is dead (`invalid_grant`): the user has to sign in again
 * @SEPAY_ERROR_FORBIDDEN: not permitted (403)
 * @SEPAY_ERROR_NOT_FOUND: unknown to SePay (404)
 * @SEPAY_ERROR_RATE_LIMITED: too many requests (429), after the retries that the transport makes
 * @SEPAY_ERROR_SERVER: SePay failed (5xx), after the retries that the transport makes
 * @SEPAY_ERROR_REFUSED: SePay refused the request (any other 4xx)
 * @SEPAY_ERROR_MALFORMED: the answer cannot be read: not JSON, too large, too deep, cut short, a
 *   redirect, or a value that cannot be right
 */
typedef enum
{
  SEPAY_ERROR_ADDRESS,
  SEPAY_ERROR_UNREACHABLE,
  SEPAY_ERROR_TIMEOUT,
  SEPAY_ERROR_SIGNED_OUT,
  SEPAY_ERROR_UNAUTHORIZED,
  SEPAY_ERROR_CLIENT,
  SEPAY_ERROR_GRANT,
  SEPAY_ERROR_FORBIDDEN,
  SEPAY_ERROR_NOT_FOUND,
  SEPAY_ERROR_RATE_LIMITED,
  SEPAY_ERROR_SERVER,
  SEPAY_ERROR_REFUSED,
  SEPAY_ERROR_MALFORMED,
} SepayError;

GQuark sepay_error_quark (void);

/**
 * sepay_error_get_http_status:
 * @error: (nullable): any error
 *
 * Returns: the HTTP status of the answer behind an error of %SEPAY_ERROR, or 0 when there was none
 */
guint sepay_error_get_http_status (const GError *error);

/**
 * sepay_error_get_sepay_message:
 * @error: (nullable): any error
 *
 * Gets what SePay itself said, such as “Thiết bị không trực tuyến”: plain text of at most 200
 * characters, without anything secret that the request carried.
 *
 * Returns: (transfer none) (nullable): SePay's words, or %NULL when it said nothing
 */
const char *sepay_error_get_sepay_message (const GError *error);

/**
 * sepay_error_get_retry_after:
 * @error: (nullable): any error
 *
 * Returns: the seconds that SePay asked to wait (`Retry-After`, as seconds or as a date), or 0 when
 * it did not ask
 */
guint sepay_error_get_retry_after (const GError *error);

/**
 * sepay_error_may_have_taken_effect:
 * @error: an error of a call that changes something at SePay
 *
 * Tells a refusal from a lost answer. After a lost answer (%SEPAY_ERROR_UNREACHABLE,
 * %SEPAY_ERROR_TIMEOUT, %SEPAY_ERROR_SERVER, %SEPAY_ERROR_RATE_LIMITED, %SEPAY_ERROR_MALFORMED, or
 * cancelling) SePay may have done what it was asked, and has to be asked before the call is
 * repeated.
 *
 * Returns: %TRUE when nobody knows whether SePay did it
 */
gboolean sepay_error_may_have_taken_effect (const GError *error);

G_END_DECLS
