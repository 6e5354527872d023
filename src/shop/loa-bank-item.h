/* loa-bank-item.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-credentials.h"
#include "loa-file-lock.h"
#include "loa-keyring.h"

G_BEGIN_DECLS

#define LOA_TYPE_BANK_ITEM (loa_bank_item_get_type ())

/**
 * LoaBankItem:
 *
 * The keyring item of a profile's bank account, and the lock that keeps processes from writing it over each other.
 * Whoever writes what depends on what was read holds the lock from before the reading.
 */
G_DECLARE_FINAL_TYPE (LoaBankItem, loa_bank_item, LOA, BANK_ITEM, GObject)

LoaBankItem *loa_bank_item_new             (LoaKeyring                *keyring,
                                            const char                *profile,
                                            const char                *origin,
                                            LoaFileLock               *lock,
                                            LoaClock                  *clock);
const char  *loa_bank_item_get_origin      (LoaBankItem               *self);

void         loa_bank_item_lock_async      (LoaBankItem               *self,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean     loa_bank_item_lock_finish     (LoaBankItem               *self,
                                            GAsyncResult              *result,
                                            GError                   **error);
void         loa_bank_item_unlock          (LoaBankItem               *self);

/* Gives %NULL where there is no item. */
void         loa_bank_item_read_async      (LoaBankItem               *self,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean     loa_bank_item_read_finish     (LoaBankItem               *self,
                                            GAsyncResult              *result,
                                            LoaBankCredentials       **credentials,
                                            GError                   **error);

/* The caller holds the lock. */
void         loa_bank_item_write_async     (LoaBankItem               *self,
                                            const LoaBankCredentials  *credentials,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean     loa_bank_item_write_finish    (LoaBankItem               *self,
                                            GAsyncResult              *result,
                                            GError                   **error);

/* These take the lock themselves. */
void         loa_bank_item_replace_async   (LoaBankItem               *self,
                                            const LoaBankCredentials  *credentials,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean     loa_bank_item_replace_finish  (LoaBankItem               *self,
                                            GAsyncResult              *result,
                                            GError                   **error);
void         loa_bank_item_set_name_async  (LoaBankItem               *self,
                                            const char                *name,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean     loa_bank_item_set_name_finish (LoaBankItem               *self,
                                            GAsyncResult              *result,
                                            GError                   **error);
void         loa_bank_item_clear_async     (LoaBankItem               *self,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean     loa_bank_item_clear_finish    (LoaBankItem               *self,
                                            GAsyncResult              *result,
                                            gboolean                  *was_there,
                                            GError                   **error);

G_END_DECLS
