/* loa-white-space.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Both are of valid UTF-8 and know Unicode's white space, such as the no-break space that is often pasted along, which
 * is none to g_strstrip().
 */

char     *loa_white_space_strip     (const char *text);
gboolean  loa_white_space_is_around (const char *text);

G_END_DECLS
