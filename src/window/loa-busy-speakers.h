/* loa-busy-speakers.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-clock.h"

G_BEGIN_DECLS

#define LOA_TYPE_BUSY_SPEAKERS (loa_busy_speakers_get_type ())

/**
 * LoaBusySpeakers:
 *
 * Which speakers have a test on its way to SePay, or had one asked for a moment ago. A button that does nothing looks broken: it
 * is off as long as pressing it would be the same press.
 *
 * Signal: `changed` (hardware id).
 */
G_DECLARE_FINAL_TYPE (LoaBusySpeakers, loa_busy_speakers, LOA, BUSY_SPEAKERS, GObject)

LoaBusySpeakers *loa_busy_speakers_new      (LoaClock        *clock);

/**
 * loa_busy_speakers_begin:
 * @self: the speakers
 * @hardware_id: serial number
 *
 * Makes the speaker busy until as many calls of loa_busy_speakers_end().
 */
void             loa_busy_speakers_begin    (LoaBusySpeakers *self,
                                             const char      *hardware_id);
void             loa_busy_speakers_end      (LoaBusySpeakers *self,
                                             const char      *hardware_id);

/**
 * loa_busy_speakers_rest:
 * @self: the speakers
 * @hardware_id: serial number
 * @cancellable: ends it early
 *
 * Makes the speaker busy for two seconds.
 */
void             loa_busy_speakers_rest     (LoaBusySpeakers *self,
                                             const char      *hardware_id,
                                             GCancellable    *cancellable);

gboolean         loa_busy_speakers_get_busy (LoaBusySpeakers *self,
                                             const char      *hardware_id);

G_END_DECLS
