/* loa-rename-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-speaker.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_RENAME_DIALOG (loa_rename_dialog_get_type ())

/**
 * LoaRenameDialog:
 *
 * Asks what a speaker is to be called on this computer.
 */
G_DECLARE_FINAL_TYPE (LoaRenameDialog, loa_rename_dialog, LOA, RENAME_DIALOG, AdwWindow)

GtkWindow *loa_rename_dialog_new (LoaStore   *store,
                                  LoaSpeaker *speaker);

G_END_DECLS
