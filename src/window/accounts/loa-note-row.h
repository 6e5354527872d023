/* loa-note-row.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LoaNote:
 * @LOA_NOTE_PLAIN: something to know
 * @LOA_NOTE_QUESTION: whose account it is, to be answered
 * @LOA_NOTE_WAITING: something is under way
 * @LOA_NOTE_WARNING: something will need doing
 * @LOA_NOTE_ERROR: something went wrong
 *
 * What kind of note it is; an icon says it, beside the colour.
 */
typedef enum
{
  LOA_NOTE_PLAIN,
  LOA_NOTE_QUESTION,
  LOA_NOTE_WAITING,
  LOA_NOTE_WARNING,
  LOA_NOTE_ERROR,
} LoaNote;

#define LOA_TYPE_NOTE_ROW (loa_note_row_get_type ())

/**
 * LoaNoteRow:
 *
 * A sentence among the rows of a group, right below the row that it is about. Hidden until there is one.
 */
G_DECLARE_FINAL_TYPE (LoaNoteRow, loa_note_row, LOA, NOTE_ROW, AdwPreferencesRow)

/**
 * loa_note_row_show:
 * @self: the row
 * @note: what kind of note it is
 * @text: (nullable): what it says, or %NULL to hide it
 *
 * Says something.
 */
void loa_note_row_show         (LoaNoteRow *self,
                                LoaNote     note,
                                const char *text);

/**
 * loa_note_row_show_error:
 * @self: the row below the field
 * @field: (nullable): the field
 * @text: (nullable): what is wrong with what stands in it and what to do, or %NULL when nothing is
 *
 * Says what is wrong with a field, and marks it.
 */
void loa_note_row_show_error   (LoaNoteRow *self,
                                GtkWidget  *field,
                                const char *text);

/**
 * loa_note_row_show_failure:
 * @self: the row below the field
 * @field: (nullable): the field
 * @error: what went wrong; something that was cancelled is not said
 *
 * Like loa_note_row_show_error() with the sentence for @error.
 */
void loa_note_row_show_failure (LoaNoteRow   *self,
                                GtkWidget    *field,
                                const GError *error);

G_END_DECLS
