/* loa-speaker-lines.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-speaker-line-private.h"
#include "loa-speaker-lines-reading.h"
#include "loa-speaker-register-private.h"
#include "loa-store-speaker-lines.h"

struct _LoaSpeakerLines
{
  GObject parent_instance;

  LoaSpeakerRegister *speakers; /* (owned) */
  GPtrArray *lines; /* (owned) (element-type LoaSpeakerLine) */
  guint counts[LOA_SPEAKER_LINE_N_STATES];
};

static void loa_speaker_lines_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaSpeakerLines, loa_speaker_lines, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, loa_speaker_lines_list_model_init))

static guint judged_signal;

/* What is read in a thread. */
typedef struct
{
  GFile *file; /* (owned) (nullable) */
  GBytes *bytes; /* (owned) (nullable) */
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source);
}

static gboolean
is_done (LoaSpeakerLine *line)
{
  LoaSpeakerLineState state = loa_speaker_line_get_state (line);

  return state == LOA_SPEAKER_LINE_ADDED || state == LOA_SPEAKER_LINE_CHANGED;
}

/* A speaker that is known is written as it is known, so that its line changes it and adds no other. */
static LoaSpeakerLineState
judge_first (LoaSpeakerLines *self,
             LoaSpeakerLine  *line)
{
  LoaSpeaker *speaker = loa_speaker_register_find_alike (self->speakers, loa_speaker_line_get_hardware_id (line));

  if (speaker == NULL)
    return LOA_SPEAKER_LINE_NEW;

  loa_speaker_line_set_hardware_id (line, loa_speaker_get_hardware_id (speaker));

  return LOA_SPEAKER_LINE_KNOWN;
}

/* Looks at every line once: what is bad or done stays so. */
static void
judge (LoaSpeakerLines *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->lines->len; i++)
    {
      LoaSpeakerLine *line = g_ptr_array_index (self->lines, i);

      if (loa_speaker_line_get_reason (line) == NULL)
        {
          gboolean is_first = g_hash_table_add (seen, g_ascii_strup (loa_speaker_line_get_hardware_id (line), -1));

          if (!is_done (line))
            loa_speaker_line_set_state (line, is_first ? judge_first (self, line) : LOA_SPEAKER_LINE_TWICE);
        }

      self->counts[loa_speaker_line_get_state (line)]++;
    }

  g_signal_emit (self, judged_signal, 0);
}

static void
append (LoaSpeakerLines *self,
        GPtrArray       *lines)
{
  guint position = self->lines->len;

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->lines, g_object_ref (g_ptr_array_index (lines, i)));

  judge (self);
  if (lines->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, lines->len);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Source *source = task_data;
  GPtrArray *lines = NULL;
  GError *error = NULL;

  if (source->bytes == NULL)
    source->bytes = loa_speaker_lines_load (source->file, cancellable, &error);
  if (source->bytes != NULL)
    lines = loa_speaker_lines_parse (source->bytes, &error);

  if (lines != NULL && lines->len == 0 && source->file != NULL)
    {
      g_clear_pointer (&lines, g_ptr_array_unref);
      g_set_error_literal (&error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                           _("There are no speakers in this file. Choose another one."));
    }

  if (lines == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) lines = NULL;
  GError *error = NULL;

  lines = g_task_propagate_pointer (G_TASK (result), &error);
  if (lines == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  append (g_task_get_source_object (task), lines);
  g_task_return_boolean (task, TRUE);
}

/* Takes @source. The thread may let go of its task last, and has to have nothing of this one's. */
static void
start_reading (LoaSpeakerLines     *self,
               Source              *source,
               gpointer             source_tag,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) reading = NULL;

  g_task_set_source_tag (task, source_tag);
  reading = g_task_new (NULL, cancellable, read_cb, g_steal_pointer (&task));
  g_task_set_source_tag (reading, start_reading);
  g_task_set_task_data (reading, source, source_free);
  g_task_run_in_thread (reading, read_in_thread);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GArray) additions = NULL;
  GPtrArray *lines = g_task_get_task_data (task);
  GError *error = NULL;

  additions = loa_store_add_speakers_finish (LOA_STORE (object), result, &error);
  if (additions == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < lines->len; i++)
    {
      LoaSpeakerAddition addition = g_array_index (additions, LoaSpeakerAddition, i);

      if (addition == LOA_SPEAKER_ADDITION_ADDED)
        loa_speaker_line_set_state (g_ptr_array_index (lines, i), LOA_SPEAKER_LINE_ADDED);
      else if (addition == LOA_SPEAKER_ADDITION_CHANGED)
        loa_speaker_line_set_state (g_ptr_array_index (lines, i), LOA_SPEAKER_LINE_CHANGED);
    }

  judge (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

static GType
loa_speaker_lines_get_item_type (GListModel *model)
{
  return LOA_TYPE_SPEAKER_LINE;
}

static guint
loa_speaker_lines_get_n_items (GListModel *model)
{
  return LOA_SPEAKER_LINES (model)->lines->len;
}

static gpointer
loa_speaker_lines_get_item (GListModel *model,
                            guint       position)
{
  LoaSpeakerLines *self = LOA_SPEAKER_LINES (model);

  return position < self->lines->len ? g_object_ref (g_ptr_array_index (self->lines, position)) : NULL;
}

static void
loa_speaker_lines_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = loa_speaker_lines_get_item_type;
  iface->get_n_items = loa_speaker_lines_get_n_items;
  iface->get_item = loa_speaker_lines_get_item;
}

