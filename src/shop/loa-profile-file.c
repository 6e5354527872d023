/* loa-profile-file.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-file.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-profile-file-private.h"

struct _LoaProfileFile
{
  GObject parent_instance;

  LoaProfileContent *content; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaProfileFile, loa_profile_file, G_TYPE_OBJECT)

static gboolean
set_unreadable (GError     **error,
                GFile       *file,
                const char  *reason)
{
  g_autofree char *path = g_file_get_parse_name (file);

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
               /* Translators: the name of a file, and the system’s words on why */
               _("“%s” could not be read: %s. Check who may read it, or choose another file."), path, reason);
  return FALSE;
}

/* What is not a plain file may never end, or never begin. */
static gboolean
is_plain_file (GFile         *file,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) reason = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  if (info == NULL)
    return set_unreadable (error, file, reason->message);

  return g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR ||
         set_unreadable (error, file, _("it is not a plain file"));
}

static GBytes *
read_bytes (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;

  if (!is_plain_file (file, cancellable, error))
    return NULL;

  /* One byte more tells that it is too big. */
  data = g_malloc (LOA_PROFILE_CONTENT_MAX_SIZE + 1);
  stream = G_INPUT_STREAM (g_file_read (file, cancellable, &reason));
  if (stream == NULL ||
      !g_input_stream_read_all (stream, data, LOA_PROFILE_CONTENT_MAX_SIZE + 1, &size, cancellable, &reason))
    {
      set_unreadable (error, file, reason->message);
      return NULL;
    }

  return g_bytes_new (data, size);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  LoaProfileContent *content = NULL;
  LoaProfileFile *file;
  GError *error = NULL;

  bytes = read_bytes (task_data, cancellable, &error);
  if (bytes != NULL)
    content = loa_profile_content_parse (bytes, &error);

  if (content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  file = g_object_new (LOA_TYPE_PROFILE_FILE, NULL);
  file->content = content;
  g_task_return_pointer (task, file, g_object_unref);
}

static void
loa_profile_file_finalize (GObject *object)
{
  LoaProfileFile *self = LOA_PROFILE_FILE (object);

  g_clear_pointer (&self->content, loa_profile_content_free);

  G_OBJECT_CLASS (loa_profile_file_parent_class)->finalize (object);
}

static void
loa_profile_file_class_init (LoaProfileFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_profile_file_finalize;
}

static void
loa_profile_file_init (LoaProfileFile *self)
{
}

void
loa_profile_file_read_async (GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_profile_file_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

LoaProfileFile *
loa_profile_file_read_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_file_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
loa_profile_file_get_title (LoaProfileFile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE_FILE (self), NULL);

  return self->content->title;
}

LoaProfileColour
loa_profile_file_get_colour (LoaProfileFile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE_FILE (self), LOA_PROFILE_COLOUR_NONE);

  return self->content->colour;
}

guint
loa_profile_file_get_n_speakers (LoaProfileFile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE_FILE (self), 0);

  return self->content->speakers->len;
}

const char *
loa_profile_file_get_address (LoaProfileFile *self,
                              LoaServer       server)
{
  g_return_val_if_fail (LOA_IS_PROFILE_FILE (self), NULL);

  return g_hash_table_lookup (self->content->settings, loa_server_get_setting (server));
}

const char * const *
loa_profile_file_get_foreign_hosts (LoaProfileFile *self)
{
  g_return_val_if_fail (LOA_IS_PROFILE_FILE (self), NULL);

  return (const char * const *) self->content->foreign_hosts;
}

const LoaProfileContent *
loa_profile_file_get_content (LoaProfileFile *self)
{
  return self->content;
}
