/* loa-preferences-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-announcement-desk.h"

G_BEGIN_DECLS

#define LOA_TYPE_PREFERENCES_DIALOG (loa_preferences_dialog_get_type ())

/**
 * LoaPreferencesDialog:
 *
 * What a profile sets: the amount of a test, and the addresses of its servers, which count from its next opening on.
 */
G_DECLARE_FINAL_TYPE (LoaPreferencesDialog, loa_preferences_dialog, LOA, PREFERENCES_DIALOG, AdwWindow)

/**
 * loa_preferences_dialog_new:
 * @shop: the shop
 * @desk: where the test amount is kept
 * @demo: whether this is the demo, which has servers of its own
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *loa_preferences_dialog_new (LoaShop             *shop,
                                       LoaAnnouncementDesk *desk,
                                       gboolean             demo);

G_END_DECLS
