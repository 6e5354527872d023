/* loa-notification.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * loa_notification_send:
 * @application: a registered application
 * @id: what a later one replaces this one by
 * @notification: the notification
 *
 * Sends a notification where there is somebody to show it. GLib would complain where there is nobody, as on a desktop
 * that has been put together by hand.
 */
void loa_notification_send     (GApplication  *application,
                                const char    *id,
                                GNotification *notification);

/**
 * loa_notification_withdraw:
 * @application: a registered application
 * @id: of a notification, which need not be there
 *
 * Takes a notification back.
 */
void loa_notification_withdraw (GApplication  *application,
                                const char    *id);

G_END_DECLS
