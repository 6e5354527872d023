/* loa-search-words.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-search-words.h"

#include <string.h>

#include "loa-fold.h"
#include "loa-typed-amount.h"

/* What a person types into a search: folded words, each with the amount that it can be read as. */
struct _LoaSearchWords
{
  char **texts; /* (owned) */
  GArray *words; /* (owned) (element-type LoaSearchWord) */
};

LoaSearchWords *
loa_search_words_new (const char *text)
{
  LoaSearchWords *self = g_new0 (LoaSearchWords, 1);

  self->texts = loa_fold_words (text);
  self->words = g_array_new (FALSE, TRUE, sizeof (LoaSearchWord));

  for (char **cursor = self->texts; *cursor != NULL; cursor++)
    {
      LoaSearchWord word = { .text = *cursor, .length = strlen (*cursor) };

      word.is_amount = loa_typed_amount_parse (*cursor, &word.amount, NULL);
      g_array_append_val (self->words, word);
    }

  return self;
}

void
loa_search_words_free (LoaSearchWords *self)
{
  g_strfreev (self->texts);
  g_array_unref (self->words);
  g_free (self);
}

guint
loa_search_words_get_size (const LoaSearchWords *self)
{
  return self->words->len;
}

const LoaSearchWord *
loa_search_words_get (const LoaSearchWords *self,
                      guint                 position)
{
  return &g_array_index (self->words, LoaSearchWord, position);
}
