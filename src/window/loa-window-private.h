/* loa-window-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-desk.h"
#include "loa-demonstration.h"
#include "loa-window.h"

G_BEGIN_DECLS

/* Installs the actions that open dialogs, other windows and other programs. */
void                 loa_window_install_dialogs (GtkWidgetClass *widget_class);

/* Enables the actions that need a shop, or disables them. */
void                 loa_window_set_actions_enabled (LoaWindow *self,
                                                     gboolean   enabled);

/* Enables the export of speakers, or disables it while there are none. */
void                 loa_window_update_export (LoaWindow *self);

/* Shows what a simulated speaker says in the dialogs that wait for it. */
void                 loa_window_show_spoken_in_dialogs (const char *hardware_id,
                                                        const char *spoken);

/* Not NULL while the actions that need it are enabled. */
LoaShop             *loa_window_get_shop        (LoaWindow      *self);
LoaAnnouncementDesk *loa_window_get_desk        (LoaWindow      *self);
LoaDemonstration    *loa_window_get_demonstration (LoaWindow    *self);

gboolean             loa_window_get_demo        (LoaWindow      *self);
void                 loa_window_tell_failure    (LoaWindow      *self,
                                                 const GError   *error);

G_END_DECLS
