/* loa-export-options.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-export-options.h"

struct _LoaExportProgress
{
  gsize n_rows; /* atomic */
};

LoaExportProgress *
loa_export_progress_new (void)
{
  return g_atomic_rc_box_new0 (LoaExportProgress);
}

LoaExportProgress *
loa_export_progress_ref (LoaExportProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
loa_export_progress_unref (LoaExportProgress *self)
{
  g_atomic_rc_box_release (self);
}

gint64
loa_export_progress_get_n_rows (LoaExportProgress *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gint64) (gsize) g_atomic_pointer_get (&self->n_rows);
}

void
loa_export_progress_count_row (LoaExportProgress *self)
{
  g_atomic_pointer_add (&self->n_rows, 1);
}
