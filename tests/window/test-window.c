/* test-window.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "lives.h"
#include "loa-accounts-dialog.h"
#include "loa-adaptive-bin.h"
#include "loa-add-speaker-dialog.h"
#include "loa-amount-keys.h"
#include "loa-announcement-details-dialog.h"
#include "loa-announcement-row.h"
#include "loa-announcement-table.h"
#include "loa-announcements-view.h"
#include "loa-application.h"
#include "loa-bank-form.h"
#include "loa-chip.h"
#include "loa-colour-choice.h"
#include "loa-demonstration-page.h"
#include "loa-fitted-text.h"
#include "loa-note-row.h"
#include "loa-period-chooser.h"
#include "loa-preferences-dialog.h"
#include "loa-profile-dialog.h"
#include "loa-profile-settings.h"
#include "loa-profile-strip.h"
#include "loa-progress-strip.h"
#include "loa-shortcuts-window.h"
#include "loa-store-announcements.h"
#include "loa-sync-panel.h"
#include "loa-transaction-line.h"
#include "loa-transaction-suspicion.h"
#include "loa-transactions-view.h"
#include "loa-window.h"
#include "shown.h"
#include "test-pairing.h"
#include "test-transactions.h"
#include "test-window.h"

static GtkWidget *
make_accounts_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_accounts_dialog_new (fixture->base.shop));
}

static GtkWidget *
make_adaptive_bin (LifeFixture *fixture)
{
  return g_object_new (LOA_TYPE_ADAPTIVE_BIN, "child", gtk_label_new ("Loa"), "threshold", 700, NULL);
}

static GtkWidget *
make_amount_keys (LifeFixture *fixture)
{
  return g_object_new (LOA_TYPE_AMOUNT_KEYS, "narrow", TRUE, NULL);
}

static GtkWidget *
make_announcement_details_dialog (LifeFixture *fixture)
{
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LoaStore *store = loa_shop_get_store (fixture->base.shop);

  loa_store_ask_announcement_async (store, "TEST-1", SERIAL_NUMBER, 1000, LOA_ANNOUNCEMENT_CAUSE_TEST, 1764000000, NULL,
                                    keep_result_cb, &asked);
  record = loa_store_ask_announcement_finish (store, wait_for_result (&asked), NULL, &error);
  g_assert_no_error (error);

  return GTK_WIDGET (loa_announcement_details_dialog_new (fixture->base.shop, fixture->base.desk, record));
}

/* Returns: (transfer none): the field of a day of a chooser */
static GtkEditable *
get_day_entry (GtkWidget  *chooser,
               const char *name)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (chooser, LOA_TYPE_PERIOD_CHOOSER, name));
}

static GtkWidget *
make_period_chooser (LifeFixture *fixture)
{
  GtkWidget *chooser = g_object_new (LOA_TYPE_PERIOD_CHOOSER, NULL);
  g_autofree char *from_day = NULL;
  g_autofree char *to_day = NULL;

  loa_period_chooser_set_clock (LOA_PERIOD_CHOOSER (chooser), loa_shop_get_clock (fixture->base.shop));
  gtk_editable_set_text (get_day_entry (chooser, "from_entry"), "1.2.2026");
  gtk_editable_set_text (get_day_entry (chooser, "to_entry"), "28/02/2026");
  g_signal_emit_by_name (get_day_entry (chooser, "to_entry"), "activate");
  loa_period_chooser_get_days (LOA_PERIOD_CHOOSER (chooser), &from_day, &to_day);
  g_assert_cmpstr (from_day, ==, "2026-02-01");
  g_assert_cmpstr (to_day, ==, "2026-02-28");

  return chooser;
}

static GtkWidget *
make_announcement_table (LifeFixture *fixture)
{
  GtkWidget *table = g_object_new (LOA_TYPE_ANNOUNCEMENT_TABLE, NULL);
  g_autoptr (LoaAnnouncementList) list = loa_announcement_list_new (loa_shop_get_store (fixture->base.shop));

  loa_announcement_table_set_list (LOA_ANNOUNCEMENT_TABLE (table), list, fixture->base.shop);
  g_object_set (table, "narrow", TRUE, NULL);

  return table;
}

static GtkWidget *
make_announcement_row (LifeFixture *fixture)
{
  return loa_announcement_row_new ();
}

static GtkWidget *
make_announcements_view (LifeFixture *fixture)
{
  GtkWidget *view = g_object_new (LOA_TYPE_ANNOUNCEMENTS_VIEW, NULL);

  loa_announcements_view_set_shop (LOA_ANNOUNCEMENTS_VIEW (view), fixture->base.shop, fixture->base.desk);

  return view;
}

static GtkWidget *
make_bank_form (LifeFixture *fixture)
{
  GtkWidget *form = g_object_new (LOA_TYPE_BANK_FORM, NULL);

  loa_bank_form_set_shop (LOA_BANK_FORM (form), fixture->base.shop);
  loa_bank_form_set_closable (LOA_BANK_FORM (form), TRUE);
  loa_bank_form_set_narrow (LOA_BANK_FORM (form), TRUE);
  loa_bank_form_tell (LOA_BANK_FORM (form), "Nothing was kept.");

  return form;
}

