/* loa-toplevel.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-toplevel.h"

#if GTK_CHECK_VERSION(4, 12, 0)
#define OUT_OF_SIGHT (GDK_TOPLEVEL_STATE_MINIMIZED | GDK_TOPLEVEL_STATE_SUSPENDED)
#else
#define OUT_OF_SIGHT GDK_TOPLEVEL_STATE_MINIMIZED
#endif

gboolean
loa_toplevel_is_in_sight (GdkToplevel *toplevel)
{
  g_return_val_if_fail (GDK_IS_TOPLEVEL (toplevel), FALSE);

  return (gdk_toplevel_get_state (toplevel) & OUT_OF_SIGHT) == 0;
}
