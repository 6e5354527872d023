/* loa-sync-schedule.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-sync.h"

G_BEGIN_DECLS

#define LOA_TYPE_SYNC_SCHEDULE (loa_sync_schedule_get_type ())

/**
 * LoaSyncSchedule:
 *
 * Lets a #LoaSync copy by itself as long as the bank is connected: all that is missing, with the last seven days, at
 * once and then every hour; and what is new since yesterday every five seconds while somebody can see it, and every
 * minute otherwise. After a failure it tries again ever more rarely, and not at all when SePay has refused the sign-in,
 * until that changes.
 *
 * Property: `visible` (boolean, writable: whether somebody can see it; at first %FALSE).
 *
 * Signals: `begun` (a run over all that is missing has begun), `ended` (such a run has ended: its #LoaSyncResult and
 * its #GError, one of them %NULL), `followed` (it has looked for what is new: the #GError, or %NULL).
 */
G_DECLARE_FINAL_TYPE (LoaSyncSchedule, loa_sync_schedule, LOA, SYNC_SCHEDULE, GObject)

/**
 * loa_sync_schedule_new:
 * @sync: what copies
 * @grant: the grant of the bank that it copies with
 * @clock: the clock
 *
 * Returns: (transfer full): a schedule that starts with loa_sync_schedule_start()
 */
LoaSyncSchedule *loa_sync_schedule_new         (LoaSync         *sync,
                                                LoaBankGrant    *grant,
                                                LoaClock        *clock);

/**
 * loa_sync_schedule_start:
 * @self: the schedule
 *
 * Begins to copy by the clock: now, and whenever it is time.
 */
void             loa_sync_schedule_start       (LoaSyncSchedule *self);

/**
 * loa_sync_schedule_stop:
 * @self: the schedule
 *
 * Ends it for good, with whatever is under way. Has to be called before it is let go of.
 */
void             loa_sync_schedule_stop        (LoaSyncSchedule *self);

/**
 * loa_sync_schedule_run_now:
 * @self: the schedule
 *
 * Copies all that is missing at once, unless that is being done, even after a refusal.
 */
void             loa_sync_schedule_run_now     (LoaSyncSchedule *self);

/**
 * loa_sync_schedule_cancel_run:
 * @self: the schedule
 *
 * Breaks off the run over all that is missing. The next one goes on where it stopped.
 */
void             loa_sync_schedule_cancel_run  (LoaSyncSchedule *self);

/**
 * loa_sync_schedule_get_running:
 * @self: the schedule
 *
 * Returns: whether it has been started
 */
gboolean         loa_sync_schedule_get_running (LoaSyncSchedule *self);

/* Whether anything is under way. */

/**
 * loa_sync_schedule_get_busy:
 * @self: the schedule
 *
 * Returns: whether a copy that it asked for is under way
 */
gboolean         loa_sync_schedule_get_busy    (LoaSyncSchedule *self);

gboolean         loa_sync_schedule_get_visible (LoaSyncSchedule *self);
void             loa_sync_schedule_set_visible (LoaSyncSchedule *self,
                                                gboolean         visible);

G_END_DECLS
