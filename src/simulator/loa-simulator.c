/* loa-simulator.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-broken-answer.h"
#include "loa-simulator-control.h"
#include "loa-simulator-private.h"
#include "loa-simulator-routes.h"

#define DELIVERY_MS 1500
#define SLOW_FAULT_MS (2 * 60 * 1000)
#define SOUNDBOX_TOKEN_SECONDS 6000
#define BANK_TOKEN_SECONDS 3600
#define REDIRECT_URI "http://127.0.0.1:8765/callback"

#define MAX_REQUEST_BYTES (256 * 1024)
#define REQUEST_TOO_LARGE "loa-request-too-large"

G_DEFINE_FINAL_TYPE (LoaSimulator, loa_simulator, G_TYPE_OBJECT)

enum
{
  PROP_SCENARIO = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A request whose answer waits. The simulator may be gone by the time it comes. */
typedef struct
{
  GWeakRef simulator;
  SoupServerMessage *message; /* (owned) */
  char *path; /* (owned) */
  GHashTable *query; /* (owned) (nullable) */
  gboolean is_routed; /* it has taken effect, only the sending waits */
} LateAnswer;

static void
late_answer_free (LateAnswer *late)
{
  g_weak_ref_clear (&late->simulator);
  g_object_unref (late->message);
  g_free (late->path);
  g_clear_pointer (&late->query, g_hash_table_unref);
  g_free (late);
}

static void
late_answer_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  LateAnswer *late = user_data;
  g_autoptr (LoaSimulator) self = g_weak_ref_get (&late->simulator);

  /* It is given when its time has come, or has been changed. */
  loa_clock_sleep_finish (LOA_CLOCK (object), result, NULL);
  if (self != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      if (!late->is_routed)
        loa_simulator_route (self, late->message, late->path, late->query);
      if (!loa_simulator_is_connection_taken (late->message))
        soup_server_message_unpause (late->message);
    }

  late_answer_free (late);
}

static void
answer_later (LoaSimulator      *self,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gboolean           is_routed,
              guint              milliseconds)
{
  LateAnswer *late = g_new0 (LateAnswer, 1);

  g_weak_ref_init (&late->simulator, self);
  late->message = g_object_ref (message);
  late->path = g_strdup (path);
  late->query = query != NULL ? g_hash_table_ref (query) : NULL;
  late->is_routed = is_routed;

  soup_server_message_pause (message);
  loa_clock_sleep_async (self->clock, milliseconds, self->answering, late_answer_cb, late);
}

static void
count_request (LoaSimulator *self,
               const char   *path)
{
  guint n_requests = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_requests, path));

  g_hash_table_replace (self->n_requests, g_strdup (path), GUINT_TO_POINTER (n_requests + 1));
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  LoaSimulator *self = user_data;
  LoaFault fault;
  guint wait_ms = self->answer_ms;

  if (g_str_has_prefix (path, LOA_CONTROL_PREFIX "/"))
    {
      loa_simulator_answer_control (self, message, path);
      return;
    }

  count_request (self, path);
  fault = loa_simulator_take_fault (self, path);

  if (fault.kind == LOA_FAULT_SLOW)
    wait_ms += SLOW_FAULT_MS;
  if (fault.kind == LOA_FAULT_SLOW && !fault.after)
    {
      answer_later (self, message, path, query, FALSE, wait_ms);
      return;
    }

  if (fault.kind == LOA_FAULT_NONE || fault.after)
    loa_simulator_route (self, message, path, query);
  loa_simulator_break_answer (self, message, path, fault.kind);

  if (wait_ms > 0 && !loa_simulator_is_connection_taken (message))
    answer_later (self, message, path, query, TRUE, wait_ms);
}

/* What is too large is read and forgotten; without its body the request is then refused like any other. */
static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length > MAX_REQUEST_BYTES)
    g_object_set_data (G_OBJECT (message), REQUEST_TOO_LARGE, GINT_TO_POINTER (TRUE));

  if (g_object_get_data (G_OBJECT (message), REQUEST_TOO_LARGE) != NULL)
    soup_message_body_truncate (body);
}

static void
request_started_cb (SoupServer        *server,
                    SoupServerMessage *message,
                    gpointer           user_data)
{
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
}

