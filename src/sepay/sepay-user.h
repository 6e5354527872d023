/* sepay-user.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Who signed in, as `/api/v1/me` tells; one of the two is there. */
typedef struct
{
  char *name; /* (owned) (nullable): first and last name, as SePay orders them */
  char *email; /* (owned) (nullable) */
} SepayUser;

gpointer sepay_user_read (JsonObject     *answer,
                          gconstpointer   asked,
                          GError        **error);
void     sepay_user_free (SepayUser      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayUser, sepay_user_free)

G_END_DECLS
