/* loa-terminal-failure.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-terminal-failure.h"

#include <glib/gi18n.h>

#include "loa-failure.h"

char *
loa_terminal_failure_describe (const GError *error)
{
  g_autofree char *text = loa_failure_describe (error);

  if (loa_failure_classify (error) != LOA_FAILURE_NOT_SIGNED_IN)
    return g_steal_pointer (&text);

  /* Translators: a sentence that ends with what to do in Accounts. */
  return g_strdup_printf (_("%s In the terminal, that is “loactl account soundbox” or “loactl account bank”."), text);
}
