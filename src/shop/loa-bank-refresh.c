/* loa-bank-refresh.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-refresh.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "sepay-error.h"

/* LoaBankRefresh: the one place where a refresh token is spent.
 *
 * SePay may give a new refresh token with every answer and kill the old one, so an answer is precious: it is written
 * to the keyring before anything uses it, and kept here for the next run when the keyring would not take it. A run
 * goes through these steps, all under the lock between processes, so that a process which dies at any of them leaves
 * either the old pair, which is then tried once more, or the new one. Each step is said in a message without secrets;
 * the tests kill the process at every one.
 *
 *   read the item → (its token is good: done) → spend the refresh token → write the item → done
 *                ↖——————— the answer was lost, once ———————↙
 */

/* Seconds to wait before a lost answer is asked for again, unless SePay says. */
#define PAUSE_SECONDS 1
#define MAX_PAUSE_SECONDS 10

struct _LoaBankRefresh
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  SepayOauth *oauth; /* (owned) */
  SoupSession *session; /* (owned): where secrets are hidden */
  LoaClock *clock; /* (owned) */

  SepaySecret *dead_token; /* (owned) (nullable): the refresh token that SePay has refused */
  LoaBankCredentials *unsaved; /* (owned) (nullable): an answer that the keyring would not take */
  SepaySecret *spent_token; /* (owned) (nullable): the refresh token that @unsaved was had for */
};

G_DEFINE_FINAL_TYPE (LoaBankRefresh, loa_bank_refresh, G_TYPE_OBJECT)

typedef struct
{
  SepaySecret *rejected_token; /* (owned) (nullable) */
  LoaBankCredentials *credentials; /* (owned) (nullable): what was read, then what is written */
  GError *lost; /* (owned) (nullable): how the first answer was lost */
} Run;

static void read_item (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  sepay_secret_free (run->rejected_token);
  loa_bank_credentials_free (run->credentials);
  g_clear_error (&run->lost);
  g_free (run);
}

static void
fail (GTask  *task,
      GError *error)
{
  LoaBankRefresh *self = g_task_get_source_object (task);

  loa_account_item_unlock (self->item);
  g_task_return_error (task, error);
}

static void
succeed (GTask *task)
{
  LoaBankRefresh *self = g_task_get_source_object (task);

  loa_account_item_unlock (self->item);
  g_debug ("Bank refresh: done");
  g_task_return_boolean (task, TRUE);
}

static void
fail_signed_out (GTask *task)
{
  fail (task, g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN,
                                   _("The bank history is not connected. Sign in to it in Accounts.")));
}

static void
fail_dead (GTask *task)
{
  fail (task, g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN,
                                   _("The sign-in to the bank history is no longer valid. Sign in again in Accounts; what "
                                     "was copied before stays readable.")));
}

static void
forget_unsaved (LoaBankRefresh *self)
{
  g_clear_pointer (&self->unsaved, loa_bank_credentials_free);
  g_clear_pointer (&self->spent_token, sepay_secret_free);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaBankRefresh *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_account_item_write_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    {
      fail (task, error);
      return;
    }

  g_debug ("Bank refresh: the answer is stored");
  forget_unsaved (self);
  succeed (task);
}

static void
write_item (GTask *task)
{
  LoaBankRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (SepaySecret) text = loa_bank_credentials_encode (run->credentials);

  g_debug ("Bank refresh: storing the answer");
  loa_account_item_write_async (self->item, text, NULL, written_cb, g_object_ref (task));
}

static void
paused_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  loa_clock_sleep_finish (LOA_CLOCK (source), result, NULL);
  read_item (task);
}

static void
refusal_written_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* Where it cannot be kept, this process knows it all the same. */
  if (!loa_account_item_write_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_debug ("Bank refresh: the refusal could not be stored: %s", error->message);

  fail_dead (task);
}

/* Every later process is to ask for a new sign-in, and none is to try the dead token again. */
static void
write_refusal (GTask *task)
{
  LoaBankRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (SepaySecret) text = NULL;

  sepay_secret_free (self->dead_token);
  self->dead_token = g_strdup (run->credentials->refresh_token);
  run->credentials->refused_at = loa_clock_get_unix_seconds (self->clock);
  text = loa_bank_credentials_encode (run->credentials);

  g_debug ("Bank refresh: the refresh token is dead");
  loa_account_item_write_async (self->item, text, NULL, refusal_written_cb, g_object_ref (task));
}

