/* loa-profile-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-export.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-profile-content.h"
#include "loa-profile-settings.h"
#include "loa-speaker-tags.h"
#include "loa-store-settings.h"
#include "loa-store-speakers.h"
#include "sepay-address.h"

/* Names each thing that is exported, so that nothing else ever is. */

typedef struct
{
  GFile *file; /* (owned): where to */
  GHashTable *settings; /* (owned) (nullable) (element-type utf8 utf8): until they are read */
  char *text; /* (owned) (nullable): until it is made */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->file);
  g_clear_pointer (&export->settings, g_hash_table_unref);
  g_free (export->text);
  g_free (export);
}

/* Adds null for what is not known. */
static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  g_autofree char *valid = text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;

  json_builder_set_member_name (builder, member);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

/* Only the setting: a server that was given from outside belongs to this computer. */
static void
add_address (JsonBuilder *builder,
             const char  *member,
             GHashTable  *settings,
             LoaServer    server)
{
  const char *setting = g_hash_table_lookup (settings, loa_server_get_setting (server));
  g_autoptr (GUri) address = setting != NULL ? sepay_address_parse (setting, NULL) : NULL;
  g_autofree char *text = address != NULL ? g_uri_to_string (address) : NULL;

  add_text (builder, member, text);
}

static void
begin_object (JsonBuilder *builder,
              const char  *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
}

/* Accounts that were connected before anything was kept know their client IDs themselves. */
static void
add_accounts (JsonBuilder *builder,
              LoaShop     *shop,
              GHashTable  *settings)
{
  const char *soundbox = g_hash_table_lookup (settings, LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID);
  const char *bank = g_hash_table_lookup (settings, LOA_PROFILE_SETTING_BANK_CLIENT_ID);

  if (soundbox == NULL)
    soundbox = loa_soundbox_account_get_client_id (loa_shop_get_soundbox_account (shop));
  if (bank == NULL)
    bank = loa_bank_grant_get_client_id (loa_shop_get_bank_grant (shop));

  begin_object (builder, "accounts");
  begin_object (builder, "soundbox");
  add_text (builder, "client_id", soundbox);
  json_builder_end_object (builder);
  begin_object (builder, "bank");
  add_text (builder, "client_id", bank);
  add_text (builder, "redirect_uri", g_hash_table_lookup (settings, LOA_PROFILE_SETTING_BANK_REDIRECT_URI));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_tags (JsonBuilder *builder,
          const char  *text)
{
  g_auto (GStrv) tags = loa_speaker_tags_split (text);

  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (guint i = 0; tags[i] != NULL; i++)
    json_builder_add_string_value (builder, tags[i]);
  json_builder_end_array (builder);
}

static void
add_speakers (JsonBuilder *builder,
              GPtrArray   *speakers)
{
  json_builder_set_member_name (builder, "speakers");
  json_builder_begin_array (builder);

  for (guint i = 0; i < speakers->len; i++)
    {
      const LoaSpeakerRecord *speaker = g_ptr_array_index (speakers, i);

      json_builder_begin_object (builder);
      add_text (builder, "hardwareId", speaker->hardware_id);
      add_text (builder, "name", speaker->name);
      add_text (builder, "model", speaker->model);
      add_text (builder, "place", speaker->place);
      add_tags (builder, speaker->tags);
      add_text (builder, "note", speaker->note);
      json_builder_end_object (builder);
    }

  json_builder_end_array (builder);
}

/* json-glib 1.6 leaves some control characters in strings as they are; between strings there are only line ends. */
static char *
escape_controls (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (g_ascii_iscntrl (*text) && *text != '\n')
        g_string_append_printf (escaped, "\\u%04x", (guint) *text);
      else
        g_string_append_c (escaped, *text);
    }
  g_string_append_c (escaped, '\n');

  return g_string_free (escaped, FALSE);
}

static char *
make_text (LoaShop    *shop,
           GHashTable *settings,
           GPtrArray  *speakers)
{
  LoaProfile *profile = loa_shop_get_profile (shop);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", LOA_PROFILE_CONTENT_FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, LOA_PROFILE_CONTENT_VERSION);
  add_text (builder, "title", loa_profile_get_title (profile));
  add_text (builder, "colour", loa_profile_colour_get_name (loa_profile_get_colour (profile)));
  begin_object (builder, "servers");
  add_address (builder, "soundbox", settings, LOA_SERVER_SOUNDBOX);
  add_address (builder, "bank", settings, LOA_SERVER_BANK);
  json_builder_end_object (builder);
  add_accounts (builder, shop, settings);
  add_speakers (builder, speakers);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return escape_controls (text);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Export *export = task_data;
  g_autofree char *name = g_file_get_parse_name (export->file);
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents_full (g_file_peek_path (export->file), export->text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &reason))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
                             /* Translators: the name of a file, and the system’s words on why */
                             _("The profile could not be written to “%s”: %s. Choose another folder, or make room "
                               "there, and export again."),
                             name, reason->message);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GPtrArray) speakers = NULL;
  g_autoptr (GTask) writing = NULL;
  GError *error = NULL;

  speakers = loa_store_list_speakers_finish (LOA_STORE (source), result, &error);
  if (speakers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  export->text = make_text (g_task_get_source_object (task), export->settings, speakers);
  if (strlen (export->text) > LOA_PROFILE_CONTENT_MAX_SIZE)
    {
      g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
                               _("This profile is too big for a file that can be imported again. Remove speakers that "
                                 "are no longer in use, then export it again."));
      return;
    }

  writing = g_task_new (NULL, g_task_get_cancellable (task), written_cb, g_object_ref (task));
  g_task_set_source_tag (writing, listed_cb);
  g_task_set_task_data (writing, export, NULL);
  g_task_run_in_thread (writing, write_in_thread);
}

static void
got_settings_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->settings = loa_store_get_settings_finish (LOA_STORE (source), result, &error);
  if (export->settings == NULL)
    g_task_return_error (task, error);
  else
    loa_store_list_speakers_async (LOA_STORE (source), g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

void
loa_profile_export_async (LoaShop             *shop,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  const char * const keys[] = {
    loa_server_get_setting (LOA_SERVER_SOUNDBOX),
    loa_server_get_setting (LOA_SERVER_BANK),
    LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID,
    LOA_PROFILE_SETTING_BANK_CLIENT_ID,
    LOA_PROFILE_SETTING_BANK_REDIRECT_URI,
    NULL,
  };
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (shop, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_profile_export_async);
  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
                               _("Loa writes files only on this computer. Choose a folder of it, and export again."));
      return;
    }

  export = g_new0 (Export, 1);
  export->file = g_object_ref (file);
  g_task_set_task_data (task, export, export_free);
  loa_store_get_settings_async (loa_shop_get_store (shop), keys, cancellable, got_settings_cb, g_steal_pointer (&task));
}

gboolean
loa_profile_export_finish (LoaShop       *shop,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (LOA_IS_SHOP (shop), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, shop), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
