/* loa-profile-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-profile-list.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_PROFILE_DIALOG (loa_profile_dialog_get_type ())

/**
 * LoaProfileDialog:
 *
 * Asks what a profile is to be called and which colour marks it: a new one, or one that is open.
 *
 * Signal: `created` (#LoaProfile), when a new one has been made.
 */
G_DECLARE_FINAL_TYPE (LoaProfileDialog, loa_profile_dialog, LOA, PROFILE_DIALOG, AdwWindow)

/**
 * loa_profile_dialog_new_to_create:
 * @list: where the new profile comes
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *loa_profile_dialog_new_to_create (LoaProfileList *list);

/**
 * loa_profile_dialog_new_to_edit:
 * @shop: the open profile
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *loa_profile_dialog_new_to_edit   (LoaShop        *shop);

G_END_DECLS
