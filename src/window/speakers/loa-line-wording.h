/* loa-line-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-chip.h"
#include "loa-speaker-lines.h"

G_BEGIN_DECLS

/**
 * LoaLineCounts:
 * @n_new: lines that will be added
 * @n_changing: lines of speakers that are in the register, and will change
 * @n_known: lines of speakers that are in the register as the line says
 * @n_twice: lines whose serial number stands in another one
 * @n_bad: lines that cannot be added
 * @n_added: lines that were added
 * @n_changed: lines that changed a speaker
 *
 * How many lines there are of each kind.
 */
typedef struct
{
  guint n_new;
  guint n_changing;
  guint n_known;
  guint n_twice;
  guint n_bad;
  guint n_added;
  guint n_changed;
} LoaLineCounts;

void  loa_line_wording_count            (LoaSpeakerLines     *lines,
                                         LoaSpeakerRegister  *speakers,
                                         LoaLineCounts       *counts);

/**
 * loa_line_wording_summarize:
 * @counts: how many lines there are
 *
 * Returns: (transfer full): the same in words, such as “195 new · 5 to correct”
 */
char *loa_line_wording_summarize        (const LoaLineCounts *counts);

/**
 * loa_line_wording_name_act:
 * @counts: how many lines there are
 *
 * Returns: (transfer full): label of the button that adds them, such as “Add 195 speakers”
 */
char *loa_line_wording_name_act         (const LoaLineCounts *counts);

/**
 * loa_line_wording_describe_result:
 * @counts: how many lines there are, after they were added
 *
 * Returns: (transfer full): what was done, and what there is left to do
 */
char *loa_line_wording_describe_result  (const LoaLineCounts *counts);

/**
 * loa_line_wording_describe_changes:
 * @line: a line
 * @speaker: the speaker with its serial number
 *
 * Returns: (transfer full) (nullable): what the line would change about the speaker, a line for each, or %NULL when
 * nothing
 */
char *loa_line_wording_describe_changes (LoaSpeakerLine      *line,
                                         LoaSpeaker          *speaker);

/**
 * loa_line_wording_show_state:
 * @chip: a chip
 * @state: what becomes of a line
 * @changes: whether it changes a speaker
 *
 * Shows what becomes of a line.
 */
void  loa_line_wording_show_state       (LoaChip             *chip,
                                         LoaSpeakerLineState  state,
                                         gboolean             changes);

G_END_DECLS
