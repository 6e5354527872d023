/* loa-many-speakers-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-confirm.h"
#include "loa-field-error.h"
#include "loa-many-speakers-dialog-private.h"
#include "loa-help-window.h"
#include "loa-profile-mark.h"
#include "loa-scroll.h"
#include "loa-speaker-line-row.h"
#include "loa-stack.h"

G_DEFINE_FINAL_TYPE (LoaManySpeakersDialog, loa_many_speakers_dialog, ADW_TYPE_WINDOW)

guint
loa_many_speakers_count_lines (LoaManySpeakersDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

/* Returns: (transfer full): what stands in the text area */
char *
loa_many_speakers_dup_text (LoaManySpeakersDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
has_text (LoaManySpeakersDialog *self)
{
  g_autofree char *text = g_strstrip (loa_many_speakers_dup_text (self));

  return *text != '\0';
}

static gboolean
is_entering (LoaManySpeakersDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0;
}

void
loa_many_speakers_update_actions (LoaManySpeakersDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean entering = is_entering (self);
  const gboolean busy = self->reading || self->adding;
  const guint n_left = self->counts.n_new + self->counts.n_changing + self->counts.n_bad;
  /* What was added is not taken back. */
  const gboolean is_past_cancelling =
    self->counts.n_added > 0 || (n_left == 0 && loa_many_speakers_count_lines (self) > 0);
  g_autofree char *act = loa_line_wording_name_act (&self->counts);

  gtk_widget_action_set_enabled (widget, "form.next", entering && !busy && has_text (self));
  gtk_widget_action_set_enabled (widget, "form.open", !busy);
  gtk_widget_action_set_enabled (widget, "form.add", !busy && self->counts.n_new + self->counts.n_changing > 0);
  gtk_widget_set_visible (self->next_button, entering);
  gtk_button_set_label (self->add_button, act);
  gtk_widget_set_visible (self->back_button, entering && loa_many_speakers_count_lines (self) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), !gtk_widget_get_visible (self->back_button));
  gtk_button_set_label (self->cancel_button, is_past_cancelling ? _("Close") : _("Cancel"));
  gtk_widget_set_visible (self->reading_box, self->reading);
  gtk_widget_set_visible (self->copy_button, self->counts.n_bad > 0);
}

void
loa_many_speakers_show_page (LoaManySpeakersDialog *self,
           const char            *name)
{
  loa_stack_show (self->stack, name);
  loa_many_speakers_update_actions (self);
}

static void
update_result (LoaManySpeakersDialog *self)
{
  g_autofree char *result = self->added ? loa_line_wording_describe_result (&self->counts) : NULL;

  gtk_label_set_label (self->result_label, result != NULL ? result : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), result != NULL);
}

/* Not while the lines tell that they have changed: the list has not heard of it yet. */
static gboolean
update_cb (gpointer user_data)
{
  LoaManySpeakersDialog *self = user_data;
  g_autofree char *summary = NULL;

  self->update_id = 0;
  loa_line_wording_count (self->lines, loa_shop_get_speakers (self->shop), &self->counts);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  summary = loa_line_wording_summarize (&self->counts);
  gtk_label_set_label (self->summary_label, summary);
  update_result (self);
  loa_many_speakers_update_actions (self);

  /* It may have gone with its row. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL && !is_entering (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));

  return G_SOURCE_REMOVE;
}

static void
judged_cb (LoaManySpeakersDialog *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
shown_cb (LoaManySpeakersDialog *self)
{
  if (self->lines != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          LoaManySpeakersDialog    *self)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, loa_speaker_line_row_new (self->lines, loa_shop_get_speakers (self->shop)));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         LoaManySpeakersDialog    *self)
{
  loa_speaker_line_row_show (LOA_SPEAKER_LINE_ROW (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           LoaManySpeakersDialog    *self)
{
  loa_speaker_line_row_show (LOA_SPEAKER_LINE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
text_changed_cb (LoaManySpeakersDialog *self)
{
  loa_field_error_show (self->error_label, NULL, NULL);
  loa_many_speakers_update_actions (self);
}

static void
more_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaManySpeakersDialog *self = LOA_MANY_SPEAKERS_DIALOG (widget);

  loa_many_speakers_show_page (self, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  loa_many_speakers_show_page (LOA_MANY_SPEAKERS_DIALOG (widget), "lines");
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaManySpeakersDialog *self = LOA_MANY_SPEAKERS_DIALOG (widget);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *result = NULL;
  guint n_copied = 0;

  for (guint i = 0; i < loa_many_speakers_count_lines (self); i++)
    {
      g_autoptr (LoaSpeakerLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (loa_speaker_line_get_state (line) != LOA_SPEAKER_LINE_BAD)
        continue;

      g_string_append_printf (text, "%s\n", loa_speaker_line_get_text (line));
      n_copied++;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  result = g_strdup_printf (ngettext ("%u line was copied.", "%u lines were copied.", n_copied), n_copied);
  gtk_label_set_label (self->result_label, result);
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), TRUE);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (LoaManySpeakersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean added = loa_speaker_lines_add_finish (LOA_SPEAKER_LINES (object), result, &error);

  self->adding = FALSE;
  if (self->shop == NULL)
    return;

  self->added = added;
  if (added && self->counts.n_bad > 0)
    loa_many_speakers_show_bad (self);
  if (!added)
    loa_field_error_show_failure (self->add_error_label, NULL, error);
  judged_cb (self);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LoaManySpeakersDialog *self = LOA_MANY_SPEAKERS_DIALOG (widget);

  /* Not given up with the dialog: it was asked for. */
  self->adding = TRUE;
  loa_field_error_show (self->add_error_label, NULL, NULL);
  loa_many_speakers_update_actions (self);
  loa_speaker_lines_add_async (self->lines, NULL, added_cb, g_object_ref (self));
}

