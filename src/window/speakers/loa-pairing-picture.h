/* loa-pairing-picture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_PAIRING_PICTURE (loa_pairing_picture_get_type ())

/**
 * LoaPairingPicture:
 *
 * A hand that presses the button of a speaker, keeps it pressed, and the speaker that speaks then. It moves by the
 * style sheet, unless animations are switched off, and has the colours of the text around it.
 */
G_DECLARE_FINAL_TYPE (LoaPairingPicture, loa_pairing_picture, LOA, PAIRING_PICTURE, GtkWidget)

GtkWidget *loa_pairing_picture_new (void);

G_END_DECLS
