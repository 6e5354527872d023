/* loa-shop.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-shop.h"

#include "loa-profile-make.h"
#include "loa-profile-private.h"
#include "loa-profile-settings.h"
#include "loa-store-settings.h"
#include "sepay-address.h"
#include "sepay-session.h"

#define REFRESH_LOCK_NAME "refresh.lock"
#define ROW_LOCK_NAME "announcements.lock"

struct _LoaShop
{
  GObject parent_instance;

  LoaProfile *profile; /* (owned) */
  char *given_addresses[LOA_SERVER_BANK + 1]; /* (owned) (nullable): what goes before the settings */
  LoaClock *clock; /* (owned) */
  LoaKeyring *keyring; /* (owned) */
  LoaStore *store; /* (owned) */
  LoaSoundboxAccount *soundbox_account; /* (owned) */
  LoaBankGrant *bank_grant; /* (owned) */
  LoaSpeakerRegister *speakers; /* (owned) */
  LoaAnnouncer *announcer; /* (owned) */
  LoaSync *sync; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaShop, loa_shop, G_TYPE_OBJECT)

/* What opening has gathered so far. */
typedef struct
{
  char *profile; /* (owned) */
  char *directory; /* (owned): of the profile */
  LoaKeyring *keyring; /* (owned) */
  LoaClock *clock; /* (owned) */
  LoaStore *store; /* (owned) (nullable) */
  char *given_addresses[LOA_SERVER_BANK + 1]; /* (owned) (nullable): what goes before the settings */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->profile);
  g_free (opening->directory);
  g_clear_object (&opening->keyring);
  g_clear_object (&opening->clock);
  g_clear_object (&opening->store);
  for (guint i = 0; i < G_N_ELEMENTS (opening->given_addresses); i++)
    g_free (opening->given_addresses[i]);
  g_free (opening);
}

/* A variable of the environment that is empty says nothing. */
static char *
dup_address (const char *address)
{
  return address != NULL && *address != '\0' ? g_strdup (address) : NULL;
}

static LoaFileLock *
lock_new (Opening    *opening,
          const char *name)
{
  g_autofree char *path = g_build_filename (opening->directory, name, NULL);

  return loa_file_lock_new (path);
}

/* A profile that was removed leaves its secrets in the keyring, where the next one of that name must not find them. */
static char *
get_keyring_profile (Opening    *opening,
                     GHashTable *settings)
{
  const char *id = g_hash_table_lookup (settings, LOA_PROFILE_SETTING_ID);
  g_autofree char *escaped = NULL;

  if (id == NULL)
    return g_strdup (opening->profile);

  escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (opening->profile, "/", escaped, NULL);
}

static LoaShop *
make_shop (Opening    *opening,
           GHashTable *settings,
           GUri       *soundbox_address,
           GUri       *bank_address)
{
  g_autoptr (SoupSession) session = sepay_session_new ();
  g_autoptr (LoaFileLock) refresh_lock = lock_new (opening, REFRESH_LOCK_NAME);
  g_autoptr (LoaFileLock) row_lock = lock_new (opening, ROW_LOCK_NAME);
  g_autofree char *keyring_profile = get_keyring_profile (opening, settings);
  LoaShop *self = g_object_new (LOA_TYPE_SHOP, NULL);

  self->profile = loa_profile_new_from_settings (opening->profile, settings);
  for (guint i = 0; i < G_N_ELEMENTS (self->given_addresses); i++)
    self->given_addresses[i] = g_steal_pointer (&opening->given_addresses[i]);
  self->clock = g_object_ref (opening->clock);
  self->keyring = g_object_ref (opening->keyring);
  self->store = g_object_ref (opening->store);
  self->soundbox_account = loa_soundbox_account_new (self->keyring, keyring_profile, refresh_lock, session,
                                                     soundbox_address, self->clock);
  self->bank_grant = loa_bank_grant_new (self->keyring, keyring_profile, refresh_lock, session, bank_address,
                                         self->clock);
  self->speakers = loa_speaker_register_new (self->store, self->soundbox_account, self->clock);
  self->announcer = loa_announcer_new (self->store, row_lock, self->soundbox_account, self->clock);
  self->sync = loa_sync_new (self->store, self->bank_grant, self->clock);

  return self;
}

/* What is given goes before what is set, and that before SePay's own. */
static GUri *
parse_address (Opening     *opening,
               GHashTable  *settings,
               LoaServer    server,
               GError     **error)
{
  const char *address = opening->given_addresses[server];

  if (address == NULL)
    address = g_hash_table_lookup (settings, loa_server_get_setting (server));

  return sepay_address_parse (address != NULL ? address : loa_server_get_default (server), error);
}

