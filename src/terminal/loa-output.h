/* loa-output.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LoaOutput:
 *
 * Standard output and standard error. Each line leaves at once, as UTF-8 in every locale.
 *
 * What comes from SePay may hold anything, so the control characters in a line are made harmless.
 */
typedef struct _LoaOutput LoaOutput;

/**
 * loa_output_new:
 * @json: whether results and errors are JSON objects
 *
 * Takes over standard output: whatever else writes there from now on, such as a browser that is started, lands on
 * standard error. Make one in a process.
 *
 * Returns: (transfer full): the output
 */
LoaOutput *loa_output_new  (gboolean   json);
void       loa_output_free (LoaOutput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaOutput, loa_output_free)

gboolean loa_output_is_json (LoaOutput *self);

/**
 * loa_output_line:
 * @self: the output
 * @format: printf() format
 *
 * Writes a line of the result on standard output.
 */
void loa_output_line (LoaOutput  *self,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

/**
 * loa_output_object:
 * @self: the output
 * @builder: (transfer none): a complete object
 *
 * Writes the result as JSON on standard output.
 */
void loa_output_object (LoaOutput   *self,
                        JsonBuilder *builder);

/**
 * LoaOutputAddFunc:
 * @builder: an empty builder
 * @row: a row
 *
 * Adds a row as one object.
 */
typedef void (*LoaOutputAddFunc) (JsonBuilder   *builder,
                                  gconstpointer  row);

/**
 * loa_output_list:
 * @self: the output
 * @name: the member that holds the rows
 * @rows: the rows
 * @add_row: adds a row to a builder
 * @others: (nullable): an object with the members that follow
 *
 * Writes the result as one JSON object with an array of any length, of which never more than a row is in memory as JSON.
 */
void loa_output_list (LoaOutput        *self,
                      const char       *name,
                      GPtrArray        *rows,
                      LoaOutputAddFunc  add_row,
                      JsonBuilder      *others);

/**
 * loa_output_note:
 * @self: the output
 * @format: printf() format
 *
 * Writes a line on standard error.
 */
void loa_output_note (LoaOutput  *self,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

/**
 * loa_output_draw:
 * @self: the output
 * @text: what is to stand in the line
 *
 * Begins or overwrites an unfinished line on standard error: a prompt, or a progress bar. The next note starts on a line
 * of its own.
 */
void loa_output_draw (LoaOutput  *self,
                      const char *text);

/**
 * loa_output_erase:
 * @self: the output
 *
 * Takes an unfinished line away again.
 */
void loa_output_erase (LoaOutput *self);

/**
 * loa_output_end_line:
 * @self: the output
 * @was_ended: whether the person's own Enter has ended the line on the terminal
 *
 * Finishes an unfinished line.
 */
void loa_output_end_line (LoaOutput *self,
                          gboolean   was_ended);

/**
 * loa_output_error:
 * @self: the output
 * @error: what went wrong
 *
 * Tells an error on standard error, as a line of its own.
 */
void loa_output_error (LoaOutput    *self,
                       const GError *error);

/**
 * loa_output_check:
 * @self: the output
 * @error: return location for %LOA_SHOP_ERROR_FILE
 *
 * Returns: %TRUE when everything could be written to standard output
 */
gboolean loa_output_check (LoaOutput  *self,
                           GError    **error);

/**
 * loa_output_make_harmless:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): @text without anything that could steer a terminal or change the order in which it is read
 */
char *loa_output_make_harmless (const char *text);

G_END_DECLS
