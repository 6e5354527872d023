/* loa-profile-list.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-profile-file.h"
#include "loa-profile.h"

G_BEGIN_DECLS

#define LOA_TYPE_PROFILE_LIST (loa_profile_list_get_type ())

/**
 * LoaProfileList:
 *
 * The profiles on this computer: a #GListModel of #LoaProfile, the default one first, the others by title. Folders and
 * files are read and made off the main loop.
 */
G_DECLARE_FINAL_TYPE (LoaProfileList, loa_profile_list, LOA, PROFILE_LIST, GObject)

/**
 * loa_profile_list_new:
 * @data_directory: (nullable) (type filename): where Loa keeps its data, or %NULL for the XDG place
 *
 * Returns: (transfer full): a list that holds only the default profile until it is loaded
 */
LoaProfileList *loa_profile_list_new (const char *data_directory);

/**
 * loa_profile_list_load_async:
 * @self: the list
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads which profiles there are. Folders whose names cannot be a profile's are left out; one whose store cannot be
 * read is there under its name.
 */
void     loa_profile_list_load_async  (LoaProfileList       *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * loa_profile_list_load_finish:
 * @self: the list
 * @result: what the callback was given
 * @error: return location for an error of %LOA_SHOP_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the list is there
 */
gboolean loa_profile_list_load_finish (LoaProfileList       *self,
                                       GAsyncResult         *result,
                                       GError              **error);

/**
 * loa_profile_list_get_unused_colour:
 * @self: the list
 *
 * Returns: the first colour that no profile has, or else the one that the fewest have; never none
 */
LoaProfileColour loa_profile_list_get_unused_colour (LoaProfileList *self);

/**
 * loa_profile_list_create_async:
 * @self: the list
 * @title: what people call the new profile, of loa_profile_check_title()
 * @colour: its colour
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes a profile. Its name is made of @title without diacritics, such as `quan-pho-ba-hanh` of “Quán phở Bà Hạnh”,
 * with a number where that is taken. The folder must not have been there.
 */
void        loa_profile_list_create_async  (LoaProfileList       *self,
                                            const char           *title,
                                            LoaProfileColour      colour,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);

/**
 * loa_profile_list_create_finish:
 * @self: the list
 * @result: what the callback was given
 * @error: return location for an error of %LOA_SHOP_ERROR or %LOA_STORE_ERROR
 *
 * Returns: (transfer full): the new profile, which is in the list
 */
LoaProfile *loa_profile_list_create_finish (LoaProfileList       *self,
                                            GAsyncResult         *result,
                                            GError              **error);

/**
 * loa_profile_list_import_async:
 * @self: the list
 * @file: what was read from a file
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes a new profile out of @file, never changing one that is there: settings, servers and speakers, no secret. Ask
 * the user first when loa_profile_file_get_foreign_hosts() gives any.
 */
void        loa_profile_list_import_async  (LoaProfileList       *self,
                                            LoaProfileFile       *file,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);

/**
 * loa_profile_list_import_finish:
 * @self: the list
 * @result: what the callback was given
 * @error: return location for an error of %LOA_SHOP_ERROR or %LOA_STORE_ERROR
 *
 * Returns: (transfer full): the new profile, which is in the list
 */
LoaProfile *loa_profile_list_import_finish (LoaProfileList       *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
