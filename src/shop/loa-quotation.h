/* loa-quotation.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_quotation_clean:
 * @text: (nullable): words of another program's, in any encoding
 *
 * Makes foreign words fit to be shown within a sentence of Loa's: one line of at most 200 characters, without control
 * characters and without marks that would turn the direction of the text around them.
 *
 * Returns: (transfer full): the words
 */
char *loa_quotation_clean (const char *text);

/**
 * loa_quotation_shorten:
 * @text: (nullable): words of another program's, in any encoding
 * @max_characters: how many characters are kept; what is left out is told by an ellipsis
 *
 * Does the same for another length. A widget that is given tens of thousands of characters keeps the program busy for
 * minutes.
 *
 * Returns: (transfer full): the words
 */
char *loa_quotation_shorten (const char *text,
                             guint       max_characters);

/**
 * loa_quotation_add:
 * @sentence: a sentence of Loa's
 * @words: (nullable): what SePay's server said, usually in Vietnamese
 *
 * Returns: (transfer full): the sentence, followed by SePay's words where there are any
 */
char *loa_quotation_add   (const char *sentence,
                           const char *words);

G_END_DECLS
