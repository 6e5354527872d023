/* loa-help-pages.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-help-pages.h"

#include <gio/gio.h>

#include "loa-help-text.h"

static const char * const names[] = {
  "first-steps",
  "accounts",
  "pairing",
  "announcing",
  "search",
  "shift",
  "profiles",
  "preferences",
  "privacy",
  NULL,
};

static GBytes *
look_up (const char *language,
         const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/loa_desktop/Loa/help/%s/%s.md", language, name);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

const char * const *
loa_help_pages_get_names (void)
{
  return names;
}

GPtrArray *
loa_help_pages_load (const char *name)
{
  const char * const *languages = g_get_language_names ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; languages[i] != NULL && bytes == NULL; i++)
    bytes = look_up (languages[i], name);
  if (bytes == NULL)
    bytes = look_up ("en", name);
  if (bytes == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return loa_help_text_parse (text);
}
