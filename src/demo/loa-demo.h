/* loa-demo.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-shop.h"
#include "loa-simulator.h"

G_BEGIN_DECLS

#define LOA_TYPE_DEMO (loa_demo_get_type ())

/**
 * LoaDemo:
 *
 * What a program needs to run on the built-in simulator: a simulator on a free loopback port, a data folder that goes away with the
 * object, and a keyring in memory. It ignores every server setting and touches neither the user's keyring nor another host.
 *
 * It is compiled into the two programs, which alone may know both the shop and the simulator.
 */
G_DECLARE_FINAL_TYPE (LoaDemo, loa_demo, LOA, DEMO, GObject)

/**
 * loa_demo_new:
 * @clock: the clock
 * @error: return location for an error
 *
 * Starts the simulator and makes the folder.
 *
 * Returns: (transfer full): the demo
 */
LoaDemo *loa_demo_new (LoaClock  *clock,
                       GError   **error);

/**
 * loa_demo_get_simulator:
 * @self: the demo
 *
 * Returns: (transfer none): the stand-in for SePay
 */
LoaSimulator *loa_demo_get_simulator        (LoaDemo *self);

/**
 * loa_demo_get_keyring:
 * @self: the demo
 *
 * Returns: (transfer none): secrets, in memory
 */
LoaKeyring   *loa_demo_get_keyring          (LoaDemo *self);

/**
 * loa_demo_get_data_directory:
 * @self: the demo
 *
 * Returns: (transfer none): its temporary folder
 */
const char   *loa_demo_get_data_directory   (LoaDemo *self);

/**
 * loa_demo_get_soundbox_address:
 * @self: the demo
 *
 * Returns: (transfer none): the address of its SoundBox API
 */
const char   *loa_demo_get_soundbox_address (LoaDemo *self);

/**
 * loa_demo_get_bank_address:
 * @self: the demo
 *
 * Returns: (transfer none): the address of its bank
 */
const char   *loa_demo_get_bank_address     (LoaDemo *self);

/**
 * loa_demo_sign_in_async:
 * @self: the demo
 * @shop: a shop opened on the demo's addresses, folder and keyring
 * @with_speakers: whether the simulated speakers are put in the register too
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Connects both accounts with the simulator's credentials, through the same doors as a person would.
 */
void     loa_demo_sign_in_async  (LoaDemo              *self,
                                  LoaShop              *shop,
                                  gboolean              with_speakers,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);

/**
 * loa_demo_sign_in_finish:
 * @self: the demo
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: %TRUE when both accounts are connected
 */
gboolean loa_demo_sign_in_finish (LoaDemo              *self,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
