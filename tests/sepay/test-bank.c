/* test-bank.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "test-sepay.h"
#include "wire.h"

#define A_ROW "{\"id\":49682,\"bank_account_id\":19,\"bank_brand_name\":\"Vietcombank\"," \
              "\"account_number\":\"0071000888888\",\"transaction_date\":\"2025-02-25 19:59:48\",\"amount_out\":0.00," \
              "\"amount_in\":18067000.00,\"accumulated\":1200541768.00," \
              "\"transaction_content\":\"DUONG THUY ANH chuyen tien mua hang online\"," \
              "\"reference_number\":\"677760.250225.080001\",\"code\":\"DH123456\",\"sub_account\":\"VCB0011ABC004\"}"
#define A_META "\"meta\":{\"pagination\":{\"total\":86,\"per_page\":20,\"current_page\":1,\"last_page\":5}}"
#define AN_ACCOUNT "{\"id\":%u,\"label\":null,\"account_holder_name\":\"NGUYEN VAN A\"," \
                   "\"account_number\":\"0071000899999\",\"accumulated\":2625076186.00,\"active\":true," \
                   "\"created_at\":\"2025-02-12 20:05:47\",\"bank\":{\"short_name\":\"Vietcombank\"," \
                   "\"full_name\":\"Ngân hàng TMCP Ngoại Thương Việt Nam\"," \
                   "\"code\":\"VCB\",\"bin\":\"970436\",\"icon_url\":\"https://my.sepay.vn/icon.png\"," \
                   "\"logo_url\":\"https://my.sepay.vn/logo.png\"}}"

static void
test_transactions (Wire          *wire,
                   gconstpointer  data)
{
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GError) error = NULL;
  const SepayTransaction *transaction;
  const Seen *seen;

  wire_answer (wire, 200, "{\"status\":\"success\",\"data\":[" A_ROW "]," A_META "}");
  page = wire_transactions (wire, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->unreadable->len, ==, 0);
  g_assert_cmpuint (page->transactions->len, ==, 1);
  g_assert_cmpint (page->total, ==, 86);
  g_assert_cmpint (page->per_page, ==, 20);
  g_assert_cmpint (page->current_page, ==, 1);
  g_assert_cmpint (page->last_page, ==, 5);

  transaction = g_ptr_array_index (page->transactions, 0);
  g_assert_cmpstr (transaction->id, ==, "49682");
  g_assert_true (transaction->id_is_number);
  g_assert_cmpstr (transaction->bank_account_id, ==, "19");
  g_assert_true (transaction->bank_account_id_is_number);
  g_assert_cmpstr (transaction->bank_brand_name, ==, "Vietcombank");
  g_assert_cmpstr (transaction->account_number, ==, "0071000888888");
  g_assert_cmpstr (transaction->transaction_date, ==, "2025-02-25 19:59:48");
  g_assert_true (transaction->has_amount_out);
  g_assert_cmpint (transaction->amount_out, ==, 0);
  g_assert_true (transaction->has_amount_in);
  g_assert_cmpint (transaction->amount_in, ==, 18067000);
  g_assert_true (transaction->has_accumulated);
  g_assert_cmpint (transaction->accumulated, ==, 1200541768);
  g_assert_cmpstr (transaction->transaction_content, ==, "DUONG THUY ANH chuyen tien mua hang online");
  g_assert_cmpstr (transaction->reference_number, ==, "677760.250225.080001");
  g_assert_cmpstr (transaction->code, ==, "DH123456");
  g_assert_cmpstr (transaction->sub_account, ==, "VCB0011ABC004");

  seen = wire_get_seen (wire, 0);
  g_assert_cmpstr (seen->method, ==, "GET");
  g_assert_cmpstr (seen->path, ==, "/base/api/v1/transactions");
  g_assert_cmpstr (seen->query, ==, "from_date=2025-02-24&to_date=2025-02-26&page=1&limit=100");
  g_assert_cmpstr (seen->authorization, ==, "Bearer bank-token-1");
}

static void
test_no_filters (Wire          *wire,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, "{\"status\":\"success\",\"data\":[]}");
  sepay_bank_list_transactions_async (wire->bank, NULL, NULL, 3, 0, NULL, keep_result_cb, &result);
  page = sepay_bank_list_transactions_finish (wire->bank, wait_for_result (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wire_get_seen (wire, 0)->query, ==, "page=3");
  g_assert_cmpint (page->total, ==, -1);
  g_assert_cmpint (page->per_page, ==, -1);
  g_assert_cmpint (page->current_page, ==, -1);
  g_assert_cmpint (page->last_page, ==, -1);
}

static void
test_row_variants (Wire          *wire,
                   gconstpointer  data)
{
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GError) error = NULL;
  const SepayTransaction *transaction;

  wire_answer (wire, 200,
               "\xef\xbb\xbf{\"data\":["
               "{\"id\":\"0b54-77\",\"bank_account_id\":\"19\",\"transaction_date\":\"2025-02-25 19:59:48\","
               "\"amount_in\":\"18067000.00\",\"amount_out\":null,\"accumulated\":\"9007199254740993\",\"code\":null,"
               "\"account_number\":71000888888,\"transaction_content\":\"x\\u0000\\ud800y\",\"extra\":{\"a\":[1]}},"
               "{\"id\":9223372036854775807,\"transaction_date\":\"2025-02-25 19:59:48\",\"amount_in\":1.8067e7}"
               "],\"meta\":{\"pagination\":{\"total\":\"86\",\"per_page\":20.0,"
               "\"current_page\":\"x\",\"last_page\":-3}}}");
  page = wire_transactions (wire, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->unreadable->len, ==, 0);
  g_assert_cmpuint (page->transactions->len, ==, 2);
  g_assert_cmpint (page->total, ==, 86);
  g_assert_cmpint (page->per_page, ==, 20);
  g_assert_cmpint (page->current_page, ==, -1);
  g_assert_cmpint (page->last_page, ==, -1);

  transaction = g_ptr_array_index (page->transactions, 0);
  g_assert_cmpstr (transaction->id, ==, "0b54-77");
  g_assert_false (transaction->id_is_number);
  g_assert_false (transaction->bank_account_id_is_number);
  g_assert_cmpint (transaction->amount_in, ==, 18067000);
  g_assert_false (transaction->has_amount_out);
  g_assert_cmpint (transaction->accumulated, ==, G_GINT64_CONSTANT (9007199254740993));
  g_assert_cmpstr (transaction->account_number, ==, "71000888888");
  g_assert_cmpstr (transaction->transaction_content, ==, "x\ufffd\ufffdy");
  g_assert_null (transaction->code);
  g_assert_null (transaction->bank_brand_name);

  transaction = g_ptr_array_index (page->transactions, 1);
  g_assert_cmpstr (transaction->id, ==, "9223372036854775807");
  g_assert_cmpint (transaction->amount_in, ==, 18067000);
  g_assert_false (transaction->has_accumulated);
  g_assert_null (transaction->bank_account_id);
}

static void
test_unreadable_rows (Wire          *wire,
                      gconstpointer  data)
{
  const struct
  {
    const char *row;
    const char *reason;
  } cases[] = {
    { "{\"transaction_date\":\"2025-02-25 19:59:48\"}", "row 2: id is missing" },
    { "{\"id\":null,\"transaction_date\":\"2025-02-25 19:59:48\"}", "row 3: id is missing" },
    { "{\"id\":true,\"transaction_date\":\"2025-02-25 19:59:48\"}", "row 4: id is not an id" },
    { "{\"id\":1}", "row 5: transaction_date is missing" },
    { "{\"id\":1,\"transaction_date\":\"2025-02-30 19:59:48\"}", "row 6: transaction_date is not a time that exists" },
    { "{\"id\":1,\"transaction_date\":\"yesterday\"}", "row 7: transaction_date is not a time that exists" },
    { "{\"id\":1,\"transaction_date\":\"2025-02-25 19:59:48\",\"amount_in\":0.5}",
      "row 8: amount_in is not a whole number" },
    { "{\"id\":1,\"transaction_date\":\"2025-02-25 19:59:48\",\"amount_out\":9007199254740992}",
      "row 9: amount_out is not a whole number" },
    { "{\"id\":1,\"transaction_date\":\"2025-02-25 19:59:48\",\"amount_out\":98765432109876543210}",
      "row 10: amount_out is not a whole number" },
    { "{\"id\":1,\"transaction_date\":\"2025-02-25 19:59:48\",\"accumulated\":\"1e30\"}",
      "row 11: accumulated is not a whole number" },
    { "{\"id\":1,\"transaction_date\":\"2025-02-25 19:59:48\",\"code\":[]}", "row 12: code is not text" },
    { "null", "row 13: it is not an object" },
    { "\"row\"", "row 14: it is not an object" },
    { "[]", "row 15: it is not an object" },
  };
  g_autoptr (GString) body = g_string_new ("{\"status\":\"success\",\"data\":[" A_ROW);
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (body, ",%s", cases[i].row);
  g_string_append (body, "," A_ROW "]}");

  wire_answer (wire, 200, body->str);
  page = wire_transactions (wire, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->transactions->len, ==, 2);
  g_assert_cmpuint (page->unreadable->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (g_ptr_array_index (page->unreadable, i), ==, cases[i].reason);
}

/* A page of about a megabyte is parsed in a thread, with the same result. */
static void
test_large_page (Wire          *wire,
                 gconstpointer  data)
{
  g_autoptr (GString) body = g_string_new ("{\"status\":\"success\",\"data\":[" A_ROW);
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 3000; i++)
    g_string_append (body, "," A_ROW);
  g_string_append (body, "]," A_META "}");

  wire_answer (wire, 200, body->str);
  page = wire_transactions (wire, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->transactions->len, ==, 3000);
}

