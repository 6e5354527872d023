/* loa-speaker-details-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-confirm.h"
#include "loa-help-window.h"
#include "loa-note-row.h"
#include "loa-profile-mark.h"
#include "loa-speaker-details-dialog.h"
#include "loa-speaker-details.h"
#include "loa-week-wording.h"
#include "loa-wording.h"

#define N_DETAILS (LOA_SPEAKER_DETAIL_NOTE + 1)

/* What loactl or another window writes about the speaker meanwhile is shown where nothing has been typed, so that
 * saving does not take it back.
 */
struct _LoaSpeakerDetailsDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;              /* (owned) (nullable): NULL once closed */
  LoaSpeaker *speaker;        /* (owned) */
  char *originals[N_DETAILS]; /* (owned): what the fields began with */
  gboolean saving;
  gboolean discarded;         /* what was typed may go */

  AdwHeaderBar *header_bar;
  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  LoaNoteRow *removed_note;
  GtkWidget *name_row;
  LoaNoteRow *name_note;
  GtkWidget *place_row;
  LoaNoteRow *place_note;
  GtkWidget *tags_row;
  LoaNoteRow *tags_note;
  GtkWidget *note_row;
  LoaNoteRow *note_note;
  GtkTextView *note_view;
  AdwActionRow *serial_row;
  AdwActionRow *model_row;
  AdwActionRow *state_row;
  AdwActionRow *seen_row;
  AdwActionRow *week_row;
  GtkWidget *copied_label;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerDetailsDialog, loa_speaker_details_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
get_field (LoaSpeakerDetailsDialog *self,
           LoaSpeakerDetail         detail)
{
  GtkWidget *fields[N_DETAILS] = { self->name_row, self->place_row, self->tags_row, GTK_WIDGET (self->note_view) };

  return fields[detail];
}

static void
show_error (LoaSpeakerDetailsDialog *self,
            LoaSpeakerDetail         detail,
            const char              *text)
{
  LoaNoteRow *notes[N_DETAILS] = { self->name_note, self->place_note, self->tags_note, self->note_note };

  loa_note_row_show_error (notes[detail], get_field (self, detail), text);
}

static char *
dup_text (LoaSpeakerDetailsDialog *self,
          LoaSpeakerDetail         detail)
{
  GtkWidget *field = get_field (self, detail);
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (GTK_IS_EDITABLE (field))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));

  buffer = gtk_text_view_get_buffer (self->note_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
set_text (LoaSpeakerDetailsDialog *self,
          LoaSpeakerDetail         detail,
          const char              *text)
{
  GtkWidget *field = get_field (self, detail);

  if (GTK_IS_EDITABLE (field))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), text, -1);
}

