/* sepay-network-error.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GError *sepay_network_error_translate (const GError *cause);

G_END_DECLS
