/* loa-disconnection.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_DISCONNECTION (loa_disconnection_get_type ())

/**
 * LoaDisconnection:
 *
 * Disconnects an account, and offers to undo that while somebody is there.
 *
 * Property: `busy` (boolean, readable): it is doing either. Signals: `disconnected`; `failed` (#GError): when it is the
 * keyring that cannot be used, see loa_disconnection_retry().
 */
G_DECLARE_FINAL_TYPE (LoaDisconnection, loa_disconnection, LOA, DISCONNECTION, GObject)

/**
 * loa_disconnection_new:
 * @group: the widget that shows the account; it may go before the disconnection does
 * @account: the #LoaSoundboxAccount, or the #LoaBankGrant
 *
 * Returns: (transfer full): a disconnection that has nothing to do yet
 */
LoaDisconnection *loa_disconnection_new      (GtkWidget        *group,
                                              GObject          *account);

gboolean          loa_disconnection_get_busy (LoaDisconnection *self);

/**
 * loa_disconnection_begin:
 * @self: the disconnection
 * @undo: the text of the toast that offers to undo it, or %NULL when there is nothing worth it
 *
 * Disconnects the account.
 */
void              loa_disconnection_begin    (LoaDisconnection *self,
                                              const char       *undo);

/**
 * loa_disconnection_retry:
 * @self: the disconnection
 *
 * Does again what the keyring has kept it from doing.
 */
void              loa_disconnection_retry    (LoaDisconnection *self);

/**
 * loa_disconnection_give_up:
 * @self: the disconnection, which is not busy
 *
 * Something else is done with the account: what the keyring has kept it from doing is not done again.
 */
void              loa_disconnection_give_up  (LoaDisconnection *self);

/**
 * loa_disconnection_withdraw_undo:
 * @self: the disconnection
 *
 * The account is connected: nothing can be undone any more.
 */
void              loa_disconnection_withdraw_undo (LoaDisconnection *self);

/**
 * loa_disconnection_close:
 * @self: the disconnection
 *
 * The dialog is closed. What is under way is done, and nothing is told; an Undo that is offered goes on being offered by
 * the window behind it.
 */
void              loa_disconnection_close    (LoaDisconnection *self);

G_END_DECLS
