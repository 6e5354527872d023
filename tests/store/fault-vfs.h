/* fault-vfs.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     fault_vfs_register       (void);
void     fault_vfs_arm            (int           code,
                                   int           n_writes_before);
gboolean fault_vfs_disarm         (void);
void     fault_vfs_cancel_reading (GCancellable *cancellable,
                                   int           n_reads_before);
int      fault_vfs_get_n_reads    (void);

G_END_DECLS
