/* loa-profile-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-list.h"

#include "loa-profile-file-private.h"
#include "loa-profile-folder.h"
#include "loa-profile-make.h"
#include "loa-profile-private.h"

/* LoaProfileList: see the header.
 *
 * Threads read and make, and know nothing of the list, which changes only where their tasks return. What was made while
 * the folder was being read may be missing in what was read, which is then read again.
 */

struct _LoaProfileList
{
  GObject parent_instance;

  char *data_directory; /* (owned) (nullable) */
  GPtrArray *profiles; /* (owned) (element-type LoaProfile): the default one, and the others by title */
  guint n_made; /* how many were made here */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaProfileList, loa_profile_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* What is to be made. */
typedef struct
{
  char *data_directory; /* (owned) (nullable) */
  char *title; /* (owned) (nullable): unless it is in @file */
  LoaProfileColour colour;
  LoaProfileFile *file; /* (owned) (nullable): what is imported */
} New;

static void
new_free (gpointer data)
{
  New *new = data;

  g_free (new->data_directory);
  g_free (new->title);
  g_clear_object (&new->file);
  g_free (new);
}

static gboolean
is_default (LoaProfile *profile)
{
  return g_str_equal (loa_profile_get_name (profile), LOA_PROFILE_DEFAULT);
}

static int
compare (gconstpointer first,
         gconstpointer second)
{
  LoaProfile *one = *(LoaProfile * const *) first;
  LoaProfile *other = *(LoaProfile * const *) second;
  int order = is_default (other) - is_default (one);

  if (order == 0)
    order = g_utf8_collate (loa_profile_get_title (one), loa_profile_get_title (other));

  return order != 0 ? order : g_strcmp0 (loa_profile_get_name (one), loa_profile_get_name (other));
}

static LoaProfile *
find (LoaProfileList *self,
      const char     *name)
{
  for (guint i = 0; i < self->profiles->len; i++)
    {
      LoaProfile *profile = g_ptr_array_index (self->profiles, i);

      if (g_str_equal (loa_profile_get_name (profile), name))
        return profile;
    }

  return NULL;
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GPtrArray *profiles;
  GError *error = NULL;

  profiles = loa_profile_folder_list (task_data, cancellable, &error);
  if (profiles == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, profiles, (GDestroyNotify) g_ptr_array_unref);
}

/* Profiles that were there stay the same objects. */
static void
take_over (LoaProfileList *self,
           GPtrArray      *found)
{
  guint n_before = self->profiles->len;
  gboolean is_same = found->len == n_before;

  for (guint i = 0; i < found->len; i++)
    {
      LoaProfile *profile = g_ptr_array_index (found, i);
      LoaProfile *known = find (self, loa_profile_get_name (profile));

      if (known == NULL)
        continue;

      loa_profile_set_details (known, loa_profile_get_own_title (profile), loa_profile_get_colour (profile));
      g_set_object ((LoaProfile **) &g_ptr_array_index (found, i), known);
    }

  g_ptr_array_sort (found, compare);
  for (guint i = 0; is_same && i < n_before; i++)
    is_same = g_ptr_array_index (found, i) == g_ptr_array_index (self->profiles, i);

  if (is_same)
    return;

  g_ptr_array_unref (self->profiles);
  self->profiles = g_ptr_array_ref (found);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, found->len);
}

static void read_folder (GTask *task);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaProfileList *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) found = NULL;
  GError *error = NULL;

  found = g_task_propagate_pointer (G_TASK (result), &error);
  if (found == NULL)
    g_task_return_error (task, error);
  else if (GPOINTER_TO_UINT (g_task_get_task_data (task)) != self->n_made)
    read_folder (g_steal_pointer (&task));
  else
    {
      take_over (self, found);
      g_task_return_boolean (task, TRUE);
    }
}

static void
read_folder (GTask *task)
{
  LoaProfileList *self = g_task_get_source_object (task);
  g_autoptr (GTask) reading = g_task_new (NULL, g_task_get_cancellable (task), loaded_cb, task);

  g_task_set_task_data (task, GUINT_TO_POINTER (self->n_made), NULL);
  g_task_set_source_tag (reading, read_folder);
  g_task_set_task_data (reading, g_strdup (self->data_directory), g_free);
  g_task_run_in_thread (reading, load_in_thread);
}

/* Returns: (transfer none): @profile, or what another reading has brought in as it meanwhile */
static LoaProfile *
bring_in (LoaProfileList *self,
          LoaProfile     *profile)
{
  LoaProfile *known = find (self, loa_profile_get_name (profile));
  guint position = 0;

  self->n_made++;
  if (known != NULL)
    return known;

  while (position < self->profiles->len && compare (&g_ptr_array_index (self->profiles, position), &profile) < 0)
    position++;
  g_ptr_array_insert (self->profiles, (int) position, g_object_ref (profile));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);

  return profile;
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaProfileList *self = g_task_get_source_object (task);
  g_autoptr (LoaProfile) profile = NULL;
  GError *error = NULL;

  profile = g_task_propagate_pointer (G_TASK (result), &error);
  if (profile == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (bring_in (self, profile)), g_object_unref);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  New *new = task_data;
  LoaProfile *profile;
  GError *error = NULL;

  if (new->file != NULL)
    {
      const LoaProfileContent *content = loa_profile_file_get_content (new->file);

      profile = loa_profile_make (new->data_directory, content->title, content->colour, content->settings,
                                  content->speakers, &error);
    }
  else
    profile = loa_profile_make (new->data_directory, new->title, new->colour, NULL, NULL, &error);

  if (profile == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, profile, g_object_unref);
}

