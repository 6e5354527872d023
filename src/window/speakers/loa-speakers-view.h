/* loa-speakers-view.h
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

#define LOA_TYPE_SPEAKERS_VIEW (loa_speakers_view_get_type ())

/**
 * LoaSpeakersView:
 *
 * The register as cards, searched and sorted. While it is seen it has the state of the speakers checked in the
 * background.
 *
 * Properties: `narrow` (boolean: there is little width).
 */
G_DECLARE_FINAL_TYPE (LoaSpeakersView, loa_speakers_view, LOA, SPEAKERS_VIEW, AdwBin)

/**
 * loa_speakers_view_set_shop:
 * @self: the view, which has none yet
 * @shop: the shop
 * @desk: where announcements are handed in
 *
 * Shows the speakers of a shop.
 */
void loa_speakers_view_set_shop (LoaSpeakersView     *self,
                                 LoaShop             *shop,
                                 LoaAnnouncementDesk *desk);

/**
 * loa_speakers_view_search:
 * @self: the view
 *
 * Lets words be typed that speakers are looked for by.
 */
void loa_speakers_view_search   (LoaSpeakersView     *self);

G_END_DECLS
