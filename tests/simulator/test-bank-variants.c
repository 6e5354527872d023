/* test-bank-variants.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

/* What a variant changes in the answer to one request. */
typedef struct
{
  const char *variant;
  const char *path;
  guint status;
  const char *pattern;
} Case;

static const Case cases[] = {
  { "bank-error-code", "/bank-accounts/77", 404,
    "{\"status\":\"error\",\"message\":\"*\",\"error_code\":\"not_found\"}" },
  { "bank-error-nested", "/bank-accounts/77", 404, "{\"status\":404,\"error\":null,\"messages\":{\"error\":\"*\"}}" },
  { "bank-error-html", "/bank-accounts/77", 404, "<!DOCTYPE html>*" },
  { "bank-error-empty", "/bank-accounts/77", 404, "" },
  { "unknown-members", "/me", 200, "{\"status\":\"success\",\"unknown\":{*},\"data\":{*\"unknown\":{*}}}" },
  { "unknown-members", "/transactions?limit=1", 200, "{*\"sub_account\":\"VCB0011ABC004\",\"unknown\":{*}}*" },
  { "money-as-integers", "/transactions?limit=1", 200,
    "*\"amount_out\":0,\"amount_in\":18067000,\"accumulated\":1200541768,*" },
  { "money-as-strings", "/transactions?limit=1", 200,
    "*\"amount_out\":\"0.00\",\"amount_in\":\"18067000.00\",\"accumulated\":\"1200541768.00\",*" },
  { "money-with-exponent", "/transactions?limit=1", 200,
    "*\"amount_out\":0e0,\"amount_in\":1.8067000e7,\"accumulated\":1.200541768e9,*" },
  { "balance-null", "/transactions?limit=1", 200, "*\"amount_in\":18067000.00,\"accumulated\":null,*" },
  { "ids-as-strings", "/transactions?limit=1", 200, "*{\"id\":\"49682\",\"bank_account_id\":\"19\",*" },
  { "ids-as-uuids", "/transactions?limit=1", 200,
    "*{\"id\":\"00000000-0000-4000-8000-000000049682\","
    "\"bank_account_id\":\"00000000-0000-4000-8000-000000000019\",*" },
  { "ids-as-uuids", "/bank-accounts/00000000-0000-4000-8000-000000000019", 200,
    "*{\"id\":\"00000000-0000-4000-8000-000000000019\",\"label\":\"Cty Demo\",*" },
  { "nulls-left-out", "/transactions?reference_number=989543.240225.040001", 200,
    "*\"reference_number\":\"989543.240225.040001\",\"sub_account\":\"VCB0011ABC001\"}*" },
  { "nulls-left-out", "/bank-accounts/18", 200, "*{\"id\":18,\"account_holder_name\":*" },
  { "strings-null", "/transactions?limit=1", 200,
    "*\"transaction_content\":null,\"reference_number\":null,\"code\":\"DH123456\",*" },
  { "bank-booleans-as-numbers", "/bank-accounts/19", 200, "*\"active\":1,*" },
  { "bank-booleans-as-strings", "/bank-accounts/19", 200, "*\"active\":\"1\",*" },
  { "meta-missing", "/bank-accounts", 200, "{\"status\":\"success\",\"data\":[*]}" },
  { "large-limit-refused", "/transactions?limit=21", 400, "*\"error\":\"validation_error\"*" },
  { "limit-lowered", "/transactions?limit=100", 200, "*\"per_page\":30,\"current_page\":1,\"last_page\":3}*" },
  { "row-left-out", "/transactions?to_date=2025-02-25", 200, "*\"total\":85,*" },
  { "row-left-out-at-first", "/transactions", 200, "*\"total\":85,*" },
  { "page-beyond-end-refused", "/transactions?page=6", 400, "*\"error\":\"validation_error\"*" },
  { "page-beyond-end-not-found", "/transactions?page=6", 404, "*\"error\":\"not_found\"*" },
  { "ascending", "/transactions?from_date=2025-02-25", 200, "*\"id\":49582,*\"id\":49682,*" },
  { "exclusive-dates", "/transactions?from_date=2025-02-25&to_date=2025-02-25", 200,
    "{\"status\":\"success\",\"data\":[],*" },
  { "unknown-parameters-refused", "/transactions?since_id=5", 400, "*\"error\":\"validation_error\"*" },
  { "html-not-found", "/webhooks", 404, "<!DOCTYPE html>*" },
  { "byte-order-mark", "/me", 200, "\xef\xbb\xbf{*" },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr (Answer) off = get_bank (fixture, test->path);
  g_autoptr (Answer) on = NULL;

  if (off->status == test->status && g_pattern_match_simple (test->pattern, off->body))
    g_error ("%s is answered like that without %s:\n%s", test->path, test->variant, off->body);

  switch_on (fixture, test->variant);
  on = get_bank (fixture, test->path);
  assert_answer (on, test->status, test->pattern);
}