static void
test_not_a_list (Wire          *wire,
                 gconstpointer  data)
{
  const struct
  {
    const char *body;
    const char *wrong; /* NULL for an empty page */
  } cases[] = {
    { "{\"data\":[]}", NULL },
    { "{\"data\":{}}", NULL },
    { "{\"status\":\"success\"}", "data is missing" },
    { "{\"data\":null}", "data is missing" },
    { "{\"data\":\"—\"}", "data is not a list" },
    { "{\"data\":{\"id\":1}}", "data is not a list" },
    { "{\"transactions\":[]}", "data is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SepayTransactionPage) page = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, 200, cases[i].body);
      page = wire_transactions (wire, 1, &error);

      if (cases[i].wrong != NULL)
        {
          assert_malformed (error, cases[i].wrong);
          continue;
        }

      g_assert_no_error (error);
      g_assert_cmpuint (page->transactions->len, ==, 0);
    }
}

static void
test_errors (Wire          *wire,
             gconstpointer  data)
{
  const struct
  {
    guint status;
    const char *body;
    SepayError code;
    guint n_requests;
  } cases[] = {
    { 400, "{\"status\":\"error\",\"error\":\"validation_error\",\"message\":\"x\"}", SEPAY_ERROR_REFUSED, 1 },
    { 403, "{\"status\":\"error\",\"error\":\"forbidden\",\"message\":\"x\"}", SEPAY_ERROR_FORBIDDEN, 1 },
    { 404, "{\"status\":\"error\",\"error\":\"not_found\"}", SEPAY_ERROR_NOT_FOUND, 1 },
    { 401, "{\"error\":\"access_denied\",\"error_description\":\"x\",\"message\":\"y\"}", SEPAY_ERROR_UNAUTHORIZED, 2 },
    { 401, "<html>", SEPAY_ERROR_UNAUTHORIZED, 2 },
    { 403, "{\"error\":\"access_denied\"}", SEPAY_ERROR_UNAUTHORIZED, 2 },
    { 200, "{\"error\":\"invalid_token\"}", SEPAY_ERROR_UNAUTHORIZED, 2 },
    { 200, "{\"status\":\"error\",\"message\":\"x\"}", SEPAY_ERROR_REFUSED, 1 },
    { 200, "{\"status\":\"error\",\"error\":\"forbidden\",\"data\":[]}", SEPAY_ERROR_FORBIDDEN, 1 },
    { 200, "{\"status\":\"error\",\"error\":\"not_found\",\"data\":[]}", SEPAY_ERROR_NOT_FOUND, 1 },
    { 429, "{\"status\":\"error\",\"error_code\":\"rate_limited\"}", SEPAY_ERROR_RATE_LIMITED, 4 },
    { 500, "{\"error\":\"access_denied\"}", SEPAY_ERROR_SERVER, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SepayTransactionPage) page = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, cases[i].status, cases[i].body);
      page = wire_transactions (wire, 1, &error);

      g_test_message ("HTTP %u with %s", cases[i].status, cases[i].body);
      g_assert_error (error, SEPAY_ERROR, (int) cases[i].code);
      g_assert_cmpuint (wire->seen->len, ==, cases[i].n_requests);
    }
}

