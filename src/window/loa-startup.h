/* loa-startup.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_STARTUP (loa_startup_get_type ())

/**
 * LoaStartup:
 *
 * What happens once a shop is open: the register and the accounts are read, and unfinished announcements are
 * mended as soon as the SoundBox account is connected.
 *
 * Signals: `failed` (#GError), for everything that cannot be read; `done`, when everything has been read or
 * has failed, or the register has been and the keyring keeps one waiting; `reloaded`, when both accounts have been read again.
 */
G_DECLARE_FINAL_TYPE (LoaStartup, loa_startup, LOA, STARTUP, GObject)

LoaStartup *loa_startup_new (LoaShop *shop);

/**
 * loa_startup_run:
 * @self: the start-up
 *
 * Reads everything; what could not be read may be tried again by another call after `done`.
 */
void loa_startup_run (LoaStartup *self);

/**
 * loa_startup_reload:
 * @self: the start-up
 *
 * Reads the accounts again, because another process may have signed in or out. That it fails is not told.
 */
void loa_startup_reload (LoaStartup *self);

/**
 * loa_startup_close:
 * @self: the start-up
 *
 * Cancels what is under way.
 */
void loa_startup_close (LoaStartup *self);

G_END_DECLS
