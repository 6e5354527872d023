/* test-export.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#include "decimal-comma.h"
#include "loa-export-table.h"
#include "loa-store-transactions.h"
#include "loa-transaction-export.h"

#define HEADING \
  "id,bank_account_id,bank_brand_name,account_number,transaction_date,amount_out,amount_in,accumulated," \
  "transaction_content,reference_number,code,sub_account"

typedef struct
{
  char *folder; /* (owned) */
  char *target_folder; /* (owned) */
  Work work; /* only its store is used */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("loa-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->target_folder = g_build_filename (fixture->folder, "target", NULL);
  g_assert_cmpint (g_mkdir (fixture->target_folder, 0700), ==, 0);
  fixture->work.store_path = g_build_filename (fixture->folder, "store.db", NULL);
  fixture->work.store = work_open_store (&fixture->work);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  work_close_store (fixture->work.store);
  g_chmod (fixture->target_folder, 0700);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->target_folder);
  g_free (fixture->work.store_path);
}

static LoaTransactionRecord *
make_record (const char *id,
             const char *content)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();

  record->id = g_strdup (id);
  record->id_is_number = TRUE;
  record->bank_account_id = g_strdup ("19");
  record->bank_brand_name = g_strdup ("Vietcombank");
  record->account_number = g_strdup ("0071000888888");
  record->transaction_date = g_strdup ("2025-02-25 19:59:48");
  record->amount_out = 0;
  record->amount_in = 18067000;
  record->accumulated = LOA_AMOUNT_UNKNOWN;
  record->transaction_content = g_strdup (content);
  record->reference_number = g_strdup ("677760.250225.080001");

  return record;
}

static void
put (Fixture   *fixture,
     GPtrArray *records)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_new;
  gint64 n_changed;

  loa_store_put_transactions_async (fixture->work.store, records, NULL, keep_result_cb, &result);
  loa_store_put_transactions_finish (fixture->work.store, wait_for_result (&result), &n_new, &n_changed, &error);
  g_assert_no_error (error);
}

static void
put_contents (Fixture           *fixture,
              const char *const *contents)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);

  for (guint i = 0; contents[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", 100 - i);

      g_ptr_array_add (records, make_record (id, contents[i]));
    }

  put (fixture, records);
}

static gint64
export (Fixture       *fixture,
        const char    *path,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  loa_transaction_export_async (fixture->work.store, filter, path, cancellable, keep_result_cb, &result);

  return loa_transaction_export_finish (fixture->work.store, wait_for_result (&result), error);
}

static char *
make_path (Fixture    *fixture,
           const char *name)
{
  return g_build_filename (fixture->target_folder, name, NULL);
}

static char *
export_and_read (Fixture    *fixture,
                 const char *name,
                 gint64      n_rows)
{
  g_autofree char *path = make_path (fixture, name);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  GStatBuf status;

  g_assert_cmpint (export (fixture, path, NULL, &error), ==, n_rows);
  g_assert_no_error (error);
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  return contents;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->target_folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  static const char *const contents[] = { "DUONG THUY ANH chuyen tien", "mười, hai; \"ba\"\nbốn", "", NULL };
  g_autofree char *text = NULL;

  put_contents (fixture, contents);
  text = export_and_read (fixture, "Tháng 2.CSV", 3);
  g_assert_cmpstr (text, ==,
                   "\xEF\xBB\xBF" HEADING "\r\n"
                   "100,19,Vietcombank,0071000888888,2025-02-25 19:59:48,0,18067000,,DUONG THUY ANH chuyen tien,"
                   "677760.250225.080001,,\r\n"
                   "99,19,Vietcombank,0071000888888,2025-02-25 19:59:48,0,18067000,,"
                   "\"mười, hai; \"\"ba\"\"\nbốn\",677760.250225.080001,,\r\n"
                   "98,19,Vietcombank,0071000888888,2025-02-25 19:59:48,0,18067000,,,677760.250225.080001,,\r\n");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_semicolons (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const contents[] = { "mười, hai; ba", NULL };
  g_autoptr (LoaExportProgress) progress = loa_export_progress_new ();
  const LoaExportOptions options = { .separator = ';', .progress = progress };
  g_autofree char *path = make_path (fixture, "a.csv");
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  put_contents (fixture, contents);
  loa_transaction_export_with_options_async (fixture->work.store, filter, path, &options, NULL, keep_result_cb,
                                             &result);
  g_assert_cmpint (loa_transaction_export_finish (fixture->work.store, wait_for_result (&result), &error), ==, 1);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xEF\xBB\xBFid;bank_account_id;bank_brand_name;account_number;transaction_date;amount_out;amount_in;"
                   "accumulated;transaction_content;reference_number;code;sub_account\r\n"
                   "100;19;Vietcombank;0071000888888;2025-02-25 19:59:48;0;18067000;;\"mười, hai; ba\";"
                   "677760.250225.080001;;\r\n");
  g_assert_cmpint (loa_export_progress_get_n_rows (progress), ==, 1);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = export_and_read (fixture, "none.csv", 0);
  g_autofree char *workbook = export_and_read (fixture, "none.xlsx", 0);

  g_assert_cmpstr (text, ==, "\xEF\xBB\xBF" HEADING "\r\n");
  g_assert_true (g_str_has_prefix (workbook, "PK"));
}