/* Takes @error over. */
static void
handle_refusal (GTask  *task,
                GError *error)
{
  LoaBankRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  guint pause = CLAMP (sepay_error_get_retry_after (error), PAUSE_SECONDS, MAX_PAUSE_SECONDS);

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_GRANT))
    {
      g_error_free (error);
      write_refusal (task);
      return;
    }

  if (run->lost != NULL)
    {
      g_error_free (error);
      fail (task, g_steal_pointer (&run->lost));
      return;
    }

  if (!sepay_error_may_have_taken_effect (error))
    {
      fail (task, error);
      return;
    }

  g_debug ("Bank refresh: the answer was lost");
  run->lost = error;
  loa_clock_sleep_async (self->clock, pause * 1000, NULL, paused_cb, g_object_ref (task));
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepayTokens) tokens = NULL;
  LoaBankRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  tokens = sepay_oauth_refresh_finish (SEPAY_OAUTH (source), result, &error);
  if (tokens == NULL)
    {
      handle_refusal (task, error);
      return;
    }

  g_debug ("Bank refresh: there is an answer");
  forget_unsaved (self);
  self->spent_token = g_strdup (run->credentials->refresh_token);
  loa_bank_credentials_take_tokens (run->credentials, tokens, self->clock);
  self->unsaved = loa_bank_credentials_copy (run->credentials);
  write_item (task);
}

static void
spend (GTask *task)
{
  LoaBankRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  LoaBankCredentials *credentials = run->credentials;

  g_debug ("Bank refresh: spending the refresh token");
  sepay_oauth_refresh_async (self->oauth, credentials->client_id, credentials->client_secret,
                             credentials->refresh_token, NULL, refreshed_cb, g_object_ref (task));
}

static void
use_item (GTask *task)
{
  LoaBankRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  LoaBankCredentials *credentials = run->credentials;

  if (self->unsaved != NULL && g_strcmp0 (credentials->refresh_token, self->spent_token) == 0)
    {
      run->credentials = loa_bank_credentials_copy (self->unsaved);
      loa_bank_credentials_free (credentials);
      write_item (task);
      return;
    }

  forget_unsaved (self);
  if (loa_bank_credentials_is_good (credentials, run->rejected_token, self->clock))
    succeed (task);
  else if (credentials->refresh_token == NULL || credentials->refused_at > 0
           || loa_bank_refresh_is_dead (self, credentials->refresh_token))
    fail_dead (task);
  else
    spend (task);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepaySecret) text = NULL;
  LoaBankRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&run->credentials, loa_bank_credentials_free);
  text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);
  if (text != NULL)
    run->credentials = loa_bank_credentials_decode (text, self->clock, &error);
  if (run->credentials != NULL)
    loa_bank_credentials_hide (run->credentials, self->session);

  if (error != NULL)
    fail (task, error);
  else if (run->credentials == NULL)
    fail_signed_out (task);
  else
    use_item (task);
}

static void
read_item (GTask *task)
{
  LoaBankRefresh *self = g_task_get_source_object (task);

  g_debug ("Bank refresh: reading the item");
  loa_account_item_read_async (self->item, NULL, read_cb, g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_account_item_lock_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_task_return_error (task, error);
  else
    read_item (task);
}

static void
loa_bank_refresh_dispose (GObject *object)
{
  LoaBankRefresh *self = LOA_BANK_REFRESH (object);

  g_clear_object (&self->item);
  g_clear_object (&self->oauth);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_bank_refresh_parent_class)->dispose (object);
}

static void
loa_bank_refresh_finalize (GObject *object)
{
  LoaBankRefresh *self = LOA_BANK_REFRESH (object);

  forget_unsaved (self);
  g_clear_pointer (&self->dead_token, sepay_secret_free);

  G_OBJECT_CLASS (loa_bank_refresh_parent_class)->finalize (object);
}

static void
loa_bank_refresh_class_init (LoaBankRefreshClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_bank_refresh_dispose;
  object_class->finalize = loa_bank_refresh_finalize;
}

static void
loa_bank_refresh_init (LoaBankRefresh *self)
{
}

LoaBankRefresh *
loa_bank_refresh_new (LoaAccountItem *item,
                      SepayOauth     *oauth,
                      SoupSession    *session,
                      LoaClock       *clock)
{
  LoaBankRefresh *self = g_object_new (LOA_TYPE_BANK_REFRESH, NULL);

  self->item = g_object_ref (item);
  self->oauth = g_object_ref (oauth);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);

  return self;
}

gboolean
loa_bank_refresh_is_dead (LoaBankRefresh *self,
                          const char     *refresh_token)
{
  return self->dead_token != NULL && g_strcmp0 (self->dead_token, refresh_token) == 0;
}

void
loa_bank_refresh_run_async (LoaBankRefresh      *self,
                            const char          *rejected_token,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->rejected_token = g_strdup (rejected_token);

  g_task_set_source_tag (task, loa_bank_refresh_run_async);
  g_task_set_task_data (task, run, run_free);
  g_debug ("Bank refresh: waiting for the lock");
  loa_account_item_lock_async (self->item, NULL, locked_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_refresh_run_finish (LoaBankRefresh      *self,
                             GAsyncResult        *result,
                             LoaBankCredentials **credentials,
                             GError             **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean is_good;
  Run *run;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_refresh_run_async), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  is_good = g_task_propagate_boolean (G_TASK (result), &failure);

  *credentials = NULL;
  if (is_good || g_error_matches (failure, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN))
    *credentials = g_steal_pointer (&run->credentials);
  if (!is_good)
    g_propagate_error (error, g_steal_pointer (&failure));

  return is_good;
}
