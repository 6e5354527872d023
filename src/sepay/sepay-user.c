/* sepay-user.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-user.h"

#include "sepay-json.h"

/* Returns: (transfer full) (nullable): %NULL when nothing can be seen of it */
static char *
trim (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *trimmed != '\0' ? g_steal_pointer (&trimmed) : NULL;
}

static char *
join_names (const char *first,
            const char *last)
{
  g_autofree char *name = g_strjoin (" ", first != NULL ? first : "", last != NULL ? last : "", NULL);

  return trim (name);
}

/* A SepayAnswerReader. */
gpointer
sepay_user_read (JsonObject     *answer,
                 gconstpointer   asked,
                 GError        **error)
{
  JsonObject *data = sepay_json_get_object (answer, "data");
  g_autoptr (SepayUser) self = g_new0 (SepayUser, 1);

  if (data == NULL)
    {
      sepay_json_set_missing ("data", error);
      return NULL;
    }

  self->name = join_names (sepay_json_get_string (data, "first_name"), sepay_json_get_string (data, "last_name"));
  self->email = trim (sepay_json_get_string (data, "email"));
  if (self->name == NULL && self->email == NULL)
    {
      sepay_json_set_missing ("data.first_name", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
sepay_user_free (SepayUser *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self);
}
