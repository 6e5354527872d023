/* decimal-comma.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "decimal-comma.h"

#include <gio/gio.h>
#include <locale.h>

#include "test-work.h"

static const char definition[] = "LC_NUMERIC\n"
                                 "decimal_point \"<U002C>\"\n"
                                 "thousands_sep \"<U002E>\"\n"
                                 "grouping 3;3\n"
                                 "END LC_NUMERIC\n";

/* ASCII, as localedef reads it. */
static char *
make_characters (void)
{
  GString *text = g_string_new ("<code_set_name> ASCII\n<mb_cur_min> 1\n<mb_cur_max> 1\n<escape_char> /\nCHARMAP\n");

  for (guint i = 0; i < 128; i++)
    g_string_append_printf (text, "<U%04X> /x%02x\n", i, i);

  g_string_append (text, "END CHARMAP\n");

  return g_string_free (text, FALSE);
}

static char *
write_file (const char *folder,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

void
enter_decimal_comma (const char *folder)
{
  g_autofree char *characters = make_characters ();
  g_autofree char *characters_path = write_file (folder, "characters", characters);
  g_autofree char *definition_path = write_file (folder, "definition", definition);
  g_autofree char *locale = g_build_filename (folder, "comma", NULL);
  g_autoptr (GSubprocess) localedef = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* It complains of the categories that are not defined, and makes the others. */
  localedef = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                "localedef", "-c", "-f", characters_path, "-i", definition_path, locale, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (localedef, NULL, keep_result_cb, &result);
  g_subprocess_wait_finish (localedef, wait_for_result (&result), &error);
  g_assert_no_error (error);

  g_setenv ("LOCPATH", folder, TRUE);
  g_assert_nonnull (setlocale (LC_NUMERIC, "comma"));
  g_unsetenv ("LOCPATH");
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
}
