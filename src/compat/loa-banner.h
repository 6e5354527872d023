/* loa-banner.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_BANNER (loa_banner_get_type ())

/**
 * LoaBanner:
 *
 * A line over a view that says something about all of it, with at most two buttons.
 *
 * Properties: `title` (string), `button-label` and `second-button-label` (string, nullable: no button),
 * `revealed` (boolean), `narrow` (boolean: the buttons stand below the text). Signals: `button-clicked`,
 * `second-button-clicked`.
 */
G_DECLARE_FINAL_TYPE (LoaBanner, loa_banner, LOA, BANNER, GtkWidget)

/**
 * loa_banner_new:
 *
 * Returns: (transfer floating): a banner that is not shown yet
 */
GtkWidget  *loa_banner_new                     (void);

const char *loa_banner_get_title               (LoaBanner  *self);
void        loa_banner_set_title               (LoaBanner  *self,
                                                const char *title);
void        loa_banner_set_button_label        (LoaBanner  *self,
                                                const char *label);
void        loa_banner_set_second_button_label (LoaBanner  *self,
                                                const char *label);
gboolean    loa_banner_get_revealed            (LoaBanner  *self);
void        loa_banner_set_revealed            (LoaBanner  *self,
                                                gboolean    revealed);

G_END_DECLS
