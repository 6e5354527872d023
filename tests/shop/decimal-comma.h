/* decimal-comma.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes a locale that writes 1,5 where others write 1.5, as the Vietnamese one does, in a folder that is there, and enters
 * it; it is left with setlocale(). No locale has to be installed, nor what locales are made of.
 */
void enter_decimal_comma (const char *folder);

G_END_DECLS
