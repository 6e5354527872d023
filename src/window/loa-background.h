/* loa-background.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LoaBackgroundWay:
 * @LOA_BACKGROUND_PORTAL: the desktop is asked through its portal, and decides
 * @LOA_BACKGROUND_FILE: an entry in the person's own folder of programs that start with the session
 *
 * How Loa comes to run without a window.
 */
typedef enum
{
  LOA_BACKGROUND_PORTAL,
  LOA_BACKGROUND_FILE,
} LoaBackgroundWay;

/**
 * loa_background_get_way:
 *
 * Returns: the portal in a sandbox, which cannot write the entry, and the entry elsewhere, where a portal cannot know
 *   who asks
 */
LoaBackgroundWay loa_background_get_way (void);

/**
 * loa_background_can_start:
 * @way: how
 * @profile: a checked name of a profile
 *
 * Returns: %FALSE for a profile other than the default one in a sandbox, which has one entry for a program
 */
gboolean loa_background_can_start (LoaBackgroundWay  way,
                                   const char       *profile);

/**
 * loa_background_set_async:
 * @way: how
 * @profile: a checked name of a profile
 * @background: whether it is to go on when its window is closed
 * @autostart: whether it is to start with the session as well, without a window
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Arranges it with the desktop. Fails with %G_IO_ERROR_PERMISSION_DENIED when the desktop, or the person whom it asked,
 * does not allow it.
 */
void     loa_background_set_async  (LoaBackgroundWay      way,
                                    const char           *profile,
                                    gboolean              background,
                                    gboolean              autostart,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean loa_background_set_finish (GAsyncResult         *result,
                                    GError              **error);

/**
 * loa_background_look_async:
 * @way: how
 * @profile: a checked name of a profile
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks whether the entry is still there, which anybody may have removed. In a sandbox nobody can tell, and it fails.
 */
void     loa_background_look_async  (LoaBackgroundWay      way,
                                     const char           *profile,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

/**
 * loa_background_look_finish:
 * @result: what the callback was given
 * @starts: (out): whether Loa starts with the session
 * @error: return location for an error
 *
 * Returns: %TRUE when it is known
 */
gboolean loa_background_look_finish (GAsyncResult         *result,
                                     gboolean             *starts,
                                     GError              **error);

G_END_DECLS
