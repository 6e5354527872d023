/* loa-colour-choice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-profile.h"

G_BEGIN_DECLS

#define LOA_TYPE_COLOUR_CHOICE (loa_colour_choice_get_type ())

/**
 * LoaColourChoice:
 *
 * The colours of profiles as radio buttons that look like what they give, and are called by their names.
 *
 * Property: `colour` (int, #LoaProfileColour).
 */
G_DECLARE_FINAL_TYPE (LoaColourChoice, loa_colour_choice, LOA, COLOUR_CHOICE, GtkWidget)

LoaProfileColour loa_colour_choice_get_colour (LoaColourChoice  *self);
void             loa_colour_choice_set_colour (LoaColourChoice  *self,
                                               LoaProfileColour  colour);

G_END_DECLS
