/* loa-speaker-search.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-search.h"

#include <string.h>

#include "loa-fold.h"
#include "loa-speaker-private.h"

struct _LoaSpeakerSearch
{
  char **words; /* (owned): folded */
};

static gboolean
has_word_within (char       **words,
                 const char  *part)
{
  for (; *words != NULL; words++)
    if (strstr (*words, part) != NULL)
      return TRUE;

  return FALSE;
}

LoaSpeakerSearch *
loa_speaker_search_new (const char *text)
{
  LoaSpeakerSearch *self = g_new0 (LoaSpeakerSearch, 1);

  self->words = loa_fold_words (text);

  return self;
}

void
loa_speaker_search_free (LoaSpeakerSearch *self)
{
  g_strfreev (self->words);
  g_free (self);
}

gboolean
loa_speaker_search_is_empty (const LoaSpeakerSearch *self)
{
  return self->words[0] == NULL;
}

gboolean
loa_speaker_search_narrows (const LoaSpeakerSearch *self,
                            const LoaSpeakerSearch *other)
{
  for (char **word = other->words; *word != NULL; word++)
    if (!has_word_within (self->words, *word))
      return FALSE;

  return TRUE;
}

gboolean
loa_speaker_matches (LoaSpeaker             *self,
                     const LoaSpeakerSearch *search)
{
  const char *text;

  g_return_val_if_fail (LOA_IS_SPEAKER (self), FALSE);

  text = loa_speaker_get_search_text (self);
  for (char **word = search->words; *word != NULL; word++)
    if (strstr (text, *word) == NULL)
      return FALSE;

  return TRUE;
}