static GtkWidget *
make_chip (LifeFixture *fixture)
{
  GtkWidget *chip = g_object_new (LOA_TYPE_CHIP, NULL);

  loa_chip_set (LOA_CHIP (chip), "loa-online-symbolic", "Online", "success");

  return chip;
}

static GtkWidget *
make_colour_choice (LifeFixture *fixture)
{
  GtkWidget *choice = g_object_new (LOA_TYPE_COLOUR_CHOICE, NULL);

  loa_colour_choice_set_colour (LOA_COLOUR_CHOICE (choice), LOA_PROFILE_COLOUR_TEAL);
  g_assert_cmpint (loa_colour_choice_get_colour (LOA_COLOUR_CHOICE (choice)), ==, LOA_PROFILE_COLOUR_TEAL);

  return choice;
}

static GtkWidget *
make_demonstration_page (LifeFixture *fixture)
{
  return loa_demonstration_page_new (fixture->base.shop, fixture->base.desk);
}

static GtkWidget *
make_fitted_text (LifeFixture *fixture)
{
  return g_object_new (LOA_TYPE_FITTED_TEXT, "text", "999.999.999.999 ₫", NULL);
}

static GtkWidget *
make_note_row (LifeFixture *fixture)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (LOA_TYPE_NOTE_ROW, NULL);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  loa_note_row_show (LOA_NOTE_ROW (row), LOA_NOTE_WAITING, "Waiting…");
  loa_note_row_show (LOA_NOTE_ROW (row), LOA_NOTE_WARNING, "It ends <soon> & for good.");
  loa_note_row_show_error (LOA_NOTE_ROW (row), NULL, "It failed.");

  return list;
}

static GtkWidget *
make_preferences_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_preferences_dialog_new (fixture->base.shop, fixture->base.desk, FALSE));
}

static GtkWidget *
make_profile_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_profile_dialog_new_to_edit (fixture->base.shop));
}

static GtkWidget *
make_profile_dialog_to_create (LifeFixture *fixture)
{
  g_autoptr (LoaProfileList) list = loa_profile_list_new (fixture->base.folder);

  return GTK_WIDGET (loa_profile_dialog_new_to_create (list));
}

static void
name_profile (LifeFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaStore *store = loa_shop_get_store (fixture->base.shop);

  loa_profile_settings_set_async (store, loa_shop_get_profile (fixture->base.shop), "Tiệm <1> & 2",
                                  LOA_PROFILE_COLOUR_RED, NULL, keep_result_cb, &result);
  loa_profile_settings_set_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static GtkWidget *
make_profile_strip (LifeFixture *fixture)
{
  GtkWidget *strip = g_object_new (LOA_TYPE_PROFILE_STRIP, NULL);

  name_profile (fixture);
  loa_profile_strip_set_profile (LOA_PROFILE_STRIP (strip), loa_shop_get_profile (fixture->base.shop));

  return strip;
}

static GtkWidget *
make_progress_strip (LifeFixture *fixture)
{
  GtkWidget *strip = g_object_new (LOA_TYPE_PROGRESS_STRIP, NULL);
  g_autoptr (GCancellable) cancellable = loa_progress_strip_start (LOA_PROGRESS_STRIP (strip), "Exporting…");

  loa_progress_strip_set_progress (LOA_PROGRESS_STRIP (strip), "Exporting 1 of 2…", 0.5);

  return strip;
}

static GtkWidget *
make_shortcuts_window (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_shortcuts_window_new ());
}

static GtkWidget *
make_sync_panel (LifeFixture *fixture)
{
  GtkWidget *panel = g_object_new (LOA_TYPE_SYNC_PANEL, NULL);

  loa_sync_panel_set_shop (LOA_SYNC_PANEL (panel), fixture->base.shop);

  return panel;
}

/* With the longest word and no room to spare; what a bank wrote may be cut short. */
static GtkWidget *
make_transaction_line (LifeFixture *fixture)
{
  GtkWidget *line = loa_transaction_line_new ();
  g_autoptr (LoaTransactionRecord) record = loa_transaction_record_new ();

  record->transaction_date = g_strdup ("2025-02-25 19:59:48");
  record->amount_in = 200;
  record->amount_out = 0;
  record->suspicions = LOA_TRANSACTION_SUSPICION_SMALL;
  loa_transaction_line_set_record (LOA_TRANSACTION_LINE (line), record);

  return line;
}

static GtkWidget *
make_transactions_view (LifeFixture *fixture)
{
  GtkWidget *view = g_object_new (LOA_TYPE_TRANSACTIONS_VIEW, NULL);

  loa_transactions_view_set_shop (LOA_TRANSACTIONS_VIEW (view), fixture->base.shop, fixture->base.desk);

  return view;
}

