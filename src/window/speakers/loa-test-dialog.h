/* loa-test-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-announcement-desk.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_TEST_DIALOG (loa_test_dialog_get_type ())

/**
 * LoaTestDialog:
 *
 * Shows which speaker would be tested with which amount, and tests it when its button is pressed. It is what the desktop's
 * menu of Loa opens, so nothing is said by opening it.
 */
G_DECLARE_FINAL_TYPE (LoaTestDialog, loa_test_dialog, LOA, TEST_DIALOG, AdwWindow)

/**
 * loa_test_dialog_new:
 * @shop: the shop, whose register has a speaker
 * @desk: where it is handed in
 * @hardware_id: (nullable): serial number of the speaker, or %NULL for the one that was announced on last; one that is
 *   not in the register counts as none
 *
 * Returns: (transfer none): a dialog
 */
GtkWindow *loa_test_dialog_new (LoaShop             *shop,
                                LoaAnnouncementDesk *desk,
                                const char          *hardware_id);

G_END_DECLS
