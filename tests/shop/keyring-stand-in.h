/* keyring-stand-in.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A Secret Service with one locked keyring and nothing in it. Its prompt is accepted after longer than a call may take
 * ("accepts"), dismissed ("dismisses"), or waits for somebody who never comes ("waits"). Once cancelled it is put away
 * when the prompts are counted next.
 */
int run_service_stand_in (const char *behaviour);

/* A desktop portal. It gives a secret made of one letter ("a", "b"), refuses ("refuses"), is dismissed ("dismissed"),
 * takes longer than a call may at first ("late") or always ("slow"), never answers ("silent"), or has no secrets at all
 * ("nothing").
 */
int run_portal_stand_in  (const char *behaviour);

/* How often the service has been asked to unlock, and then to prompt: twice for each prompt. */
guint count_service_prompts (void);

G_END_DECLS
