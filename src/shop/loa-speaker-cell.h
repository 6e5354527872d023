/* loa-speaker-cell.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a cell in a file of speakers. What a spreadsheet could take for a formula has an apostrophe before it;
 * one more than the text itself begins with, so that every text is read back as it was.
 */

char *loa_speaker_cell_protect (const char *text);
char *loa_speaker_cell_reveal  (const char *cell);

G_END_DECLS
