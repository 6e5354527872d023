/* loa-simulator-control.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-control.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-private.h"
#include "loa-vietnam-time.h"

#define MAX_COUNT 100000
#define MAX_SETTING (30 * 24 * 60 * 60)

/* Returns: %FALSE with @error when the request cannot be done */
typedef gboolean (*ActionFunc) (LoaSimulator  *self,
                                const char    *rest,
                                JsonObject    *request,
                                GError       **error);

static void
send_json (SoupServerMessage *message,
           guint              status,
           LoaJsonText       *text)
{
  const char *body = loa_json_text_peek (text);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json; charset=utf-8", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
send_result (SoupServerMessage *message,
             guint              status,
             const char        *mistake)
{
  g_autoptr (LoaJsonText) text = loa_json_text_new ();

  loa_json_text_begin_object (text, NULL);
  if (mistake == NULL)
    loa_json_text_add_boolean (text, "ok", TRUE);
  else
    loa_json_text_add_string (text, "error", mistake);
  loa_json_text_end_object (text);
  send_json (message, status, text);
}

static void
write_requests (LoaSimulator *self,
                LoaJsonText  *text)
{
  GHashTableIter iter;
  gpointer path;
  gpointer count;

  loa_json_text_begin_object (text, "requests");
  g_hash_table_iter_init (&iter, self->n_requests);
  while (g_hash_table_iter_next (&iter, &path, &count))
    loa_json_text_add_integer (text, path, GPOINTER_TO_UINT (count));
  loa_json_text_end_object (text);
}

static void
write_variants (LoaSimulator *self,
                LoaJsonText  *text)
{
  guint n_variants;
  const LoaSimulatorName *variants = loa_simulator_get_variants (&n_variants);

  loa_json_text_begin_object (text, "variants");
  for (guint i = 0; i < n_variants; i++)
    loa_json_text_add_boolean (text, variants[i].name, self->variants[i]);
  loa_json_text_end_object (text);
}

static void
send_state (LoaSimulator      *self,
            SoupServerMessage *message)
{
  g_autoptr (LoaJsonText) text = loa_json_text_new ();
  g_autofree char *now = loa_vietnam_time_format (loa_clock_get_unix_seconds (self->clock));

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "now", now);
  loa_json_text_add_string (text, "scenario", loa_simulator_get_scenario (self)->name);
  loa_json_text_begin_array (text, "announcements");
  loa_simulator_write_announcements (self, text);
  loa_json_text_end_array (text);
  loa_json_text_begin_array (text, "speakers");
  loa_simulator_write_speakers (self, text);
  loa_json_text_end_array (text);
  loa_json_text_begin_array (text, "faults");
  loa_simulator_write_faults (self, text);
  loa_json_text_end_array (text);
  loa_json_text_add_integer (text, "transactions", loa_simulator_get_n_transactions (self));
  loa_json_text_add_string (text, "redirectUri", self->redirect_uri);
  write_requests (self, text);
  write_variants (self, text);
  loa_json_text_end_object (text);
  send_json (message, 200, text);
}

static gboolean
set_mistake (GError     **error,
             const char  *mistake)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, mistake);
  return FALSE;
}

static gboolean
steer_speaker (LoaSimulator  *self,
               const char    *serial,
               JsonObject    *request,
               GError       **error)
{
  gboolean value;

  if (loa_simulator_find_speaker (self, serial) == NULL)
    return set_mistake (error, "There is no such speaker");

  if (loa_simulator_read_boolean (request, "online", &value))
    loa_simulator_set_online (self, serial, value);
  if (loa_simulator_read_boolean (request, "paired", &value))
    loa_simulator_set_paired (self, serial, value);
  if (loa_simulator_read_boolean (request, "pairingMode", &value))
    loa_simulator_set_pairing_mode (self, serial, value);

  return TRUE;
}

static gboolean
switch_variant (LoaSimulator  *self,
                const char    *rest,
                JsonObject    *request,
                GError       **error)
{
  gboolean on;

  if (!loa_simulator_read_boolean (request, "on", &on))
    return set_mistake (error, "on is true or false");

  return loa_simulator_set_variant (self, loa_simulator_read_string (request, "name"), on, error);
}

static gboolean
begin_scenario (LoaSimulator  *self,
                const char    *rest,
                JsonObject    *request,
                GError       **error)
{
  return loa_simulator_set_scenario (self, loa_simulator_read_string (request, "name"), error);
}

static gboolean
steer_faults (LoaSimulator  *self,
              const char    *rest,
              JsonObject    *request,
              GError       **error)
{
  const char *path = loa_simulator_read_string (request, "path");
  const char *fault = loa_simulator_read_string (request, "fault");
  gint64 count = 1;
  gboolean clear = FALSE;

  if (loa_simulator_read_boolean (request, "clear", &clear) && clear)
    loa_simulator_clear_faults (self);
  if (clear && fault == NULL)
    return TRUE;

  loa_simulator_read_integer (request, "count", &count);
  if (path == NULL || fault == NULL || count < 1 || count > MAX_COUNT)
    return set_mistake (error, "path, fault and a count from 1 are needed");

  return loa_simulator_add_fault (self, path, fault, (guint) count, error);
}