static void
loa_simulator_dispose (GObject *object)
{
  LoaSimulator *self = LOA_SIMULATOR (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->answering);

  if (self->server != NULL)
    {
      soup_server_disconnect (self->server);
      soup_server_remove_handler (self->server, NULL);
      g_clear_object (&self->server);
    }

  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_simulator_parent_class)->dispose (object);
}

static void
loa_simulator_finalize (GObject *object)
{
  LoaSimulator *self = LOA_SIMULATOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->answering);
  g_clear_pointer (&self->soundbox_url, g_free);
  g_clear_pointer (&self->bank_url, g_free);
  g_clear_pointer (&self->n_requests, g_hash_table_unref);
  g_clear_pointer (&self->speakers, loa_simulator_speakers_free);
  g_clear_pointer (&self->announcements, loa_simulator_announcements_free);
  g_clear_pointer (&self->tokens, loa_simulator_tokens_free);
  g_clear_pointer (&self->grants, loa_simulator_grants_free);
  g_clear_pointer (&self->transactions, loa_simulator_transactions_free);
  g_clear_pointer (&self->faults, loa_simulator_faults_free);
  g_clear_pointer (&self->twists, loa_simulator_twists_free);
  g_clear_pointer (&self->redirect_uri, g_free);

  G_OBJECT_CLASS (loa_simulator_parent_class)->finalize (object);
}

static void
loa_simulator_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  LoaSimulator *self = LOA_SIMULATOR (object);

  switch (property_id)
    {
    case PROP_SCENARIO:
      g_value_set_string (value, loa_simulator_get_scenario (self)->name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* A name may come from another process, by way of an action: an unknown one changes nothing. */
static void
loa_simulator_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  LoaSimulator *self = LOA_SIMULATOR (object);

  switch (property_id)
    {
    case PROP_SCENARIO:
      loa_simulator_set_scenario (self, g_value_get_string (value), NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_simulator_class_init (LoaSimulatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_simulator_dispose;
  object_class->finalize = loa_simulator_finalize;
  object_class->get_property = loa_simulator_get_property;
  object_class->set_property = loa_simulator_set_property;

  properties[PROP_SCENARIO] =
    g_param_spec_string ("scenario", NULL, NULL, "default",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_SAID] =
    g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_INT, G_TYPE_STRING, G_TYPE_INT64);
}

static void
loa_simulator_init (LoaSimulator *self)
{
  self->cancellable = g_cancellable_new ();
  self->answering = g_cancellable_new ();
  self->n_requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->speakers = loa_simulator_speakers_new ();
  self->announcements = loa_simulator_announcements_new ();
  self->tokens = loa_simulator_tokens_new ();
  self->grants = loa_simulator_grants_new ();
  self->faults = loa_simulator_faults_new ();
  self->twists = loa_simulator_twists_new ();
  self->redirect_uri = g_strdup (REDIRECT_URI);
  self->delivery_ms = DELIVERY_MS;
  self->soundbox_token_seconds = SOUNDBOX_TOKEN_SECONDS;
  self->bank_token_seconds = BANK_TOKEN_SECONDS;

  self->server = soup_server_new ("server-header", "loa-simulator", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (request_started_cb), NULL);
}

LoaSimulator *
loa_simulator_new (LoaClock          *clock,
                   guint              n_transactions,
                   LoaSimulatorDates  dates)
{
  LoaSimulator *self;

  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (n_transactions <= LOA_SIMULATOR_MAX_TRANSACTIONS, NULL);

  self = g_object_new (LOA_TYPE_SIMULATOR, NULL);
  self->clock = g_object_ref (clock);
  self->transactions = loa_simulator_transactions_new (n_transactions, dates, loa_clock_get_unix_seconds (clock));

  return self;
}

gboolean
loa_simulator_listen (LoaSimulator  *self,
                      guint16        port,
                      GError       **error)
{
  GSList *uris;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (self->bank_url == NULL, FALSE);

  if (!soup_server_listen_local (self->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (self->server);
  self->bank_url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  self->soundbox_url = g_strconcat (self->bank_url, "/devices/v1", NULL);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return TRUE;
}

const char *
loa_simulator_get_soundbox_url (LoaSimulator *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), NULL);

  return self->soundbox_url;
}

const char *
loa_simulator_get_bank_url (LoaSimulator *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), NULL);

  return self->bank_url;
}

const char *
loa_simulator_get_soundbox_client_id (void)
{
  return "loa-test-soundbox";
}

const char *
loa_simulator_get_soundbox_client_secret (void)
{
  return "chỉ để thử: loa đang nói";
}

const char *
loa_simulator_get_bank_client_id (void)
{
  return "loa-test-bank";
}

const char *
loa_simulator_get_bank_client_secret (void)
{
  return "chỉ để thử: 100% & 1+1=2 đồng";
}

const char *
loa_simulator_get_redirect_uri (LoaSimulator *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), NULL);

  return self->redirect_uri;
}

