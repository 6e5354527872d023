/* sepay-soundbox-tokens.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-soundbox-tokens.h"

#include "sepay-error-private.h"
#include "sepay-json.h"
#include "sepay-retry.h"
#include "sepay-tokens-private.h"
#include "sepay-waiters.h"

/* SepaySoundboxTokens: the one access token of the SoundBox API, created from client id and secret
 * when somebody needs it.
 *
 * Whoever comes while a token is being created waits for the same one. The request for it is
 * cancelled when the last of them has given up, or when the credentials change, in which case those
 * who wait get a token of the new ones.
 */
struct _SepaySoundboxTokens
{
  GObject parent_instance;

  SepayTransport *transport; /* (owned) */
  SepaySecret *client_id; /* (owned) (nullable) */
  SepaySecret *client_secret; /* (owned) (nullable) */

  SepaySecret *token; /* (owned) (nullable) */
  gint64 renew_us; /* boot time from which the token is not used any more */

  SepayWaiters *waiters; /* (owned) */
  GCancellable *creation; /* (owned) (nullable): while a token is being created */
};

/* A request for a token on its way; it is stale when the tokens have begun another since. */
typedef struct
{
  SepaySoundboxTokens *tokens; /* (owned) */
  GCancellable *creation; /* (owned) */
} Creation;

typedef struct
{
  SepaySecret *access_token; /* (owned) */
  gint64 ttl; /* seconds */
} NewToken;

#define DEFAULT_TTL 6000 /* seconds */
#define LONGEST_TTL 86400
#define RENEWAL_MARGIN 60

static void token_source_iface_init (SepayTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SepaySoundboxTokens, sepay_soundbox_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEPAY_TYPE_TOKEN_SOURCE, token_source_iface_init))

static void
creation_free (Creation *self)
{
  g_clear_object (&self->tokens);
  g_clear_object (&self->creation);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Creation, creation_free)

static void
new_token_free (NewToken *self)
{
  g_clear_pointer (&self->access_token, sepay_secret_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewToken, new_token_free)

static gboolean
read_ttl (JsonObject  *answer,
          gint64      *ttl,
          GError     **error)
{
  gboolean has_ttl;

  if (!sepay_json_read_whole (answer, "ttl", ttl, &has_ttl, error))
    return FALSE;

  if (!has_ttl)
    *ttl = DEFAULT_TTL;

  if (*ttl <= 0)
    {
      sepay_error_set_malformed (error, "ttl is not a lifetime");
      return FALSE;
    }

  *ttl = MIN (*ttl, LONGEST_TTL);
  return TRUE;
}

/* A SepayAnswerReader. The token stands beside `data`, which then is a dash; should it move into
 * `data`, it is found there.
 */
static gpointer
new_token_read (JsonObject     *answer,
                gconstpointer   asked,
                GError        **error)
{
  JsonObject *data = sepay_json_get_object (answer, "data");
  JsonObject *holder = answer;
  g_autoptr (NewToken) self = g_new0 (NewToken, 1);

  if (sepay_json_get_string (answer, "access_token") == NULL && data != NULL)
    holder = data;

  self->access_token = g_strdup (sepay_json_get_string (holder, "access_token"));
  if (self->access_token == NULL)
    {
      sepay_json_set_missing ("access_token", error);
      return NULL;
    }

  if (!sepay_token_is_sendable (self->access_token))
    {
      sepay_error_set_malformed (error, "access_token is not a token");
      return NULL;
    }

  if (!read_ttl (holder, &self->ttl, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
keep (SepaySoundboxTokens *self,
      NewToken            *new_token)
{
  gint64 now_us = loa_clock_get_boot_time_us (sepay_transport_get_clock (self->transport));
  gint64 margin = MIN (RENEWAL_MARGIN, new_token->ttl / 2);

  sepay_soundbox_tokens_forget (self);
  self->token = g_steal_pointer (&new_token->access_token);
  self->renew_us = now_us + (new_token->ttl - margin) * G_USEC_PER_SEC;
}

/* Lets everybody go who waits now, with the token or with @error. Who comes back meanwhile waits for the next one. */
static void
release_waiters (SepaySoundboxTokens *self,
                 const GError        *error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SepaySecret) token = g_strdup (self->token);
  GTask *next;

  while ((next = sepay_waiters_take (self->waiters)) != NULL)
    g_ptr_array_add (tasks, next);

  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_strdup (token), (GDestroyNotify) sepay_secret_free);
    }
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Creation) creation = user_data;
  SepaySoundboxTokens *self = creation->tokens;
  g_autoptr (NewToken) new_token = NULL;
  g_autoptr (GError) error = NULL;

  new_token = sepay_retry_send_finish (SEPAY_TRANSPORT (object), result, &error);
  if (self->creation != creation->creation)
    return;

  g_clear_object (&self->creation);
  if (new_token != NULL)
    keep (self, new_token);

  release_waiters (self, error);
}

