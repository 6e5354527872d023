/* loa-store-make.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_make:
 * @directory: (type filename): folder of a profile, which is there
 * @settings: (nullable) (element-type utf8 utf8): settings
 * @speakers: (nullable) (element-type LoaSpeakerRecord): whose serial numbers, names and models are taken, in order
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Makes a store with something in it, in one go: it is there whole and durable, or not at all. It waits for the disk:
 * call it in a thread of its own.
 *
 * Returns: %TRUE when it is made; fails with %LOA_STORE_ERROR_CONFLICT when there is one, which is left as it is
 */
gboolean loa_store_make (const char  *directory,
                         GHashTable  *settings,
                         GPtrArray   *speakers,
                         GError     **error);

G_END_DECLS
