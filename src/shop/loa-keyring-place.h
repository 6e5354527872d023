/* loa-keyring-place.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LoaKeyringPlace:
 * @LOA_KEYRING_PLACE_SERVICE: the Secret Service
 * @LOA_KEYRING_PLACE_SERVICE_OUTSIDE: the Secret Service, from within a sandbox whose portal has no secret to give
 * @LOA_KEYRING_PLACE_FILE: a file that a developer has named
 * @LOA_KEYRING_PLACE_PORTAL: the sandbox's own file, encrypted with the secret that the desktop's portal gives
 *
 * Where libsecret keeps secrets.
 */
typedef enum
{
  LOA_KEYRING_PLACE_SERVICE,
  LOA_KEYRING_PLACE_SERVICE_OUTSIDE,
  LOA_KEYRING_PLACE_FILE,
  LOA_KEYRING_PLACE_PORTAL,
} LoaKeyringPlace;

/**
 * loa_keyring_place_is_file:
 * @place: a place
 *
 * Returns: whether a file holds the secrets, and no Secret Service is involved
 */
gboolean        loa_keyring_place_is_file     (LoaKeyringPlace       place);

/**
 * loa_keyring_place_find_async:
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds out where libsecret will keep secrets. In a sandbox libsecret itself asks the portal for this and blocks until
 * it has answered: ask here first, where nobody waits, and leave libsecret alone when this fails.
 */
void            loa_keyring_place_find_async  (GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/**
 * loa_keyring_place_find_finish:
 * @result: what the callback was given
 * @place: (out): the place
 * @error: return location for %LOA_KEYRING_ERROR_NO_BUS, %LOA_KEYRING_ERROR_NO_PORTAL, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when libsecret can be asked
 */
gboolean        loa_keyring_place_find_finish (GAsyncResult         *result,
                                               LoaKeyringPlace      *place,
                                               GError              **error);

G_END_DECLS
