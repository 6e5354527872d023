/* loa-account-item.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-file-lock.h"
#include "loa-keyring.h"

G_BEGIN_DECLS

/* Positions in the lock file of a profile's accounts. */
#define LOA_ACCOUNT_ITEM_BANK_LOCK 0
#define LOA_ACCOUNT_ITEM_SOUNDBOX_LOCK 1

#define LOA_TYPE_ACCOUNT_ITEM (loa_account_item_get_type ())

/**
 * LoaAccountItem:
 *
 * The keyring item of one of a profile's accounts, and the lock that keeps processes from writing it over each other.
 * Whoever writes what depends on what was read holds the lock from before the reading.
 */
G_DECLARE_FINAL_TYPE (LoaAccountItem, loa_account_item, LOA, ACCOUNT_ITEM, GObject)

LoaAccountItem *loa_account_item_new            (LoaKeyring           *keyring,
                                                 const char           *profile,
                                                 const char           *account,
                                                 const char           *origin,
                                                 LoaFileLock          *lock,
                                                 gint64                position);
const char     *loa_account_item_get_origin     (LoaAccountItem       *self);

void            loa_account_item_lock_async     (LoaAccountItem       *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        loa_account_item_lock_finish    (LoaAccountItem       *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
void            loa_account_item_unlock         (LoaAccountItem       *self);

/* Where the user has given the keyring up for memory, what this process knows stands in it, until something else does.
 * @known gives it as a secret text, or %NULL; setting it to %NULL ends that.
 */
typedef char *(*LoaAccountItemKnown)            (gpointer              owner);

void            loa_account_item_set_known      (LoaAccountItem       *self,
                                                 LoaAccountItemKnown   known,
                                                 gpointer              owner);

/* Gives a secret text, and %NULL without @error where there is no item. */
void            loa_account_item_read_async     (LoaAccountItem       *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
char           *loa_account_item_read_finish    (LoaAccountItem       *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* For these the caller holds the lock. */
void            loa_account_item_write_async    (LoaAccountItem       *self,
                                                 const char           *text,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        loa_account_item_write_finish   (LoaAccountItem       *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

void            loa_account_item_clear_async    (LoaAccountItem       *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        loa_account_item_clear_finish   (LoaAccountItem       *self,
                                                 GAsyncResult         *result,
                                                 gboolean             *was_there,
                                                 GError              **error);

/* Writes, and takes the lock itself. */
void            loa_account_item_replace_async  (LoaAccountItem       *self,
                                                 const char           *text,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean        loa_account_item_replace_finish (LoaAccountItem       *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