static void
test_dead_token (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *variant;
    guint status;
    const char *pattern;
  } shapes[] = {
    { "dead-token-forbidden", 403, "{\"error\":\"access_denied\",*" },
    { "dead-token-ok", 200, "{\"error\":\"access_denied\",*" },
    { "bank-error-code", 401, "{\"status\":\"error\",\"message\":\"*\",\"error_code\":\"unauthorized\"}" },
    { "bank-error-nested", 401, "{\"status\":401,*" },
    { "bank-error-html", 401, "<!DOCTYPE html>*" },
    { "bank-error-empty", 401, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (Answer) answer = NULL;

      switch_on (fixture, shapes[i].variant);
      answer = send_request (fixture, "GET", "/api/v1/me", "Bearer x", NULL, NULL);
      assert_answer (answer, shapes[i].status, shapes[i].pattern);
      loa_simulator_set_variant (fixture->simulator, shapes[i].variant, FALSE, NULL);
    }
}

static void
test_narrow_scope (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (Answer) transactions = NULL;
  g_autoptr (Answer) accounts = NULL;
  g_autoptr (Answer) user = NULL;
  g_autoptr (Answer) company = NULL;

  switch_on (fixture, "narrow-scope");
  transactions = get_bank (fixture, "/transactions");
  accounts = get_bank (fixture, "/bank-accounts");
  user = get_bank (fixture, "/me");
  company = get_bank (fixture, "/company");

  g_assert_cmpuint (transactions->status, ==, 200);
  assert_answer (accounts, 403, "{\"status\":\"error\",\"error\":\"forbidden\",\"message\":\"*\"}");
  g_assert_cmpuint (user->status, ==, 403);
  g_assert_cmpuint (company->status, ==, 403);
}

static void
test_rate_limit (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *variant;
    const char *header;
    const char *other_header;
  } limits[] = {
    { "bank-rate-limit", "Retry-After", "x-sepay-userapi-retry-after" },
    { "bank-rate-limit-own-header", "x-sepay-userapi-retry-after", "Retry-After" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (Answer) first = NULL;
      g_autoptr (Answer) second = NULL;
      g_autoptr (Answer) third = NULL;

      switch_on (fixture, limits[i].variant);
      loa_clock_leap (fixture->clock, 1);
      first = get_bank (fixture, "/me");
      second = get_bank (fixture, "/me");
      third = get_bank (fixture, "/me");
      g_assert_cmpuint (first->status, ==, 200);
      g_assert_cmpuint (second->status, ==, 200);
      assert_answer (third, 429, "{\"status\":\"error\",\"error\":\"rate_limited\",\"message\":\"Too many requests\"}");
      g_assert_cmpstr (soup_message_headers_get_one (third->headers, limits[i].header), ==, "1");
      g_assert_null (soup_message_headers_get_one (third->headers, limits[i].other_header));
    }
}

static void
test_insert_while_paging (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (Answer) first = NULL;
  g_autoptr (Answer) second = NULL;

  switch_on (fixture, "insert-while-paging");
  first = get_bank (fixture, "/transactions?limit=3");
  assert_answer (first, 200, "*\"id\":49465,*\"total\":86,*");
  second = get_bank (fixture, "/transactions?limit=3&page=2");
  assert_answer (second, 200, "*\"data\":[{\"id\":49465,*\"total\":87,*");
}

static void
test_late_while_paging (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (Answer) first = NULL;
  g_autoptr (Answer) second = NULL;

  switch_on (fixture, "late-while-paging");
  first = get_bank (fixture, "/transactions?limit=3");
  assert_answer (first, 200, "*\"total\":86,*");
  second = get_bank (fixture, "/transactions?limit=3&page=2");
  assert_answer (second, 200, "*\"total\":87,*");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/bank-variants/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_bank_variant_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/simulator/bank-variants/%u-%s", i, cases[i].variant);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }

  add ("dead-token", test_dead_token);
  add ("narrow-scope", test_narrow_scope);
  add ("rate-limit", test_rate_limit);
  add ("insert-while-paging", test_insert_while_paging);
  add ("late-while-paging", test_late_while_paging);
}