static void
test_dead_token (Wire          *wire,
                 gconstpointer  data)
{
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, "{\"error\":\"access_denied\"}");
  wire_answer (wire, 200, "{\"data\":[]}");
  page = wire_transactions (wire, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wire_get_seen (wire, 0)->authorization, ==, "Bearer bank-token-1");
  g_assert_cmpstr (wire_get_seen (wire, 1)->authorization, ==, "Bearer bank-token-2");
}

static void
test_past_end (Wire          *wire,
               gconstpointer  data)
{
  const guint statuses[] = { 400, 404 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (SepayTransactionPage) page = NULL;
      g_autoptr (SepayTransactionPage) first = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, statuses[i], "{\"status\":\"error\"}");
      page = wire_transactions (wire, 2, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (page->transactions->len, ==, 0);
      g_assert_cmpint (page->last_page, ==, -1);

      first = wire_transactions (wire, 1, &error);
      g_assert_nonnull (error);
      g_assert_null (first);
    }
}

static char *
make_accounts (guint       first,
               guint       n,
               const char *rest)
{
  GString *body = g_string_new ("{\"status\":\"success\",\"data\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s" AN_ACCOUNT, i > 0 ? "," : "", first + i);
  g_string_append_printf (body, "]%s}", rest);

  return g_string_free (body, FALSE);
}

