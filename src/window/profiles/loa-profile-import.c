/* loa-profile-import.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-confirm.h"
#include "loa-open-file.h"
#include "loa-profile-import.h"

/* A longer name of a server does not fit on a button. */
#define MAX_HOST_LENGTH 32

typedef struct
{
  GWeakRef window;        /* of #GtkWindow */
  LoaProfileList *list;   /* (owned) */
  LoaProfileFile *file;   /* (owned) (nullable) */
} Import;

static void
import_free (Import *import)
{
  g_weak_ref_clear (&import->window);
  g_clear_object (&import->list);
  g_clear_object (&import->file);
  g_free (import);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  LoaProfile *profile = loa_profile_list_import_finish (LOA_PROFILE_LIST (object), result, &error);

  if (profile != NULL)
    g_task_return_pointer (task, profile, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!loa_confirm_finish (result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  loa_profile_list_import_async (import->list, import->file, g_task_get_cancellable (task), imported_cb,
                                 g_object_ref (task));
}

static char *
make_warning (const char * const *hosts)
{
  const guint n_hosts = g_strv_length ((char **) hosts);
  g_autofree char *names = NULL;

  if (n_hosts == 1)
    names = g_strdup (hosts[0]);
  else
    /* Translators: the names of two servers. */
    names = g_strdup_printf (_("%s and %s"), hosts[0], hosts[1]);

  return g_strdup_printf (ngettext ("This profile does not talk to SePay but to %s. Whoever runs that server can see "
                                    "the client secrets that you enter. Only go on when you know it.",
                                    "This profile does not talk to SePay but to %s. Whoever runs those servers can "
                                    "see the client secrets that you enter. Only go on when you know them.", n_hosts),
                          names);
}

static char *
make_body (LoaProfileFile *file)
{
  const char * const *hosts = loa_profile_file_get_foreign_hosts (file);
  const guint n_speakers = loa_profile_file_get_n_speakers (file);
  g_autofree char *speakers = NULL;
  g_autofree char *warning = NULL;

  speakers = g_strdup_printf (ngettext ("%u speaker", "%u speakers", n_speakers), n_speakers);
  if (hosts[0] != NULL)
    warning = make_warning (hosts);

  /* Translators: %s says how many speakers, such as “3 speakers”. */
  return warning != NULL ? g_strdup_printf ("%s\n\n%s", speakers, warning)
                         : g_strdup_printf (_("%s. Secrets are not in the file: connect the accounts afterwards."), speakers);
}

static char *
make_act (const char * const *hosts)
{
  if (hosts[0] == NULL)
    return g_strdup (_("Import"));

  if (hosts[1] != NULL)
    return g_strdup (_("Import and use these servers"));

  if (strlen (hosts[0]) > MAX_HOST_LENGTH)
    return g_strdup (_("Import and use this server"));

  /* Translators: %s is the name of a server. */
  return g_strdup_printf (_("Import and use %s"), hosts[0]);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  g_autoptr (GtkWindow) window = g_weak_ref_get (&import->window);
  const char * const *hosts;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;

  import->file = loa_profile_file_read_finish (result, &error);
  if (import->file == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (window == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The window went away");
      return;
    }

  hosts = loa_profile_file_get_foreign_hosts (import->file);
  /* Translators: %s is the title of a profile. */
  heading = g_strdup_printf (_("Import “%s”?"), loa_profile_file_get_title (import->file));
  body = make_body (import->file);
  act = make_act (hosts);
  loa_confirm_async (window, heading, body, act, hosts[0] != NULL, g_task_get_cancellable (task), confirmed_cb,
                     g_object_ref (task));
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = loa_open_file_finish (GTK_WINDOW (object), result, &error);
  if (file == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  loa_profile_file_read_async (file, g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

void
loa_profile_import_async (GtkWindow           *window,
                          LoaProfileList      *list,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GtkFileFilter) filter = NULL;
  Import *import;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (LOA_IS_PROFILE_LIST (list));

  import = g_new0 (Import, 1);
  g_weak_ref_init (&import->window, window);
  import->list = g_object_ref (list);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_profile_import_async);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _("Profiles of Loa (.json)"));
  gtk_file_filter_add_suffix (filter, "json");
  loa_open_file_async (window, _("Import a profile"), filter, cancellable, file_chosen_cb, g_object_ref (task));
}

LoaProfile *
loa_profile_import_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
