/* test-window.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lives.h"

/* What the program test-window has besides the lives of the widgets. */
void add_about_tests         (void);
void add_announcements_tests (void);
void add_application_tests   (void);
void add_background_tests    (void);
void add_demonstration_tests (void);
void add_next_step_tests     (void);
void add_notifier_tests      (void);
void add_help_tests          (void);
void add_preferences_tests   (void);
void add_register_tests      (void);
void add_request_tests       (void);
void add_settings_tests      (void);
void add_speaker_life_tests  (AddLives add);
void add_toast_tests         (void);
