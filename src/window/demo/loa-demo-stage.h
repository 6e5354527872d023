/* loa-demo-stage.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOA_TYPE_DEMO_STAGE (loa_demo_stage_get_type ())

/**
 * LoaDemoStage:
 *
 * What the window of a demo may know of what is simulated. Whoever runs the simulator fills it.
 *
 * Properties: `speeches` (#GListModel, construct only: what each speaker said last, objects with the properties
 * `hardware-id`, `text` (nullable: it was silent so far) and `time` in Unix seconds; an item is replaced when its
 * speaker speaks), `stories` (#GMenuModel, construct only), `actions` (#GActionGroup, construct only: what the menu
 * needs, under the prefix `demo`, and a boolean `sound`), `story-title` and `story-explanation` (string: the story that
 * is told), `notice` (string, nullable: why the speakers cannot be heard).
 */
G_DECLARE_FINAL_TYPE (LoaDemoStage, loa_demo_stage, LOA, DEMO_STAGE, GObject)

/**
 * loa_demo_stage_new:
 * @speeches: what each speaker said last
 * @stories: the stories to choose from
 * @actions: the actions that tell them
 *
 * Returns: (transfer full): what the window shows of the demo
 */
LoaDemoStage *loa_demo_stage_new (GListModel   *speeches,
                                  GMenuModel   *stories,
                                  GActionGroup *actions);

GListModel   *loa_demo_stage_get_speeches          (LoaDemoStage *self);
GMenuModel   *loa_demo_stage_get_stories           (LoaDemoStage *self);
GActionGroup *loa_demo_stage_get_actions           (LoaDemoStage *self);
const char   *loa_demo_stage_get_story_title       (LoaDemoStage *self);
const char   *loa_demo_stage_get_story_explanation (LoaDemoStage *self);
const char   *loa_demo_stage_get_notice            (LoaDemoStage *self);

/**
 * loa_demo_stage_set_story:
 * @self: the stage
 * @title: what the story is called
 * @explanation: what it shows and what to try
 *
 * Says which story is told.
 */
void          loa_demo_stage_set_story  (LoaDemoStage *self,
                                         const char   *title,
                                         const char   *explanation);

/**
 * loa_demo_stage_set_notice:
 * @self: the stage
 * @notice: (nullable): why the speakers cannot be heard, %NULL when they can
 *
 * Says why the speakers cannot be heard.
 */
void          loa_demo_stage_set_notice (LoaDemoStage *self,
                                         const char   *notice);

G_END_DECLS
