/* loa-shift-sheet-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "loa-dong.h"
#include "loa-field-error.h"
#include "loa-help-window.h"
#include "loa-save-file.h"
#include "loa-shift-sheet-dialog.h"
#include "loa-shift-sheet.h"
#include "loa-text-print.h"
#include "loa-vietnam-time.h"

#define SECONDS_PER_MINUTE 60

/* What takes less is not worth telling. */
#define MILLISECONDS_BEFORE_TELLING 300

struct _LoaShiftSheetDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;             /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable): of the sheet that is being made */
  guint work_id;             /* timeout after which that is told, or 0 */
  gboolean is_old;           /* there were other transactions meanwhile */
  LoaShiftSheet *sheet;      /* (owned) (nullable) */
  char *saved_path;          /* (owned) (nullable): of the PDF that is being written */
  char *part_path;           /* (owned) (nullable): where it is written to first */

  AdwEntryRow *from_row;
  AdwEntryRow *until_row;
  GtkLabel *status_label;
  GtkLabel *error_label;
  GtkWidget *work_box;
  GtkLabel *work_label;
  GtkBox *sheet_box;
};

G_DEFINE_FINAL_TYPE (LoaShiftSheetDialog, loa_shift_sheet_dialog, ADW_TYPE_WINDOW)

static void
tell (LoaShiftSheetDialog *self,
      const char          *text)
{
  loa_field_error_show (self->error_label, NULL, NULL);
  gtk_label_set_label (self->status_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), text[0] != '\0');
}

static void
tell_failure (LoaShiftSheetDialog *self,
              const char          *text)
{
  tell (self, "");
  loa_field_error_show (self->error_label, NULL, text);
}

static void
update_actions (LoaShiftSheetDialog *self)
{
  const gboolean idle = self->sheet != NULL && self->part_path == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shift.copy", self->sheet != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shift.print", idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shift.save", idle);
}

static void
add_fact (GtkWidget  *group,
          const char *title,
          const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_line (LoaShiftSheetDialog *self,
          const char          *account,
          const LoaShiftLine  *line)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (account, -1);
  g_autofree char *in = loa_shift_sheet_format_amount (line->sum_in, line->count_in);
  g_autofree char *out = loa_shift_sheet_format_amount (line->sum_out, line->count_out);
  g_autofree char *largest = loa_dong_format (line->largest_in);
  g_autofree char *suspicious = loa_dong_format_digits (line->n_suspicious);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  add_fact (group, _("Money in"), in);
  add_fact (group, _("Largest money in"), largest);
  add_fact (group, _("Money out"), out);
  add_fact (group, _("Suspicious"), suspicious);
  gtk_box_append (self->sheet_box, group);
}

static void
show_sheet (LoaShiftSheetDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheet_box))) != NULL)
    gtk_box_remove (self->sheet_box, child);

  update_actions (self);
  if (self->sheet == NULL)
    return;

  add_line (self, _("All accounts together"), &self->sheet->total);
  for (guint i = 0; i < self->sheet->lines->len; i++)
    {
      const LoaShiftLine *line = g_ptr_array_index (self->sheet->lines, i);
      g_autofree char *account = loa_shift_sheet_format_account (line);

      add_line (self, account, line);
    }
}

static void
set_sheet (LoaShiftSheetDialog *self,
           LoaShiftSheet       *sheet)
{
  g_clear_pointer (&self->sheet, loa_shift_sheet_free);
  self->sheet = sheet;
  show_sheet (self);
}

static void load (LoaShiftSheetDialog *self);

static gboolean
tell_work_cb (gpointer user_data)
{
  LoaShiftSheetDialog *self = user_data;

  self->work_id = 0;
  gtk_widget_set_visible (self->work_box, TRUE);
  gtk_label_set_label (self->work_label, _("Adding up the transactions of this shift…"));

  return G_SOURCE_REMOVE;
}

static void
begin_work (LoaShiftSheetDialog *self)
{
  self->cancellable = g_cancellable_new ();
  if (self->work_id == 0 && !gtk_widget_get_visible (self->work_box))
    self->work_id = g_timeout_add (MILLISECONDS_BEFORE_TELLING, tell_work_cb, self);
}

static void
end_work (LoaShiftSheetDialog *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->work_id, g_source_remove);
  gtk_widget_set_visible (self->work_box, FALSE);
  gtk_label_set_label (self->work_label, "");
}

