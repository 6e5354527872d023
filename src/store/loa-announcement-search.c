/* loa-announcement-search.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-announcement-search.h"

#include <string.h>

#include "loa-fold.h"
#include "loa-search-words.h"

/* What a person searches the ledger for. SQL calls loa_announcement_matches() for each row that it looks at.
 *
 * There is no index: the names of speakers change without their rows, and looking at each row of a large ledger takes
 * about as long as sorting them. What many rows share, speakers and messages, is folded once for each search.
 */

/* Stands between texts. A word never holds it, so that none matches across them. */
#define SEPARATOR "\n"

/* SePay has few messages; should it have a new one for each row, they are not all kept. */
#define MAX_MESSAGES 1000

struct _LoaAnnouncementSearch
{
  LoaSearchWords *words; /* (owned) */
  GHashTable *speakers; /* (owned) (element-type utf8 utf8): serial number to what it and its name fold to */
  GHashTable *messages; /* (owned) (element-type utf8 utf8): message to what it folds to */
};

static const char *
fold_speaker (LoaAnnouncementSearch *self,
              const char            *hardware_id)
{
  const char *folded = g_hash_table_lookup (self->speakers, hardware_id);

  if (folded == NULL)
    {
      loa_announcement_search_add_name (self, hardware_id, NULL);
      folded = g_hash_table_lookup (self->speakers, hardware_id);
    }

  return folded;
}

static const char *
fold_message (LoaAnnouncementSearch *self,
              const char            *message)
{
  char *folded = g_hash_table_lookup (self->messages, message);

  if (folded != NULL)
    return folded;

  if (g_hash_table_size (self->messages) >= MAX_MESSAGES)
    g_hash_table_remove_all (self->messages);

  folded = loa_fold (message);
  g_hash_table_insert (self->messages, g_strdup (message), folded);

  return folded;
}

static gboolean
matches (LoaAnnouncementSearch *self,
         const char            *hardware_id,
         const char            *request_id,
         const char            *message,
         gint64                 amount)
{
  const char *speaker = fold_speaker (self, hardware_id);
  const char *folded_message = fold_message (self, message);
  g_autofree char *folded_request_id = NULL;

  for (guint i = 0; i < loa_search_words_get_size (self->words); i++)
    {
      const LoaSearchWord *word = loa_search_words_get (self->words, i);

      if ((word->is_amount && word->amount == amount) || strstr (speaker, word->text) != NULL ||
          strstr (folded_message, word->text) != NULL)
        continue;

      if (folded_request_id == NULL)
        folded_request_id = loa_fold (request_id);
      if (strstr (folded_request_id, word->text) == NULL)
        return FALSE;
    }

  return TRUE;
}

static const char *
get_text (sqlite3_value *value)
{
  const unsigned char *text = sqlite3_value_text (value);

  return text != NULL ? (const char *) text : "";
}

static void
matches_cb (sqlite3_context  *context,
            int               n_values,
            sqlite3_value   **values)
{
  LoaAnnouncementSearch *self = sqlite3_value_pointer (values[0], LOA_ANNOUNCEMENT_SEARCH_POINTER);

  sqlite3_result_int (context,
                      self != NULL && matches (self, get_text (values[1]), get_text (values[2]), get_text (values[3]),
                                               sqlite3_value_int64 (values[4])));
}

LoaAnnouncementSearch *
loa_announcement_search_new (const char *text)
{
  LoaAnnouncementSearch *self = g_new0 (LoaAnnouncementSearch, 1);

  self->words = loa_search_words_new (text);
  self->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
loa_announcement_search_free (LoaAnnouncementSearch *self)
{
  loa_search_words_free (self->words);
  g_hash_table_unref (self->speakers);
  g_hash_table_unref (self->messages);
  g_free (self);
}

gboolean
loa_announcement_search_is_empty (LoaAnnouncementSearch *self)
{
  return loa_search_words_get_size (self->words) == 0;
}

void
loa_announcement_search_add_name (LoaAnnouncementSearch *self,
                                  const char            *hardware_id,
                                  const char            *name)
{
  g_autofree char *text = g_strconcat (hardware_id, name != NULL ? SEPARATOR : NULL, name, NULL);

  g_hash_table_insert (self->speakers, g_strdup (hardware_id), loa_fold (text));
}

void
loa_announcement_search_register (sqlite3 *database)
{
  sqlite3_create_function_v2 (database, "loa_announcement_matches", 5, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
                              matches_cb, NULL, NULL, NULL);
}
