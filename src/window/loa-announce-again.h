/* loa-announce-again.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-announcement-record.h"

G_BEGIN_DECLS

/**
 * loa_announce_again_ask_async:
 * @parent: the window that asks
 * @record: the announcement that may be made once more
 * @speaker: the name of its speaker
 * @cancellable: (nullable): a cancellable
 * @callback: called when answered; it calls loa_confirm_finish()
 * @user_data: for @callback
 *
 * Asks whether an announcement shall be made once more. It is said aloud and sounds like real money, so one click
 * alone, perhaps the second of a double click, does not do it.
 */
void loa_announce_again_ask_async (GtkWindow                   *parent,
                                   const LoaAnnouncementRecord *record,
                                   const char                  *speaker,
                                   GCancellable                *cancellable,
                                   GAsyncReadyCallback          callback,
                                   gpointer                     user_data);

G_END_DECLS
