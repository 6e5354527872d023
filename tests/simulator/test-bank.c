/* test-bank.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define BANK                                                                                                        \
  "\"bank\":{\"short_name\":\"Vietcombank\",\"full_name\":\"Ngân hàng TMCP Ngoại Thương Việt Nam\","                \
  "\"code\":\"VCB\",\"bin\":\"970436\","                                                                            \
  "\"icon_url\":\"https://my.sepay.vn/assets/images/banklogo/vietcombank-icon.png\","                               \
  "\"logo_url\":\"https://my.sepay.vn/assets/images/banklogo/vietcombank.png\"}"

#define FIRST_ACCOUNT                                                                                               \
  "{\"id\":19,\"label\":\"Cty Demo\",\"account_holder_name\":\"CONG TY TNHH DEMO\","                                \
  "\"account_number\":\"0071000888888\",\"accumulated\":1777283273.00,\"active\":true,"                             \
  "\"created_at\":\"2025-02-12 21:09:49\"," BANK "}"

#define SECOND_ACCOUNT                                                                                              \
  "{\"id\":18,\"label\":null,\"account_holder_name\":\"NGUYEN VAN A\",\"account_number\":\"0071000899999\","        \
  "\"accumulated\":2625076186.00,\"active\":true,\"created_at\":\"2025-02-12 20:05:47\"," BANK "}"

#define PAGINATION(total, per_page, current_page, last_page)                                                        \
  "\"meta\":{\"pagination\":{\"total\":" total ",\"per_page\":" per_page ",\"current_page\":" current_page          \
  ",\"last_page\":" last_page "}}"

static void
test_accounts (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (Answer) all = get_bank (fixture, "/bank-accounts");
  g_autoptr (Answer) second_page = get_bank (fixture, "/bank-accounts?page=2&limit=1");
  g_autoptr (Answer) past_end = get_bank (fixture, "/bank-accounts?page=3&limit=1");

  assert_answer (all, 200,
                 "{\"status\":\"success\",\"data\":[" FIRST_ACCOUNT "," SECOND_ACCOUNT "],"
                 PAGINATION ("2", "20", "1", "1") "}");
  assert_answer (second_page, 200,
                 "{\"status\":\"success\",\"data\":[" SECOND_ACCOUNT "]," PAGINATION ("2", "1", "2", "2") "}");
  assert_answer (past_end, 200, "{\"status\":\"success\",\"data\":[]," PAGINATION ("2", "1", "3", "2") "}");
}

static void
test_account (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Answer) known = get_bank (fixture, "/bank-accounts/19");
  g_autoptr (Answer) unknown = get_bank (fixture, "/bank-accounts/77");
  g_autoptr (Answer) no_number = get_bank (fixture, "/bank-accounts/abc");

  assert_answer (known, 200, "{\"status\":\"success\",\"data\":" FIRST_ACCOUNT "}");
  assert_answer (unknown, 404, "{\"status\":\"error\",\"error\":\"not_found\",\"message\":\"*\"}");
  g_assert_cmpuint (no_number->status, ==, 404);
}

static void
test_sub_accounts (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (Answer) known = get_bank (fixture, "/bank-accounts/19/sub-accounts");
  g_autoptr (Answer) unknown = get_bank (fixture, "/bank-accounts/77/sub-accounts");

  assert_answer (known, 200,
                 "{\"status\":\"success\",\"data\":[{\"id\":4,\"account_number\":\"VCB0011ABC004\",\"label\":null},*"
                 "{\"id\":1,\"account_number\":\"VCB0011ABC001\",\"label\":\"Quầy 1\"}]}");
  g_assert_cmpuint (unknown->status, ==, 404);
}

static void
test_user (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (Answer) answer = get_bank (fixture, "/me");

  assert_answer (answer, 200,
                 "{\"status\":\"success\",\"data\":{\"id\":1234,\"first_name\":\"Nguyễn\",\"last_name\":\"Văn A\","
                 "\"email\":\"nguyen.van.a@example.com\",\"phone\":\"0901234567\","
                 "\"avatar\":\"https://www.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346\"}}");
}

static void
test_company (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Answer) answer = get_bank (fixture, "/company");

  assert_answer (answer, 200,
                 "{\"status\":\"success\",\"data\":{\"id\":123,\"full_name\":\"Công ty TNHH Một Thành Viên ABC\","
                 "\"short_name\":\"ABC Corp\",\"role\":\"Admin\",\"status\":\"active\",\"subscription\":\"Premium\","
                 "\"begin_date\":\"2023-01-01\",\"end_date\":\"2023-12-31\",\"configurations\":{"
                 "\"bank_sub_account\":true,\"paycode\":true,\"data_storage_time\":\"90\",\"payment_code_formats\":["
                 "{\"prefix\":\"DH\",\"suffix_from\":6,\"suffix_to\":8,\"character_type\":\"NumberOnly\","
                 "\"is_active\":true},"
                 "{\"prefix\":\"HD\",\"suffix_from\":4,\"suffix_to\":6,\"character_type\":\"NumberAndLetter\","
                 "\"is_active\":true}]}}}");
}

static void
test_unauthorized (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const paths[] = {
    "/api/v1/transactions", "/api/v1/bank-accounts", "/api/v1/bank-accounts/19",
    "/api/v1/bank-accounts/19/sub-accounts", "/api/v1/me", "/api/v1/company",
  };
  g_autofree char *with_query = NULL;
  g_autoptr (Answer) in_query = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (Answer) none = send_request (fixture, "GET", paths[i], NULL, NULL, NULL);
      g_autoptr (Answer) wrong = send_request (fixture, "GET", paths[i], "Bearer x", NULL, NULL);

      assert_answer (none, 401, "{\"error\":\"access_denied\",\"error_description\":\"*\",\"message\":\"*\"}");
      assert_answer (wrong, 401, "{\"error\":\"access_denied\",\"error_description\":\"*\",\"message\":\"*\"}");
    }

  sign_in (fixture);
  with_query = g_strconcat ("/api/v1/me?access_token=", fixture->bank_token, NULL);
  in_query = send_request (fixture, "GET", with_query, NULL, NULL, NULL);
  g_assert_cmpuint (in_query->status, ==, 401);
}

static void
test_tokens_do_not_mix (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *soundbox = create_soundbox_token (fixture);
  g_autofree char *soundbox_authorization = g_strconcat ("Bearer ", soundbox, NULL);
  g_autofree char *bank_authorization = NULL;
  g_autoptr (Answer) bank = send_request (fixture, "GET", "/api/v1/me", soundbox_authorization, NULL, NULL);
  g_autoptr (Answer) speaker = NULL;

  g_assert_cmpuint (bank->status, ==, 401);
  sign_in (fixture);
  bank_authorization = g_strconcat ("Bearer ", fixture->bank_token, NULL);
  speaker = send_request (fixture, "POST", "/devices/v1/speaker/pair/check", bank_authorization, "application/json",
                          "{\"hardwareId\":\"VNS52508000001\"}");
  g_assert_cmpuint (speaker->status, ==, 401);
}

static void
test_validation (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const paths[] = {
    "/transactions?page=0", "/transactions?page=-1", "/transactions?page=x", "/transactions?page=",
    "/transactions?limit=0", "/transactions?limit=1.5", "/transactions?page=99999999999999999999",
    "/transactions?from_date=25-02-2025", "/transactions?to_date=2025-02-30", "/transactions?from_date=",
    "/transactions?amount_in=x", "/transactions?amount_out=1,000", "/transactions?bank_account_id=x",
    "/bank-accounts?page=0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (Answer) answer = get_bank (fixture, paths[i]);

      assert_answer (answer, 400, "{\"status\":\"error\",\"error\":\"validation_error\",\"message\":\"*\"}");
    }
}

static void
test_wrong_doors (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (Answer) unknown = send_request (fixture, "GET", "/api/v1/transactions/49682", NULL, NULL, NULL);
  g_autoptr (Answer) post = send_request (fixture, "POST", "/api/v1/transactions", NULL, NULL, NULL);
  g_autoptr (Answer) nowhere = send_request (fixture, "GET", "/", NULL, NULL, NULL);

  assert_answer (unknown, 404, "{\"status\":\"error\",\"error\":\"not_found\",\"message\":\"*\"}");
  assert_answer (post, 405, "{\"status\":\"error\",\"error\":\"method_not_allowed\",\"message\":\"*\"}");
  assert_answer (nowhere, 404, "{*\"message\":\"Not Found\"}");
}

static void
test_balance_follows (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  loa_simulator_add_payment (fixture->simulator, 1000, "Chuyen tien", NULL);
  answer = get_bank (fixture, "/bank-accounts/19");
  assert_answer (answer, 200, "*\"accumulated\":1777284273.00,*");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/bank/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_bank_tests (void)
{
  add ("accounts", test_accounts);
  add ("account", test_account);
  add ("sub-accounts", test_sub_accounts);
  add ("user", test_user);
  add ("company", test_company);
  add ("unauthorized", test_unauthorized);
  add ("tokens-do-not-mix", test_tokens_do_not_mix);
  add ("validation", test_validation);
  add ("wrong-doors", test_wrong_doors);
  add ("balance-follows", test_balance_follows);
}
