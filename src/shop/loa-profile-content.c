/* loa-profile-content.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-content.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-profile-settings.h"
#include "loa-serial-number.h"
#include "loa-server-settings.h"
#include "loa-speaker-details.h"
#include "loa-speaker-record.h"
#include "loa-speaker-tags.h"
#include "sepay-address.h"
#include "sepay-json-text.h"
#include "sepay-json.h"
#include "sepay-secret.h"

/* What is there and not right is refused as a whole, with its place in the file, never left out: whoever sets a shop
 * up relies on what was exported. Members that are not known are passed over, and those that are missing say nothing.
 */

static gboolean
set_other (GError **error)
{
  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("This is not a profile that was exported from Loa. Choose another file."));
  return FALSE;
}

static gboolean
set_too_big (GError **error)
{
  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("This file is too big to be a profile that was exported from Loa. Choose another file."));
  return FALSE;
}

static gboolean
set_wrong (GError     **error,
           const char  *member)
{
  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               /* Translators: the name of a piece of a file, such as “title” or “accounts.bank.client_id” */
               _("This profile cannot be imported, because “%s” in the file is not right. Export it again."), member);
  return FALSE;
}

static gboolean
set_wrong_address (GError     **error,
                   const char  *member)
{
  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               /* Translators: the name of a piece of a file, such as “servers.bank” */
               _("This profile names a server that Loa does not use: “%s” in the file has to begin with https:// "
                 "(http:// only for this computer) and to hold no user name, “?” or “#”. Correct it where the profile "
                 "comes from, and export it again."),
               member);
  return FALSE;
}

static gboolean
set_wrong_speaker (GError **error,
                   guint    number)
{
  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               _("This profile cannot be imported, because speaker %u in the file is not right or is in it twice. "
                 "Export it again."),
               number);
  return FALSE;
}

/* A member that is missing or null says nothing; @object is %NULL then. */
static gboolean
read_object (JsonObject  *parent,
             const char  *member,
             const char  *place,
             JsonObject **object,
             GError     **error)
{
  *object = parent != NULL ? sepay_json_get_object (parent, member) : NULL;

  return *object != NULL || parent == NULL || sepay_json_get_node (parent, member) == NULL || set_wrong (error, place);
}

/* Likewise. */
static gboolean
read_string (JsonObject  *parent,
             const char  *member,
             const char  *place,
             const char **text,
             GError     **error)
{
  *text = parent != NULL ? sepay_json_get_string (parent, member) : NULL;

  return *text != NULL || parent == NULL || sepay_json_get_node (parent, member) == NULL || set_wrong (error, place);
}

/* What the wire mends is not mended here: no exported file has it. */
static JsonObject *
parse (GBytes  *bytes,
       GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (SepaySecret) mended = NULL;
  JsonObject *object = NULL;
  gsize length = 0;

  if (size > LOA_PROFILE_CONTENT_MAX_SIZE)
    {
      set_too_big (error);
      return NULL;
    }

  if (size > 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }

  mended = sepay_json_text_mend (bytes, &length, NULL);
  if (mended != NULL && length > 0 && length == size && memcmp (mended, data, size) == 0)
    object = sepay_json_parse (bytes, NULL);
  if (object == NULL)
    set_other (error);

  return object;
}

