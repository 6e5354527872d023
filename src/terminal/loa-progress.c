/* loa-progress.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-progress.h"

#include <unistd.h>

#include "loa-sync-wording.h"

#define BAR_WIDTH 30

struct _LoaProgress
{
  LoaOutput *output; /* (unowned) */
  LoaSync *sync;     /* (owned) */
  gulong handlers[2];
};

static void
changed_cb (LoaSync    *sync,
            GParamSpec *pspec,
            gpointer    user_data)
{
  LoaProgress *self = user_data;
  gint64 n_rows = loa_sync_get_n_rows (sync);
  gint64 n_expected = loa_sync_get_n_expected (sync);
  g_autofree char *progress = loa_sync_wording_describe_progress (n_rows, n_expected, loa_sync_get_seconds_left (sync));
  g_autofree char *text = NULL;
  char bar[BAR_WIDTH + 1] = { 0 };

  if (n_expected > 0)
    {
      double part = CLAMP ((double) n_rows / (double) n_expected, 0, 1);

      for (int i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < (int) (part * BAR_WIDTH) ? '#' : '-';
      text = g_strdup_printf ("[%s] %s", bar, progress);
    }
  else
    {
      text = g_steal_pointer (&progress);
    }

  loa_output_draw (self->output, text);
}

LoaProgress *
loa_progress_new (LoaOutput *output,
                  LoaSync   *sync)
{
  LoaProgress *self = g_new0 (LoaProgress, 1);

  self->output = output;
  self->sync = g_object_ref (sync);
  if (isatty (STDERR_FILENO))
    {
      self->handlers[0] = g_signal_connect (sync, "notify::n-rows", G_CALLBACK (changed_cb), self);
      self->handlers[1] = g_signal_connect (sync, "notify::n-expected", G_CALLBACK (changed_cb), self);
    }

  return self;
}

void
loa_progress_free (LoaProgress *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
    g_clear_signal_handler (&self->handlers[i], self->sync);
  if (isatty (STDERR_FILENO))
    loa_output_erase (self->output);
  g_object_unref (self->sync);
  g_free (self);
}
