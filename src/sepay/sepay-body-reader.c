/* sepay-body-reader.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-body-reader.h"

#include <string.h>

#include "sepay-error-private.h"
#include "sepay-secret.h"

/* Reads the body of an answer, unpacked, and gives up on the byte that is one too many: a server
 * that never stops costs no more memory than one at the limit. Bodies may carry tokens, so the
 * memory is cleared.
 */

#define PIECE_SIZE (16 * 1024)

typedef struct
{
  gsize limit;
  gsize length;
  gsize size;
  guint8 *memory; /* (owned) */
} Body;

static void
body_free (gpointer data)
{
  Body *body = data;

  sepay_secret_clear_bytes (body->memory, body->length);
  g_free (body->memory);
  g_free (body);
}

static void
body_reserve_piece (Body *body)
{
  gsize size = MAX (body->size, PIECE_SIZE);
  guint8 *memory;

  while (size - body->length < PIECE_SIZE)
    size *= 2;

  if (size == body->size)
    return;

  memory = g_malloc (size);
  if (body->length > 0)
    memcpy (memory, body->memory, body->length);

  sepay_secret_clear_bytes (body->memory, body->length);
  g_free (body->memory);
  body->memory = memory;
  body->size = size;
}

static GBytes *
body_steal_bytes (Body *body)
{
  Body *kept = g_new0 (Body, 1);

  *kept = *body;
  *body = (Body) { 0 };

  return g_bytes_new_with_free_func (kept->memory, kept->length, body_free, kept);
}

static void read_piece (GTask *task);

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Body *body = g_task_get_task_data (task);
  GError *error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (object), result, &error);

  if (length < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  if (length == 0)
    {
      g_task_return_pointer (task, body_steal_bytes (body), (GDestroyNotify) g_bytes_unref);
      return;
    }

  body->length += (gsize) length;
  if (body->length > body->limit)
    {
      sepay_error_set_malformed (&error, "the answer is larger than %" G_GSIZE_FORMAT " bytes", body->limit);
      g_task_return_error (task, error);
      return;
    }

  read_piece (g_steal_pointer (&task));
}

static void
read_piece (GTask *task)
{
  Body *body = g_task_get_task_data (task);

  body_reserve_piece (body);
  g_input_stream_read_async (g_task_get_source_object (task), body->memory + body->length, PIECE_SIZE,
                             G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb, task);
}

void
sepay_body_reader_read_async (GInputStream        *stream,
                              gsize                limit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (stream, cancellable, callback, user_data);
  Body *body = g_new0 (Body, 1);

  g_task_set_source_tag (task, sepay_body_reader_read_async);
  body->limit = limit;
  g_task_set_task_data (task, body, body_free);

  read_piece (g_steal_pointer (&task));
}

GBytes *
sepay_body_reader_read_finish (GInputStream  *stream,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, stream), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_body_reader_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
