/* sepay-soundbox-tokens.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-clock.h"
#include "sepay-tokens.h"

G_BEGIN_DECLS

#define SEPAY_TYPE_SOUNDBOX_TOKENS (sepay_soundbox_tokens_get_type ())

/**
 * SepaySoundboxTokens:
 *
 * Where the access tokens of the SoundBox API are created (SoundBox API sheet, section 3.1). It keeps none: a new one
 * may void the one before, so whoever asks for one sees to it that nobody else does at the same time.
 *
 * All calls belong to the thread that made the object, and fail with %SEPAY_ERROR or %G_IO_ERROR_CANCELLED.
 */
G_DECLARE_FINAL_TYPE (SepaySoundboxTokens, sepay_soundbox_tokens, SEPAY, SOUNDBOX_TOKENS, GObject)

/**
 * sepay_soundbox_tokens_new:
 * @session: the HTTP session
 * @address: where the API is, from sepay_address_parse()
 * @clock: the clock
 *
 * Returns: (transfer full): a client
 */
SepaySoundboxTokens *sepay_soundbox_tokens_new (SoupSession *session,
                                                GUri        *address,
                                                LoaClock    *clock);

/**
 * sepay_soundbox_tokens_create_async:
 * @self: the client
 * @client_id: client id
 * @client_secret: client secret
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Creates a new access token, which proves the credentials. It comes without a refresh token.
 */
void         sepay_soundbox_tokens_create_async  (SepaySoundboxTokens  *self,
                                                  const char           *client_id,
                                                  const char           *client_secret,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/**
 * sepay_soundbox_tokens_create_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): an access token
 */
SepayTokens *sepay_soundbox_tokens_create_finish (SepaySoundboxTokens  *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
