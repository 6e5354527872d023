/* loa-speaker-details.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-details.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-quotation.h"
#include "loa-speaker-tags.h"

#define MAX_TAGS 20
#define MAX_LINE 200
#define MAX_NOTE 4000

static gboolean
check_length (const char  *text,
              glong        max_characters,
              const char  *sentence,
              GError     **error)
{
  if (g_utf8_strlen (text, -1) <= max_characters)
    return TRUE;

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, sentence);

  return FALSE;
}

static gboolean
check_tags (const char  *text,
            GError     **error)
{
  g_auto (GStrv) tags = loa_speaker_tags_split (text);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      if (g_utf8_strlen (tags[i], -1) > LOA_SPEAKER_TAG_LENGTH)
        {
          g_autofree char *tag = loa_quotation_clean (tags[i]);

          g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       /* Translators: one of the tags */
                       _("The tag “%s” is too long. A tag has at most 30 characters: shorten it, or put a comma "
                         "between two tags."),
                       tag);
          return FALSE;
        }
    }

  if (g_strv_length (tags) <= MAX_TAGS)
    return TRUE;

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("These are too many tags. A speaker has at most 20: leave some out."));

  return FALSE;
}

gboolean
loa_speaker_detail_check (LoaSpeakerDetail   detail,
                          const char        *text,
                          GError           **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (text == NULL)
    return TRUE;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                           _("This text cannot be read. Type it anew."));
      return FALSE;
    }

  switch (detail)
    {
    case LOA_SPEAKER_DETAIL_NAME:
      return check_length (text, MAX_LINE,
                           _("The name is too long. It has at most 200 characters: shorten it."), error);

    case LOA_SPEAKER_DETAIL_PLACE:
      return check_length (text, MAX_LINE,
                           _("The place is too long. It has at most 200 characters: shorten it."), error);

    case LOA_SPEAKER_DETAIL_TAGS:
      return check_tags (text, error);

    case LOA_SPEAKER_DETAIL_NOTE:
      return check_length (text, MAX_NOTE,
                           _("The note is too long. It has at most 4,000 characters: shorten it."), error);

    default:
      g_assert_not_reached ();
    }
}
