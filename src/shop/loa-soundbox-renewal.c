/* loa-soundbox-renewal.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-soundbox-renewal.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "sepay-error.h"

/* LoaSoundboxRenewal: the one place where SoundBox tokens are created.
 *
 * A new token may void the one before, so all processes of a profile use the same one, which stands in the keyring,
 * and create it one at a time. A run goes through these steps under the lock between processes:
 *
 *   read the item → (its token is good: done) → create a token → write the item → done
 *
 * Unlike a refresh token nothing is lost with a token, for another can be created. So a keyring that does not take it,
 * or that has become unreadable since the credentials were read, keeps nobody from announcing.
 */
struct _LoaSoundboxRenewal
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  SepaySoundboxTokens *tokens; /* (owned) */
  SoupSession *session; /* (owned): where secrets are hidden */
  LoaClock *clock; /* (owned) */

  LoaSoundboxCredentials *unsaved; /* (owned) (nullable): with a token that the keyring would not take */
  SepaySecret *replaced_token; /* (owned) (nullable): what stood in the item when @unsaved was created */
};

G_DEFINE_FINAL_TYPE (LoaSoundboxRenewal, loa_soundbox_renewal, G_TYPE_OBJECT)

typedef struct
{
  SepaySecret *rejected_token; /* (owned) (nullable) */
  LoaSoundboxCredentials *known; /* (owned) (nullable): where connecting, what is proved */
  LoaSoundboxCredentials *credentials; /* (owned) (nullable): what was read, then what is written */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  sepay_secret_free (run->rejected_token);
  loa_soundbox_credentials_free (run->known);
  loa_soundbox_credentials_free (run->credentials);
  g_free (run);
}

static gboolean
is_connecting (GTask *task)
{
  return g_task_get_source_tag (task) == loa_soundbox_renewal_connect_async;
}

static void
forget_unsaved (LoaSoundboxRenewal *self)
{
  g_clear_pointer (&self->unsaved, loa_soundbox_credentials_free);
  g_clear_pointer (&self->replaced_token, sepay_secret_free);
}

static void
fail (GTask  *task,
      GError *error)
{
  LoaSoundboxRenewal *self = g_task_get_source_object (task);

  loa_account_item_unlock (self->item);
  g_task_return_error (task, error);
}

static void
succeed (GTask *task)
{
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  loa_account_item_unlock (self->item);
  g_task_return_pointer (task, g_steal_pointer (&run->credentials), (GDestroyNotify) loa_soundbox_credentials_free);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (loa_account_item_write_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    {
      forget_unsaved (self);
      succeed (task);
    }
  else if (is_connecting (task))
    {
      fail (task, error);
    }
  else
    {
      g_debug ("The keyring does not take the new token: %s", error->message);
      g_error_free (error);
      succeed (task);
    }
}

static void
write_item (GTask *task)
{
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (SepaySecret) text = loa_soundbox_credentials_encode (run->credentials);

  /* Once there is a token, who gives up waiting for it does not take it from the others. */
  loa_account_item_write_async (self->item, text, is_connecting (task) ? g_task_get_cancellable (task) : NULL,
                                written_cb, g_object_ref (task));
}

/* Who needs the token would take a refusal as SePay's word on what it wants to do with it. */
static GError *
translate_error (GError *error)
{
  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND)
      || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED))
    error->code = SEPAY_ERROR_MALFORMED;

  return error;
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepayTokens) tokens = NULL;
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  tokens = sepay_soundbox_tokens_create_finish (SEPAY_SOUNDBOX_TOKENS (source), result, &error);
  if (tokens == NULL)
    {
      fail (task, is_connecting (task) ? error : translate_error (error));
      return;
    }

  if (!is_connecting (task))
    {
      if (self->unsaved == NULL)
        self->replaced_token = g_strdup (run->credentials->access_token);
      loa_soundbox_credentials_free (self->unsaved);
    }

  loa_soundbox_credentials_take_token (run->credentials, tokens, self->clock);
  if (!is_connecting (task))
    self->unsaved = loa_soundbox_credentials_copy (run->credentials);

  write_item (task);
}

static void
create (GTask *task)
{
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  sepay_soundbox_tokens_create_async (self->tokens, run->credentials->client_id, run->credentials->client_secret,
                                      g_task_get_cancellable (task), created_cb, g_object_ref (task));
}

/* Whether the item is still as it was when the keyring would not take a token for it. */
static gboolean
is_unsaved_for (LoaSoundboxRenewal           *self,
                const LoaSoundboxCredentials *credentials)
{
  return self->unsaved != NULL && g_strcmp0 (credentials->access_token, self->replaced_token) == 0
         && g_str_equal (credentials->client_id, self->unsaved->client_id)
         && g_str_equal (credentials->client_secret, self->unsaved->client_secret);
}

