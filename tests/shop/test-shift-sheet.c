/* test-shift-sheet.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-shift-sheet.h"
#include "loa-store-transactions.h"
#include "loa-vietnam-time.h"

#define NBSP "\302\240"

typedef struct
{
  char *folder; /* (owned) */
  Work work; /* only its store is used */
} Fixture;

typedef struct
{
  const char *account;
  const char *sub_account;
  const char *time;
  gint64 amount_in;
  gint64 amount_out;
} Row;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("loa-shift-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->work.store_path = g_build_filename (fixture->folder, "store.db", NULL);
  fixture->work.store = work_open_store (&fixture->work);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  work_close_store (fixture->work.store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->work.store_path);
}

static void
put (Fixture   *fixture,
     const Row *rows,
     guint      n_rows)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_new;
  gint64 n_changed;

  for (guint i = 0; i < n_rows; i++)
    {
      LoaTransactionRecord *record = loa_transaction_record_new ();

      record->id = g_strdup_printf ("%u", i + 1);
      record->id_is_number = TRUE;
      record->bank_brand_name = g_strdup (rows[i].account != NULL ? "Vietcombank" : NULL);
      record->account_number = g_strdup (rows[i].account);
      record->sub_account = g_strdup (rows[i].sub_account);
      record->transaction_date = g_strdup (rows[i].time);
      record->amount_in = rows[i].amount_in;
      record->amount_out = rows[i].amount_out;
      record->accumulated = LOA_AMOUNT_UNKNOWN;
      g_ptr_array_add (records, record);
    }

  loa_store_put_transactions_async (fixture->work.store, records, NULL, keep_result_cb, &result);
  loa_store_put_transactions_finish (fixture->work.store, wait_for_result (&result), &n_new, &n_changed, &error);
  g_assert_no_error (error);
}

static gint64
moment (const char *text)
{
  gint64 seconds;

  g_assert_true (loa_vietnam_time_parse (text, &seconds));

  return seconds;
}

static LoaShiftSheet *
load (Fixture    *fixture,
      const char *from,
      const char *until)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaShiftSheet *sheet;

  loa_shift_sheet_load_async (fixture->work.store, moment (from), moment (until), NULL, keep_result_cb, &result);
  sheet = loa_shift_sheet_load_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return sheet;
}

/* What happened when one shift ended is in the next one alone. A payment of the shift that was taken back after it, and
 * one below the floor, are flagged; an amount that is not known is none. */