static void
test_accounts (Wire          *wire,
               gconstpointer  data)
{
  g_autofree char *body = make_accounts (18, 2, ",\"meta\":{\"pagination\":{\"total\":2,\"per_page\":20,"
                                                "\"current_page\":1,\"last_page\":1}}");
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;
  const SepayBankAccount *account;

  wire_answer (wire, 200, body);
  accounts = wire_accounts (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wire->seen->len, ==, 1);
  g_assert_cmpstr (wire_get_seen (wire, 0)->path, ==, "/base/api/v1/bank-accounts");
  g_assert_cmpstr (wire_get_seen (wire, 0)->query, ==, "page=1&limit=100");
  g_assert_cmpuint (accounts->len, ==, 2);

  account = g_ptr_array_index (accounts, 0);
  g_assert_cmpstr (account->id, ==, "18");
  g_assert_true (account->id_is_number);
  g_assert_null (account->label);
  g_assert_cmpstr (account->account_holder_name, ==, "NGUYEN VAN A");
  g_assert_cmpstr (account->account_number, ==, "0071000899999");
  g_assert_true (account->has_accumulated);
  g_assert_cmpint (account->accumulated, ==, 2625076186);
  g_assert_true (account->has_active);
  g_assert_true (account->active);
  g_assert_cmpstr (account->created_at, ==, "2025-02-12 20:05:47");
  g_assert_cmpstr (account->bank_short_name, ==, "Vietcombank");
  g_assert_cmpstr (account->bank_full_name, ==, "Ngân hàng TMCP Ngoại Thương Việt Nam");
  g_assert_cmpstr (account->bank_code, ==, "VCB");
  g_assert_cmpstr (account->bank_bin, ==, "970436");
  g_assert_cmpstr (account->bank_icon_url, ==, "https://my.sepay.vn/icon.png");
  g_assert_cmpstr (account->bank_logo_url, ==, "https://my.sepay.vn/logo.png");
}

static void
test_account_variants (Wire          *wire,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const SepayBankAccount *account;

  wire_answer (wire, 200, "{\"data\":[{\"id\":\"uuid\",\"accumulated\":null,\"active\":\"0\",\"bank\":null}]}");
  wire_answer (wire, 200, "{\"data\":[{\"id\":1},{\"label\":\"x\"}]}");
  accounts = wire_accounts (wire, &error);

  g_assert_no_error (error);
  account = g_ptr_array_index (accounts, 0);
  g_assert_cmpstr (account->id, ==, "uuid");
  g_assert_false (account->id_is_number);
  g_assert_false (account->has_accumulated);
  g_assert_true (account->has_active);
  g_assert_false (account->active);
  g_assert_null (account->bank_short_name);

  none = wire_accounts (wire, &error);
  assert_malformed (error, "row 2: id is missing");
}

