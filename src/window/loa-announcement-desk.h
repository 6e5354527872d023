/* loa-announcement-desk.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcer.h"

G_BEGIN_DECLS

/**
 * LOA_ANNOUNCEMENT_DESK_TEST_AMOUNT:
 *
 * What Test announcement says, in đồng.
 */
#define LOA_ANNOUNCEMENT_DESK_TEST_AMOUNT 1000

#define LOA_TYPE_ANNOUNCEMENT_DESK (loa_announcement_desk_get_type ())

/**
 * LoaAnnouncementDesk:
 *
 * Where the window's buttons hand in announcements. What was handed in is followed to its end by itself,
 * whatever becomes of the widget that asked.
 *
 * Signals: `busy-changed` (hardware id), `failed` (hardware id, #GError): a test could not be sent, or an
 * announcement not be followed.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementDesk, loa_announcement_desk, LOA, ANNOUNCEMENT_DESK, GObject)

LoaAnnouncementDesk *loa_announcement_desk_new (LoaAnnouncer *announcer,
                                                LoaClock     *clock);

/**
 * loa_announcement_desk_close:
 * @self: the desk
 *
 * Stops following; what is unfinished is taken up at the next start.
 */
void loa_announcement_desk_close (LoaAnnouncementDesk *self);

/**
 * loa_announcement_desk_get_busy:
 * @self: the desk
 * @hardware_id: serial number
 *
 * Returns: %TRUE while a test on this speaker is on its way
 */
gboolean loa_announcement_desk_get_busy (LoaAnnouncementDesk *self,
                                         const char          *hardware_id);

/**
 * loa_announcement_desk_test:
 * @self: the desk
 * @hardware_id: serial number
 *
 * Plays the test announcement. Pressing again while one is on its way, or within two seconds, is the same
 * press.
 */
void loa_announcement_desk_test (LoaAnnouncementDesk *self,
                                 const char          *hardware_id);

/**
 * loa_announcement_desk_announce_async:
 * @self: the desk
 * @hardware_id: serial number
 * @amount: in đồng
 * @callback: called when SePay has it or will not have it
 * @user_data: for @callback
 *
 * Announces an amount that a person gave.
 */
void     loa_announcement_desk_announce_async  (LoaAnnouncementDesk  *self,
                                                const char           *hardware_id,
                                                gint64                amount,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean loa_announcement_desk_announce_finish (LoaAnnouncementDesk  *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
