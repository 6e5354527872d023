/* loa-fold.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_fold:
 * @text: (nullable): any text, valid UTF-8 or not
 *
 * Folds text for searching: without case, without diacritics, and with đ as d. Invalid bytes become U+FFFD, so that the
 * result is always valid UTF-8. Two texts match in a search when the folded one is found in the other folded one.
 *
 * Returns: (transfer full): the folded text, empty for %NULL
 */
char *loa_fold (const char *text);

/**
 * loa_fold_words:
 * @text: (nullable): what a person typed into a search
 *
 * Splits a search into its folded words at white space (Unicode's, no-break spaces included). Every other character is
 * plain.
 *
 * Returns: (transfer full): the folded words, %NULL-terminated and without empty ones
 */
char **loa_fold_words (const char *text);

G_END_DECLS
