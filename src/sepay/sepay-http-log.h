/* sepay-http-log.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SEPAY_HTTP_LOG_DOMAIN:
 *
 * The log domain of what follows; debug messages, so nothing is written unless it is asked for.
 */
#define SEPAY_HTTP_LOG_DOMAIN "loa-http"

/**
 * sepay_http_log_write:
 * @level: as for #GLogWriterFunc
 * @fields: (array length=n_fields): as for #GLogWriterFunc
 * @n_fields: length of @fields
 * @user_data: unused
 *
 * GLib's own way of writing, without what libsoup and libsecret say for debugging: it repeats queries and headers.
 *
 * Returns: %G_LOG_WRITER_HANDLED, unless it could not be written
 */
GLogWriterOutput sepay_http_log_write (GLogLevelFlags   level,
                                       const GLogField *fields,
                                       gsize            n_fields,
                                       gpointer         user_data);

/**
 * sepay_http_log_prepare:
 *
 * Writes every message with sepay_http_log_write(), and to standard error, because standard output may be an interface.
 * A program calls it once, before anything else.
 */
void sepay_http_log_prepare (void);

/**
 * sepay_http_log_enable:
 *
 * Shows the messages of %SEPAY_HTTP_LOG_DOMAIN, for `--debug-http`. It changes the environment: a program calls it
 * before anything starts a thread.
 */
void sepay_http_log_enable (void);

/**
 * sepay_http_log_answer:
 * @method: the method, such as `POST`
 * @uri: the address
 * @status: the HTTP status, 0 when there was no answer
 * @n_sent: bytes of the request's body
 * @n_received: bytes of the answer's body
 * @duration_us: microseconds from the request to the end of the answer
 *
 * Writes one line on a request that ended, with the host and the path of @uri, never its query: queries carry codes.
 * Neither headers nor bodies reach this function, so none can be written.
 */
void sepay_http_log_answer (const char *method,
                            GUri       *uri,
                            guint       status,
                            gsize       n_sent,
                            gsize       n_received,
                            gint64      duration_us);

G_END_DECLS
