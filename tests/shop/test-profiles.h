/* test-profiles.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-profile-list.h"

G_BEGIN_DECLS

void add_profile_export_tests (void);
void add_profile_file_tests   (void);
void add_profile_list_tests   (const char *program);
void add_profile_shop_tests   (void);

/* What another process does: makes profiles, and says their names. */
int  run_profile_creator      (const char *folder);

/* Calls that wait for their answer. */
gboolean        load_list       (LoaProfileList    *list,
                                 GError           **error);
LoaProfile     *create_profile  (LoaProfileList    *list,
                                 const char        *title,
                                 LoaProfileColour   colour,
                                 GError           **error);
LoaProfile     *import_profile  (LoaProfileList    *list,
                                 LoaProfileFile    *file,
                                 GError           **error);
LoaProfileFile *read_file       (const char        *path,
                                 GError           **error);

/* The profile of the list, or NULL. */
LoaProfile     *find_profile    (LoaProfileList    *list,
                                 const char        *name);

G_END_DECLS