static void
test_account_pages (Wire          *wire,
                    gconstpointer  data)
{
  const struct
  {
    const char *rest; /* of every page */
    guint n_second; /* rows of the second page, which begins with the last account of the first */
    guint last_status;
    guint n_requests;
    guint n_accounts;
  } cases[] = {
    /* Told how many pages there are. */
    { ",\"meta\":{\"pagination\":{\"per_page\":20,\"last_page\":2}}", 20, 200, 2, 39 },
    /* Not told: until a page is not full, and until one repeats or is refused. */
    { "", 5, 200, 1, 20 },
    { ",\"meta\":{\"pagination\":{\"per_page\":20}}", 5, 200, 2, 24 },
    { ",\"meta\":{\"pagination\":{\"per_page\":20}}", 20, 200, 3, 39 },
    { ",\"meta\":{\"pagination\":{\"per_page\":20}}", 20, 404, 3, 39 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = make_accounts (1, 20, cases[i].rest);
      g_autofree char *second = make_accounts (20, cases[i].n_second, cases[i].rest);
      g_autoptr (GPtrArray) accounts = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, 200, first);
      wire_answer (wire, 200, second);
      wire_answer (wire, cases[i].last_status, second);
      accounts = wire_accounts (wire, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (wire->seen->len, ==, cases[i].n_requests);
      g_assert_cmpuint (accounts->len, ==, cases[i].n_accounts);
    }
}

static void
test_account_limit_refused (Wire          *wire,
                            gconstpointer  data)
{
  g_autofree char *body = make_accounts (1, 2, "");
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 400, "{\"status\":\"error\",\"error\":\"validation_error\"}");
  wire_answer (wire, 200, body);
  accounts = wire_accounts (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 2);
  g_assert_cmpstr (wire_get_seen (wire, 1)->query, ==, "page=1&limit=20");
}

static void
test_name (Wire          *wire,
           gconstpointer  data)
{
  const struct
  {
    const char *data;
    const char *name;
    const char *name_and_email;
  } cases[] = {
    { "{\"id\":1234,\"first_name\":\"Nguyễn\",\"last_name\":\"Văn A\",\"email\":\"a@example.com\"}",
      "Nguyễn Văn A", "Nguyễn Văn A (a@example.com)" },
    { "{\"first_name\":\" Nguyễn \",\"last_name\":null}", "Nguyễn", "Nguyễn" },
    { "{\"last_name\":\"A\",\"email\":\" \"}", "A", "A" },
    { "{\"first_name\":\"\",\"last_name\":\" \",\"email\":\"a@example.com\"}", "a@example.com", "a@example.com" },
    { "{\"id\":1}", NULL, NULL },
    { "\"—\"", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"status\":\"success\",\"data\":%s}", cases[i].data);
      g_autofree char *name = NULL;
      g_autofree char *name_and_email = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, 200, body);
      name_and_email = wire_name_and_email (wire, NULL);
      g_assert_cmpstr (name_and_email, ==, cases[i].name_and_email);
      name = wire_name (wire, &error);

      g_assert_cmpstr (name, ==, cases[i].name);
      if (cases[i].name == NULL)
        assert_malformed (error, "data");
      g_assert_cmpstr (wire_get_seen (wire, 0)->path, ==, "/base/api/v1/me");
    }
}

void
add_bank_tests (void)
{
  add_wire_test ("/sepay/bank/transactions", test_transactions);
  add_wire_test ("/sepay/bank/no-filters", test_no_filters);
  add_wire_test ("/sepay/bank/row-variants", test_row_variants);
  add_wire_test ("/sepay/bank/unreadable-rows", test_unreadable_rows);
  add_wire_test ("/sepay/bank/large-page", test_large_page);
  add_wire_test ("/sepay/bank/not-a-list", test_not_a_list);
  add_wire_test ("/sepay/bank/errors", test_errors);
  add_wire_test ("/sepay/bank/dead-token", test_dead_token);
  add_wire_test ("/sepay/bank/past-end", test_past_end);
  add_wire_test ("/sepay/bank/accounts", test_accounts);
  add_wire_test ("/sepay/bank/account-variants", test_account_variants);
  add_wire_test ("/sepay/bank/account-pages", test_account_pages);
  add_wire_test ("/sepay/bank/account-limit-refused", test_account_limit_refused);
  add_wire_test ("/sepay/bank/name", test_name);
}
