/* loa-keyring-item.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sepay-secret.h"

G_BEGIN_DECLS

/* The text of a keyring item is a JSON object. Reading fails with %LOA_KEYRING_ERROR_DAMAGED, and no message repeats
 * the text.
 */

/* A #JsonObject whose texts are cleared with it. */
typedef JsonObject LoaKeyringItem;

void loa_keyring_item_free (LoaKeyringItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaKeyringItem, loa_keyring_item_free)

SepaySecret    *loa_keyring_item_write     (LoaKeyringItem  *item);
LoaKeyringItem *loa_keyring_item_read      (const char      *text,
                                            GError         **error);
gboolean        loa_keyring_item_read_text (LoaKeyringItem  *item,
                                            const char      *member,
                                            gboolean         is_required,
                                            char           **text,
                                            GError         **error);
gboolean        loa_keyring_item_read_time (LoaKeyringItem  *item,
                                            const char      *member,
                                            gint64          *unix_seconds,
                                            GError         **error);

G_END_DECLS
