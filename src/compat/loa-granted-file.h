/* loa-granted-file.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * loa_granted_file_find:
 * @file: a file that was chosen in a dialog
 * @runtime_folder: the runtime folder of this program, as g_get_user_runtime_dir() gives it
 *
 * Finds a file that the desktop has granted to a sandbox. The portal says where the file is outside, in the desktop’s
 * runtime folder. Inside, that folder is always `/run/user/UID`, and elsewhere outside on desktops that have set
 * `XDG_RUNTIME_DIR` to something else.
 *
 * Returns: (transfer full): the file as this program sees it, which is @file itself unless that is in a folder that is
 *   not there and @runtime_folder has what was granted
 */
GFile *loa_granted_file_find (GFile      *file,
                              const char *runtime_folder);

G_END_DECLS
