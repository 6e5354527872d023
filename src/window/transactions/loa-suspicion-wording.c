/* loa-suspicion-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-spelling.h"
#include "loa-suspicion-wording.h"

/* The worst first. */
static const struct
{
  LoaTransactionSuspicion suspicion;
  const char *word;
  const char *sentence; /* (nullable): when it says the amount */
} wordings[] = {
  { LOA_TRANSACTION_SUSPICION_SMALL,
    /* Translators: a mark in a narrow column: money that came in is suspiciously little. */
    N_("Tiny amount"),
    NULL },
  { LOA_TRANSACTION_SUSPICION_TAKEN_BACK,
    /* Translators: a mark in a narrow column: money that came in went out again. */
    N_("Taken back"),
    N_("As much went out of the same account within 30 days. The payment may have been reversed.") },
  { LOA_TRANSACTION_SUSPICION_REPEATED,
    /* Translators: a mark in a narrow column: another transaction has the same reference. */
    N_("Same reference"),
    N_("Another transaction has the same reference. One payment may be shown twice.") },
};

G_STATIC_ASSERT (LOA_SUSPICION_DAYS == 30);

const char *
loa_suspicion_wording_get_word (guint suspicions)
{
  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (suspicions & wordings[i].suspicion)
      return _(wordings[i].word);

  return NULL;
}

guint
loa_suspicion_wording_get_width (void)
{
  glong width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    width = MAX (width, g_utf8_strlen (_(wordings[i].word), -1));

  return (guint) width;
}

char *
loa_suspicion_wording_explain (const LoaTransactionRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    {
      if (!(record->suspicions & wordings[i].suspicion))
        continue;

      if (text->len > 0)
        g_string_append_c (text, '\n');

      if (wordings[i].suspicion == LOA_TRANSACTION_SUSPICION_SMALL)
        {
          g_autofree char *spelt = loa_spelling_spell (record->amount_in);

          /* Translators: %s is an amount in Vietnamese words. */
          g_string_append_printf (text, _("Only %s came in. Compare that with the bill: 200 ₫ is easily taken for "
                                          "200.000 ₫."), spelt);
        }
      else
        {
          g_string_append (text, _(wordings[i].sentence));
        }
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}
