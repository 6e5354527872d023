/* loa-spelling.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-amount-words.h"
#include "loa-settings.h"
#include "loa-spelling.h"

/* In the order of the setting's values. */
static const LoaAmountForm forms[] = { LOA_AMOUNT_FORM_NORTHERN, LOA_AMOUNT_FORM_SOUTHERN };

char *
loa_spelling_spell (gint64 amount)
{
  LoaSettings *settings = loa_settings_get_for_display (gdk_display_get_default ());
  const int chosen =
    settings != NULL ? g_settings_get_enum (loa_settings_get_common (settings), LOA_SETTINGS_AMOUNT_WORDS) : 0;
  g_autofree char *words = loa_amount_words_in_form (amount, forms[CLAMP (chosen, 0, 1)]);

  return words != NULL ? g_strdup_printf ("%s đồng", words) : NULL;
}

void
loa_spelling_watch (GtkWidget *widget,
                    GCallback  changed)
{
  LoaSettings *settings;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (changed != NULL);

  settings = loa_settings_get_for_widget (widget);
  if (settings != NULL)
    g_signal_connect_object (loa_settings_get_common (settings), "changed::" LOA_SETTINGS_AMOUNT_WORDS, changed, widget,
                             G_CONNECT_SWAPPED);
}
