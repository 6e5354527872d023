/* loa-profile-import.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-profile-list.h"

G_BEGIN_DECLS

/**
 * loa_profile_import_async:
 * @window: the window that it is asked from
 * @list: where the new profile comes
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lets the user choose the file of a profile, shows what is in it, and above all which servers it would talk to, and
 * makes a profile of it when the user goes on.
 */
void        loa_profile_import_async  (GtkWindow            *window,
                                       LoaProfileList       *list,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * loa_profile_import_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, when the user thought better of it, or for what is wrong
 *
 * Returns: (transfer full): the new profile
 */
LoaProfile *loa_profile_import_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