static void
got_settings_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GHashTable) settings = NULL;
  g_autoptr (GUri) soundbox_address = NULL;
  g_autoptr (GUri) bank_address = NULL;
  GError *error = NULL;

  settings = loa_store_get_settings_finish (LOA_STORE (source), result, &error);
  if (settings != NULL)
    soundbox_address = parse_address (opening, settings, LOA_SERVER_SOUNDBOX, &error);
  if (soundbox_address != NULL)
    bank_address = parse_address (opening, settings, LOA_SERVER_BANK, &error);

  if (bank_address == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, make_shop (opening, settings, soundbox_address, bank_address), g_object_unref);
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  const char * const keys[] = {
    LOA_PROFILE_SETTING_ID,
    LOA_PROFILE_SETTING_TITLE,
    LOA_PROFILE_SETTING_COLOUR,
    loa_server_get_setting (LOA_SERVER_SOUNDBOX),
    loa_server_get_setting (LOA_SERVER_BANK),
    NULL,
  };
  GError *error = NULL;

  opening->store = loa_store_open_finish (result, &error);
  if (opening->store == NULL)
    g_task_return_error (task, error);
  else
    loa_store_get_settings_async (opening->store, keys, g_task_get_cancellable (task), got_settings_cb,
                                  g_object_ref (task));
}

static void
made_ready_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *path = NULL;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_profile_make_ready_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  path = g_build_filename (opening->directory, LOA_STORE_NAME, NULL);
  loa_store_open_async (path, g_task_get_cancellable (task), store_opened_cb, g_object_ref (task));
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_close_finish (LOA_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
loa_shop_dispose (GObject *object)
{
  LoaShop *self = LOA_SHOP (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->announcer);
  g_clear_object (&self->speakers);
  g_clear_object (&self->bank_grant);
  g_clear_object (&self->soundbox_account);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_object (&self->clock);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (loa_shop_parent_class)->dispose (object);
}

static void
loa_shop_finalize (GObject *object)
{
  LoaShop *self = LOA_SHOP (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->given_addresses); i++)
    g_clear_pointer (&self->given_addresses[i], g_free);

  G_OBJECT_CLASS (loa_shop_parent_class)->finalize (object);
}

static void
loa_shop_class_init (LoaShopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_shop_dispose;
  object_class->finalize = loa_shop_finalize;
}

static void
loa_shop_init (LoaShop *self)
{
}

void
loa_shop_open_async (const char          *profile,
                     const char          *data_directory,
                     LoaKeyring          *keyring,
                     LoaClock            *clock,
                     const char          *soundbox_address,
                     const char          *bank_address,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening;
  GError *error = NULL;

  g_return_if_fail (profile != NULL);
  g_return_if_fail (LOA_IS_KEYRING (keyring));
  g_return_if_fail (LOA_IS_CLOCK (clock));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_shop_open_async);

  if (!loa_profile_check_name (profile, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->profile = g_strdup (profile);
  opening->directory = loa_profile_get_directory (data_directory, profile);
  opening->keyring = g_object_ref (keyring);
  opening->clock = g_object_ref (clock);
  opening->given_addresses[LOA_SERVER_SOUNDBOX] = dup_address (soundbox_address);
  opening->given_addresses[LOA_SERVER_BANK] = dup_address (bank_address);
  g_task_set_task_data (task, opening, opening_free);

  loa_profile_make_ready_async (data_directory, profile, cancellable, made_ready_cb, g_steal_pointer (&task));
}

LoaShop *
loa_shop_open_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_shop_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_shop_close_async (LoaShop             *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_SHOP (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_shop_close_async);
  loa_store_close_async (self->store, cancellable, closed_cb, g_steal_pointer (&task));
}

gboolean
loa_shop_close_finish (LoaShop       *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_shop_close_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

LoaProfile *
loa_shop_get_profile (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->profile;
}

const char *
loa_shop_get_given_address (LoaShop   *self,
                            LoaServer  server)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);
  g_return_val_if_fail (server < G_N_ELEMENTS (self->given_addresses), NULL);

  return self->given_addresses[server];
}

LoaClock *
loa_shop_get_clock (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->clock;
}

LoaKeyring *
loa_shop_get_keyring (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->keyring;
}

LoaStore *
loa_shop_get_store (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->store;
}

LoaSoundboxAccount *
loa_shop_get_soundbox_account (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->soundbox_account;
}

LoaBankGrant *
loa_shop_get_bank_grant (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->bank_grant;
}

LoaSpeakerRegister *
loa_shop_get_speakers (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->speakers;
}

LoaAnnouncer *
loa_shop_get_announcer (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->announcer;
}

LoaSync *
loa_shop_get_sync (LoaShop *self)
{
  g_return_val_if_fail (LOA_IS_SHOP (self), NULL);

  return self->sync;
}
