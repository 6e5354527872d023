/* sepay-notification.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SepayNotification:
 * @request_id: the request
 * @hardware_id: (nullable): serial number of the speaker
 * @amount: in đồng; meaningless where @has_amount is %FALSE
 * @has_amount: whether the answer told (`notify` does not)
 * @status: SePay's own word: `SENT`, `PENDING`, `SUCCESS`, `FAILED`, or one that is not known yet
 * @message: (nullable): SePay's text on the delivery
 * @retries_count: deliveries that SePay tried again
 * @last_retry_time: (nullable): SePay's own text, Vietnam time
 * @created_at: (nullable): SePay's own text, Vietnam time
 *
 * The state of an announcement (SoundBox API sheet, sections 3.5 and 3.6).
 */
typedef struct
{
  char *request_id;
  char *hardware_id;
  gint64 amount;
  gboolean has_amount;
  char *status;
  char *message;
  gint64 retries_count;
  char *last_retry_time;
  char *created_at;
} SepayNotification;

void sepay_notification_free (SepayNotification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayNotification, sepay_notification_free)

G_END_DECLS
