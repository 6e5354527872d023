/* loa-help-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaHelpKind:
 * @LOA_HELP_TITLE: what a page is about
 * @LOA_HELP_HEADING: what the blocks after it are about
 * @LOA_HELP_PARAGRAPH: sentences
 * @LOA_HELP_POINT: one of several, in any order
 * @LOA_HELP_STEP: one of several, in this order
 */
typedef enum
{
  LOA_HELP_TITLE,
  LOA_HELP_HEADING,
  LOA_HELP_PARAGRAPH,
  LOA_HELP_POINT,
  LOA_HELP_STEP,
} LoaHelpKind;

/**
 * LoaHelpBlock:
 * @kind: what it is
 * @number: of a step, from 1 on; 0 otherwise
 * @markup: (owned): its text in Pango markup, with links as a GtkLabel shows them
 *
 * A part of a page that stands by itself.
 */
typedef struct
{
  LoaHelpKind kind;
  guint number;
  char *markup;
} LoaHelpBlock;

/**
 * loa_help_text_parse:
 * @text: a page of help, in UTF-8
 *
 * Reads the little of Markdown that the pages of help are written in: a title (`# …`), headings (`## …`), paragraphs,
 * points (`- …`), steps (`1. …`), **strong** words, `typed` ones and [links](page) to another page. A name in braces,
 * as in {Test announcement}, is that of a control, and comes out in the language of the window.
 *
 * Returns: (transfer full) (element-type LoaHelpBlock): the blocks in their order
 */
GPtrArray *loa_help_text_parse (const char *text);

G_END_DECLS
