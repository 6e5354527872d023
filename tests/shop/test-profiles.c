/* test-profiles.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-profiles.h"

#include <locale.h>

#include "accounts-fixture.h"

gboolean
load_list (LoaProfileList  *list,
           GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_profile_list_load_async (list, NULL, keep_result_cb, &result);

  return loa_profile_list_load_finish (list, wait_for_result (&result), error);
}

LoaProfile *
create_profile (LoaProfileList    *list,
                const char        *title,
                LoaProfileColour   colour,
                GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_profile_list_create_async (list, title, colour, NULL, keep_result_cb, &result);

  return loa_profile_list_create_finish (list, wait_for_result (&result), error);
}

LoaProfile *
import_profile (LoaProfileList  *list,
                LoaProfileFile  *file,
                GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_profile_list_import_async (list, file, NULL, keep_result_cb, &result);

  return loa_profile_list_import_finish (list, wait_for_result (&result), error);
}

LoaProfileFile *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  loa_profile_file_read_async (file, NULL, keep_result_cb, &result);

  return loa_profile_file_read_finish (wait_for_result (&result), error);
}

LoaProfile *
find_profile (LoaProfileList *list,
              const char     *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (LoaProfile) profile = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (loa_profile_get_name (profile), name))
        return profile;
    }

  return NULL;
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");

  if (argc == 3 && g_str_equal (argv[1], "--create"))
    return run_profile_creator (argv[2]);

  g_test_init (&argc, &argv, NULL);

  add_profile_export_tests ();
  add_profile_file_tests ();
  add_profile_list_tests (argv[0]);
  add_profile_shop_tests ();

  return g_test_run ();
}
