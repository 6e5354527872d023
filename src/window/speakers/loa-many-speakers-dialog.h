/* loa-many-speakers-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_MANY_SPEAKERS_DIALOG (loa_many_speakers_dialog_get_type ())

/**
 * LoaManySpeakersDialog:
 *
 * Adds many speakers at once, from a column or table that is pasted, or from a file. Every line is shown with what
 * becomes of it before anything is added, and one that cannot be added stays until it is corrected.
 */
G_DECLARE_FINAL_TYPE (LoaManySpeakersDialog, loa_many_speakers_dialog, LOA, MANY_SPEAKERS_DIALOG, AdwWindow)

GtkWindow *loa_many_speakers_dialog_new         (LoaShop               *shop);

/**
 * loa_many_speakers_dialog_take_text:
 * @self: the dialog
 * @text: what was pasted
 *
 * Reads a text and shows its lines.
 */
void       loa_many_speakers_dialog_take_text   (LoaManySpeakersDialog *self,
                                                 const char            *text);

/**
 * loa_many_speakers_dialog_choose_file:
 * @self: the dialog
 *
 * Lets the user choose a file, reads it and shows its lines.
 */
void       loa_many_speakers_dialog_choose_file (LoaManySpeakersDialog *self);

G_END_DECLS
