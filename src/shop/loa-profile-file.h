/* loa-profile-file.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-profile.h"
#include "loa-server-settings.h"

G_BEGIN_DECLS

#define LOA_TYPE_PROFILE_FILE (loa_profile_file_get_type ())

/**
 * LoaProfileFile:
 *
 * A profile as one JSON file, for taking it to another computer: title, colour, the addresses of the servers, the
 * client IDs and the redirect address, and the register of speakers. It never holds a secret, nor transactions, nor
 * the ledger.
 *
 * Whoever sends such a file can name any server in it, so what it holds is checked like anything remote: it must be
 * the right kind of file, of at most a mebibyte, and each address must be one that Loa would take from a person.
 */
G_DECLARE_FINAL_TYPE (LoaProfileFile, loa_profile_file, LOA, PROFILE_FILE, GObject)

/**
 * loa_profile_file_read_async:
 * @file: where it is
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads and checks a file, off the main loop.
 */
void            loa_profile_file_read_async  (GFile                *file,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

/**
 * loa_profile_file_read_finish:
 * @result: what the callback was given
 * @error: return location for %LOA_SHOP_ERROR_FILE, or %LOA_SHOP_ERROR_USAGE for what the file must not hold
 *
 * Returns: (transfer full): what it holds
 */
LoaProfileFile *loa_profile_file_read_finish (GAsyncResult         *result,
                                              GError              **error);

const char       *loa_profile_file_get_title      (LoaProfileFile *self);
LoaProfileColour  loa_profile_file_get_colour     (LoaProfileFile *self);
guint             loa_profile_file_get_n_speakers (LoaProfileFile *self);

/**
 * loa_profile_file_get_address:
 * @self: the file
 * @server: a server
 *
 * Returns: (nullable): the address that it sets, %NULL for SePay's own
 */
const char *loa_profile_file_get_address (LoaProfileFile *self,
                                          LoaServer       server);

/**
 * loa_profile_file_get_foreign_hosts:
 * @self: the file
 *
 * Returns: (transfer none) (array zero-terminated=1): the hosts, with their ports where they are not the scheme's, of
 * servers that are not SePay's own, and of a redirect address that is not this computer's; each once
 */
const char * const *loa_profile_file_get_foreign_hosts (LoaProfileFile *self);

G_END_DECLS