static void
create (SepaySoundboxTokens *self)
{
  Creation *creation = g_new0 (Creation, 1);
  g_autoptr (SepayRequest) request = NULL;

  request = sepay_request_new (SEPAY_DIALECT_SOUNDBOX, SOUP_METHOD_POST, "/token/create", new_token_read,
                               (GDestroyNotify) new_token_free);
  sepay_request_set_basic (request, self->client_id, self->client_secret);
  request->is_repeatable = TRUE;

  self->creation = g_cancellable_new ();
  creation->tokens = g_object_ref (self);
  creation->creation = g_object_ref (self->creation);

  sepay_retry_send_async (self->transport, request, NULL, self->creation, created_cb, creation);
}

static void
abandon_creation (SepaySoundboxTokens *self)
{
  g_autoptr (GCancellable) creation = g_steal_pointer (&self->creation);

  if (creation != NULL)
    g_cancellable_cancel (creation);
}

static void
deserted_cb (SepayWaiters *waiters,
             gpointer      user_data)
{
  abandon_creation (user_data);
}

static gboolean
is_usable (SepaySoundboxTokens *self)
{
  return self->token != NULL
         && loa_clock_get_boot_time_us (sepay_transport_get_clock (self->transport)) < self->renew_us;
}

static GError *
make_signed_out_error (void)
{
  return sepay_error_new (SEPAY_ERROR_SIGNED_OUT, "There are no SoundBox credentials");
}

static void
sepay_soundbox_tokens_get_token_async (SepayTokenSource    *source,
                                       const char          *rejected_token,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  SepaySoundboxTokens *self = SEPAY_SOUNDBOX_TOKENS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sepay_soundbox_tokens_get_token_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->client_id == NULL)
    {
      g_task_return_error (task, make_signed_out_error ());
      return;
    }

  if (rejected_token != NULL && g_strcmp0 (rejected_token, self->token) == 0)
    sepay_soundbox_tokens_forget (self);

  if (is_usable (self))
    {
      g_task_return_pointer (task, g_strdup (self->token), (GDestroyNotify) sepay_secret_free);
      return;
    }

  sepay_waiters_add (self->waiters, g_steal_pointer (&task));
  if (self->creation == NULL)
    create (self);
}

static char *
sepay_soundbox_tokens_get_token_finish (SepayTokenSource  *source,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_soundbox_tokens_get_token_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
token_source_iface_init (SepayTokenSourceInterface *iface)
{
  iface->get_token_async = sepay_soundbox_tokens_get_token_async;
  iface->get_token_finish = sepay_soundbox_tokens_get_token_finish;
}

static void
sepay_soundbox_tokens_finalize (GObject *object)
{
  SepaySoundboxTokens *self = SEPAY_SOUNDBOX_TOKENS (object);

  g_clear_pointer (&self->client_id, sepay_secret_free);
  g_clear_pointer (&self->client_secret, sepay_secret_free);
  g_clear_pointer (&self->token, sepay_secret_free);
  g_clear_object (&self->creation);
  g_clear_object (&self->waiters);
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (sepay_soundbox_tokens_parent_class)->finalize (object);
}

static void
sepay_soundbox_tokens_class_init (SepaySoundboxTokensClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sepay_soundbox_tokens_finalize;
}

static void
sepay_soundbox_tokens_init (SepaySoundboxTokens *self)
{
  self->waiters = sepay_waiters_new ();
  g_signal_connect_object (self->waiters, "deserted", G_CALLBACK (deserted_cb), self, 0);
}

SepaySoundboxTokens *
sepay_soundbox_tokens_new (SepayTransport *transport)
{
  SepaySoundboxTokens *self = g_object_new (SEPAY_TYPE_SOUNDBOX_TOKENS, NULL);

  self->transport = g_object_ref (transport);

  return self;
}

void
sepay_soundbox_tokens_set_credentials (SepaySoundboxTokens *self,
                                       const char          *client_id,
                                       const char          *client_secret)
{
  gboolean has_both = client_id != NULL && client_secret != NULL;

  abandon_creation (self);
  sepay_soundbox_tokens_forget (self);
  g_clear_pointer (&self->client_id, sepay_secret_free);
  g_clear_pointer (&self->client_secret, sepay_secret_free);

  if (has_both)
    {
      self->client_id = g_strdup (client_id);
      self->client_secret = g_strdup (client_secret);
      if (!sepay_waiters_is_empty (self->waiters))
        create (self);
    }
  else
    {
      g_autoptr (GError) error = make_signed_out_error ();

      release_waiters (self, error);
    }
}

/* The next who needs a token gets a new one. */
void
sepay_soundbox_tokens_forget (SepaySoundboxTokens *self)
{
  g_clear_pointer (&self->token, sepay_secret_free);
  self->renew_us = 0;
}