static void
test_harmful_texts (void)
{
  static const char *const harmful[] = {
    "=1+1", "+84901234567", "-5", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠a", "\t=1", "\r=1", "\n=1", "\tplain", " =1",
    "\xC2\xA0=1", "\xE2\x80\x8B=1", "\x01x", "\x7Fx", "\xFF=1",
  };
  static const char *const harmless[] = { "", " ", "1=1", "a-b", "'=1", "đồng", "0071000888888", "tiền + hàng" };

  for (guint i = 0; i < G_N_ELEMENTS (harmful); i++)
    {
      if (!loa_export_text_is_harmful (harmful[i]))
        g_error ("“%s” should count as harmful", harmful[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      if (loa_export_text_is_harmful (harmless[i]))
        g_error ("“%s” should count as harmless", harmless[i]);
    }
}

static void
test_csv_formula (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const contents[] = { "=cmd|' /C calc'!A0", "\t=1+1,2", NULL };
  g_autofree char *text = NULL;

  put_contents (fixture, contents);
  text = export_and_read (fixture, "a.csv", 2);
  g_assert_nonnull (strstr (text, ",'=cmd|' /C calc'!A0,"));
  g_assert_nonnull (strstr (text, ",\"'\t=1+1,2\","));
}

static char *
read_workbook (Fixture    *fixture,
               const char *name)
{
  g_autofree char *path = make_path (fixture, name);
  g_autoptr (GSubprocess) python = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *cells = NULL;

  python = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", READ_XLSX, path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (python, NULL, NULL, keep_result_cb, &result);
  g_subprocess_communicate_utf8_finish (python, wait_for_result (&result), &cells, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (python));

  return cells;
}

static void
assert_cell (const char *cells,
             const char *cell)
{
  g_autofree char *line = g_strdup_printf ("%s\n", cell);

  if (strstr (cells, line) == NULL)
    g_error ("There is no cell %s among\n%s", cell, cells);
}

static void
test_xlsx (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const contents[] = { "=1+1", "một\thai\x01 _x0041_ <&>\xEF\xBF\xBF", NULL };
  g_autofree char *workbook = NULL;
  g_autofree char *cells = NULL;

  put_contents (fixture, contents);
  workbook = export_and_read (fixture, "a.XlsX", 2);
  cells = read_workbook (fixture, "a.XlsX");

  assert_cell (cells, "A1|inlineStr|0|'id'");
  assert_cell (cells, "L1|inlineStr|0|'sub_account'");
  assert_cell (cells, "A2|inlineStr|0|'100'");
  assert_cell (cells, "D2|inlineStr|0|'0071000888888'");
  assert_cell (cells, "E2|n|yyyy-mm-dd hh:mm:ss|'45713.83319444444'");
  assert_cell (cells, "F2|n|#,##0|'0'");
  assert_cell (cells, "G2|n|#,##0|'18067000'");
  assert_cell (cells, "I2|inlineStr|0|'=1+1'");
  assert_cell (cells, "J2|inlineStr|0|'677760.250225.080001'");
  assert_cell (cells, "I3|inlineStr|0|'một\\thai\\x01 _x0041_ <&>\xEF\xBF\xBD'");
  g_assert_null (strstr (cells, "H2|"));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_xlsx_decimal_comma (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const contents[] = { "a", NULL };
  g_autofree char *workbook = NULL;
  g_autofree char *cells = NULL;

  put_contents (fixture, contents);
  enter_decimal_comma (fixture->folder);
  workbook = export_and_read (fixture, "a.xlsx", 1);
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  setlocale (LC_NUMERIC, "C");
  cells = read_workbook (fixture, "a.xlsx");

  assert_cell (cells, "E2|n|yyyy-mm-dd hh:mm:ss|'45713.83319444444'");
}

static void
test_xlsx_long_and_odd (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
  g_autofree char *long_text = g_strnfill (40000, 'a');
  LoaTransactionRecord *record = make_record ("1", long_text);
  g_autofree char *workbook = NULL;
  g_autofree char *cells = NULL;

  g_free (record->transaction_date);
  record->transaction_date = g_strdup ("1899-12-31 00:00:00");
  record->amount_in = G_GINT64_CONSTANT (9007199254740991);
  g_ptr_array_add (records, record);
  put (fixture, records);

  workbook = export_and_read (fixture, "a.xlsx", 1);
  cells = read_workbook (fixture, "a.xlsx");
  assert_cell (cells, "I2|inlineStr|0|32767");
  assert_cell (cells, "E2|inlineStr|0|'1899-12-31 00:00:00'");
  assert_cell (cells, "G2|n|#,##0|'9007199254740991'");
}

static void
assert_not_exported (Fixture    *fixture,
                     const char *path,
                     GQuark      domain,
                     int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (export (fixture, path, NULL, &error), ==, -1);
  g_assert_error (error, domain, code);
  g_assert_cmpuint (count_files (fixture), <=, 1);
}

static void
test_bad_paths (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const contents[] = { "a", NULL };
  static const char *const no_endings[] = { "a.txt", "csv", "a.csv.bak", "a.xls" };
  static const char *const names[] = { "missing/a.csv", "missing/a.xlsx", "folder.csv" };
  g_autofree char *folder = make_path (fixture, "folder.csv");

  put_contents (fixture, contents);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (no_endings); i++)
    {
      g_autofree char *path = make_path (fixture, no_endings[i]);

      assert_not_exported (fixture, path, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = make_path (fixture, names[i]);

      assert_not_exported (fixture, path, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
    }

  assert_not_exported (fixture, "/dev/full/a.csv", LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE);
}

/* What was there before is replaced when the new file is complete, and not touched otherwise. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const contents[] = { "a", NULL };
  g_autofree char *path = make_path (fixture, "a.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;

  put_contents (fixture, contents);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (export (fixture, path, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);

  text = export_and_read (fixture, "a.csv", 1);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF"));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
put_many (Fixture *fixture,
          guint    n_rows)
{
  for (guint n_put = 0; n_put < n_rows; n_put += 1000)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);

      for (guint i = n_put + 1; i <= MIN (n_put + 1000, n_rows); i++)
        {
          g_autofree char *id = g_strdup_printf ("%u", i);

          g_ptr_array_add (records, make_record (id, "chuyển tiền mua hàng"));
        }

      put (fixture, records);
    }
}

static gboolean
has_started (gpointer user_data)
{
  return count_files (user_data) > 0;
}

/* Returns: whether it was cancelled before it ended by itself */
static gboolean
cancel_export (Fixture    *fixture,
               const char *path)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  loa_transaction_export_async (fixture->work.store, filter, path, cancellable, keep_result_cb, &result);
  wait_until (has_started, fixture, "the file to be begun");
  g_cancellable_cancel (cancellable);

  n_rows = loa_transaction_export_finish (fixture->work.store, wait_for_result (&result), &error);
  if (n_rows < 0)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return n_rows < 0;
}

/* Cancelled in the middle: nothing is left behind. The file may be whole before anybody sees that it was begun; then it
 * is tried again.
 */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = make_path (fixture, data);

  put_many (fixture, 20000);
  while (!cancel_export (fixture, path))
    g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *workbook = NULL;
  g_autofree char *cells = NULL;
  g_auto (GStrv) lines = NULL;

  put_many (fixture, 5000);
  text = export_and_read (fixture, "a.csv", 5000);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5002);
  g_assert_true (g_str_has_prefix (lines[1], "5000,"));
  g_assert_true (g_str_has_prefix (lines[5000], "1,"));

  workbook = export_and_read (fixture, "a.xlsx", 5000);
  cells = read_workbook (fixture, "a.xlsx");
  assert_cell (cells, "A5001|inlineStr|0|'1'");
}

#define ADD(path, data, test) g_test_add ("/shop/export/" path, Fixture, data, set_up, test, tear_down)

void
add_export_tests (void)
{
  ADD ("csv", NULL, test_csv);
  ADD ("semicolons", NULL, test_semicolons);
  ADD ("empty", NULL, test_empty);
  g_test_add_func ("/shop/export/harmful-texts", test_harmful_texts);
  ADD ("csv-formula", NULL, test_csv_formula);
  ADD ("xlsx", NULL, test_xlsx);
  ADD ("xlsx-decimal-comma", NULL, test_xlsx_decimal_comma);
  ADD ("xlsx-long-and-odd", NULL, test_xlsx_long_and_odd);
  ADD ("bad-paths", NULL, test_bad_paths);
  ADD ("replaced", NULL, test_replaced);
  ADD ("cancelled-csv", "a.csv", test_cancelled);
  ADD ("cancelled-xlsx", "a.xlsx", test_cancelled);
  ADD ("many", NULL, test_many);
}
