/* waiting.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "waiting.h"

#define CEILING_SECONDS 120
#define LOOK_MILLISECONDS 10

static gboolean
ceiling_cb (gpointer user_data)
{
  g_error ("Waited %d seconds for %s", CEILING_SECONDS, (const char *) user_data);

  return G_SOURCE_REMOVE;
}

/* A condition may come true by time alone or in another thread, which wakes nobody. */
static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

static gboolean
is_alone (gpointer user_data)
{
  return g_atomic_int_get (&G_OBJECT (user_data)->ref_count) == 1;
}

void
wait_until (gboolean   (*condition) (gpointer user_data),
            gpointer     user_data,
            const char  *what)
{
  const guint ceiling = g_timeout_add_seconds (CEILING_SECONDS, ceiling_cb, (gpointer) what);
  const guint look = g_timeout_add (LOOK_MILLISECONDS, look_again_cb, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (look);
  g_source_remove (ceiling);
}

void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  wait_until (has_result, result, "a call to end");

  return *result;
}

void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
assert_ends (gpointer object)
{
  wait_until (is_alone, object, G_OBJECT_TYPE_NAME (object));
  g_assert_finalize_object (G_OBJECT (object));
}
