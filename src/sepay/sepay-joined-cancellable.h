/* sepay-joined-cancellable.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEPAY_TYPE_JOINED_CANCELLABLE (sepay_joined_cancellable_get_type ())

/**
 * SepayJoinedCancellable:
 *
 * A cancellable that is cancelled by itself, and whenever one of two others is. All three belong to one thread.
 */
G_DECLARE_FINAL_TYPE (SepayJoinedCancellable, sepay_joined_cancellable, SEPAY, JOINED_CANCELLABLE, GCancellable)

/**
 * sepay_joined_cancellable_new:
 * @first: (nullable): a cancellable
 * @second: (nullable): another one
 *
 * Returns: (transfer full): a cancellable that follows both
 */
GCancellable *sepay_joined_cancellable_new (GCancellable *first,
                                            GCancellable *second);

G_END_DECLS
