/* sepay-waiters.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEPAY_TYPE_WAITERS (sepay_waiters_get_type ())

/**
 * SepayWaiters:
 *
 * The tasks that wait for one piece of work, in a line. One whose cancellable is cancelled leaves it at once with
 * %G_IO_ERROR_CANCELLED, without disturbing the others. Whoever owns the line is held by the tasks in it. Signal:
 * `deserted`, when the last one left like that.
 */
G_DECLARE_FINAL_TYPE (SepayWaiters, sepay_waiters, SEPAY, WAITERS, GObject)

/**
 * sepay_waiters_new:
 *
 * Returns: (transfer full): an empty line
 */
SepayWaiters *sepay_waiters_new      (void);

/**
 * sepay_waiters_add:
 * @self: the line
 * @task: a task; a reference is kept until it leaves
 *
 * Puts a task at the end of the line.
 */
void          sepay_waiters_add      (SepayWaiters *self,
                                      GTask        *task);

/**
 * sepay_waiters_take:
 * @self: the line
 *
 * Returns: (transfer full) (nullable): the first of the line, which has left it; %NULL when nobody waits
 */
GTask        *sepay_waiters_take     (SepayWaiters *self);

/**
 * sepay_waiters_is_empty:
 * @self: the line
 *
 * Returns: whether nobody waits
 */
gboolean      sepay_waiters_is_empty (SepayWaiters *self);

G_END_DECLS
