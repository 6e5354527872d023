/* loa-demo-play.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-demo-stage.h"
#include "loa-demo.h"

G_BEGIN_DECLS

#define LOA_TYPE_DEMO_PLAY (loa_demo_play_get_type ())

/**
 * LoaDemoPlay:
 *
 * Lets a demo be seen and heard: it puts what is simulated on the stage that the window shows, gives the speakers a
 * voice, and brings in payments that come while one looks.
 *
 * Signal: `said` (serial number, words), when a simulated speaker says something.
 */
G_DECLARE_FINAL_TYPE (LoaDemoPlay, loa_demo_play, LOA, DEMO_PLAY, GObject)

/**
 * loa_demo_play_new:
 * @demo: the demo
 *
 * Returns: (transfer full): what the stories of the demo are told with
 */
LoaDemoPlay  *loa_demo_play_new       (LoaDemo     *demo);

/**
 * loa_demo_play_get_stage:
 * @self: the play
 *
 * Returns: (transfer none): what the window shows of the demo
 */
LoaDemoStage *loa_demo_play_get_stage (LoaDemoPlay *self);

/**
 * loa_demo_play_set_shop:
 * @self: the play
 * @shop: (nullable): the shop of the window, %NULL when it is closed
 *
 * Copies simulated payments into a shop as they come.
 */
void          loa_demo_play_set_shop  (LoaDemoPlay *self,
                                       LoaShop     *shop);

G_END_DECLS