static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  static const Row rows[] = {
    { "0071", NULL, "2025-02-25 05:59:59", 1000000, 0 },
    { "0071", NULL, "2025-02-25 06:00:00", 200000, 0 },
    { "0071", "", "2025-02-25 07:00:00", 300, 0 },
    { "0071", "VCB1", "2025-02-25 08:00:00", 50000, 0 },
    { "0071", "VCB1", "2025-02-25 09:00:00", 0, 30000 },
    { NULL, NULL, "2025-02-25 10:00:00", LOA_AMOUNT_UNKNOWN, LOA_AMOUNT_UNKNOWN },
    { "0071", "VCB1", "2025-02-25 13:59:59", 70000, 0 },
    { "0071", NULL, "2025-02-25 14:00:00", 5000000, 0 },
    { "0071", "VCB1", "2025-02-25 15:00:00", 0, 70000 },
  };
  g_autoptr (LoaShiftSheet) sheet = NULL;
  g_autofree char *text = NULL;

  put (fixture, rows, G_N_ELEMENTS (rows));
  sheet = load (fixture, "2025-02-25 06:00:00", "2025-02-25 14:00:00");
  text = loa_shift_sheet_format_text (sheet);
  g_assert_cmpstr (text, ==,
                   "Shift sheet\n"
                   "25/02/2025 06:00 – 25/02/2025 14:00\n"
                   "\n"
                   "All accounts together\n"
                   "Money in: 320.300" NBSP "₫ in 4 transactions\n"
                   "Largest money in: 200.000" NBSP "₫\n"
                   "Money out: 30.000" NBSP "₫ in 1 transaction\n"
                   "Suspicious: 2\n"
                   "\n"
                   "Unknown account\n"
                   "Money in: 0" NBSP "₫ in 0 transactions\n"
                   "Largest money in: 0" NBSP "₫\n"
                   "Money out: 0" NBSP "₫ in 0 transactions\n"
                   "Suspicious: 0\n"
                   "\n"
                   "Vietcombank 0071\n"
                   "Money in: 200.300" NBSP "₫ in 2 transactions\n"
                   "Largest money in: 200.000" NBSP "₫\n"
                   "Money out: 0" NBSP "₫ in 0 transactions\n"
                   "Suspicious: 1\n"
                   "\n"
                   "Vietcombank 0071, sub-account VCB1\n"
                   "Money in: 120.000" NBSP "₫ in 2 transactions\n"
                   "Largest money in: 70.000" NBSP "₫\n"
                   "Money out: 30.000" NBSP "₫ in 1 transaction\n"
                   "Suspicious: 1\n");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaShiftSheet) sheet = load (fixture, "2025-02-25 06:00:00", "2025-02-25 14:00:00");

  g_assert_cmpuint (sheet->lines->len, ==, 0);
  g_assert_cmpint (sheet->total.count_in, ==, 0);
  g_assert_cmpint (sheet->total.sum_in, ==, 0);
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  static const Row rows[] = {
    { "0071", "VCB1", "2025-02-25 07:00:00", G_MAXINT64, 0 },
    { "0071", "VCB1", "2025-02-25 08:00:00", 5, 1500000001 },
    { "0071", "VCB2", "2025-02-25 09:00:00", 3, 500000000 },
  };
  g_autoptr (LoaShiftSheet) sheet = NULL;
  g_autofree char *text = NULL;

  put (fixture, rows, G_N_ELEMENTS (rows));
  sheet = load (fixture, "2025-02-25 06:00:00", "2025-02-25 14:00:00");
  g_assert_cmpuint (sheet->lines->len, ==, 2);
  g_assert_cmpint (((LoaShiftLine *) g_ptr_array_index (sheet->lines, 0))->sum_in, ==, LOA_AMOUNT_UNKNOWN);
  g_assert_cmpint (((LoaShiftLine *) g_ptr_array_index (sheet->lines, 0))->sum_out, ==, 1500000001);
  g_assert_cmpint (((LoaShiftLine *) g_ptr_array_index (sheet->lines, 1))->sum_in, ==, 3);
  g_assert_cmpint (sheet->total.sum_in, ==, LOA_AMOUNT_UNKNOWN);
  g_assert_cmpint (sheet->total.sum_out, ==, 2000000001);
  text = loa_shift_sheet_format_amount (sheet->total.sum_in, sheet->total.count_in);
  g_assert_cmpstr (text, ==, "? (too large to add up) in 3 transactions");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_shift_sheet_load_async (fixture->work.store, 0, 1, cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (loa_shift_sheet_load_finish (fixture->work.store, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_times (void)
{
  static const char *const times[][2] = {
    { "25/02/2025 06:30", "2025-02-25 06:30:00" }, { " 25/02 6h ", "2025-02-25 06:00:00" },
    { "6h30", "2025-02-26 06:30:00" },             { "23:59", "2025-02-26 23:59:00" },
    { "25/02/2025", "2025-02-25 00:00:00" },       { "25/02/2025 24:00", "2025-02-26 00:00:00" },
  };
  static const char *const no_times[] = {
    "", " ", "6", "24:01", "25:00", "6:60", "6:5", "06:", "31/02/2025 06:00", "25/02/2025 6", "x 06:00", "-6:00", "006:00",
  };
  gint64 seconds;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *typed = NULL;
      g_autofree char *formatted = NULL;

      if (!loa_shift_sheet_read_time (times[i][0], "2025-02-26", &seconds))
        g_error ("“%s” should be a time", times[i][0]);
      typed = loa_vietnam_time_format (seconds);
      g_assert_cmpstr (typed, ==, times[i][1]);

      formatted = loa_shift_sheet_format_time (seconds);
      g_assert_true (loa_shift_sheet_read_time (formatted, "2025-02-26", &seconds));
      g_assert_cmpint (seconds, ==, moment (times[i][1]));
    }

  for (guint i = 0; i < G_N_ELEMENTS (no_times); i++)
    {
      if (loa_shift_sheet_read_time (no_times[i], "2025-02-26", &seconds))
        g_error ("“%s” should be no time", no_times[i]);
    }
}

#define ADD(path, test) g_test_add ("/shop/shift-sheet/" path, Fixture, NULL, set_up, test, tear_down)

void
add_shift_sheet_tests (void)
{
  ADD ("text", test_text);
  ADD ("empty", test_empty);
  ADD ("too-large", test_too_large);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/shop/shift-sheet/times", test_times);
}
