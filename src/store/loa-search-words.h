/* loa-search-words.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word that a person searches for. */
typedef struct
{
  const char *text; /* (unowned): folded, never empty */
  gsize length; /* in bytes */
  gboolean is_amount;
  gint64 amount; /* in đồng */
} LoaSearchWord;

typedef struct _LoaSearchWords LoaSearchWords;

LoaSearchWords      *loa_search_words_new      (const char           *text);
void                 loa_search_words_free     (LoaSearchWords       *self);
guint                loa_search_words_get_size (const LoaSearchWords *self);
const LoaSearchWord *loa_search_words_get      (const LoaSearchWords *self,
                                                guint                 position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSearchWords, loa_search_words_free)

G_END_DECLS