static gboolean
void_tokens (LoaSimulator  *self,
             const char    *rest,
             JsonObject    *request,
             GError       **error)
{
  gboolean grants = FALSE;

  loa_simulator_void_tokens (self);
  if (loa_simulator_read_boolean (request, "grants", &grants) && grants)
    loa_simulator_void_grants (self);

  return TRUE;
}

static gboolean
add_transactions (LoaSimulator  *self,
                  const char    *rest,
                  JsonObject    *request,
                  GError       **error)
{
  const char *content = loa_simulator_read_string (request, "content");
  gint64 amount_in = 0;
  gint64 amount_out = 0;
  gint64 count = 0;

  loa_simulator_read_integer (request, "amount_in", &amount_in);
  loa_simulator_read_integer (request, "amount_out", &amount_out);
  loa_simulator_read_integer (request, "count", &count);

  if (count < 0 || count > MAX_COUNT || amount_in < 0 || amount_out < 0 || (amount_in > 0 && amount_out > 0) ||
      (count == 0) == (amount_in == 0 && amount_out == 0))
    return set_mistake (error, "Either a count or one of amount_in and amount_out is needed");

  if (count > 0)
    loa_simulator_add_transactions (self, (guint) count);
  else
    loa_simulator_add_payment (self, amount_in - amount_out, content != NULL ? content : "Chuyen tien",
                               loa_simulator_read_string (request, "code"));

  return TRUE;
}

static gboolean
change_settings (LoaSimulator  *self,
                 const char    *rest,
                 JsonObject    *request,
                 GError       **error)
{
  guint answer_ms = self->answer_ms;
  const struct
  {
    const char *name;
    guint *setting;
  } settings[] = {
    { "deliveryMilliseconds", &self->delivery_ms },
    { "answerMilliseconds", &answer_ms },
    { "soundboxTokenSeconds", &self->soundbox_token_seconds },
    { "bankTokenSeconds", &self->bank_token_seconds },
  };
  const char *redirect_uri = loa_simulator_read_string (request, "redirectUri");

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      gint64 value;

      if (!loa_simulator_read_integer (request, settings[i].name, &value))
        continue;
      if (value < 0 || value > MAX_SETTING)
        return set_mistake (error, "A setting is out of range");
      *settings[i].setting = (guint) value;
    }

  if (redirect_uri != NULL)
    loa_simulator_set_redirect_uri (self, redirect_uri);
  if (json_object_has_member (request, "answerMilliseconds"))
    loa_simulator_set_answer_time (self, answer_ms);

  return TRUE;
}

static const struct
{
  const char *path; /* what follows the prefix; a rest may follow when it ends in a slash */
  ActionFunc action;
} actions[] = {
  { "/fault", steer_faults },
  { "/scenario", begin_scenario },
  { "/settings", change_settings },
  { "/speaker/", steer_speaker },
  { "/token/void", void_tokens },
  { "/transactions/add", add_transactions },
  { "/variant", switch_variant },
};

static ActionFunc
find_action (const char  *path,
             const char **rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gboolean has_rest = g_str_has_suffix (actions[i].path, "/");

      *rest = path + strlen (actions[i].path);
      if (g_str_equal (path, actions[i].path) || (has_rest && g_str_has_prefix (path, actions[i].path)))
        return actions[i].action;
    }

  return NULL;
}

static JsonObject *
read_request (SoupServerMessage *message)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));

  if (g_bytes_get_size (body) == 0)
    return json_object_new ();

  return loa_simulator_read_json (message);
}

static void
act (LoaSimulator      *self,
     SoupServerMessage *message,
     ActionFunc         action,
     const char        *rest)
{
  g_autoptr (JsonObject) request = read_request (message);
  g_autoptr (GError) error = NULL;

  if (request == NULL)
    send_result (message, 400, "The body is not a JSON object");
  else if (!action (self, rest, request, &error))
    send_result (message, 400, error->message);
  else
    send_result (message, 200, NULL);
}

void
loa_simulator_answer_control (LoaSimulator      *self,
                              SoupServerMessage *message,
                              const char        *path)
{
  const char *method = soup_server_message_get_method (message);
  const char *end = path + strlen (LOA_CONTROL_PREFIX);
  const char *rest;
  ActionFunc action = find_action (end, &rest);
  gboolean is_state = g_str_equal (end, "/state");

  loa_simulator_catch_up (self);

  if (!is_state && action == NULL)
    send_result (message, 404, "There is nothing here");
  else if (!g_str_equal (method, is_state ? "GET" : "POST"))
    send_result (message, 405, is_state ? "Only GET works here" : "Only POST works here");
  else if (is_state)
    send_state (self, message);
  else
    act (self, message, action, rest);
}
