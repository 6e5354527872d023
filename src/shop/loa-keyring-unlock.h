/* loa-keyring-unlock.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-keyring-call.h"

G_BEGIN_DECLS

/* Ends the task with TRUE once the keyring can be read, after whatever prompt its service shows. */
void loa_keyring_unlock (GTask *task);

G_END_DECLS
