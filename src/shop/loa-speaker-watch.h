/* loa-speaker-watch.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-register.h"

G_BEGIN_DECLS

/**
 * LoaSpeakerWatchState:
 * @LOA_SPEAKER_WATCH_STOPPED: it is not active
 * @LOA_SPEAKER_WATCH_NOT_CONNECTED: there is no account to ask with, or SePay refused it; it goes on once that changes
 * @LOA_SPEAKER_WATCH_RATE_LIMITED: SePay asked not to be asked for a while
 * @LOA_SPEAKER_WATCH_IN_TROUBLE: the last checks failed, such as without a network; it tries again ever more rarely
 * @LOA_SPEAKER_WATCH_WATCHING: it checks speakers as it becomes their turn
 *
 * What a watch is doing.
 */
typedef enum
{
  LOA_SPEAKER_WATCH_STOPPED,
  LOA_SPEAKER_WATCH_NOT_CONNECTED,
  LOA_SPEAKER_WATCH_RATE_LIMITED,
  LOA_SPEAKER_WATCH_IN_TROUBLE,
  LOA_SPEAKER_WATCH_WATCHING,
} LoaSpeakerWatchState;

#define LOA_TYPE_SPEAKER_WATCH (loa_speaker_watch_get_type ())

/**
 * LoaSpeakerWatch:
 *
 * Checks the speakers of a register in the background while it is active: that with the oldest check first, each about
 * every five minutes, one at a time and at most one in three seconds, a ninth of what SePay may be asked (SoundBox API
 * sheet, section 10, row 15), so that no announcement waits for it. Checks that are asked for by hand go first. It
 * never opens the keyring: the account has to be loaded.
 *
 * Properties: `active` (boolean, writable: while somebody looks; at first %FALSE), `state` (int: a
 * #LoaSpeakerWatchState, read-only), `n-asked` (uint, read-only: how many of loa_speaker_watch_check_soon() have not
 * had their turn).
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerWatch, loa_speaker_watch, LOA, SPEAKER_WATCH, GObject)

/**
 * loa_speaker_watch_new:
 * @speakers: the register, which may be loaded later
 * @account: the account that it asks with
 * @clock: the clock
 *
 * Returns: (transfer full): a watch that is not active; it ends when it is let go of
 */
LoaSpeakerWatch      *loa_speaker_watch_new         (LoaSpeakerRegister *speakers,
                                                     LoaSoundboxAccount *account,
                                                     LoaClock           *clock);
gboolean              loa_speaker_watch_get_active  (LoaSpeakerWatch    *self);
void                  loa_speaker_watch_set_active  (LoaSpeakerWatch    *self,
                                                     gboolean            active);
LoaSpeakerWatchState  loa_speaker_watch_get_state   (LoaSpeakerWatch    *self);
guint                 loa_speaker_watch_get_n_asked (LoaSpeakerWatch    *self);

/**
 * loa_speaker_watch_check_soon:
 * @self: the watch
 * @hardware_id: (nullable): serial number, or %NULL for all speakers of the register
 *
 * Lets speakers have their turn before all others, about one a second, for whoever wants to check many by hand; one is
 * better checked at once by loa_speaker_register_check_async(). Forgotten when the watch is made inactive.
 */
void                  loa_speaker_watch_check_soon  (LoaSpeakerWatch    *self,
                                                     const char         *hardware_id);

G_END_DECLS
