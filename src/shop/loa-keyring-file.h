/* loa-keyring-file.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-file-lock.h"

G_BEGIN_DECLS

/* What a sandbox's file holds when the portal gives another secret than before. libsecret finds an item by attributes
 * that are hashed with the secret, so all that was stored with another one looks as if it were not there.
 *
 * The file is lost when it holds something and nothing in it can be read. One that was used with two secrets in turn,
 * as by two desktops, is not: each finds what is its own.
 */

/* libsecret reads the file, changes what it has read, and writes it back: whoever writes has to be alone, or one of two
 * items is lost without anybody knowing. Returns: a lock that is taken, and ends with its last reference.
 */
void         loa_keyring_file_lock_async       (GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
LoaFileLock *loa_keyring_file_lock_finish      (GAsyncResult         *result,
                                                GError              **error);

/* Returns: whether it is lost; FALSE with @error set when that could not be found out */
void         loa_keyring_file_look_async       (GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean     loa_keyring_file_look_finish      (GAsyncResult         *result,
                                                GError              **error);

/* Removes all that is in it, when it is lost. Returns: whether it was; FALSE with @error set on failure */
void         loa_keyring_file_clear_async      (GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean     loa_keyring_file_clear_finish     (GAsyncResult         *result,
                                                GError              **error);

/* Gives a file that is none of libsecret's another name, beside the old one: with it in its place nothing can be
 * stored. Returns: TRUE, or FALSE with @error set
 */
void         loa_keyring_file_set_aside_async  (GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean     loa_keyring_file_set_aside_finish (GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