/* Returns: (transfer full): what is kept, as it stands in a field */
static char *
dup_kept (LoaSpeakerDetailsDialog *self,
          LoaSpeakerDetail         detail)
{
  const char *text = NULL;

  switch (detail)
    {
    case LOA_SPEAKER_DETAIL_NAME:
      text = loa_speaker_get_name (self->speaker);
      break;

    case LOA_SPEAKER_DETAIL_PLACE:
      text = loa_speaker_get_place (self->speaker);
      break;

    case LOA_SPEAKER_DETAIL_TAGS:
      return g_strjoinv (", ", (char **) loa_speaker_get_tags (self->speaker));

    case LOA_SPEAKER_DETAIL_NOTE:
    default:
      text = loa_speaker_get_note (self->speaker);
      break;
    }

  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static gboolean
is_changed (LoaSpeakerDetailsDialog *self,
            LoaSpeakerDetail         detail)
{
  g_autofree char *text = dup_text (self, detail);

  return g_strcmp0 (text, self->originals[detail]) != 0;
}

static gboolean
has_changes (LoaSpeakerDetailsDialog *self)
{
  for (LoaSpeakerDetail detail = 0; detail < N_DETAILS; detail++)
    if (is_changed (self, detail))
      return TRUE;

  return FALSE;
}

static void
update_fields (LoaSpeakerDetailsDialog *self)
{
  for (LoaSpeakerDetail detail = 0; detail < N_DETAILS; detail++)
    {
      g_autofree char *kept = dup_kept (self, detail);

      if (g_strcmp0 (kept, self->originals[detail]) == 0)
        continue;

      if (self->originals[detail] == NULL || !is_changed (self, detail))
        set_text (self, detail, kept);
      g_free (self->originals[detail]);
      self->originals[detail] = g_steal_pointer (&kept);
    }
}

/* Returns: (transfer full): such as “Online, paired. Checked 2 min ago.” */
static char *
describe_state (LoaSpeakerDetailsDialog *self,
                gint64                   now)
{
  const LoaTernary online = loa_speaker_get_online (self->speaker);
  const LoaTernary is_paired = loa_speaker_get_is_paired (self->speaker);
  const gint64 checked = loa_speaker_get_checked (self->speaker);
  g_autofree char *age = NULL;
  const char *words;

  if (checked == 0 || online == LOA_TERNARY_UNKNOWN || is_paired == LOA_TERNARY_UNKNOWN)
    return g_strdup (_("Not checked yet"));

  if (online == LOA_TERNARY_YES)
    words = is_paired == LOA_TERNARY_YES ? _("Online and paired") : _("Online, not paired");
  else
    words = is_paired == LOA_TERNARY_YES ? _("Offline, paired") : _("Offline, not paired");
  age = loa_wording_format_age (checked, now);

  /* Translators: the state of a speaker, and how long ago it was asked for, such as “2 min ago” */
  return g_strdup_printf (_("%s, checked %s"), words, age);
}

static void
update_facts (LoaSpeakerDetailsDialog *self)
{
  const gint64 now = loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
  const gint64 last_seen = loa_speaker_get_last_seen (self->speaker);
  const char *model = loa_speaker_get_model (self->speaker);
  g_autofree char *state = describe_state (self, now);
  g_autofree char *seen = last_seen != 0 ? loa_wording_format_moment (last_seen, now) : NULL;
  g_autofree char *week = loa_week_wording_describe (loa_speaker_get_week (self->speaker));

  adw_action_row_set_subtitle (self->serial_row, loa_speaker_get_hardware_id (self->speaker));
  adw_action_row_set_subtitle (self->model_row, model != NULL ? model : _("Not known before the first check"));
  adw_action_row_set_subtitle (self->state_row, state);
  adw_action_row_set_subtitle (self->seen_row, seen != NULL ? seen : _("Never seen online"));
  adw_action_row_set_subtitle (self->week_row, week);
}

static void
speaker_changed_cb (LoaSpeakerDetailsDialog *self)
{
  update_fields (self);
  update_facts (self);
}

/* Undone, a removal gives the register another object for the same speaker. */
static void
register_changed_cb (LoaSpeakerDetailsDialog *self)
{
  LoaSpeaker *speaker;

  speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop),
                                       loa_speaker_get_hardware_id (self->speaker));
  if (speaker != NULL && speaker != self->speaker)
    {
      g_signal_handlers_disconnect_by_func (self->speaker, speaker_changed_cb, self);
      g_set_object (&self->speaker, speaker);
      g_signal_connect_object (speaker, "notify", G_CALLBACK (speaker_changed_cb), self, G_CONNECT_SWAPPED);
      speaker_changed_cb (self);
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", speaker != NULL && !self->saving);
  loa_note_row_show_error (self->removed_note, NULL,
                           speaker != NULL ? NULL
                           : _("This speaker has been removed from this computer meanwhile. Copy what you want to "
                               "keep, then close this."));
}

static void
changed_cb (LoaSpeakerDetailsDialog *self)
{
  for (LoaSpeakerDetail detail = 0; detail < N_DETAILS; detail++)
    show_error (self, detail, NULL);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (LoaSpeakerDetailsDialog) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean saved = loa_speaker_register_set_details_finish (LOA_SPEAKER_REGISTER (object), result, &error);

  self->saving = FALSE;
  if (self->shop == NULL)
    return;

  if (saved)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  register_changed_cb (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->removed_note)))
    loa_note_row_show_failure (self->removed_note, NULL, error);
}

