/* loa-keyring-access.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-keyring-call.h"

G_BEGIN_DECLS

/* Looks up, stores or clears as the task's call says, and ends the task: with a text that is secret, with a boolean, or
 * with whether there was something.
 */
void loa_keyring_access (GTask *task);

G_END_DECLS
