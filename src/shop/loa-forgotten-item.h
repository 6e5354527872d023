/* loa-forgotten-item.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-account-item.h"

G_BEGIN_DECLS

#define LOA_TYPE_FORGOTTEN_ITEM (loa_forgotten_item_get_type ())

/**
 * LoaForgottenItem:
 *
 * Takes an account's item out of the keyring, and keeps it in memory for as long as it may be put back. The signal
 * `changed` tells that there is something to put back, or nothing any more.
 */
G_DECLARE_FINAL_TYPE (LoaForgottenItem, loa_forgotten_item, LOA, FORGOTTEN_ITEM, GObject)

LoaForgottenItem *loa_forgotten_item_new            (LoaAccountItem       *item);
gboolean          loa_forgotten_item_is_kept        (LoaForgottenItem     *self);
void              loa_forgotten_item_drop           (LoaForgottenItem     *self);

/* An item that cannot be read is removed all the same, and cannot be put back. */
void              loa_forgotten_item_forget_async   (LoaForgottenItem     *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean          loa_forgotten_item_forget_finish  (LoaForgottenItem     *self,
                                                     GAsyncResult         *result,
                                                     gboolean             *was_there,
                                                     GError              **error);

/* Gives what stands in the keyring afterwards, a secret text: what was put back, or what another process has put there
 * meanwhile. %NULL without @error where there was nothing to put back.
 */
void              loa_forgotten_item_restore_async  (LoaForgottenItem     *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
char             *loa_forgotten_item_restore_finish (LoaForgottenItem     *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
