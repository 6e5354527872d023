/* loa-simulator-soundbox-answer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-soundbox-answer.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-private.h"

void
loa_soundbox_add_code (LoaSimulator *self,
                       LoaJsonText  *text,
                       guint         code)
{
  g_autofree char *digits = g_strdup_printf ("%u", code);

  if (loa_simulator_is_on (self, LOA_VARIANT_CODE_AS_STRING))
    loa_json_text_add_string (text, "code", digits);
  else
    loa_json_text_add_raw (text, "code", digits);
}

void
loa_soundbox_add_boolean (LoaSimulator *self,
                          LoaJsonText  *text,
                          const char   *name,
                          gboolean      value)
{
  if (loa_simulator_is_on (self, LOA_VARIANT_BOOLEANS_AS_NUMBERS))
    loa_json_text_add_integer (text, name, value);
  else if (loa_simulator_is_on (self, LOA_VARIANT_BOOLEANS_AS_STRINGS))
    loa_json_text_add_string (text, name, value ? "1" : "0");
  else
    loa_json_text_add_boolean (text, name, value);
}

/* check_notify prints its numbers as strings. */
void
loa_soundbox_add_digits (LoaSimulator *self,
                         LoaJsonText  *text,
                         const char   *name,
                         gint64        value)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autofree char *with_fraction = g_strconcat (digits, ".0", NULL);

  if (loa_simulator_is_on (self, LOA_VARIANT_NUMBERS_WITH_FRACTION))
    loa_json_text_add_raw (text, name, with_fraction);
  else if (loa_simulator_is_on (self, LOA_VARIANT_NUMBERS_AS_INTEGERS))
    loa_json_text_add_raw (text, name, digits);
  else
    loa_json_text_add_string (text, name, digits);
}

void
loa_soundbox_add_unknown (LoaSimulator *self,
                          LoaJsonText  *text)
{
  if (loa_simulator_is_on (self, LOA_VARIANT_UNKNOWN_MEMBERS))
    loa_json_text_add_raw (text, "unknown", "{\"list\":[1,null,\"x\"]}");
}

LoaJsonText *
loa_soundbox_begin_answer (LoaSimulator *self,
                           const char   *text)
{
  LoaJsonText *answer = loa_json_text_new ();

  loa_json_text_begin_object (answer, NULL);
  loa_soundbox_add_code (self, answer, 200);
  loa_json_text_add_string (answer, "message", text);
  loa_soundbox_add_unknown (self, answer);
  loa_json_text_begin_object (answer, "data");

  return answer;
}

void
loa_soundbox_end_answer (LoaSimulator      *self,
                         SoupServerMessage *message,
                         LoaJsonText       *answer)
{
  loa_soundbox_add_unknown (self, answer);
  loa_json_text_end_object (answer);
  loa_json_text_end_object (answer);
  loa_simulator_answer_json (self, message, 200, answer);
}

void
loa_simulator_answer_soundbox_error (LoaSimulator      *self,
                                     SoupServerMessage *message,
                                     guint              code,
                                     const char        *text)
{
  guint status = loa_simulator_is_on (self, LOA_VARIANT_ERROR_IN_BODY) ? 200 : code;
  g_autoptr (LoaJsonText) answer = loa_json_text_new ();

  if (loa_simulator_is_on (self, LOA_VARIANT_ERROR_EMPTY))
    {
      soup_server_message_set_status (message, code, loa_simulator_status_phrase (code));
      return;
    }

  if (loa_simulator_is_on (self, LOA_VARIANT_ERROR_HTML))
    {
      loa_simulator_answer_error_page (message, code);
      return;
    }

  loa_json_text_begin_object (answer, NULL);
  loa_soundbox_add_code (self, answer, code);
  loa_json_text_add_string (answer, "message", text);
  if (loa_simulator_is_on (self, LOA_VARIANT_ERROR_DATA_NULL))
    loa_json_text_add_null (answer, "data");
  else if (loa_simulator_is_on (self, LOA_VARIANT_ERROR_DATA_ARRAY))
    loa_json_text_add_raw (answer, "data", "[]");
  else if (loa_simulator_is_on (self, LOA_VARIANT_ERROR_DATA_DASH))
    loa_json_text_add_string (answer, "data", "—");
  if (loa_simulator_is_on (self, LOA_VARIANT_ERROR_WITH_ERRORS))
    loa_json_text_add_raw (answer, "errors", "{\"hardwareId\":[\"invalid\"]}");
  loa_soundbox_add_unknown (self, answer);
  loa_json_text_end_object (answer);
  loa_simulator_answer_json (self, message, status, answer);
}
