/* loa-window.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-demo-stage.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_WINDOW (loa_window_get_type ())

/**
 * LoaWindow:
 *
 * The window of one profile. It is there at once, and filled when the shop has been opened.
 *
 * Property: `demo` (boolean, construct-only): whether everything in it is simulated. Signals: `try-again`,
 * when the shop could not be opened and the user wants it tried again; `use-own-servers`, when the user wants it
 * tried with the servers forgotten that the profile sets.
 */
G_DECLARE_FINAL_TYPE (LoaWindow, loa_window, LOA, WINDOW, AdwApplicationWindow)

/**
 * LoaWindowRequest:
 * @LOA_WINDOW_REQUEST_NONE: nothing
 * @LOA_WINDOW_REQUEST_VIEW: a view: `speakers`, `transactions` or `announcements`
 * @LOA_WINDOW_REQUEST_TEST: the dialog that tests a speaker: its serial number, or %NULL for any
 * @LOA_WINDOW_REQUEST_HISTORY: the announcements of a speaker: its serial number
 * @LOA_WINDOW_REQUEST_ACCOUNTS: the accounts
 * @LOA_WINDOW_REQUEST_SIGN_IN: the accounts, where the bank is signed in to
 *
 * What the window can be asked to show from outside.
 */
typedef enum
{
  LOA_WINDOW_REQUEST_NONE,
  LOA_WINDOW_REQUEST_VIEW,
  LOA_WINDOW_REQUEST_TEST,
  LOA_WINDOW_REQUEST_HISTORY,
  LOA_WINDOW_REQUEST_ACCOUNTS,
  LOA_WINDOW_REQUEST_SIGN_IN,
} LoaWindowRequest;

LoaWindow *loa_window_new (GtkApplication *application,
                           const char     *profile,
                           gboolean        demo);

/**
 * loa_window_set_shop:
 * @self: the window, which has none yet
 * @shop: the shop
 *
 * Fills the window, and reads what is kept of the shop.
 */
void loa_window_set_shop (LoaWindow *self,
                          LoaShop   *shop);

/**
 * loa_window_request:
 * @self: the window
 * @request: what is to be shown
 * @target: (nullable): which one
 *
 * Shows something as soon as the window is filled, unless a dialog is open. It never does more than show.
 */
void loa_window_request (LoaWindow        *self,
                         LoaWindowRequest  request,
                         const char       *target);

/**
 * loa_window_show_failure:
 * @self: the window, which has no shop
 * @error: why not
 * @servers: whether it is for the servers that the profile sets, and SePay's own would do
 *
 * Says why the shop could not be opened.
 */
void loa_window_show_failure (LoaWindow    *self,
                              const GError *error,
                              gboolean      servers);

/**
 * loa_window_set_stage:
 * @self: the window of a demo
 * @stage: what is simulated
 *
 * Shows what is simulated.
 */
void loa_window_set_stage (LoaWindow    *self,
                           LoaDemoStage *stage);

/**
 * loa_window_show_spoken:
 * @self: the window of a demo
 * @hardware_id: serial number of the simulated speaker
 * @words: what it says
 *
 * Shows what a simulated speaker says, which nobody can hear.
 */
void loa_window_show_spoken (LoaWindow  *self,
                             const char *hardware_id,
                             const char *words);

/**
 * loa_window_close_shop:
 * @self: the window
 *
 * Cancels what the window has under way.
 */
void loa_window_close_shop (LoaWindow *self);

G_END_DECLS
