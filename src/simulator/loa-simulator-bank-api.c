/* loa-simulator-bank-api.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-bank-api.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-bank-answer.h"
#include "loa-simulator-bank-lists.h"
#include "loa-simulator-private.h"

#define REQUESTS_PER_SECOND 2

static const char *const transaction_parameters[] = {
  "bank_account_id", "account_number", "reference_number", "from_date", "to_date", "amount_out", "amount_in",
  "page", "limit", NULL,
};

static const char *const page_parameters[] = { "page", "limit", NULL };

static const char *const no_parameters[] = { NULL };

typedef enum
{
  ENDPOINT_NONE,
  ENDPOINT_ACCOUNTS,
  ENDPOINT_ACCOUNT,
  ENDPOINT_SUB_ACCOUNTS,
  ENDPOINT_TRANSACTIONS,
  ENDPOINT_USER,
  ENDPOINT_COMPANY,
  N_ENDPOINTS
} Endpoint;

static const struct
{
  LoaScope scope;
  const char *const *parameters;
} endpoints[N_ENDPOINTS] = {
  [ENDPOINT_NONE] = { LOA_SCOPE_ALL, no_parameters },
  [ENDPOINT_ACCOUNTS] = { LOA_SCOPE_BANK_ACCOUNT_READ, page_parameters },
  [ENDPOINT_ACCOUNT] = { LOA_SCOPE_BANK_ACCOUNT_READ, no_parameters },
  [ENDPOINT_SUB_ACCOUNTS] = { LOA_SCOPE_BANK_ACCOUNT_READ, page_parameters },
  [ENDPOINT_TRANSACTIONS] = { LOA_SCOPE_TRANSACTION_READ, transaction_parameters },
  [ENDPOINT_USER] = { LOA_SCOPE_PROFILE, no_parameters },
  [ENDPOINT_COMPANY] = { LOA_SCOPE_COMPANY, no_parameters },
};

static Endpoint
find_endpoint (char **steps)
{
  guint n_steps = g_strv_length (steps);

  if (n_steps == 1 && g_str_equal (steps[0], "transactions"))
    return ENDPOINT_TRANSACTIONS;
  if (n_steps == 1 && g_str_equal (steps[0], "me"))
    return ENDPOINT_USER;
  if (n_steps == 1 && g_str_equal (steps[0], "company"))
    return ENDPOINT_COMPANY;
  if (n_steps == 0 || !g_str_equal (steps[0], "bank-accounts"))
    return ENDPOINT_NONE;
  if (n_steps == 1)
    return ENDPOINT_ACCOUNTS;
  if (n_steps == 2)
    return ENDPOINT_ACCOUNT;
  if (n_steps == 3 && g_str_equal (steps[2], "sub-accounts"))
    return ENDPOINT_SUB_ACCOUNTS;

  return ENDPOINT_NONE;
}

static void
answer_user (LoaSimulator      *self,
             SoupServerMessage *message)
{
  g_autoptr (LoaJsonText) text = loa_bank_begin_answer (self);

  loa_json_text_begin_object (text, "data");
  loa_bank_add_id (self, text, "id", 1234);
  loa_json_text_add_string (text, "first_name", "Nguyễn");
  loa_json_text_add_string (text, "last_name", "Văn A");
  loa_json_text_add_string (text, "email", "nguyen.van.a@example.com");
  loa_json_text_add_string (text, "phone", "0901234567");
  loa_json_text_add_string (text, "avatar", "https://www.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346");
  loa_bank_add_unknown (self, text);
  loa_json_text_end_object (text);
  loa_bank_end_single (self, message, text);
}

static void
add_code_format (LoaSimulator *self,
                 LoaJsonText  *text,
                 const char   *prefix,
                 int           suffix_from,
                 int           suffix_to,
                 const char   *character_type)
{
  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "prefix", prefix);
  loa_json_text_add_integer (text, "suffix_from", suffix_from);
  loa_json_text_add_integer (text, "suffix_to", suffix_to);
  loa_json_text_add_string (text, "character_type", character_type);
  loa_bank_add_boolean (self, text, "is_active", TRUE);
  loa_json_text_end_object (text);
}

static void
answer_company (LoaSimulator      *self,
                SoupServerMessage *message)
{
  g_autoptr (LoaJsonText) text = loa_bank_begin_answer (self);

  loa_json_text_begin_object (text, "data");
  loa_bank_add_id (self, text, "id", 123);
  loa_json_text_add_string (text, "full_name", "Công ty TNHH Một Thành Viên ABC");
  loa_json_text_add_string (text, "short_name", "ABC Corp");
  loa_json_text_add_string (text, "role", "Admin");
  loa_json_text_add_string (text, "status", "active");
  loa_json_text_add_string (text, "subscription", "Premium");
  loa_json_text_add_string (text, "begin_date", "2023-01-01");
  loa_json_text_add_string (text, "end_date", "2023-12-31");
  loa_json_text_begin_object (text, "configurations");
  loa_bank_add_boolean (self, text, "bank_sub_account", TRUE);
  loa_bank_add_boolean (self, text, "paycode", TRUE);
  loa_json_text_add_string (text, "data_storage_time", "90");
  loa_json_text_begin_array (text, "payment_code_formats");
  add_code_format (self, text, "DH", 6, 8, "NumberOnly");
  add_code_format (self, text, "HD", 4, 6, "NumberAndLetter");
  loa_json_text_end_array (text);
  loa_json_text_end_object (text);
  loa_bank_add_unknown (self, text);
  loa_json_text_end_object (text);
  loa_bank_end_single (self, message, text);
}

static gboolean
has_unknown_parameter (LoaSimulator *self,
                       Endpoint      endpoint,
                       GHashTable   *query)
{
  GHashTableIter iter;
  gpointer name;

  if (query == NULL || !loa_simulator_is_on (self, LOA_VARIANT_UNKNOWN_PARAMETERS_REFUSED))
    return FALSE;

  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!g_strv_contains (endpoints[endpoint].parameters, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_other_error_shape (LoaSimulator *self)
{
  return loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_CODE) ||
         loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_NESTED) ||
         loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_HTML) ||
         loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_EMPTY);
}

static void
answer_dead_token (LoaSimulator      *self,
                   SoupServerMessage *message)
{
  g_autoptr (LoaJsonText) text = loa_json_text_new ();
  guint status = 401;

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate", "Bearer");

  if (has_other_error_shape (self))
    {
      loa_simulator_answer_bank_error (self, message, status, "unauthorized", "Unauthorized");
      return;
    }

  if (loa_simulator_is_on (self, LOA_VARIANT_DEAD_TOKEN_FORBIDDEN))
    status = 403;
  else if (loa_simulator_is_on (self, LOA_VARIANT_DEAD_TOKEN_OK))
    status = 200;

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "error", "access_denied");
  loa_json_text_add_string (text, "error_description", "The access token is invalid or has expired.");
  loa_json_text_add_string (text, "message", "The access token is invalid or has expired.");
  loa_json_text_end_object (text);
  loa_simulator_answer_json (self, message, status, text);
}

static gboolean
is_over_rate (LoaSimulator *self)
{
  return (loa_simulator_is_on (self, LOA_VARIANT_BANK_RATE_LIMIT) ||
          loa_simulator_is_on (self, LOA_VARIANT_BANK_RATE_LIMIT_OWN_HEADER)) &&
         loa_simulator_is_over_rate (self, &self->bank_rate, REQUESTS_PER_SECOND);
}

static void
answer_over_rate (LoaSimulator      *self,
                  SoupServerMessage *message)
{
  gboolean is_own = loa_simulator_is_on (self, LOA_VARIANT_BANK_RATE_LIMIT_OWN_HEADER);

  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                is_own ? "x-sepay-userapi-retry-after" : "Retry-After", "1");
  loa_simulator_answer_bank_error (self, message, 429, "rate_limited", "Too many requests");
}

static void
answer_wrong_door (LoaSimulator      *self,
                   SoupServerMessage *message,
                   guint              status,
                   const char        *name)
{
  if (loa_simulator_is_on (self, LOA_VARIANT_HTML_NOT_FOUND))
    loa_simulator_answer_error_page (message, status);
  else
    loa_simulator_answer_bank_error (self, message, status, name, loa_simulator_status_phrase (status));
}

static void
answer_account_endpoint (LoaSimulator      *self,
                         SoupServerMessage *message,
                         Endpoint           endpoint,
                         const char        *id)
{
  int account = loa_simulator_find_bank_account (id);

  if (account < 0)
    loa_simulator_answer_bank_error (self, message, 404, "not_found", "There is no such bank account");
  else if (endpoint == ENDPOINT_ACCOUNT)
    loa_simulator_answer_bank_account (self, message, (guint) account);
  else
    loa_simulator_answer_sub_accounts (self, message, (guint) account);
}

static void
answer_endpoint (LoaSimulator      *self,
                 SoupServerMessage *message,
                 Endpoint           endpoint,
                 char             **steps,
                 GHashTable        *query)
{
  switch (endpoint)
    {
    case ENDPOINT_ACCOUNTS:
      loa_simulator_answer_bank_accounts (self, message, query);
      break;

    case ENDPOINT_ACCOUNT:
    case ENDPOINT_SUB_ACCOUNTS:
      answer_account_endpoint (self, message, endpoint, steps[1]);
      break;

    case ENDPOINT_TRANSACTIONS:
      loa_simulator_answer_bank_transactions (self, message, query);
      break;

    case ENDPOINT_USER:
      answer_user (self, message);
      break;

    case ENDPOINT_COMPANY:
      answer_company (self, message);
      break;

    case ENDPOINT_NONE:
    case N_ENDPOINTS:
    default:
      g_assert_not_reached ();
    }
}

void
loa_simulator_answer_bank (LoaSimulator      *self,
                           SoupServerMessage *message,
                           const char        *path,
                           GHashTable        *query)
{
  g_auto (GStrv) steps = g_strsplit (path + strlen (LOA_BANK_PREFIX "/"), "/", -1);
  Endpoint endpoint = find_endpoint (steps);
  LoaScope scopes = 0;

  if (endpoint == ENDPOINT_NONE)
    {
      answer_wrong_door (self, message, 404, "not_found");
    }
  else if (!g_str_equal (soup_server_message_get_method (message), "GET"))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", "GET");
      answer_wrong_door (self, message, 405, "method_not_allowed");
    }
  else if (is_over_rate (self))
    {
      answer_over_rate (self, message);
    }
  else if (!loa_simulator_has_bank_token (self, message, &scopes))
    {
      answer_dead_token (self, message);
    }
  else if ((scopes & endpoints[endpoint].scope) == 0)
    {
      loa_simulator_answer_bank_error (self, message, 403, "forbidden", "The scope does not allow this");
    }
  else if (has_unknown_parameter (self, endpoint, query))
    {
      loa_simulator_answer_bank_error (self, message, 400, "validation_error", "There is an unknown parameter");
    }
  else
    {
      answer_endpoint (self, message, endpoint, steps, query);
    }
}

void
loa_simulator_answer_bank_error (LoaSimulator      *self,
                                 SoupServerMessage *message,
                                 guint              status,
                                 const char        *name,
                                 const char        *text)
{
  g_autoptr (LoaJsonText) answer = loa_json_text_new ();

  if (loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_EMPTY))
    {
      soup_server_message_set_status (message, status, loa_simulator_status_phrase (status));
      return;
    }

  if (loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_HTML))
    {
      loa_simulator_answer_error_page (message, status);
      return;
    }

  loa_json_text_begin_object (answer, NULL);
  if (loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_NESTED))
    {
      loa_json_text_add_integer (answer, "status", status);
      loa_json_text_add_null (answer, "error");
      loa_json_text_begin_object (answer, "messages");
      loa_json_text_add_string (answer, "error", text);
      loa_json_text_end_object (answer);
    }
  else
    {
      gboolean has_code = loa_simulator_is_on (self, LOA_VARIANT_BANK_ERROR_CODE);

      loa_json_text_add_string (answer, "status", "error");
      if (!has_code)
        loa_json_text_add_string (answer, "error", name);
      loa_json_text_add_string (answer, "message", text);
      if (has_code)
        loa_json_text_add_string (answer, "error_code", name);
    }
  loa_json_text_end_object (answer);
  loa_simulator_answer_json (self, message, status, answer);
}
