/* child.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Another process, see store-child.c, and what it says. */
typedef struct _Child Child;

Child *child_new       (const char *what,
                        const char *path,
                        const char *argument);
char  *child_read_line (Child      *child);
void   child_write     (Child      *child);
void   child_kill      (Child      *child);
int    child_end       (Child      *child);

G_END_DECLS
