/* loa-application.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-demo-stage.h"
#include "loa-settings.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_APPLICATION (loa_application_get_type ())

/**
 * LoaApplication:
 *
 * Opens the shop of a profile and its window, and closes them again.
 *
 * Signal: `opened` (#LoaShop), when the shop is open and the window shows it.
 */
G_DECLARE_FINAL_TYPE (LoaApplication, loa_application, LOA, APPLICATION, AdwApplication)

/**
 * loa_application_new:
 * @application_id: its id; two with the same id are one
 * @profile: a checked name of a profile
 * @clock: the clock
 * @demo: whether everything is simulated
 *
 * Returns: (transfer full): an application, which needs loa_application_set_sources() before it runs
 */
LoaApplication *loa_application_new (const char *application_id,
                                     const char *profile,
                                     LoaClock   *clock,
                                     gboolean    demo);

/**
 * loa_application_set_sources:
 * @self: the application
 * @keyring: where secrets are
 * @data_directory: (nullable) (type filename): where Loa keeps its data, or %NULL for the XDG place
 * @soundbox_address: (nullable): a server that goes before the profile's setting
 * @bank_address: (nullable): likewise
 *
 * Tells what the shop is opened on.
 */
void loa_application_set_sources (LoaApplication *self,
                                  LoaKeyring     *keyring,
                                  const char     *data_directory,
                                  const char     *soundbox_address,
                                  const char     *bank_address);

/**
 * loa_application_set_settings:
 * @self: the application, which is registered and the first of its kind
 * @settings: what it remembers on this computer
 *
 * Tells where the windows find what is remembered.
 */
void loa_application_set_settings (LoaApplication *self,
                                   LoaSettings    *settings);

/**
 * loa_application_start_hidden:
 * @self: the application, which has its settings
 *
 * Keeps the window from being shown the first time that it is activated, provided that it goes on without one at all.
 */
void loa_application_start_hidden (LoaApplication *self);

/**
 * loa_application_leave_alone:
 * @self: the application, which is registered and not the first of its kind
 *
 * Lets running it send only what has been asked of the first one, whose window is not raised.
 */
void loa_application_leave_alone (LoaApplication *self);

/**
 * loa_application_set_stage:
 * @self: the application of a demo
 * @stage: what is simulated
 *
 * Tells what the window shows besides the shop.
 */
void loa_application_set_stage (LoaApplication *self,
                                LoaDemoStage   *stage);

/**
 * loa_application_show_spoken:
 * @self: the application of a demo
 * @hardware_id: serial number of the simulated speaker
 * @words: what it says
 *
 * Shows what a simulated speaker says.
 */
void loa_application_show_spoken (LoaApplication *self,
                                  const char     *hardware_id,
                                  const char     *words);

G_END_DECLS
