/* loa-profile-file-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-profile-content.h"
#include "loa-profile-file.h"

G_BEGIN_DECLS

const LoaProfileContent *loa_profile_file_get_content (LoaProfileFile *self);

G_END_DECLS
