/* loa-shortcuts-window.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOA_TYPE_SHORTCUTS_WINDOW (loa_shortcuts_window_get_type ())

/**
 * LoaShortcutsWindow:
 *
 * The keys that the window listens to.
 */
G_DECLARE_FINAL_TYPE (LoaShortcutsWindow, loa_shortcuts_window, LOA, SHORTCUTS_WINDOW, AdwWindow)

GtkWindow *loa_shortcuts_window_new (void);

G_END_DECLS
