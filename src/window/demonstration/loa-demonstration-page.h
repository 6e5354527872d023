/* loa-demonstration-page.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-announcement-desk.h"

G_BEGIN_DECLS

#define LOA_TYPE_DEMONSTRATION_PAGE (loa_demonstration_page_get_type ())

/**
 * LoaDemonstrationPage:
 *
 * The demonstration screen: shows a customer what a speaker does, across a counter.
 */
G_DECLARE_FINAL_TYPE (LoaDemonstrationPage, loa_demonstration_page, LOA, DEMONSTRATION_PAGE, AdwBin)

GtkWidget *loa_demonstration_page_new (LoaShop             *shop,
                                       LoaAnnouncementDesk *desk);

/**
 * loa_demonstration_page_focus_figures:
 * @self: the page
 *
 * Begins where no key does anything by mistake: at the figures or, without a speaker, at the choice of one.
 */
void loa_demonstration_page_focus_figures (LoaDemonstrationPage *self);

G_END_DECLS