static void
cancel_cb (LoaShiftSheetDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  end_work (self);
  tell (self, _("Cancelled. Change the times to add up another shift."));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaShiftSheetDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  LoaShiftSheet *sheet = loa_shift_sheet_load_finish (LOA_STORE (object), result, &error);

  if (self->shop == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      loa_shift_sheet_free (sheet);
      return;
    }

  end_work (self);
  set_sheet (self, sheet);
  if (sheet == NULL)
    loa_field_error_show_failure (self->error_label, NULL, error);
  else if (self->is_old)
    load (self);
}

static gboolean
read_time (LoaShiftSheetDialog *self,
           AdwEntryRow         *row,
           gint64              *moment)
{
  g_autofree char *today = loa_vietnam_day_format (loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));
  const gboolean is_time = loa_shift_sheet_read_time (gtk_editable_get_text (GTK_EDITABLE (row)), today, moment);

  loa_field_error_show (self->error_label, GTK_WIDGET (row),
                        is_time ? NULL : _("That is not a time. Write it like 25/02/2026 06:00."));

  return is_time;
}

/* What is no longer asked for is cancelled, so that an earlier sheet never comes after a later one. */
static void
load (LoaShiftSheetDialog *self)
{
  gint64 from;
  gint64 until;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (!read_time (self, self->from_row, &from) || !read_time (self, self->until_row, &until))
    {
      end_work (self);
      set_sheet (self, NULL);
      return;
    }

  if (until <= from)
    {
      end_work (self);
      set_sheet (self, NULL);
      loa_field_error_show (self->error_label, GTK_WIDGET (self->until_row),
                            _("The shift ends before it begins. Choose a later end."));
      return;
    }

  begin_work (self);
  self->is_old = FALSE;
  loa_shift_sheet_load_async (loa_shop_get_store (self->shop), from, until, self->cancellable, loaded_cb,
                              g_object_ref (self));
}

/* While many transactions come one sheet is finished after the other, instead of none. */
static void
transactions_changed_cb (LoaShiftSheetDialog *self)
{
  if (self->cancellable != NULL)
    self->is_old = TRUE;
  else
    load (self);
}

static void
times_changed_cb (LoaShiftSheetDialog *self)
{
  if (self->shop == NULL)
    return;

  tell (self, "");
  /* What stood there is not what is asked for now. */
  set_sheet (self, NULL);
  load (self);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaShiftSheetDialog *self = LOA_SHIFT_SHEET_DIALOG (widget);
  g_autofree char *text = loa_shift_sheet_format_text (self->sheet);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  tell (self, _("Sheet copied."));
}

static GtkPrintOperation *
make_print (LoaShiftSheetDialog *self)
{
  g_autofree char *text = loa_shift_sheet_format_text (self->sheet);
  GtkPrintOperation *print = loa_text_print_new (_("Shift sheet"), text);

  gtk_print_operation_set_allow_async (print, TRUE);

  return print;
}

static void
printed_cb (LoaShiftSheetDialog     *self,
            GtkPrintOperationResult  result,
            GtkPrintOperation       *print)
{
  if (self->shop != NULL && result == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell_failure (self, _("The sheet could not be printed. Look at the printer, or save it as PDF."));
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaShiftSheetDialog *self = LOA_SHIFT_SHEET_DIALOG (widget);
  g_autoptr (GtkPrintOperation) print = make_print (self);

  tell (self, "");
  g_signal_connect_object (print, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

/* The dialog may have been closed: what was begun is brought to its end all the same. */
static void
saved_cb (GtkPrintOperation       *print,
          GtkPrintOperationResult  result,
          gpointer                 user_data)
{
  g_autoptr (LoaShiftSheetDialog) self = user_data;
  g_autofree char *path = g_steal_pointer (&self->saved_path);
  g_autofree char *part = g_steal_pointer (&self->part_path);
  g_autofree char *text = NULL;
  const gboolean saved = result != GTK_PRINT_OPERATION_RESULT_ERROR && g_chmod (part, 0600) == 0 &&
                         g_rename (part, path) == 0;

  if (!saved)
    g_unlink (part);
  if (self->shop == NULL)
    return;

  update_actions (self);
  if (!saved)
    {
      tell_failure (self, _("The sheet could not be saved there. Choose another folder."));
      return;
    }

  text = g_filename_display_basename (path);
  g_free (path);
  /* Translators: %s is the name of a file. */
  path = g_strdup_printf (_("Saved as %s."), text);
  tell (self, path);
}

static void
place_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  LoaShiftSheetDialog *self = LOA_SHIFT_SHEET_DIALOG (object);
  g_autoptr (GFile) file = loa_save_file_finish (GTK_WINDOW (object), result, NULL);

  if (file == NULL || self->shop == NULL || self->sheet == NULL || self->part_path != NULL)
    return;

  if (g_file_peek_path (file) == NULL)
    tell_failure (self, _("Loa can only write to a folder of this computer. Choose another place."));
  else
    loa_shift_sheet_dialog_save (self, g_file_peek_path (file));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaShiftSheetDialog *self = LOA_SHIFT_SHEET_DIALOG (widget);
  g_autofree char *day = loa_vietnam_day_format (self->sheet->from);
  /* Translators: a file name; %s is a day such as 2025-11-21. Keep the ending. */
  g_autofree char *name = g_strdup_printf (_("shift-%s.pdf"), day);

  tell (self, "");
  loa_save_file_async (GTK_WINDOW (self), _("Save the shift sheet"), name, NULL, place_chosen_cb, NULL);
}

static void
loa_shift_sheet_dialog_dispose (GObject *object)
{
  LoaShiftSheetDialog *self = LOA_SHIFT_SHEET_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->work_id, g_source_remove);
  g_clear_object (&self->shop);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SHIFT_SHEET_DIALOG);

  G_OBJECT_CLASS (loa_shift_sheet_dialog_parent_class)->dispose (object);
}

