/* loa-store-file.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

char          *loa_store_file_resolve        (const char  *path,
                                              GError     **error);
gboolean       loa_store_file_look_at        (const char  *path,
                                              GError     **error);
gboolean       loa_store_file_prepare        (const char  *path,
                                              GError     **error);
void           loa_store_file_tighten        (const char  *path);
LoaStoreError  loa_store_file_get_error_code (int          system_error);
void           loa_store_file_set_error      (int          system_error,
                                              const char  *what,
                                              GError     **error);

G_END_DECLS
