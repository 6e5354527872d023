/* test-shift-sheet.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "loa-shift-sheet-dialog.h"
#include "loa-store-transactions.h"
#include "loa-text-print.h"
#include "loa-vietnam-time.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-transactions.h"

typedef struct
{
  GtkWidget *dialog;
  const char *text;
} Sight;

static void
set_up (ShopFixture   *fixture,
        gconstpointer  data)
{
  shop_fixture_set_up (fixture, NULL);
}

static void
tear_down (ShopFixture   *fixture,
           gconstpointer  data)
{
  shop_fixture_tear_down (fixture);
}

static void
put (ShopFixture *fixture,
     guint        n_sub_accounts)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_new;
  gint64 n_changed;

  for (guint i = 0; i < n_sub_accounts; i++)
    {
      LoaTransactionRecord *record = loa_transaction_record_new ();

      record->id = g_strdup_printf ("%u", i + 1);
      record->account_number = g_strdup ("0071<b>&");
      record->sub_account = g_strdup_printf ("VCB%03u", i);
      record->transaction_date = g_strdup ("2025-02-25 08:00:00");
      record->amount_in = 50000;
      record->amount_out = 0;
      record->accumulated = LOA_AMOUNT_UNKNOWN;
      g_ptr_array_add (records, record);
    }

  loa_store_put_transactions_async (loa_shop_get_store (fixture->shop), records, NULL, keep_result_cb, &result);
  loa_store_put_transactions_finish (loa_shop_get_store (fixture->shop), wait_for_result (&result), &n_new, &n_changed,
                                     &error);
  g_assert_no_error (error);
}

/* The entry row that has @title, or NULL. */
static GtkEditable *
find_entry (GtkWidget  *widget,
            const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_EDITABLE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_entry (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_seen (gpointer user_data)
{
  const Sight *sight = user_data;

  return find_text (sight->dialog, sight->text) != NULL;
}

static void
wait_for_text (GtkWidget  *dialog,
               const char *text)
{
  Sight sight = { dialog, text };

  wait_until (is_seen, &sight, text);
}

static GtkWidget *
show_dialog (ShopFixture *fixture)
{
  GtkWindow *dialog = loa_shift_sheet_dialog_new (fixture->shop);

  g_object_ref (dialog);
  show_window (dialog);
  wait_for_text (GTK_WIDGET (dialog), "All accounts together");
  gtk_editable_set_text (find_entry (GTK_WIDGET (dialog), "From"), "25/02/2025 06:00");
  gtk_editable_set_text (find_entry (GTK_WIDGET (dialog), "Until"), "25/02/2025 14h");

  return GTK_WIDGET (dialog);
}

static void
end_dialog (GtkWidget *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_ends (dialog);
}

static char *
read_clipboard (GtkWidget *widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  gdk_clipboard_read_text_async (clipboard, NULL, keep_result_cb, &result);
  text = gdk_clipboard_read_text_finish (clipboard, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return text;
}

static void
test_sheet (ShopFixture   *fixture,
            gconstpointer  data)
{
  g_autofree char *copied = NULL;
  GtkWidget *dialog;

  put (fixture, 2);
  dialog = show_dialog (fixture);
  wait_for_text (dialog, "100.000\302\240₫ in 2 transactions");
  g_assert_nonnull (find_text (dialog, "0071&lt;b&gt;&amp;, sub-account VCB001"));

  g_assert_true (gtk_widget_activate_action (dialog, "shift.copy", NULL));
  g_assert_nonnull (find_text (dialog, "Sheet copied."));
  copied = read_clipboard (dialog);
  g_assert_nonnull (g_strstr_len (copied, -1, "25/02/2025 06:00 – 25/02/2025 14:00\n"));
  g_assert_nonnull (g_strstr_len (copied, -1, "\n0071<b>&, sub-account VCB001\n"));

  /* A payment that comes late. */
  put (fixture, 3);
  wait_for_text (dialog, "150.000\302\240₫ in 3 transactions");

  end_dialog (dialog);
}

static void
test_wrong_times (ShopFixture   *fixture,
                  gconstpointer  data)
{
  GtkWidget *dialog = show_dialog (fixture);
  GtkEditable *until = find_entry (dialog, "Until");

  wait_for_text (dialog, "All accounts together");
  gtk_editable_set_text (until, "later");
  g_assert_nonnull (find_text (dialog, "That is not a time."));
  g_assert_null (find_text (dialog, "All accounts together"));
  gtk_editable_set_text (until, "25/02/2025 06:00");
  g_assert_nonnull (find_text (dialog, "The shift ends before it begins."));
  gtk_editable_set_text (until, "25/02/2025 06:01");
  g_assert_null (find_text (dialog, "The shift ends before it begins."));
  wait_for_text (dialog, "All accounts together");

  end_dialog (dialog);
}

static void
test_pdf (ShopFixture   *fixture,
          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "shift.pdf", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *bad_path = g_build_filename (fixture->folder, "missing", "shift.pdf", NULL);
  g_autofree char *contents = NULL;
  GStatBuf status;
  GtkWidget *dialog;

  put (fixture, 40);
  dialog = show_dialog (fixture);
  wait_for_text (dialog, "2.000.000\302\240₫ in 40 transactions");

  loa_shift_sheet_dialog_save (LOA_SHIFT_SHEET_DIALOG (dialog), bad_path);
  wait_for_text (dialog, "The sheet could not be saved there.");

  loa_shift_sheet_dialog_save (LOA_SHIFT_SHEET_DIALOG (dialog), path);
  wait_for_text (dialog, "Saved as shift.pdf.");
  g_assert_null (find_text (dialog, "The sheet could not be saved there."));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_unlink (path), ==, 0);

  end_dialog (dialog);
}

static void
printed_cb (GtkPrintOperation       *print,
            GtkPrintOperationResult  result,
            gboolean                *is_done)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *is_done = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* Blocks of more than half a page take one each. */
static void
test_pages (ShopFixture   *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pages.pdf", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkPrintOperation *print;
  gboolean is_done = FALSE;
  int n_pages;

  for (guint i = 0; i < 9 * 31; i++)
    g_string_append (text, i % 31 == 30 ? "\n" : "line\n");

  print = loa_text_print_new ("Pages", text->str);
  gtk_print_operation_set_export_filename (print, path);
  g_signal_connect (print, "done", G_CALLBACK (printed_cb), &is_done);
  gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  wait_until (is_true, &is_done, "a file of pages");
  g_object_get (print, "n-pages-to-print", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, 9);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_ends (print);
}

#define ADD(path, test) g_test_add ("/window/shift-sheet/" path, ShopFixture, NULL, set_up, test, tear_down)

void
add_shift_sheet_tests (void)
{
  ADD ("sheet", test_sheet);
  ADD ("wrong-times", test_wrong_times);
  ADD ("pdf", test_pdf);
  ADD ("pages", test_pages);
}