/* Takes @new. Once begun it is not cancelled: the profile is there. */
static void
make (GTask *task,
      New   *new)
{
  LoaProfileList *self = g_task_get_source_object (task);
  g_autoptr (GTask) making = NULL;

  if (g_task_return_error_if_cancelled (task))
    {
      new_free (new);
      return;
    }

  g_task_set_check_cancellable (task, FALSE);
  new->data_directory = g_strdup (self->data_directory);
  making = g_task_new (NULL, NULL, made_cb, g_object_ref (task));
  g_task_set_source_tag (making, make);
  g_task_set_task_data (making, new, new_free);
  g_task_run_in_thread (making, make_in_thread);
}

static GTask *
new_task (LoaProfileList      *self,
          gpointer             source_tag,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);

  return task;
}

static GType
loa_profile_list_get_item_type (GListModel *model)
{
  return LOA_TYPE_PROFILE;
}

static guint
loa_profile_list_get_n_items (GListModel *model)
{
  return LOA_PROFILE_LIST (model)->profiles->len;
}

static gpointer
loa_profile_list_get_item (GListModel *model,
                           guint       position)
{
  LoaProfileList *self = LOA_PROFILE_LIST (model);

  return position < self->profiles->len ? g_object_ref (g_ptr_array_index (self->profiles, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = loa_profile_list_get_item_type;
  iface->get_n_items = loa_profile_list_get_n_items;
  iface->get_item = loa_profile_list_get_item;
}

static void
loa_profile_list_finalize (GObject *object)
{
  LoaProfileList *self = LOA_PROFILE_LIST (object);

  g_clear_pointer (&self->data_directory, g_free);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);

  G_OBJECT_CLASS (loa_profile_list_parent_class)->finalize (object);
}

static void
loa_profile_list_class_init (LoaProfileListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_profile_list_finalize;
}

static void
loa_profile_list_init (LoaProfileList *self)
{
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->profiles, loa_profile_new (LOA_PROFILE_DEFAULT, NULL, LOA_PROFILE_COLOUR_NONE));
}

LoaProfileList *
loa_profile_list_new (const char *data_directory)
{
  LoaProfileList *self = g_object_new (LOA_TYPE_PROFILE_LIST, NULL);

  self->data_directory = g_strdup (data_directory);

  return self;
}

void
loa_profile_list_load_async (LoaProfileList      *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (LOA_IS_PROFILE_LIST (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  read_folder (new_task (self, loa_profile_list_load_async, cancellable, callback, user_data));
}

gboolean
loa_profile_list_load_finish (LoaProfileList  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (LOA_IS_PROFILE_LIST (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_list_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

LoaProfileColour
loa_profile_list_get_unused_colour (LoaProfileList *self)
{
  guint n_uses[LOA_PROFILE_N_COLOURS] = { 0 };
  guint fewest = LOA_PROFILE_COLOUR_NONE + 1;

  g_return_val_if_fail (LOA_IS_PROFILE_LIST (self), LOA_PROFILE_COLOUR_BLUE);

  for (guint i = 0; i < self->profiles->len; i++)
    n_uses[loa_profile_get_colour (g_ptr_array_index (self->profiles, i))]++;

  for (guint i = fewest + 1; i < LOA_PROFILE_N_COLOURS; i++)
    if (n_uses[i] < n_uses[fewest])
      fewest = i;

  return (LoaProfileColour) fewest;
}

void
loa_profile_list_create_async (LoaProfileList      *self,
                               const char          *title,
                               LoaProfileColour     colour,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  New *new;
  char *checked;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_PROFILE_LIST (self));
  g_return_if_fail (colour < LOA_PROFILE_N_COLOURS);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = new_task (self, loa_profile_list_create_async, cancellable, callback, user_data);
  if (!loa_profile_check_title (title, &checked, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  new = g_new0 (New, 1);
  new->title = checked;
  new->colour = colour;
  make (task, new);
}

LoaProfile *
loa_profile_list_create_finish (LoaProfileList  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (LOA_IS_PROFILE_LIST (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_list_create_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_profile_list_import_async (LoaProfileList      *self,
                               LoaProfileFile      *file,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  New *new;

  g_return_if_fail (LOA_IS_PROFILE_LIST (self));
  g_return_if_fail (LOA_IS_PROFILE_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = new_task (self, loa_profile_list_import_async, cancellable, callback, user_data);
  new = g_new0 (New, 1);
  new->file = g_object_ref (file);
  make (task, new);
}

LoaProfile *
loa_profile_list_import_finish (LoaProfileList  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (LOA_IS_PROFILE_LIST (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_list_import_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