static void
use_item (GTask *task)
{
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  gboolean is_unsaved = is_unsaved_for (self, run->credentials);

  if (is_unsaved)
    {
      loa_soundbox_credentials_free (run->credentials);
      run->credentials = loa_soundbox_credentials_copy (self->unsaved);
    }
  else
    {
      forget_unsaved (self);
    }

  if (!loa_soundbox_credentials_is_good (run->credentials, run->rejected_token, self->clock))
    create (task);
  else if (is_unsaved)
    write_item (task);
  else
    succeed (task);
}

/* Takes @error over. What is known stays in use until the keyring can be read again. */
static void
do_without_item (GTask  *task,
                 GError *error)
{
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (run->known == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (task, error);
      return;
    }

  g_debug ("The keyring cannot be read any more: %s", error->message);
  g_error_free (error);

  run->credentials = g_steal_pointer (&run->known);
  if (loa_soundbox_credentials_is_good (run->credentials, run->rejected_token, self->clock))
    succeed (task);
  else
    create (task);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepaySecret) text = NULL;
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);
  if (text != NULL)
    run->credentials = loa_soundbox_credentials_decode (text, self->clock, &error);
  if (run->credentials != NULL)
    loa_soundbox_credentials_hide (run->credentials, self->session);

  if (error != NULL)
    do_without_item (task, error);
  else if (run->credentials == NULL)
    fail (task, g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN,
                                     _("SoundBox is not connected. Connect it in Accounts.")));
  else
    use_item (task);
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSoundboxRenewal *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_account_item_lock_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (is_connecting (task))
    {
      run->credentials = g_steal_pointer (&run->known);
      create (task);
      return;
    }

  loa_account_item_read_async (self->item, g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static void
loa_soundbox_renewal_dispose (GObject *object)
{
  LoaSoundboxRenewal *self = LOA_SOUNDBOX_RENEWAL (object);

  g_clear_object (&self->item);
  g_clear_object (&self->tokens);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_soundbox_renewal_parent_class)->dispose (object);
}

static void
loa_soundbox_renewal_finalize (GObject *object)
{
  LoaSoundboxRenewal *self = LOA_SOUNDBOX_RENEWAL (object);

  forget_unsaved (self);

  G_OBJECT_CLASS (loa_soundbox_renewal_parent_class)->finalize (object);
}

static void
loa_soundbox_renewal_class_init (LoaSoundboxRenewalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_soundbox_renewal_dispose;
  object_class->finalize = loa_soundbox_renewal_finalize;
}

static void
loa_soundbox_renewal_init (LoaSoundboxRenewal *self)
{
}

static void
start (LoaSoundboxRenewal           *self,
       gpointer                      source_tag,
       const char                   *rejected_token,
       const LoaSoundboxCredentials *known,
       GCancellable                 *cancellable,
       GAsyncReadyCallback           callback,
       gpointer                      user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->rejected_token = g_strdup (rejected_token);
  run->known = known != NULL ? loa_soundbox_credentials_copy (known) : NULL;

  g_task_set_source_tag (task, source_tag);
  /* What has been created is had, even when nobody waits for it any more; only the inner calls decide. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);
  loa_account_item_lock_async (self->item, cancellable, locked_cb, g_steal_pointer (&task));
}

static LoaSoundboxCredentials *
finish (LoaSoundboxRenewal  *self,
        gpointer             source_tag,
        GAsyncResult        *result,
        GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

LoaSoundboxRenewal *
loa_soundbox_renewal_new (LoaAccountItem      *item,
                          SepaySoundboxTokens *tokens,
                          SoupSession         *session,
                          LoaClock            *clock)
{
  LoaSoundboxRenewal *self = g_object_new (LOA_TYPE_SOUNDBOX_RENEWAL, NULL);

  self->item = g_object_ref (item);
  self->tokens = g_object_ref (tokens);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);

  return self;
}

gboolean
loa_soundbox_renewal_has_unsaved (LoaSoundboxRenewal *self)
{
  return self->unsaved != NULL;
}

void
loa_soundbox_renewal_run_async (LoaSoundboxRenewal           *self,
                                const char                   *rejected_token,
                                const LoaSoundboxCredentials *known,
                                GCancellable                 *cancellable,
                                GAsyncReadyCallback           callback,
                                gpointer                      user_data)
{
  start (self, loa_soundbox_renewal_run_async, rejected_token, known, cancellable, callback, user_data);
}

LoaSoundboxCredentials *
loa_soundbox_renewal_run_finish (LoaSoundboxRenewal  *self,
                                 GAsyncResult        *result,
                                 GError             **error)
{
  return finish (self, loa_soundbox_renewal_run_async, result, error);
}

void
loa_soundbox_renewal_connect_async (LoaSoundboxRenewal           *self,
                                    const LoaSoundboxCredentials *credentials,
                                    GCancellable                 *cancellable,
                                    GAsyncReadyCallback           callback,
                                    gpointer                      user_data)
{
  start (self, loa_soundbox_renewal_connect_async, NULL, credentials, cancellable, callback, user_data);
}

LoaSoundboxCredentials *
loa_soundbox_renewal_connect_finish (LoaSoundboxRenewal  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  return finish (self, loa_soundbox_renewal_connect_async, result, error);
}
