/* test-transactions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#include "loa-vietnam-time.h"

#define FIRST_ROW                                                                                                   \
  "{\"id\":49682,\"bank_account_id\":19,\"bank_brand_name\":\"Vietcombank\",\"account_number\":\"0071000888888\","  \
  "\"transaction_date\":\"2025-02-25 19:59:48\",\"amount_out\":0.00,\"amount_in\":18067000.00,"                     \
  "\"accumulated\":1200541768.00,\"transaction_content\":\"DUONG THUY ANH chuyen tien mua hang online\","           \
  "\"reference_number\":\"677760.250225.080001\",\"code\":\"DH123456\",\"sub_account\":\"VCB0011ABC004\"}"

#define SECOND_ROW                                                                                                  \
  "{\"id\":49582,\"bank_account_id\":19,\"bank_brand_name\":\"Vietcombank\",\"account_number\":\"0071000888888\","  \
  "\"transaction_date\":\"2025-02-25 17:59:47\",\"amount_out\":0.00,\"amount_in\":13646000.00,"                     \
  "\"accumulated\":1182474768.00,\"transaction_content\":\"DINH NHU TOAN chuyen tien DH789012\","                   \
  "\"reference_number\":\"171158.250225.060001\",\"code\":\"DH789012\",\"sub_account\":\"VCB0011ABC002\"}"

#define THIRD_ROW                                                                                                   \
  "{\"id\":49465,\"bank_account_id\":19,\"bank_brand_name\":\"Vietcombank\",\"account_number\":\"0071000888888\","  \
  "\"transaction_date\":\"2025-02-24 15:59:47\",\"amount_out\":0.00,\"amount_in\":21782000.00,"                     \
  "\"accumulated\":1168828768.00,\"transaction_content\":\"DUONG THUY ANH chuyen tien thanh toan hoa don\","        \
  "\"reference_number\":\"989543.240225.040001\",\"code\":null,\"sub_account\":\"VCB0011ABC001\"}"

#define PAGINATION(total, per_page, current_page, last_page)                                                        \
  "\"meta\":{\"pagination\":{\"total\":" total ",\"per_page\":" per_page ",\"current_page\":" current_page          \
  ",\"last_page\":" last_page "}}"

static JsonArray *
get_rows (Fixture    *fixture,
          const char *path)
{
  g_autoptr (Answer) answer = get_bank (fixture, path);
  g_autoptr (JsonNode) root = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  root = parse (answer);

  return json_array_ref (json_object_get_array_member (json_node_get_object (root), "data"));
}

static gint64
number (JsonObject *row,
        const char *member)
{
  return (gint64) json_object_get_double_member (row, member);
}

static void
test_documented (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (Answer) first_page = get_bank (fixture, "/transactions");
  g_autoptr (Answer) three = get_bank (fixture, "/transactions?limit=3");
  g_autoptr (Answer) last_page = get_bank (fixture, "/transactions?page=5");
  g_autoptr (Answer) past_end = get_bank (fixture, "/transactions?page=6");

  assert_answer (first_page, 200,
                 "{\"status\":\"success\",\"data\":[" FIRST_ROW "," SECOND_ROW "," THIRD_ROW ",*],"
                 PAGINATION ("86", "20", "1", "5") "}");
  assert_answer (three, 200,
                 "{\"status\":\"success\",\"data\":[" FIRST_ROW "," SECOND_ROW "," THIRD_ROW "],"
                 PAGINATION ("86", "3", "1", "29") "}");
  assert_answer (last_page, 200, "*" PAGINATION ("86", "20", "5", "5") "}");
  assert_answer (past_end, 200, "{\"status\":\"success\",\"data\":[]," PAGINATION ("86", "20", "6", "5") "}");
}

static void
test_pages_join (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (JsonArray) all = get_rows (fixture, "/transactions?limit=1000");
  g_autoptr (Answer) capped = get_bank (fixture, "/transactions?limit=1000");
  guint n_rows = 0;

  assert_answer (capped, 200, "*" PAGINATION ("86", "100", "1", "1") "}");
  g_assert_cmpuint (json_array_get_length (all), ==, 86);

  for (guint page = 1; page <= 5; page++)
    {
      g_autofree char *path = g_strdup_printf ("/transactions?page=%u", page);
      g_autoptr (JsonArray) rows = get_rows (fixture, path);

      g_assert_cmpuint (json_array_get_length (rows), ==, page < 5 ? 20 : 6);
      for (guint i = 0; i < json_array_get_length (rows); i++)
        g_assert_true (json_node_equal (json_array_get_element (rows, i), json_array_get_element (all, n_rows++)));
    }
}

static void
assert_row_is_plausible (JsonObject *row)
{
  gint64 in = number (row, "amount_in");
  gint64 out = number (row, "amount_out");

  g_assert_cmpint (in, >=, 0);
  g_assert_cmpint (out, >=, 0);
  g_assert_true ((in == 0) != (out == 0));
  g_assert_cmpint (number (row, "accumulated"), >, 0);
  g_assert_true (loa_vietnam_time_parse (json_object_get_string_member (row, "transaction_date"), NULL));
  g_assert_cmpstr (json_object_get_string_member (row, "transaction_content"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (row, "reference_number"), !=, "");
}

static void
assert_account_balances (JsonArray  *rows,
                         gint64      account)
{
  gint64 expected = -1;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (json_object_get_int_member (row, "bank_account_id") != account)
        continue;

      if (expected != -1)
        g_assert_cmpint (number (row, "accumulated"), ==, expected);
      expected = number (row, "accumulated") - number (row, "amount_in") + number (row, "amount_out");
    }

  g_assert_cmpint (expected, !=, -1);
}

static void
test_rows_agree (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (JsonArray) rows = get_rows (fixture, "/transactions?limit=100");
  const char *previous_date = "9999-12-31 23:59:59";
  gint64 previous_id = G_MAXINT64;
  guint n_out = 0;
  guint n_without_code = 0;
  guint n_without_sub_account = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      assert_row_is_plausible (row);
      g_assert_cmpstr (json_object_get_string_member (row, "transaction_date"), <=, previous_date);
      g_assert_cmpint (json_object_get_int_member (row, "id"), <, previous_id);
      g_assert_cmpint (json_object_get_int_member (row, "id"), >, 0);
      previous_date = json_object_get_string_member (row, "transaction_date");
      previous_id = json_object_get_int_member (row, "id");

      n_out += number (row, "amount_out") > 0;
      n_without_code += json_object_get_null_member (row, "code");
      n_without_sub_account += json_object_get_null_member (row, "sub_account");
    }

  assert_account_balances (rows, 19);
  assert_account_balances (rows, 18);
  g_assert_cmpuint (n_out, >, 3);
  g_assert_cmpuint (n_without_code, >, 3);
  g_assert_cmpuint (n_without_sub_account, >, 3);
}

static void
assert_total (Fixture    *fixture,
              const char *query,
              gint64      expected)
{
  g_autofree char *path = g_strconcat ("/transactions?", query, NULL);
  g_autoptr (Answer) answer = get_bank (fixture, path);
  g_autofree char *pattern = g_strdup_printf ("*\"total\":%" G_GINT64_FORMAT ",*", expected);

  assert_answer (answer, 200, pattern);
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonArray) rows = get_rows (fixture, "/transactions?limit=100");
  gint64 n_first = 0;
  gint64 n_no_out = 0;
  gint64 n_first_days = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      const char *date = json_object_get_string_member (row, "transaction_date");

      n_first += json_object_get_int_member (row, "bank_account_id") == 19;
      n_no_out += number (row, "amount_out") == 0;
      n_first_days += strcmp (date, "2025-02-15") < 0;
    }

  assert_total (fixture, "bank_account_id=19", n_first);
  assert_total (fixture, "bank_account_id=18", 86 - n_first);
  assert_total (fixture, "bank_account_id=77", 0);
  assert_total (fixture, "account_number=0071000888888", n_first);
  assert_total (fixture, "account_number=71000888888", 0);
  assert_total (fixture, "account_number=0071000888888&bank_account_id=18", 0);
  assert_total (fixture, "amount_in=13646000", 1);
  assert_total (fixture, "amount_in=13646000.00", 1);
  assert_total (fixture, "amount_in=13646000.5", 0);
  assert_total (fixture, "amount_in=13646001", 0);
  assert_total (fixture, "amount_in=-5", 0);
  assert_total (fixture, "amount_out=0", n_no_out);
  assert_total (fixture, "reference_number=171158.250225.060001", 1);
  assert_total (fixture, "reference_number=171158", 0);
  assert_total (fixture, "from_date=2025-02-25", 2);
  assert_total (fixture, "from_date=2025-02-25&to_date=2025-02-25", 2);
  assert_total (fixture, "from_date=2025-02-26", 0);
  assert_total (fixture, "from_date=2025-02-26&to_date=2025-02-01", 0);
  assert_total (fixture, "to_date=2025-02-14", n_first_days);
  assert_total (fixture, "from_date=2025-02-15", 86 - n_first_days);
  assert_total (fixture, "since_id=49582&q=x", 86);
}

static void
test_day_ends_at_midnight (Fixture       *fixture,
                           gconstpointer  data)
{
  gint64 last_second = 0;

  g_assert_true (loa_vietnam_time_parse ("2025-10-14 23:59:59", &last_second));
  loa_clock_leap (fixture->clock, last_second - TEST_START);
  loa_simulator_add_payment (fixture->simulator, 1000, "Chuyen tien", NULL);
  loa_clock_leap (fixture->clock, 1);
  loa_simulator_add_payment (fixture->simulator, 1000, "Chuyen tien", NULL);

  assert_total (fixture, "from_date=2025-10-14&to_date=2025-10-14", 1);
  assert_total (fixture, "from_date=2025-10-15&to_date=2025-10-15", 1);
  assert_total (fixture, "from_date=2025-10-14", 2);
  assert_total (fixture, "to_date=2025-10-14", 87);
}

static void
test_filtered_pages (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (JsonArray) all = get_rows (fixture, "/transactions?amount_out=0&limit=100");
  g_autoptr (JsonArray) page = get_rows (fixture, "/transactions?amount_out=0&limit=7&page=3");

  g_assert_cmpuint (json_array_get_length (page), ==, 7);
  for (guint i = 0; i < 7; i++)
    g_assert_true (json_node_equal (json_array_get_element (page, i), json_array_get_element (all, 14 + i)));
}

static void
test_added (Fixture       *fixture,
            gconstpointer  data)
{
  guint id = loa_simulator_add_payment (fixture->simulator, 150000, "Khách trả \"DH1\" \\ \n\xff", "DH1");
  g_autofree char *pattern = g_strdup_printf ("*\"data\":[{\"id\":%u,*\"transaction_date\":\"2025-10-14 21:17:32\","
                                              "\"amount_out\":0.00,\"amount_in\":150000.00,"
                                              "\"accumulated\":1200691768.00,*", id);
  g_autoptr (Answer) first = get_bank (fixture, "/transactions?limit=1");
  g_autoptr (JsonNode) root = parse (first);
  JsonArray *rows = json_object_get_array_member (json_node_get_object (root), "data");

  assert_answer (first, 200, pattern);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 0), "transaction_content"), ==,
                   "Khách trả \"DH1\" \\ \n\xef\xbf\xbd");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (rows, 0), "code"), ==, "DH1");

  loa_simulator_add_transactions (fixture->simulator, 10);
  g_assert_cmpuint (loa_simulator_get_n_transactions (fixture->simulator), ==, 97);
  test_rows_agree (fixture, NULL);
}

static void
use_simulator (Fixture           *fixture,
               guint              n_transactions,
               LoaSimulatorDates  dates)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (fixture->simulator);
  fixture->simulator = loa_simulator_new (fixture->clock, n_transactions, dates);
  loa_simulator_listen (fixture->simulator, 0, &error);
  g_assert_no_error (error);
}

static void
test_today (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (JsonArray) today = NULL;
  const char *time;

  use_simulator (fixture, 86, LOA_SIMULATOR_DATES_TODAY);
  assert_total (fixture, "", 86);
  assert_total (fixture, "reference_number=171158.250225.060001", 0);
  test_rows_agree (fixture, NULL);

  today = get_rows (fixture, "/transactions?from_date=2025-10-14");
  g_assert_cmpuint (json_array_get_length (today), >=, 5);
  time = json_object_get_string_member (json_array_get_object_element (today, 0), "transaction_date");
  g_assert_cmpstr (time, <=, "2025-10-14 21:17:32");
}

static void
test_today_at_midnight (void)
{
  Fixture fixture = { 0 };
  gint64 midnight = 0;
  g_autoptr (JsonArray) rows = NULL;

  set_up (&fixture, NULL);
  g_assert_true (loa_vietnam_time_parse ("2025-10-15 00:00:03", &midnight));
  loa_clock_leap (fixture.clock, midnight - TEST_START);
  use_simulator (&fixture, 20, LOA_SIMULATOR_DATES_TODAY);
  rows = get_rows (&fixture, "/transactions?from_date=2025-10-15&to_date=2025-10-15");
  g_assert_cmpuint (json_array_get_length (rows), ==, 5);
  tear_down (&fixture, NULL);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  static const guint counts[] = { 0, 1, 2, 3, 4, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_clear_pointer (&fixture->bank_token, g_free);
      use_simulator (fixture, counts[i], LOA_SIMULATOR_DATES_DOCUMENTED);
      assert_total (fixture, "", counts[i]);
      assert_total (fixture, "amount_in=18067000&reference_number=677760.250225.080001", counts[i] > 0);
      g_clear_pointer (&fixture->bank_token, g_free);
      use_simulator (fixture, counts[i], LOA_SIMULATOR_DATES_TODAY);
      assert_total (fixture, "", counts[i]);
    }
}

static void
test_million (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonArray) last = NULL;
  g_autoptr (JsonArray) before_last = NULL;

  use_simulator (fixture, LOA_SIMULATOR_MAX_TRANSACTIONS, LOA_SIMULATOR_DATES_DOCUMENTED);
  assert_total (fixture, "", 1000000);
  before_last = get_rows (fixture, "/transactions?limit=100&page=9999");
  last = get_rows (fixture, "/transactions?limit=100&page=10000");
  g_assert_cmpuint (json_array_get_length (last), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      assert_row_is_plausible (json_array_get_object_element (last, i));
      assert_row_is_plausible (json_array_get_object_element (before_last, i));
    }
  assert_account_balances (last, 19);
  assert_account_balances (last, 18);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/transactions/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_transaction_tests (void)
{
  add ("documented", test_documented);
  add ("pages-join", test_pages_join);
  add ("rows-agree", test_rows_agree);
  add ("filters", test_filters);
  add ("day-ends-at-midnight", test_day_ends_at_midnight);
  add ("filtered-pages", test_filtered_pages);
  add ("added", test_added);
  add ("today", test_today);
  g_test_add_func ("/simulator/transactions/today-at-midnight", test_today_at_midnight);
  add ("counts", test_counts);
  add ("million", test_million);
}