void
loa_simulator_set_redirect_uri (LoaSimulator *self,
                                const char   *redirect_uri)
{
  char *copy;

  g_return_if_fail (LOA_IS_SIMULATOR (self));
  g_return_if_fail (redirect_uri != NULL);

  copy = g_strdup (redirect_uri);
  g_free (self->redirect_uri);
  self->redirect_uri = copy;
}

void
loa_simulator_set_delivery_time (LoaSimulator *self,
                                 guint         milliseconds)
{
  g_return_if_fail (LOA_IS_SIMULATOR (self));

  self->delivery_ms = milliseconds;
}

void
loa_simulator_set_answer_time (LoaSimulator *self,
                               guint         milliseconds)
{
  g_autoptr (GCancellable) answering = NULL;

  g_return_if_fail (LOA_IS_SIMULATOR (self));

  self->answer_ms = milliseconds;
  answering = g_steal_pointer (&self->answering);
  self->answering = g_cancellable_new ();
  g_cancellable_cancel (answering);
}

void
loa_simulator_set_soundbox_token_lifetime (LoaSimulator *self,
                                           guint         seconds)
{
  g_return_if_fail (LOA_IS_SIMULATOR (self));

  self->soundbox_token_seconds = seconds;
}

void
loa_simulator_set_bank_token_lifetime (LoaSimulator *self,
                                       guint         seconds)
{
  g_return_if_fail (LOA_IS_SIMULATOR (self));

  self->bank_token_seconds = seconds;
}

guint
loa_simulator_get_n_requests (LoaSimulator *self,
                              const char   *path)
{
  GHashTableIter iter;
  gpointer count;
  guint total = 0;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), 0);

  if (path != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_requests, path));

  g_hash_table_iter_init (&iter, self->n_requests);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    total += GPOINTER_TO_UINT (count);

  return total;
}

gboolean
loa_simulator_set_variant (LoaSimulator  *self,
                           const char    *name,
                           gboolean       on,
                           GError       **error)
{
  LoaVariant variant;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), FALSE);

  if (!loa_simulator_find_variant (name, &variant))
    {
      guint n_variants;
      const LoaSimulatorName *variants = loa_simulator_get_variants (&n_variants);

      loa_simulator_set_unknown_name (error, "variant", name, variants, n_variants);
      return FALSE;
    }

  self->variants[variant] = on;
  return TRUE;
}

gboolean
loa_simulator_is_on (LoaSimulator *self,
                     LoaVariant    variant)
{
  return self->variants[variant];
}

gboolean
loa_simulator_is_over_rate (LoaSimulator     *self,
                            LoaSimulatorRate *rate,
                            guint             n_per_second)
{
  gint64 second = loa_clock_get_boot_time_us (self->clock) / G_USEC_PER_SEC;

  if (rate->second != second)
    *rate = (LoaSimulatorRate) { second, 0 };

  return ++rate->n_requests > n_per_second;
}

void
loa_simulator_set_unknown_name (GError                 **error,
                                const char              *what,
                                const char              *name,
                                const LoaSimulatorName  *known,
                                guint                    n_known)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; i < n_known; i++)
    g_strv_builder_add (builder, known[i].name);

  names = g_strv_builder_end (builder);
  list = g_strjoinv (", ", names);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Unknown %s “%s”; known are: %s", what,
               name != NULL ? name : "", list);
}
