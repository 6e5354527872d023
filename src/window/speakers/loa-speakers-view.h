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
 * The register as cards. It asks SePay for the state of every speaker once the SoundBox account is connected.
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

G_END_DECLS
