/* loa-profile-name.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-name.h"

#include <string.h>

#include "loa-fold.h"
#include "loa-profile.h"

#define MAX_LENGTH 32

/* What is left of a title that is written in another script altogether. */
#define NO_NAME "profile"

static void
cut (GString *name,
     gsize    length)
{
  g_string_truncate (name, length);
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
}

char *
loa_profile_name_make (const char *title,
                       guint       number)
{
  g_autofree char *folded = loa_fold (title);
  g_autofree char *suffix = NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *cursor = folded; *cursor != '\0'; cursor++)
    {
      if (g_ascii_isalnum (*cursor))
        g_string_append_c (name, *cursor);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }

  cut (name, MAX_LENGTH);
  if (name->len == 0)
    g_string_assign (name, NO_NAME);

  /* The default profile is taken even before it has a folder. */
  if (g_str_equal (name->str, LOA_PROFILE_DEFAULT))
    number++;

  if (number > 1)
    {
      suffix = g_strdup_printf ("-%u", number);
      cut (name, MAX_LENGTH - strlen (suffix));
      g_string_append (name, suffix);
    }

  return g_string_free (g_steal_pointer (&name), FALSE);
}