/* Returns: whether all of it can be kept; the first that cannot has the focus */
static gboolean
check_details (LoaSpeakerDetailsDialog *self,
               char                   **texts)
{
  GtkWidget *first = NULL;

  for (LoaSpeakerDetail detail = 0; detail < N_DETAILS; detail++)
    {
      g_autoptr (GError) error = NULL;

      if (loa_speaker_detail_check (detail, texts[detail], &error))
        continue;

      show_error (self, detail, error->message);
      if (first == NULL)
        first = get_field (self, detail);
    }

  if (first != NULL)
    gtk_widget_grab_focus (first);

  return first == NULL;
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaSpeakerDetailsDialog *self = LOA_SPEAKER_DETAILS_DIALOG (widget);
  char *texts[N_DETAILS];

  changed_cb (self);
  for (LoaSpeakerDetail detail = 0; detail < N_DETAILS; detail++)
    texts[detail] = dup_text (self, detail);

  /* Not given up with the dialog: it was asked for. */
  if (check_details (self, texts))
    {
      self->saving = TRUE;
      gtk_widget_action_set_enabled (widget, "form.save", FALSE);
      loa_speaker_register_set_details_async (
        loa_shop_get_speakers (self->shop), loa_speaker_get_hardware_id (self->speaker), texts[LOA_SPEAKER_DETAIL_NAME],
        texts[LOA_SPEAKER_DETAIL_PLACE], texts[LOA_SPEAKER_DETAIL_TAGS], texts[LOA_SPEAKER_DETAIL_NOTE], NULL, saved_cb,
        g_object_ref (self));
    }

  for (LoaSpeakerDetail detail = 0; detail < N_DETAILS; detail++)
    g_free (texts[detail]);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaSpeakerDetailsDialog *self = LOA_SPEAKER_DETAILS_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), loa_speaker_get_hardware_id (self->speaker));
  gtk_widget_set_visible (self->copied_label, TRUE);
}

static void
discard_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaSpeakerDetailsDialog) self = user_data;

  if (!loa_confirm_finish (result, NULL) || self->shop == NULL)
    return;

  self->discarded = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
loa_speaker_details_dialog_close_request (GtkWindow *window)
{
  LoaSpeakerDetailsDialog *self = LOA_SPEAKER_DETAILS_DIALOG (window);
  g_autofree char *body = NULL;

  if (self->saving)
    return TRUE;

  if (self->discarded || !has_changes (self))
    return GTK_WINDOW_CLASS (loa_speaker_details_dialog_parent_class)->close_request (window);

  /* Translators: %s is a speaker’s name or serial number. */
  body = g_strdup_printf (_("What you changed about “%s” has not been saved."), loa_speaker_get_title (self->speaker));
  loa_confirm_async (window, _("Discard your changes?"), body, _("Discard"), TRUE, NULL, discard_cb,
                     g_object_ref (self));

  return TRUE;
}

static void
loa_speaker_details_dialog_dispose (GObject *object)
{
  LoaSpeakerDetailsDialog *self = LOA_SPEAKER_DETAILS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SPEAKER_DETAILS_DIALOG);
  g_clear_object (&self->shop);
  g_clear_object (&self->speaker);
  for (guint i = 0; i < N_DETAILS; i++)
    g_clear_pointer (&self->originals[i], g_free);

  G_OBJECT_CLASS (loa_speaker_details_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LOA_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-speaker-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, removed_note);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, name_note);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, place_note);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, tags_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, tags_note);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, note_note);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, note_view);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, serial_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, model_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, seen_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, week_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerDetailsDialog, copied_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
loa_speaker_details_dialog_class_init (LoaSpeakerDetailsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_speaker_details_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = loa_speaker_details_dialog_close_request;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "pairing");
}

static void
loa_speaker_details_dialog_init (LoaSpeakerDetailsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note_view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (self->name_row);
}

GtkWindow *
loa_speaker_details_dialog_new (LoaShop    *shop,
                                LoaSpeaker *speaker)
{
  LoaSpeakerDetailsDialog *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER (speaker), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_DETAILS_DIALOG, NULL);
  self->shop = g_object_ref (shop);
  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (speaker, "notify", G_CALLBACK (speaker_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);
  loa_profile_mark_dialog (GTK_WINDOW (self), self->header_bar, loa_shop_get_profile (shop));
  speaker_changed_cb (self);

  return GTK_WINDOW (self);
}
