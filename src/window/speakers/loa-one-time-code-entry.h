/* loa-one-time-code-entry.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_ONE_TIME_CODE_ENTRY (loa_one_time_code_entry_get_type ())

/**
 * LoaOneTimeCodeEntry:
 *
 * A box for each digit of a one-time code, and yet one editable field for the keyboard, the clipboard, input methods
 * and screen readers. It takes digits and nothing else: what is pasted with them is dropped. A digit that is typed on
 * another takes its place. It never does anything by itself when it is full.
 *
 * It is a #GtkEntry that is drawn otherwise; its own look, icons and progress are not to be used.
 */
G_DECLARE_FINAL_TYPE (LoaOneTimeCodeEntry, loa_one_time_code_entry, LOA, ONE_TIME_CODE_ENTRY, GtkEntry)

GtkWidget *loa_one_time_code_entry_new (void);

/**
 * loa_one_time_code_entry_is_complete:
 * @self: the field
 *
 * Returns: %TRUE when every box has its digit
 */
gboolean loa_one_time_code_entry_is_complete (LoaOneTimeCodeEntry *self);

/**
 * loa_one_time_code_entry_select:
 * @self: the field
 *
 * Puts the focus here and selects all digits, so that the next one that is typed begins a new code.
 */
void loa_one_time_code_entry_select (LoaOneTimeCodeEntry *self);

G_END_DECLS
