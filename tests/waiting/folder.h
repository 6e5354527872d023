/* folder.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Removes a folder with all that is in it; a link is removed, not what it leads to. */
void remove_folder (const char *folder);

G_END_DECLS
