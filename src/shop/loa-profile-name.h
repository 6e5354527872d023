/* loa-profile-name.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes a name of @title that loa_profile_check_name() takes: `quan-pho` of “Quán phở” for @number 1, and `quan-pho-2`
 * and so on for those after it. Never gives the default profile's.
 */
char *loa_profile_name_make (const char *title,
                             guint       number);

G_END_DECLS
