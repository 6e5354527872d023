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

/**
 * loa_white_space_strip:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the text without the white space at its ends
 */
char     *loa_white_space_strip     (const char *text);

/**
 * loa_white_space_is_around:
 * @text: valid UTF-8
 *
 * Returns: whether it begins or ends with white space
 */
gboolean  loa_white_space_is_around (const char *text);

G_END_DECLS
