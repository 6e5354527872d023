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
#include "sepay-joined-cancellable.h"
#include "sepay-json.h"
#include "sepay-retry.h"
#include "sepay-tokens-private.h"

struct _SepaySoundboxTokens
{
  GObject parent_instance;

  SepayTransport *transport; /* (owned) */
  GCancellable *closing; /* (owned): cancelled by dispose, and with it every call */
};

static const SepayLimits limits = {
  .requests_per_second = 3,
  .answer_milliseconds = SEPAY_ANSWER_MILLISECONDS,
};

#define DEFAULT_TTL 6000 /* seconds */
#define LONGEST_TTL 86400

G_DEFINE_FINAL_TYPE (SepaySoundboxTokens, sepay_soundbox_tokens, G_TYPE_OBJECT)

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
tokens_read (JsonObject     *answer,
             gconstpointer   asked,
             GError        **error)
{
  JsonObject *data = sepay_json_get_object (answer, "data");
  JsonObject *holder = answer;
  g_autoptr (SepayTokens) self = g_new0 (SepayTokens, 1);
  gint64 ttl;

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

  if (!read_ttl (holder, &ttl, error))
    return NULL;

  self->expires_in = (guint) ttl;

  return g_steal_pointer (&self);
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SepayTokens *tokens = sepay_retry_send_finish (SEPAY_TRANSPORT (object), result, &error);

  if (tokens != NULL)
    g_task_return_pointer (task, tokens, (GDestroyNotify) sepay_tokens_free);
  else
    g_task_return_error (task, error);
}

static void
sepay_soundbox_tokens_dispose (GObject *object)
{
  SepaySoundboxTokens *self = SEPAY_SOUNDBOX_TOKENS (object);

  g_cancellable_cancel (self->closing);

  G_OBJECT_CLASS (sepay_soundbox_tokens_parent_class)->dispose (object);
}

static void
sepay_soundbox_tokens_finalize (GObject *object)
{
  SepaySoundboxTokens *self = SEPAY_SOUNDBOX_TOKENS (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->closing);

  G_OBJECT_CLASS (sepay_soundbox_tokens_parent_class)->finalize (object);
}

static void
sepay_soundbox_tokens_class_init (SepaySoundboxTokensClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sepay_soundbox_tokens_dispose;
  object_class->finalize = sepay_soundbox_tokens_finalize;
}

static void
sepay_soundbox_tokens_init (SepaySoundboxTokens *self)
{
  self->closing = g_cancellable_new ();
}

SepaySoundboxTokens *
sepay_soundbox_tokens_new (SoupSession *session,
                           GUri        *address,
                           LoaClock    *clock)
{
  SepaySoundboxTokens *self;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (SEPAY_TYPE_SOUNDBOX_TOKENS, NULL);
  self->transport = sepay_transport_new (session, address, clock, &limits);

  return self;
}

void
sepay_soundbox_tokens_create_async (SepaySoundboxTokens *self,
                                    const char          *client_id,
                                    const char          *client_secret,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GCancellable) joined = NULL;
  g_autoptr (SepayRequest) request = NULL;

  g_return_if_fail (SEPAY_IS_SOUNDBOX_TOKENS (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_soundbox_tokens_create_async);

  request = sepay_request_new (SEPAY_DIALECT_SOUNDBOX, SOUP_METHOD_POST, "/token/create", tokens_read,
                               (GDestroyNotify) sepay_tokens_free);
  sepay_request_set_basic (request, client_id, client_secret);
  request->is_repeatable = TRUE;

  joined = sepay_joined_cancellable_new (cancellable, self->closing);
  sepay_retry_send_async (self->transport, request, NULL, joined, created_cb, g_steal_pointer (&task));
}

SepayTokens *
sepay_soundbox_tokens_create_finish (SepaySoundboxTokens  *self,
                                     GAsyncResult         *result,
                                     GError              **error)
{
  g_return_val_if_fail (SEPAY_IS_SOUNDBOX_TOKENS (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_soundbox_tokens_create_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
