/* loa-announce-again.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announce-again.h"

#include <glib/gi18n.h>

#include "loa-confirm.h"
#include "loa-dong.h"

void
loa_announce_again_ask_async (GtkWindow                   *parent,
                              const LoaAnnouncementRecord *record,
                              const char                  *speaker,
                              GCancellable                *cancellable,
                              GAsyncReadyCallback          callback,
                              gpointer                     user_data)
{
  const gboolean unknown = record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN;
  g_autofree char *amount = loa_dong_format (record->amount);
  /* Translators: an amount, and the name of the speaker that says it. */
  g_autofree char *what = g_strdup_printf (_("%s on %s"), amount, speaker);
  g_autofree char *body = NULL;

  body = g_strdup_printf ("%s\n\n%s", what,
                          unknown ? _("The speaker may have said it already. Then it is heard twice, and sounds like "
                                      "money that came twice.")
                                  : _("The speaker says it aloud, exactly like real money."));
  loa_confirm_async (parent, _("Say this amount again?"), body, _("Announce again"), unknown, cancellable, callback, user_data);
}
