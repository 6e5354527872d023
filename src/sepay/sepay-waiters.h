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

G_DECLARE_FINAL_TYPE (SepayWaiters, sepay_waiters, SEPAY, WAITERS, GObject)

SepayWaiters *sepay_waiters_new      (void);
void          sepay_waiters_add      (SepayWaiters *self,
                                      GTask        *task);
GTask        *sepay_waiters_take     (SepayWaiters *self);
gboolean      sepay_waiters_is_empty (SepayWaiters *self);

G_END_DECLS
