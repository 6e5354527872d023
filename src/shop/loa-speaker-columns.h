/* loa-speaker-columns.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in the columns of a file of speakers. */
typedef enum
{
  LOA_SPEAKER_COLUMN_SERIAL_NUMBER,
  LOA_SPEAKER_COLUMN_NAME,
  LOA_SPEAKER_COLUMN_PLACE,
  LOA_SPEAKER_COLUMN_TAGS,
  LOA_SPEAKER_COLUMN_NOTE,
  LOA_SPEAKER_N_COLUMNS,
  LOA_SPEAKER_COLUMN_OTHER = LOA_SPEAKER_N_COLUMNS,
} LoaSpeakerColumn;

#define LOA_SPEAKER_MAX_COLUMNS 64

/* How rows are to be read: what stands between cells, and what in them. */
typedef struct
{
  char delimiter;
  gboolean has_heading;
  guint n_columns;
  LoaSpeakerColumn columns[LOA_SPEAKER_MAX_COLUMNS];
} LoaSpeakerFormat;

/* Without a heading: the columns in their order. */
void        loa_speaker_format_init     (LoaSpeakerFormat   *format,
                                         char                delimiter);

/* Reads a heading by its words, English or Vietnamese. Returns: %FALSE when the cells are none; nothing is changed */
gboolean    loa_speaker_format_read     (LoaSpeakerFormat   *format,
                                         char              **cells);
gboolean    loa_speaker_format_has      (LoaSpeakerFormat   *format,
                                         LoaSpeakerColumn    column);

/* Returns: (transfer none): the heading of a column in the user's language, which is read back as that column */
const char *loa_speaker_column_get_name (LoaSpeakerColumn    column);

G_END_DECLS
