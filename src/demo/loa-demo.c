/* loa-demo.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The demo signs in the way a person does: it connects the SoundBox with a client id and secret, follows the bank's
 * authorise page to where that redirects, and pastes the address. So what the demo shows is what a shop will see.
 */

#define G_LOG_DOMAIN "loa-demo"

#include "config.h"

#include "loa-bank-sign-in.h"
#include "loa-demo.h"

struct _LoaDemo
{
  GObject parent_instance;

  LoaClock *clock;         /* (owned) */
  LoaSimulator *simulator; /* (owned) */
  LoaKeyring *keyring;     /* (owned) */
  char *data_directory;    /* (owned) (nullable): %NULL until it has been made */
};

G_DEFINE_FINAL_TYPE (LoaDemo, loa_demo, G_TYPE_OBJECT)

typedef struct
{
  LoaShop *shop;          /* (owned) */
  LoaBankSignIn *sign_in; /* (owned) (nullable) */
  SoupSession *browser;   /* (owned) (nullable) */
  char **speakers;        /* (owned) (nullable) */
  guint next_speaker;
} SignIn;

static void
sign_in_free (gpointer data)
{
  SignIn *self = data;

  g_clear_object (&self->shop);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->browser);
  g_strfreev (self->speakers);
  g_free (self);
}

/* The folder holds only what the store made: files, and folders of files. */
static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                        NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_folder (child);
  g_file_delete (folder, NULL, NULL);
}

static void add_next_speaker (GTask *task);

static void
speaker_added_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  GError *error = NULL;

  record = loa_speaker_register_add_finish (LOA_SPEAKER_REGISTER (source), result, &error);
  if (record == NULL)
    g_task_return_error (task, error);
  else
    add_next_speaker (g_steal_pointer (&task));
}

/* Takes over @task. */
static void
add_next_speaker (GTask *task)
{
  SignIn *data = g_task_get_task_data (task);
  const char *hardware_id = data->speakers != NULL ? data->speakers[data->next_speaker] : NULL;

  if (hardware_id == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  data->next_speaker++;
  loa_speaker_register_add_async (loa_shop_get_speakers (data->shop), hardware_id, NULL, g_task_get_cancellable (task),
                                  speaker_added_cb, task);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_bank_sign_in_paste_finish (LOA_BANK_SIGN_IN (source), result, &error))
    g_task_return_error (task, error);
  else
    add_next_speaker (g_steal_pointer (&task));
}

static void
authorised_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *data = g_task_get_task_data (task);
  g_autoptr (GBytes) page = NULL;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  const char *address;
  GError *error = NULL;

  page = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  address = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  loa_bank_sign_in_paste_async (data->sign_in, address != NULL ? address : "", g_task_get_cancellable (task), pasted_cb,
                                g_object_ref (task));
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SignIn *data = g_task_get_task_data (task);
  LoaDemo *self = g_task_get_source_object (task);
  g_autoptr (SoupMessage) message = NULL;
  GError *error = NULL;

  if (!loa_soundbox_account_connect_finish (LOA_SOUNDBOX_ACCOUNT (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  data->sign_in = loa_bank_sign_in_new (loa_shop_get_bank_grant (data->shop), loa_simulator_get_bank_client_id (),
                                        loa_simulator_get_bank_client_secret (),
                                        loa_simulator_get_redirect_uri (self->simulator), self->clock, &error);
  if (data->sign_in == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  data->browser = soup_session_new ();
  message = soup_message_new (SOUP_METHOD_GET, loa_bank_sign_in_get_authorise_uri (data->sign_in));
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (data->browser, message, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                    authorised_cb, g_object_ref (task));
}

static void
loa_demo_dispose (GObject *object)
{
  LoaDemo *self = LOA_DEMO (object);

  g_clear_object (&self->simulator);
  g_clear_object (&self->keyring);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_demo_parent_class)->dispose (object);
}

static void
loa_demo_finalize (GObject *object)
{
  LoaDemo *self = LOA_DEMO (object);

  if (self->data_directory != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (self->data_directory);

      remove_folder (folder);
    }
  g_clear_pointer (&self->data_directory, g_free);

  G_OBJECT_CLASS (loa_demo_parent_class)->finalize (object);
}

static void
loa_demo_class_init (LoaDemoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_demo_dispose;
  object_class->finalize = loa_demo_finalize;
}

static void
loa_demo_init (LoaDemo *self)
{
}

LoaDemo *
loa_demo_new (LoaClock  *clock,
              GError   **error)
{
  g_autoptr (LoaDemo) self = NULL;

  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (LOA_TYPE_DEMO, NULL);
  self->clock = g_object_ref (clock);
  self->keyring = loa_keyring_new_in_memory ();
  self->simulator = loa_simulator_new (clock, LOA_SIMULATOR_N_TRANSACTIONS, LOA_SIMULATOR_DATES_TODAY);
  if (!loa_simulator_listen (self->simulator, 0, error))
    return NULL;
  self->data_directory = g_dir_make_tmp ("loa-demo-XXXXXX", error);
  if (self->data_directory == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

LoaSimulator *
loa_demo_get_simulator (LoaDemo *self)
{
  g_return_val_if_fail (LOA_IS_DEMO (self), NULL);

  return self->simulator;
}

LoaKeyring *
loa_demo_get_keyring (LoaDemo *self)
{
  g_return_val_if_fail (LOA_IS_DEMO (self), NULL);

  return self->keyring;
}

const char *
loa_demo_get_data_directory (LoaDemo *self)
{
  g_return_val_if_fail (LOA_IS_DEMO (self), NULL);

  return self->data_directory;
}

const char *
loa_demo_get_soundbox_address (LoaDemo *self)
{
  g_return_val_if_fail (LOA_IS_DEMO (self), NULL);

  return loa_simulator_get_soundbox_url (self->simulator);
}

const char *
loa_demo_get_bank_address (LoaDemo *self)
{
  g_return_val_if_fail (LOA_IS_DEMO (self), NULL);

  return loa_simulator_get_bank_url (self->simulator);
}

void
loa_demo_sign_in_async (LoaDemo             *self,
                        LoaShop             *shop,
                        gboolean             with_speakers,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  SignIn *data;

  g_return_if_fail (LOA_IS_DEMO (self));
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  data = g_new0 (SignIn, 1);
  data->shop = g_object_ref (shop);
  if (with_speakers)
    data->speakers = loa_simulator_list_speakers (self->simulator);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_demo_sign_in_async);
  g_task_set_task_data (task, data, sign_in_free);
  loa_soundbox_account_connect_async (loa_shop_get_soundbox_account (shop), loa_simulator_get_soundbox_client_id (),
                                      loa_simulator_get_soundbox_client_secret (), cancellable, connected_cb,
                                      g_steal_pointer (&task));
}

gboolean
loa_demo_sign_in_finish (LoaDemo       *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (LOA_IS_DEMO (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_demo_sign_in_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
