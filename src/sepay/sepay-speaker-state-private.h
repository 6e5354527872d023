/* sepay-speaker-state-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sepay-speaker-state.h"

G_BEGIN_DECLS

/* SepayAnswerReaders; what was asked is the hardwareId. */
gpointer sepay_speaker_state_read_check  (JsonObject     *answer,
                                          gconstpointer   asked,
                                          GError        **error);
gpointer sepay_speaker_state_read_pair   (JsonObject     *answer,
                                          gconstpointer   asked,
                                          GError        **error);
gpointer sepay_speaker_state_read_verify (JsonObject     *answer,
                                          gconstpointer   asked,
                                          GError        **error);

G_END_DECLS
