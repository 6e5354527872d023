/* loa-announcement-retry.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcer.h"

G_BEGIN_DECLS

/**
 * LOA_ANNOUNCEMENT_RETRY_SECONDS:
 *
 * How long what failed, or what another process works on, is left alone.
 */
#define LOA_ANNOUNCEMENT_RETRY_SECONDS 15

#define LOA_TYPE_ANNOUNCEMENT_RETRY (loa_announcement_retry_get_type ())

/**
 * LoaAnnouncementRetry:
 *
 * Resumes an announcer's work %LOA_ANNOUNCEMENT_RETRY_SECONDS after something was kept from its end by what may pass,
 * such as the network, and again until nothing is.
 *
 * When another process has written into the ledger it takes up at once what that one has left, and looks again for what
 * it still works on: a process that is killed writes no more. While no account is connected it waits for one.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementRetry, loa_announcement_retry, LOA, ANNOUNCEMENT_RETRY, GObject)

/**
 * loa_announcement_retry_new:
 * @announcer: the announcer
 * @store: where the ledger is
 * @account: the account that has to be connected
 * @clock: the clock
 *
 * Returns: (transfer full): what tries again by itself, as long as it is held
 */
LoaAnnouncementRetry *loa_announcement_retry_new  (LoaAnnouncer         *announcer,
                                                   LoaStore             *store,
                                                   LoaSoundboxAccount   *account,
                                                   LoaClock             *clock);

/**
 * loa_announcement_retry_stop:
 * @self: the retry
 *
 * Resumes nothing any more, and gives up what it resumed.
 */
void                  loa_announcement_retry_stop (LoaAnnouncementRetry *self);

G_END_DECLS
