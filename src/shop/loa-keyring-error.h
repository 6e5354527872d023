/* loa-keyring-error.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-keyring.h"
#include "loa-keyring-place.h"

G_BEGIN_DECLS

/**
 * loa_keyring_error_translate:
 * @error: (transfer full): an error of libsecret, of the bus, or of reading and writing
 * @place: where the secrets are
 * @has_answered: whether something that keeps secrets had answered before
 *
 * Tells the states of a keyring apart by what libsecret fails with.
 *
 * Returns: (transfer full): an error of %LOA_KEYRING_ERROR, or @error itself when it is %G_IO_ERROR_CANCELLED; a
 * portal’s %G_IO_ERROR_CANCELLED says that somebody dismissed its prompt, and is %LOA_KEYRING_ERROR_LOCKED
 */
GError *loa_keyring_error_translate (GError          *error,
                                     LoaKeyringPlace  place,
                                     gboolean         has_answered);

G_END_DECLS
