/* loa-store-settings.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_get_setting_async:
 * @self: the store
 * @key: name of the setting
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a setting of the profile. Never holds a secret.
 */
void loa_store_get_setting_async (LoaStore            *self,
                                  const char          *key,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/**
 * loa_store_get_setting_finish:
 * @self: the store
 * @result: what the callback was given
 * @value: (out) (transfer full) (nullable): the value, %NULL when it is not set
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: %TRUE unless the file cannot be read
 */
gboolean loa_store_get_setting_finish (LoaStore      *self,
                                       GAsyncResult  *result,
                                       char         **value,
                                       GError       **error);

/**
 * loa_store_set_setting_async:
 * @self: the store
 * @key: name of the setting
 * @value: (nullable): its value, or %NULL to unset it
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes a setting of the profile.
 */
void     loa_store_set_setting_async  (LoaStore            *self,
                                       const char          *key,
                                       const char          *value,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * loa_store_set_setting_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is written
 */
gboolean loa_store_set_setting_finish (LoaStore            *self,
                                       GAsyncResult        *result,
                                       GError             **error);

/**
 * loa_store_get_settings_async:
 * @self: the store
 * @keys: (array zero-terminated=1): names of settings
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads several settings as they are at one moment.
 */
void loa_store_get_settings_async (LoaStore            *self,
                                   const char * const  *keys,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/**
 * loa_store_get_settings_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8 utf8): the values of those that are set
 */
GHashTable *loa_store_get_settings_finish (LoaStore      *self,
                                           GAsyncResult  *result,
                                           GError       **error);

/**
 * loa_store_set_settings_async:
 * @self: the store
 * @settings: (element-type utf8 utf8): names and values; those whose value is %NULL are unset
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes several settings: all of them, or none when it fails.
 */
void     loa_store_set_settings_async  (LoaStore            *self,
                                        GHashTable          *settings,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/**
 * loa_store_set_settings_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when all of them are written
 */
gboolean loa_store_set_settings_finish (LoaStore            *self,
                                        GAsyncResult        *result,
                                        GError             **error);

/**
 * loa_store_peek_settings:
 * @directory: (type filename): folder of a profile
 * @keys: (array zero-terminated=1): names of settings
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Reads settings of a profile that is not open here, and may be open elsewhere, without making or changing its store.
 * It waits for the disk: call it in a thread of its own.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the values of those @keys that are set; %NULL with @error, which
 * is %LOA_STORE_ERROR_NOT_FOUND when there is no store
 */
GHashTable *loa_store_peek_settings (const char          *directory,
                                     const char * const  *keys,
                                     GError             **error);

G_END_DECLS