static void
discard_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaManySpeakersDialog) self = user_data;

  if (!loa_confirm_finish (result, NULL) || self->shop == NULL)
    return;

  self->discarded = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
loa_many_speakers_dialog_close_request (GtkWindow *window)
{
  LoaManySpeakersDialog *self = LOA_MANY_SPEAKERS_DIALOG (window);
  const guint n_left = self->counts.n_new + self->counts.n_changing + self->counts.n_bad;
  g_autofree char *body = NULL;

  if (self->adding)
    return TRUE;

  if (self->discarded || (n_left == 0 && !has_text (self)))
    return GTK_WINDOW_CLASS (loa_many_speakers_dialog_parent_class)->close_request (window);

  body = n_left == 0 ? g_strdup (_("What stands in the text has not been added."))
                     : g_strdup_printf (ngettext ("%u line has not been added.", "%u lines have not been added.",
                                                  n_left),
                                        n_left);
  loa_confirm_async (window, _("Close without adding?"), body, _("Discard"), TRUE, NULL, discard_cb,
                     g_object_ref (self));

  return TRUE;
}

static void
loa_many_speakers_dialog_dispose (GObject *object)
{
  LoaManySpeakersDialog *self = LOA_MANY_SPEAKERS_DIALOG (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_MANY_SPEAKERS_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->lines);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_many_speakers_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-many-speakers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, reading_box);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, result_label);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, add_error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, drop_down);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, LoaManySpeakersDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
loa_many_speakers_dialog_class_init (LoaManySpeakersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_many_speakers_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = loa_many_speakers_dialog_close_request;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.next", NULL, loa_many_speakers_next_action);
  gtk_widget_class_install_action (widget_class, "form.open", NULL, loa_many_speakers_open_action);
  gtk_widget_class_install_action (widget_class, "form.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "form.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "form.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "form.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "pairing");
}

static void
loa_many_speakers_dialog_init (LoaManySpeakersDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  loa_scroll_once_a_frame (self->scrolled_window);
  g_signal_connect_object (target, "drop", G_CALLBACK (loa_many_speakers_drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWindow *
loa_many_speakers_dialog_new (LoaShop *shop)
{
  LoaManySpeakersDialog *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_MANY_SPEAKERS_DIALOG, NULL);
  self->shop = g_object_ref (shop);
  self->lines = loa_speaker_lines_new (loa_shop_get_speakers (shop));
  loa_many_speakers_make_model (self);
  g_signal_connect_object (self->lines, "judged", G_CALLBACK (judged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  loa_profile_mark_dialog (GTK_WINDOW (self), self->header_bar, loa_shop_get_profile (shop));
  loa_many_speakers_show_page (self, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));

  return GTK_WINDOW (self);
}

void
loa_many_speakers_dialog_take_text (LoaManySpeakersDialog *self,
                                    const char            *text)
{
  g_return_if_fail (LOA_IS_MANY_SPEAKERS_DIALOG (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
  gtk_widget_activate_action (GTK_WIDGET (self), "form.next", NULL);
}