static void
loa_shift_sheet_dialog_finalize (GObject *object)
{
  LoaShiftSheetDialog *self = LOA_SHIFT_SHEET_DIALOG (object);

  g_clear_pointer (&self->sheet, loa_shift_sheet_free);
  g_free (self->saved_path);
  g_free (self->part_path);

  G_OBJECT_CLASS (loa_shift_sheet_dialog_parent_class)->finalize (object);
}

static void
loa_shift_sheet_dialog_class_init (LoaShiftSheetDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_shift_sheet_dialog_dispose;
  object_class->finalize = loa_shift_sheet_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/transactions/loa-shift-sheet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaShiftSheetDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, LoaShiftSheetDialog, until_row);
  gtk_widget_class_bind_template_child (widget_class, LoaShiftSheetDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, LoaShiftSheetDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaShiftSheetDialog, work_box);
  gtk_widget_class_bind_template_child (widget_class, LoaShiftSheetDialog, work_label);
  gtk_widget_class_bind_template_child (widget_class, LoaShiftSheetDialog, sheet_box);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, times_changed_cb);
  gtk_widget_class_install_action (widget_class, "shift.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "shift.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "shift.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "shift.print", NULL);
  loa_help_window_install (widget_class, "shift");
}

static void
loa_shift_sheet_dialog_init (LoaShiftSheetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

GtkWindow *
loa_shift_sheet_dialog_new (LoaShop *shop)
{
  LoaShiftSheetDialog *self;
  const gint64 now = loa_clock_get_unix_seconds (loa_shop_get_clock (shop));
  const gint64 end = now - now % SECONDS_PER_MINUTE + SECONDS_PER_MINUTE;
  g_autofree char *today = loa_vietnam_day_format (now);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  gint64 start;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_SHIFT_SHEET_DIALOG, NULL);
  if (loa_shift_sheet_read_time ("00:00", today, &start))
    from = loa_shift_sheet_format_time (start);
  until = loa_shift_sheet_format_time (end);
  gtk_editable_set_text (GTK_EDITABLE (self->from_row), from != NULL ? from : "");
  gtk_editable_set_text (GTK_EDITABLE (self->until_row), until);

  self->shop = g_object_ref (shop);
  g_signal_connect_object (loa_shop_get_store (shop), "transactions-changed",
                           G_CALLBACK (transactions_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WINDOW (self);
}

void
loa_shift_sheet_dialog_save (LoaShiftSheetDialog *self,
                             const char          *path)
{
  g_autoptr (GtkPrintOperation) print = NULL;
  GtkPrintOperationResult result;
  gulong done;

  g_return_if_fail (LOA_IS_SHIFT_SHEET_DIALOG (self));
  g_return_if_fail (self->sheet != NULL);
  g_return_if_fail (self->part_path == NULL);
  g_return_if_fail (path != NULL);

  self->saved_path = g_strdup (path);
  self->part_path = g_strconcat (path, ".part", NULL);
  update_actions (self);

  print = make_print (self);
  gtk_print_operation_set_export_filename (print, self->part_path);
  done = g_signal_connect (print, "done", G_CALLBACK (saved_cb), g_object_ref (self));
  result = gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (self), NULL);

  /* A file that cannot be opened is told only here. */
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && self->part_path != NULL)
    {
      g_signal_handler_disconnect (print, done);
      saved_cb (print, result, self);
    }
}
