/* loa-demo-panel.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-demo-stage.h"
#include "loa-speaker-register.h"

G_BEGIN_DECLS

#define LOA_TYPE_DEMO_PANEL (loa_demo_panel_get_type ())

/**
 * LoaDemoPanel:
 *
 * The lower edge of a demo's window: what the simulated speaker that spoke last said, and when it is opened what each
 * of them said last, and the story that is told. It cannot be seen without a stage.
 *
 * Property: `narrow` (boolean: the buttons stand below the text).
 */
G_DECLARE_FINAL_TYPE (LoaDemoPanel, loa_demo_panel, LOA, DEMO_PANEL, GtkWidget)

/**
 * loa_demo_panel_set_stage:
 * @self: the panel, which has none yet
 * @stage: what is simulated
 *
 * Shows what is simulated.
 */
void loa_demo_panel_set_stage    (LoaDemoPanel       *self,
                                  LoaDemoStage       *stage);

/**
 * loa_demo_panel_set_speakers:
 * @self: the panel
 * @speakers: the register with the names of the speakers
 *
 * Calls the speakers by their names.
 */
void loa_demo_panel_set_speakers (LoaDemoPanel       *self,
                                  LoaSpeakerRegister *speakers);

G_END_DECLS
