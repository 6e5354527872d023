/* loa-profile-export.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-shop.h"

G_BEGIN_DECLS

/**
 * loa_profile_export_async:
 * @shop: the open profile
 * @file: where it goes; replaced when it is there
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes the profile as a file that #LoaProfileFile reads, beside and renamed when complete, for nobody else to read.
 */
void     loa_profile_export_async  (LoaShop              *shop,
                                    GFile                *file,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

/**
 * loa_profile_export_finish:
 * @shop: the profile
 * @result: what the callback was given
 * @error: return location for %LOA_SHOP_ERROR_FILE or an error of %LOA_STORE_ERROR
 *
 * Returns: %TRUE when it is written
 */
gboolean loa_profile_export_finish (LoaShop              *shop,
                                    GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