static gboolean
check_format (JsonObject  *object,
              GError     **error)
{
  gboolean has_version;
  gint64 version;

  if (g_strcmp0 (sepay_json_get_string (object, "format"), LOA_PROFILE_CONTENT_FORMAT) != 0)
    return set_other (error);

  if (!sepay_json_read_whole (object, "version", &version, &has_version, NULL) || !has_version || version < 1)
    return set_wrong (error, "version");

  if (version > LOA_PROFILE_CONTENT_VERSION)
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                           _("A newer Loa exported this profile. Update Loa, then import it again."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_title_and_colour (LoaProfileContent  *self,
                       JsonObject         *object,
                       GError            **error)
{
  const char *title;
  const char *colour;

  if (!read_string (object, "title", "title", &title, error) ||
      !read_string (object, "colour", "colour", &colour, error))
    return FALSE;

  if (!loa_profile_check_title (title, &self->title, NULL))
    return set_wrong (error, "title");

  self->colour = loa_profile_colour_from_name (colour);

  return TRUE;
}

static void
set_setting (LoaProfileContent *self,
             const char        *key,
             const char        *value)
{
  g_hash_table_insert (self->settings, g_strdup (key), g_strdup (value));
}

/* Hosts are as they are asked for: one in other letters that look the same is not SePay’s. */
static void
note_host (GPtrArray *hosts,
           GUri      *address)
{
  g_autofree char *origin = sepay_address_get_origin (address);
  const char *host = strstr (origin, "://") + strlen ("://");

  for (LoaServer server = LOA_SERVER_SOUNDBOX; server <= LOA_SERVER_BANK; server++)
    {
      g_autoptr (GUri) own_address = sepay_address_parse (loa_server_get_default (server), NULL);
      g_autofree char *own_origin = sepay_address_get_origin (own_address);

      if (g_str_equal (origin, own_origin))
        return;
    }

  if (!g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
    g_ptr_array_add (hosts, g_strdup (host));
}

static gboolean
read_address (LoaProfileContent  *self,
              JsonObject         *servers,
              LoaServer           server,
              GPtrArray          *hosts,
              GError            **error)
{
  const char *member = server == LOA_SERVER_SOUNDBOX ? "soundbox" : "bank";
  const char *place = server == LOA_SERVER_SOUNDBOX ? "servers.soundbox" : "servers.bank";
  g_autoptr (GUri) address = NULL;
  g_autofree char *normalised = NULL;
  const char *text;

  if (!read_string (servers, member, place, &text, error))
    return FALSE;

  if (text == NULL)
    return TRUE;

  address = sepay_address_parse (text, NULL);
  if (address == NULL)
    return set_wrong_address (error, place);

  normalised = g_uri_to_string (address);
  if (g_str_equal (normalised, loa_server_get_default (server)))
    return TRUE;

  set_setting (self, loa_server_get_setting (server), normalised);
  note_host (hosts, address);

  return TRUE;
}

static gboolean
read_servers (LoaProfileContent  *self,
              JsonObject         *object,
              GPtrArray          *hosts,
              GError            **error)
{
  JsonObject *servers;

  return read_object (object, "servers", "servers", &servers, error) &&
         read_address (self, servers, LOA_SERVER_SOUNDBOX, hosts, error) &&
         read_address (self, servers, LOA_SERVER_BANK, hosts, error);
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

static gboolean
is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https"));
}

static gboolean
read_entry (LoaProfileContent  *self,
            JsonObject         *account,
            const char         *member,
            const char         *place,
            const char         *key,
            GError            **error)
{
  const char *text;

  if (!read_string (account, member, place, &text, error))
    return FALSE;

  if (text == NULL || *text == '\0')
    return TRUE;

  if (!is_plain (text) || (g_str_equal (key, LOA_PROFILE_SETTING_BANK_REDIRECT_URI) && !is_web_address (text)))
    return set_wrong (error, place);

  set_setting (self, key, text);

  return TRUE;
}

static gboolean
read_accounts (LoaProfileContent  *self,
               JsonObject         *object,
               GError            **error)
{
  JsonObject *accounts;
  JsonObject *soundbox;
  JsonObject *bank;

  return read_object (object, "accounts", "accounts", &accounts, error) &&
         read_object (accounts, "soundbox", "accounts.soundbox", &soundbox, error) &&
         read_object (accounts, "bank", "accounts.bank", &bank, error) &&
         read_entry (self, soundbox, "client_id", "accounts.soundbox.client_id",
                     LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID, error) &&
         read_entry (self, bank, "client_id", "accounts.bank.client_id", LOA_PROFILE_SETTING_BANK_CLIENT_ID, error) &&
         read_entry (self, bank, "redirect_uri", "accounts.bank.redirect_uri", LOA_PROFILE_SETTING_BANK_REDIRECT_URI,
                     error);
}

/* Whoever is at the redirect address gets the code of a sign-in. */
static void
note_redirect_host (LoaProfileContent *self,
                    GPtrArray         *hosts)
{
  const char *text = g_hash_table_lookup (self->settings, LOA_PROFILE_SETTING_BANK_REDIRECT_URI);
  g_autoptr (GUri) uri = NULL;

  if (text != NULL)
    uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri != NULL && !sepay_address_is_loopback (uri))
    note_host (hosts, uri);
}

/* Likewise, of what a person wrote about a speaker; @kept is %NULL when there is nothing. */
static gboolean
read_detail (JsonObject        *object,
             const char        *member,
             LoaSpeakerDetail   detail,
             char             **kept)
{
  const char *text;

  if (!read_string (object, member, member, &text, NULL) || !loa_speaker_detail_check (detail, text, NULL))
    return FALSE;

  *kept = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  return TRUE;
}

/* Files of before there were tags have none. */
static gboolean
read_tags (JsonObject  *object,
           char       **kept)
{
  JsonNode *node = sepay_json_get_node (object, "tags");
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  JsonArray *array;

  if (node == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;

      g_ptr_array_add (tags, (gpointer) json_node_get_string (element));
    }
  g_ptr_array_add (tags, NULL);
  *kept = loa_speaker_tags_join ((const char * const *) tags->pdata);

  return loa_speaker_detail_check (LOA_SPEAKER_DETAIL_TAGS, *kept, NULL);
}

/* Returns: (transfer full) (nullable): the speaker, unless it is not right */
static LoaSpeakerRecord *
read_speaker (JsonObject *object)
{
  g_autoptr (LoaSpeakerRecord) speaker = g_new0 (LoaSpeakerRecord, 1);
  const char *name;
  const char *model;

  speaker->hardware_id = loa_serial_number_check (sepay_json_get_string (object, "hardwareId"), NULL);
  if (speaker->hardware_id == NULL || !read_string (object, "name", "name", &name, NULL) ||
      !read_string (object, "model", "model", &model, NULL) ||
      !read_detail (object, "place", LOA_SPEAKER_DETAIL_PLACE, &speaker->place) ||
      !read_tags (object, &speaker->tags) ||
      !read_detail (object, "note", LOA_SPEAKER_DETAIL_NOTE, &speaker->note))
    return NULL;

  speaker->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  speaker->model = model != NULL && *model != '\0' ? g_strdup (model) : NULL;

  return g_steal_pointer (&speaker);
}

static gboolean
read_speakers (LoaProfileContent  *self,
               JsonObject         *object,
               GError            **error)
{
  g_autoptr (GHashTable) serial_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  JsonNode *node = sepay_json_get_node (object, "speakers");
  JsonArray *speakers;

  if (node == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return set_wrong (error, "speakers");

  speakers = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (speakers); i++)
    {
      JsonNode *element = json_array_get_element (speakers, i);
      LoaSpeakerRecord *speaker = NULL;

      if (JSON_NODE_HOLDS_OBJECT (element))
        speaker = read_speaker (json_node_get_object (element));
      if (speaker == NULL)
        return set_wrong_speaker (error, i + 1);

      g_ptr_array_add (self->speakers, speaker);
      if (!g_hash_table_add (serial_numbers, speaker->hardware_id))
        return set_wrong_speaker (error, i + 1);
    }

  return TRUE;
}

void
loa_profile_content_free (LoaProfileContent *self)
{
  g_free (self->title);
  g_hash_table_unref (self->settings);
  g_ptr_array_unref (self->speakers);
  g_strfreev (self->foreign_hosts);
  g_free (self);
}

LoaProfileContent *
loa_profile_content_parse (GBytes  *bytes,
                           GError **error)
{
  g_autoptr (LoaProfileContent) self = g_new0 (LoaProfileContent, 1);
  g_autoptr (JsonObject) object = parse (bytes, error);
  g_autoptr (GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);

  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->speakers = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_speaker_record_free);

  if (object == NULL || !check_format (object, error) || !read_title_and_colour (self, object, error) ||
      !read_servers (self, object, hosts, error) || !read_accounts (self, object, error) ||
      !read_speakers (self, object, error))
    return NULL;

  note_redirect_host (self, hosts);
  g_ptr_array_add (hosts, NULL);
  self->foreign_hosts = (GStrv) g_ptr_array_steal (hosts, NULL);

  return g_steal_pointer (&self);
}
