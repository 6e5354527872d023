/* loa-granted-file.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-granted-file.h"

/* Where portals put what they grant, in a runtime folder: each file in a folder of its own. */
#define GRANTED_FOLDER "doc"

GFile *
loa_granted_file_find (GFile      *file,
                       const char *runtime_folder)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) granted_folder = NULL;
  g_autofree char *granted_name = NULL;
  g_autofree char *folder_name = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder_here = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (runtime_folder != NULL, NULL);

  folder = g_file_get_parent (file);
  granted_folder = folder != NULL ? g_file_get_parent (folder) : NULL;
  granted_name = granted_folder != NULL ? g_file_get_basename (granted_folder) : NULL;
  if (g_strcmp0 (granted_name, GRANTED_FOLDER) != 0 || g_file_peek_path (folder) == NULL
      || g_file_test (g_file_peek_path (folder), G_FILE_TEST_IS_DIR))
    return g_object_ref (file);

  folder_name = g_file_get_basename (folder);
  folder_here = g_build_filename (runtime_folder, GRANTED_FOLDER, folder_name, NULL);
  if (!g_file_test (folder_here, G_FILE_TEST_IS_DIR))
    return g_object_ref (file);

  name = g_file_get_basename (file);

  return g_file_new_build_filename (folder_here, name, NULL);
}
