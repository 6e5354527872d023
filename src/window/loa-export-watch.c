/* loa-export-watch.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-dong.h"
#include "loa-export-watch.h"
#include "loa-sync-wording.h"

#define MILLISECONDS_BETWEEN_LOOKS 500

/* Before that nobody can say how long it will take. */
#define LEAST_MICROSECONDS G_USEC_PER_SEC

typedef struct
{
  LoaProgressStrip *strip;       /* (unowned) (nullable): a weak pointer */
  GCancellable *cancellable;     /* (owned): of the export, by which the strip is known to be still about it */
  LoaExportProgress *progress;   /* (owned) */
  gint64 n_expected;
  gint64 began;                  /* monotonic time, in microseconds */
} Watch;

static void
watch_free (gpointer data)
{
  Watch *self = data;

  g_clear_weak_pointer (&self->strip);
  g_object_unref (self->cancellable);
  loa_export_progress_unref (self->progress);
  g_free (self);
}

static gint64
estimate_seconds_left (Watch  *self,
                       gint64  n_rows)
{
  const gint64 elapsed = g_get_monotonic_time () - self->began;

  if (n_rows == 0 || elapsed < LEAST_MICROSECONDS)
    return -1;

  return (gint64) ((double) elapsed / (double) n_rows * (double) (self->n_expected - n_rows) / G_USEC_PER_SEC);
}

static char *
describe (Watch  *self,
          gint64  n_rows)
{
  const gint64 seconds_left = estimate_seconds_left (self, n_rows);
  g_autofree char *rows = loa_dong_format_digits (n_rows);
  g_autofree char *expected = loa_dong_format_digits (self->n_expected);
  g_autofree char *time_left = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return g_strdup (_("Cancelling…"));

  if (n_rows >= self->n_expected)
    /* Translators: all rows of an export are written, and the file is about to be complete. */
    return g_strdup (_("Finishing the file…"));

  if (seconds_left < 0)
    /* Translators: two numbers of rows: those that were exported, and all of them. */
    return g_strdup_printf (_("Exporting %s of %s rows"), rows, expected);

  time_left = loa_sync_wording_describe_time_left (seconds_left);

  /* Translators: two numbers of rows, those that were exported and all of them, then “about 5 minutes left”. */
  return g_strdup_printf (_("Exporting %s of %s rows, %s"), rows, expected, time_left);
}

static gboolean
look_cb (gpointer user_data)
{
  Watch *self = user_data;
  const gint64 n_rows = loa_export_progress_get_n_rows (self->progress);
  g_autofree char *text = NULL;

  if (self->strip == NULL || !loa_progress_strip_is_about (self->strip, self->cancellable))
    return G_SOURCE_REMOVE;

  text = describe (self, n_rows);
  loa_progress_strip_set_progress (self->strip, text,
                                   n_rows < self->n_expected ? (double) n_rows / (double) self->n_expected : -1.0);

  return G_SOURCE_CONTINUE;
}

GCancellable *
loa_export_watch_start (LoaProgressStrip  *strip,
                        LoaExportProgress *progress,
                        gint64             n_expected)
{
  Watch *self;

  g_return_val_if_fail (LOA_IS_PROGRESS_STRIP (strip), NULL);
  g_return_val_if_fail (progress != NULL, NULL);

  self = g_new0 (Watch, 1);
  self->progress = loa_export_progress_ref (progress);
  self->n_expected = n_expected;
  self->began = g_get_monotonic_time ();
  self->cancellable = loa_progress_strip_start (strip, _("Exporting…"));
  g_set_weak_pointer (&self->strip, strip);
  g_timeout_add_full (G_PRIORITY_DEFAULT, MILLISECONDS_BETWEEN_LOOKS, look_cb, self, watch_free);

  return g_object_ref (self->cancellable);
}
