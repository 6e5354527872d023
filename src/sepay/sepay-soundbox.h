/* sepay-soundbox.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-clock.h"
#include "sepay-notification.h"
#include "sepay-speaker-state.h"
#include "sepay-token-source.h"

G_BEGIN_DECLS

#define SEPAY_TYPE_SOUNDBOX (sepay_soundbox_get_type ())

/**
 * SepaySoundbox:
 *
 * The five calls of SePay's SoundBox API that need a token (SoundBox API sheet, sections 3.2 to 3.6);
 * #SepaySoundboxTokens has the sixth.
 *
 * The token comes from a #SepayTokenSource. After a 401 it is asked for another one, once, and the call is repeated.
 * Reading calls are retried by themselves after 429, 5xx and lost
 * connections; sepay_soundbox_notify_async(), sepay_soundbox_request_pairing_async() and
 * sepay_soundbox_verify_pairing_async() never are: what a lost answer means is the caller's to find
 * out.
 *
 * All calls belong to the thread that made the object, and fail with %SEPAY_ERROR, %G_IO_ERROR_CANCELLED, or what the
 * token source fails with.
 */
G_DECLARE_FINAL_TYPE (SepaySoundbox, sepay_soundbox, SEPAY, SOUNDBOX, GObject)

/**
 * sepay_soundbox_new:
 * @session: the HTTP session
 * @address: where the API is, from sepay_address_parse()
 * @clock: the clock
 * @token_source: where tokens come from
 *
 * Returns: (transfer full): a client
 */
SepaySoundbox *sepay_soundbox_new (SoupSession      *session,
                                   GUri             *address,
                                   LoaClock         *clock,
                                   SepayTokenSource *token_source);

/**
 * sepay_soundbox_check_async:
 * @self: the client
 * @hardware_id: serial number
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for the state of a speaker (section 3.2).
 */
void               sepay_soundbox_check_async  (SepaySoundbox       *self,
                                                const char          *hardware_id,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

/**
 * sepay_soundbox_check_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what SePay says of the speaker
 */
SepaySpeakerState *sepay_soundbox_check_finish (SepaySoundbox       *self,
                                                GAsyncResult        *result,
                                                GError             **error);

/**
 * sepay_soundbox_request_pairing_async:
 * @self: the client
 * @hardware_id: serial number
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Starts pairing: the speaker says a one-time code (section 3.3). The answer may lack a session
 * where the speaker is already paired or offline.
 */
void               sepay_soundbox_request_pairing_async  (SepaySoundbox       *self,
                                                          const char          *hardware_id,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);

/**
 * sepay_soundbox_request_pairing_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what SePay says of the speaker
 */
SepaySpeakerState *sepay_soundbox_request_pairing_finish (SepaySoundbox       *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

/**
 * sepay_soundbox_verify_pairing_async:
 * @self: the client
 * @hardware_id: serial number
 * @session_id: the session of sepay_soundbox_request_pairing_finish()
 * @otp: the four digits that the speaker said, leading zeros kept
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finishes pairing (section 3.4).
 */
void               sepay_soundbox_verify_pairing_async  (SepaySoundbox       *self,
                                                         const char          *hardware_id,
                                                         const char          *session_id,
                                                         const char          *otp,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);

/**
 * sepay_soundbox_verify_pairing_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what SePay says of the speaker
 */
SepaySpeakerState *sepay_soundbox_verify_pairing_finish (SepaySoundbox       *self,
                                                         GAsyncResult        *result,
                                                         GError             **error);

/**
 * sepay_soundbox_notify_async:
 * @self: the client
 * @hardware_id: serial number
 * @amount: 1 … %LOA_DONG_MAX_ANNOUNCED, in đồng
 * @request_id: the idempotency key: SePay does not announce it twice
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes the speaker say an amount (section 3.5). The caller has written @request_id down before.
 */
void               sepay_soundbox_notify_async  (SepaySoundbox       *self,
                                                 const char          *hardware_id,
                                                 gint64               amount,
                                                 const char          *request_id,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

/**
 * sepay_soundbox_notify_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what SePay says of the request
 */
SepayNotification *sepay_soundbox_notify_finish (SepaySoundbox       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

/**
 * sepay_soundbox_check_notify_async:
 * @self: the client
 * @request_id: the request
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks what became of an announcement (section 3.6). %SEPAY_ERROR_NOT_FOUND says that SePay does
 * not know the request.
 */
void               sepay_soundbox_check_notify_async  (SepaySoundbox       *self,
                                                       const char          *request_id,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);

/**
 * sepay_soundbox_check_notify_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what SePay says of the request
 */
SepayNotification *sepay_soundbox_check_notify_finish (SepaySoundbox       *self,
                                                       GAsyncResult        *result,
                                                       GError             **error);

G_END_DECLS
