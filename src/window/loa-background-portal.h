/* loa-background-portal.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * loa_background_portal_ask_async:
 * @autostart: whether Loa is to start with the session as well
 * @cancellable: (nullable): a cancellable
 * @callback: called when the desktop has answered
 * @user_data: for @callback
 *
 * Asks the portal `org.freedesktop.portal.Background` that Loa may run without a window. The desktop may ask the person,
 * so it can take its time.
 */
void     loa_background_portal_ask_async  (gboolean              autostart,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

/**
 * loa_background_portal_ask_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_PERMISSION_DENIED, or for why there is no answer
 *
 * Returns: %TRUE when it is allowed
 */
gboolean loa_background_portal_ask_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
