/* sepay-notification-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sepay-notification.h"

G_BEGIN_DECLS

/* What a notification is asked about with, for the readers below. */
typedef struct
{
  char *request_id; /* (owned) */
  char *hardware_id; /* (owned) (nullable): where the call does not name the speaker */
} SepayNotificationAsked;

SepayNotificationAsked *sepay_notification_asked_new  (const char             *request_id,
                                                       const char             *hardware_id);
void                    sepay_notification_asked_free (SepayNotificationAsked *self);

/* SepayAnswerReaders; what was asked is a SepayNotificationAsked. */
gpointer sepay_notification_read_notify (JsonObject     *answer,
                                         gconstpointer   asked,
                                         GError        **error);
gpointer sepay_notification_read_check  (JsonObject     *answer,
                                         gconstpointer   asked,
                                         GError        **error);

G_END_DECLS
