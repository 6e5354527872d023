/* loa-token-line.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-token-line.h"

static GPtrArray *
take_all (SepayWaiters *line)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_object_unref);
  GTask *task;

  while ((task = sepay_waiters_take (line)) != NULL)
    g_ptr_array_add (tasks, task);

  return tasks;
}

static void
give (GTask      *task,
      const char *token)
{
  g_task_return_pointer (task, g_strdup (token), (GDestroyNotify) sepay_secret_free);
}

/* Takes @task over, whose task data becomes the rejected token. */
void
loa_token_line_add (SepayWaiters *line,
                    GTask        *task,
                    const char   *rejected_token)
{
  g_task_set_task_data (task, g_strdup (rejected_token), (GDestroyNotify) sepay_secret_free);
  sepay_waiters_add (line, task);
}

/* Before a renewal: who is served by what is known need not wait for it.
 *
 * Returns: (transfer full) (nullable): @token, where somebody waits because it was refused
 */
SepaySecret *
loa_token_line_offer (SepayWaiters *line,
                      const char   *token,
                      gboolean      is_good)
{
  g_autoptr (GPtrArray) tasks = take_all (line);
  g_autoptr (SepaySecret) offered = g_strdup (token);
  g_autoptr (SepaySecret) rejected = NULL;

  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);
      gboolean is_rejected = offered != NULL && g_strcmp0 (g_task_get_task_data (task), offered) == 0;

      if (is_rejected && rejected == NULL)
        rejected = g_strdup (offered);

      if (is_good && !is_rejected)
        give (task, offered);
      else
        sepay_waiters_add (line, g_object_ref (task));
    }

  return g_steal_pointer (&rejected);
}

/* After a renewal: everybody gets the new token, except who comes to be told that this very token was refused: that
 * needs another one. When @renewed_for says that the renewal knew of the refusal, there is nothing better to be had.
 */
void
loa_token_line_answer (SepayWaiters *line,
                       const char   *token,
                       const char   *renewed_for)
{
  g_autoptr (GPtrArray) tasks = take_all (line);
  g_autoptr (SepaySecret) renewed = g_strdup (token);
  gboolean is_final = g_strcmp0 (renewed, renewed_for) == 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (g_strcmp0 (g_task_get_task_data (task), renewed) == 0 && !is_final)
        sepay_waiters_add (line, g_object_ref (task));
      else
        give (task, renewed);
    }
}

void
loa_token_line_fail (SepayWaiters *line,
                     const GError *error)
{
  g_autoptr (GPtrArray) tasks = take_all (line);

  for (guint i = 0; i < tasks->len; i++)
    g_task_return_error (g_ptr_array_index (tasks, i), g_error_copy (error));
}
