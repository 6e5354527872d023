/* sepay-body-reader.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEPAY_BODY_LIMIT (4 * 1024 * 1024)

void    sepay_body_reader_read_async  (GInputStream         *stream,
                                       gsize                 limit,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GBytes *sepay_body_reader_read_finish (GInputStream         *stream,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
