/* loa-trigram-tokenizer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Shorter texts are in no trigram, only at the beginning of some. */
#define LOA_TRIGRAM_LENGTH 3

void loa_trigram_tokenizer_register (sqlite3 *database);

G_END_DECLS
