/* loa-speaker-lines.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-line.h"
#include "loa-speaker-register.h"

G_BEGIN_DECLS

/**
 * LOA_SPEAKER_LINES_MAX_BYTES:
 *
 * The largest text or file that is read.
 */
#define LOA_SPEAKER_LINES_MAX_BYTES (4 * 1024 * 1024)

/**
 * LOA_SPEAKER_LINES_MAX:
 *
 * The most lines that are read at a time.
 */
#define LOA_SPEAKER_LINES_MAX 10000

#define LOA_TYPE_SPEAKER_LINES (loa_speaker_lines_get_type ())

/**
 * LoaSpeakerLines:
 *
 * Many speakers at once, before they are added: a #GListModel of #LoaSpeakerLine, one for each line that was read, in
 * their order. No line is lost: what is bad stays with its text and the reason, to be corrected and tried again.
 *
 * Columns are the serial number, the name, the place, the tags and a note, in this order, or as a heading says in
 * English or Vietnamese; other columns of a heading are passed over. Between cells stand tabs, semicolons or commas;
 * the text tells which. The register has to be loaded; while it changes, the states of the lines follow.
 *
 * Signal: `judged`, whenever states may have changed: counts are to be read again.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerLines, loa_speaker_lines, LOA, SPEAKER_LINES, GObject)

/**
 * loa_speaker_lines_new:
 * @speakers: the register that they are compared with
 *
 * Returns: (transfer full): no lines yet
 */
LoaSpeakerLines *loa_speaker_lines_new   (LoaSpeakerRegister  *speakers);

/**
 * loa_speaker_lines_count:
 * @self: the lines
 * @state: a state
 *
 * Returns: how many lines are in that state
 */
guint            loa_speaker_lines_count (LoaSpeakerLines     *self,
                                          LoaSpeakerLineState  state);

/**
 * loa_speaker_lines_read_text_async:
 * @self: the lines
 * @text: what was pasted
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a text, off the main thread, and adds its lines to those that are there, all at once. Fails with
 * %LOA_SHOP_ERROR_USAGE and a sentence when the text is not text, too large, has too many lines, or a heading without
 * serial numbers; then nothing is added.
 */
void             loa_speaker_lines_read_text_async  (LoaSpeakerLines      *self,
                                                     const char           *text,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/**
 * loa_speaker_lines_read_text_finish:
 * @self: the lines
 * @result: what the callback was given
 * @error: return location for %LOA_SHOP_ERROR_USAGE, with a sentence, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the lines are there
 */
gboolean         loa_speaker_lines_read_text_finish (LoaSpeakerLines      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

/**
 * loa_speaker_lines_read_file_async:
 * @self: the lines
 * @file: a file of comma-, semicolon- or tab-separated values in UTF-8, or in UTF-16 with a byte order mark
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Like loa_speaker_lines_read_text_async(). Fails with %LOA_SHOP_ERROR_USAGE and a sentence also when the file cannot
 * be read, or nothing is in it.
 */
void             loa_speaker_lines_read_file_async  (LoaSpeakerLines      *self,
                                                     GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/**
 * loa_speaker_lines_read_file_finish:
 * @self: the lines
 * @result: what the callback was given
 * @error: return location for %LOA_SHOP_ERROR_USAGE, with a sentence, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the lines are there
 */
gboolean         loa_speaker_lines_read_file_finish (LoaSpeakerLines      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

/**
 * loa_speaker_lines_correct:
 * @self: the lines
 * @position: which line, from 0
 * @text: the whole line anew, with the same separator and columns as the text that it came from
 *
 * Reads a line anew. A text of several lines becomes as many.
 */
void             loa_speaker_lines_correct          (LoaSpeakerLines      *self,
                                                     guint                 position,
                                                     const char           *text);

/**
 * loa_speaker_lines_remove:
 * @self: the lines
 * @position: which line, from 0
 *
 * Leaves a line out.
 */
void             loa_speaker_lines_remove           (LoaSpeakerLines      *self,
                                                     guint                 position);

void             loa_speaker_lines_clear            (LoaSpeakerLines      *self);

/**
 * loa_speaker_lines_add_async:
 * @self: the lines
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts the lines that are new or known into the register in one transaction: all of them, or none and an error of the
 * store. Those that did something become %LOA_SPEAKER_LINE_ADDED or %LOA_SPEAKER_LINE_CHANGED and stay in the list.
 */
void             loa_speaker_lines_add_async        (LoaSpeakerLines      *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/**
 * loa_speaker_lines_add_finish:
 * @self: the lines
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when all of them are in the register
 */
gboolean         loa_speaker_lines_add_finish       (LoaSpeakerLines      *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_END_DECLS
