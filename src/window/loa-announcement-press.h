/* loa-announcement-press.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-announcement-record.h"

G_BEGIN_DECLS

/**
 * LoaAnnouncementPress:
 *
 * What a button asked for: an amount on a speaker. Others that ask for the same may share its outcome. Its references
 * are counted.
 */
typedef struct _LoaAnnouncementPress LoaAnnouncementPress;

LoaAnnouncementPress *loa_announcement_press_new   (const char           *hardware_id,
                                                    gint64                amount,
                                                    LoaAnnouncementCause  cause,
                                                    gint64                now_us);
LoaAnnouncementPress *loa_announcement_press_ref   (LoaAnnouncementPress *self);
void                  loa_announcement_press_unref (LoaAnnouncementPress *self);

const char           *loa_announcement_press_get_hardware_id (const LoaAnnouncementPress *self);
LoaAnnouncementCause  loa_announcement_press_get_cause       (const LoaAnnouncementPress *self);

/**
 * loa_announcement_press_is_same:
 * @self: (nullable): an earlier press
 * @amount: in đồng
 * @cause: why
 * @now_us: now, in the clock's boot time
 *
 * Returns: %TRUE when another press for @amount is the same one: the outcome of @self is not known yet, or it is less
 * than two seconds old
 */
gboolean loa_announcement_press_is_same (const LoaAnnouncementPress *self,
                                         gint64                      amount,
                                         LoaAnnouncementCause        cause,
                                         gint64                      now_us);

/**
 * loa_announcement_press_share:
 * @self: the press
 * @task: (transfer full) (nullable): returns %TRUE, or the error, when the outcome is known
 */
void     loa_announcement_press_share   (LoaAnnouncementPress *self,
                                         GTask                *task);

/**
 * loa_announcement_press_end:
 * @self: the press
 * @error: (nullable): why it cannot be announced
 *
 * Tells the outcome to all who share it.
 */
void     loa_announcement_press_end     (LoaAnnouncementPress *self,
                                         const GError         *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaAnnouncementPress, loa_announcement_press_unref)

G_END_DECLS