static void
loa_speaker_lines_dispose (GObject *object)
{
  LoaSpeakerLines *self = LOA_SPEAKER_LINES (object);

  g_clear_object (&self->speakers);

  G_OBJECT_CLASS (loa_speaker_lines_parent_class)->dispose (object);
}

static void
loa_speaker_lines_finalize (GObject *object)
{
  LoaSpeakerLines *self = LOA_SPEAKER_LINES (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (loa_speaker_lines_parent_class)->finalize (object);
}

static void
loa_speaker_lines_class_init (LoaSpeakerLinesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_speaker_lines_dispose;
  object_class->finalize = loa_speaker_lines_finalize;

  judged_signal = g_signal_new ("judged", LOA_TYPE_SPEAKER_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
}

static void
loa_speaker_lines_init (LoaSpeakerLines *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

LoaSpeakerLines *
loa_speaker_lines_new (LoaSpeakerRegister *speakers)
{
  LoaSpeakerLines *self;

  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (speakers), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_LINES, NULL);
  self->speakers = g_object_ref (speakers);
  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (judge), self, G_CONNECT_SWAPPED);

  return self;
}

guint
loa_speaker_lines_count (LoaSpeakerLines     *self,
                         LoaSpeakerLineState  state)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_LINES (self), 0);
  g_return_val_if_fail (state < LOA_SPEAKER_LINE_N_STATES, 0);

  return self->counts[state];
}

void
loa_speaker_lines_read_text_async (LoaSpeakerLines     *self,
                                   const char          *text,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Source *source;

  g_return_if_fail (LOA_IS_SPEAKER_LINES (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  source = g_new0 (Source, 1);
  source->bytes = g_bytes_new (text, strlen (text));
  start_reading (self, source, loa_speaker_lines_read_text_async, cancellable, callback, user_data);
}

gboolean
loa_speaker_lines_read_text_finish (LoaSpeakerLines  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_lines_read_text_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_speaker_lines_read_file_async (LoaSpeakerLines     *self,
                                   GFile               *file,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Source *source;

  g_return_if_fail (LOA_IS_SPEAKER_LINES (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  source = g_new0 (Source, 1);
  source->file = g_object_ref (file);
  start_reading (self, source, loa_speaker_lines_read_file_async, cancellable, callback, user_data);
}

gboolean
loa_speaker_lines_read_file_finish (LoaSpeakerLines  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_lines_read_file_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_speaker_lines_correct (LoaSpeakerLines *self,
                           guint            position,
                           const char      *text)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *valid = NULL;
  LoaSpeakerLine *line;

  g_return_if_fail (LOA_IS_SPEAKER_LINES (self));
  g_return_if_fail (position < self->lines->len);
  g_return_if_fail (text != NULL);

  line = g_ptr_array_index (self->lines, position);
  valid = g_utf8_make_valid (text, -1);
  rows = loa_delimited_text_parse (valid, loa_speaker_line_get_format (line)->delimiter, LOA_SPEAKER_LINES_MAX);
  loa_speaker_line_read (line, rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL);
  for (guint i = 1; i < rows->len; i++)
    g_ptr_array_insert (self->lines, (int) (position + i),
                        loa_speaker_line_new (g_ptr_array_index (rows, i), loa_speaker_line_get_format (line)));

  judge (self);
  if (rows->len > 1)
    g_list_model_items_changed (G_LIST_MODEL (self), position + 1, 0, rows->len - 1);
}

void
loa_speaker_lines_remove (LoaSpeakerLines *self,
                          guint            position)
{
  g_return_if_fail (LOA_IS_SPEAKER_LINES (self));
  g_return_if_fail (position < self->lines->len);

  g_ptr_array_remove_index (self->lines, position);
  judge (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
loa_speaker_lines_clear (LoaSpeakerLines *self)
{
  guint n_lines;

  g_return_if_fail (LOA_IS_SPEAKER_LINES (self));

  n_lines = self->lines->len;
  g_ptr_array_set_size (self->lines, 0);
  judge (self);
  if (n_lines > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_lines, 0);
}

void
loa_speaker_lines_add_async (LoaSpeakerLines     *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GPtrArray *lines;

  g_return_if_fail (LOA_IS_SPEAKER_LINES (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->lines->len; i++)
    {
      LoaSpeakerLine *line = g_ptr_array_index (self->lines, i);
      LoaSpeakerLineState state = loa_speaker_line_get_state (line);

      if (state != LOA_SPEAKER_LINE_NEW && state != LOA_SPEAKER_LINE_KNOWN)
        continue;

      g_ptr_array_add (lines, g_object_ref (line));
      g_ptr_array_add (records, (gpointer) loa_speaker_line_get_record (line));
    }

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_lines_add_async);
  g_task_set_task_data (task, lines, (GDestroyNotify) g_ptr_array_unref);
  loa_store_add_speakers_async (loa_speaker_register_get_store (self->speakers), records, cancellable, added_cb,
                                g_steal_pointer (&task));
}

gboolean
loa_speaker_lines_add_finish (LoaSpeakerLines  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_lines_add_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