static GtkWidget *
make_window (LifeFixture *fixture)
{
  LoaWindow *window = loa_window_new (GTK_APPLICATION (g_application_get_default ()), "default", FALSE);

  loa_window_set_shop (window, fixture->base.shop);

  return GTK_WIDGET (window);
}

static const Life lives[] = {
  { "/window/accounts-dialog", make_accounts_dialog },
  { "/window/adaptive-bin", make_adaptive_bin },
  { "/window/amount-keys", make_amount_keys },
  { "/window/announcement-details-dialog", make_announcement_details_dialog },
  { "/window/announcement-row", make_announcement_row },
  { "/window/announcement-table", make_announcement_table },
  { "/window/announcements-view", make_announcements_view },
  { "/window/bank-form", make_bank_form },
  { "/window/chip", make_chip },
  { "/window/colour-choice", make_colour_choice },
  { "/window/demonstration-page", make_demonstration_page },
  { "/window/fitted-text", make_fitted_text },
  { "/window/note-row", make_note_row },
  { "/window/period-chooser", make_period_chooser },
  { "/window/preferences-dialog", make_preferences_dialog },
  { "/window/profile-dialog", make_profile_dialog },
  { "/window/profile-dialog-to-create", make_profile_dialog_to_create },
  { "/window/profile-strip", make_profile_strip },
  { "/window/progress-strip", make_progress_strip },
  { "/window/shortcuts-window", make_shortcuts_window },
  { "/window/sync-panel", make_sync_panel },
  { "/window/transaction-line", make_transaction_line },
  { "/window/transactions-view", make_transactions_view },
  { "/window/window", make_window },
};

static GtkWidget *
make_speaker_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_add_speaker_dialog_new (fixture->base.shop, fixture->base.desk));
}

static AdwWindowTitle *
find_window_title (GtkWidget *widget)
{
  AdwWindowTitle *found = ADW_IS_WINDOW_TITLE (widget) ? ADW_WINDOW_TITLE (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_window_title (child);

  return found;
}

/* Where somebody's secret is typed, it is said whose. */
static void
test_marks (LifeFixture   *fixture,
            gconstpointer  data)
{
  const LifeMake dialogs[] = { make_accounts_dialog, make_speaker_dialog, make_preferences_dialog };

  for (guint named = 0; named < 2; named++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
        {
          GtkWidget *dialog = g_object_ref_sink (dialogs[i] (fixture));
          AdwWindowTitle *title;

          show_window (GTK_WINDOW (dialog));
          title = find_window_title (dialog);
          g_assert_cmpint (title != NULL, ==, named);
          g_assert_cmpstr (title != NULL ? adw_window_title_get_subtitle (title) : "Tiệm <1> & 2", ==, "Tiệm <1> & 2");
          g_assert_cmpint (gtk_widget_has_css_class (dialog, "profile-red"), ==, named);
          gtk_window_destroy (GTK_WINDOW (dialog));
          assert_ends (dialog);
        }

      name_profile (fixture);
    }
}

static void
add_lives (void)
{
  add_life_tests (lives, G_N_ELEMENTS (lives));
  add_speaker_life_tests (add_life_tests);
  g_test_add ("/window/marks", LifeFixture, NULL, life_fixture_set_up, test_marks, life_fixture_tear_down);
}

static void
add_narrow (void)
{
  add_narrow_tests (lives, G_N_ELEMENTS (lives));
  add_speaker_life_tests (add_narrow_tests);
  add_about_tests ();
}

static void
add_transactions (void)
{
  add_exporting_tests ();
  add_kept_selection_tests ();
  add_shift_sheet_tests ();
  add_transaction_filter_tests ();
  add_transaction_line_tests ();
  add_transaction_menu_tests ();
  add_transaction_tests ();
  add_transactions_view_tests ();
}

static void
add_others (void)
{
  add_announcements_tests ();
  add_application_tests ();
  add_background_tests ();
  add_demonstration_tests ();
  add_next_step_tests ();
  add_notifier_tests ();
  add_help_tests ();
  add_pairing_tests ();
  add_preferences_tests ();
  add_register_tests ();
  add_request_tests ();
  add_settings_tests ();
  add_toast_tests ();
}

/* Each is run by itself, beside the others. */
static const struct
{
  const char *name;
  void      (*add) (void);
} groups[] = {
  { "lives", add_lives },
  { "narrow", add_narrow },
  { "transactions", add_transactions },
  { "others", add_others },
};

static void
add_group (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (name, groups[i].name) == 0)
      {
        groups[i].add ();
        return;
      }

  g_error ("The first argument names a group: lives, narrow, transactions or others");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LoaClock) clock = loa_clock_new ();
  g_autoptr (LoaApplication) application = NULL;
  const char *group = argc > 1 ? argv[1] : NULL;

  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LOA_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Warnings are fatal from here on. */
  g_test_init (&argc, &argv, NULL);

  /* It brings the styles and the icons. GTK lets go of it where it is run, which it is not. */
  application = loa_application_new (NULL, "default", clock, FALSE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  keep_popovers_from_grabbing ();
  add_group (group);

  return g_test_run ();
}
