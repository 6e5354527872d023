/* waiting.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the main loop until a condition holds, and fails with what was expected when it does not come to hold. */
void wait_until (gboolean   (*condition) (gpointer user_data),
                 gpointer     user_data,
                 const char  *what);

/* A callback that takes a reference to the result, where %NULL has to be. */
void keep_result_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data);

/* Returns: (transfer none): the same as *@result, which the caller owns */
GAsyncResult *wait_for_result (GAsyncResult **result);

/* Lets go on whatever can go on at once. */
void settle (void);

/* Waits until nobody but the caller holds an object, here or in another thread, and lets go of it. */
void assert_ends (gpointer object);

G_END_DECLS
