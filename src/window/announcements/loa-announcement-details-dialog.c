/* loa-announcement-details-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announce-again.h"
#include "loa-announcement-details-dialog.h"
#include "loa-announcement-wording.h"
#include "loa-chip.h"
#include "loa-confirm.h"
#include "loa-dong.h"
#include "loa-field-error.h"
#include "loa-help-window.h"
#include "loa-spelling.h"
#include "loa-store-announcements.h"
#include "loa-wording.h"

enum
{
  FACT_CAUSE,
  FACT_ASKED,
  FACT_SENT,
  FACT_DELIVERED,
  FACT_STATUS,
  FACT_RETRIES,
  N_FACTS
};

/* It follows the ledger itself: the list that it was opened from may forget the row, or be filtered without it. */
struct _LoaAnnouncementDetailsDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;                   /* (owned) (nullable): NULL once closed */
  LoaAnnouncementDesk *desk;       /* (owned) (nullable) */
  LoaAnnouncementRecord *record;   /* (owned) */
  GCancellable *cancellable;       /* (owned): of what is read and asked */
  gboolean checking;
  gboolean announcing;             /* from the question to the answer */

  GtkLabel *amount_label;
  GtkLabel *words_label;
  LoaChip *state_chip;
  GtkLabel *explanation_label;
  GtkButton *again_button;
  GtkLabel *status_label;
  GtkLabel *error_label;
  AdwPreferencesGroup *speaker_group;
  AdwActionRow *speaker_row;
  AdwPreferencesGroup *times_group;
  AdwPreferencesGroup *sepay_group;
  AdwActionRow *message_row;
  AdwActionRow *request_row;
  AdwActionRow *fact_rows[N_FACTS];
  GtkLabel *fact_labels[N_FACTS];
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementDetailsDialog, loa_announcement_details_dialog, ADW_TYPE_WINDOW)

enum
{
  HISTORY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_now (LoaAnnouncementDetailsDialog *self)
{
  return loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
}

static gboolean
may_be_checked (LoaAnnouncementDetailsDialog *self)
{
  return get_now (self) - self->record->asked <= LOA_ANNOUNCER_CHECK_SECONDS;
}

static gboolean
may_be_announced_again (LoaAnnouncementDetailsDialog *self)
{
  return self->record->state == LOA_ANNOUNCEMENT_STATE_FAILED || self->record->state == LOA_ANNOUNCEMENT_STATE_NOT_SENT
         || self->record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN;
}

static void
tell (LoaAnnouncementDetailsDialog *self,
      const char                   *text)
{
  gtk_label_set_label (self->status_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status_label), text != NULL);
}

static void
show_fact (LoaAnnouncementDetailsDialog *self,
           guint                         fact,
           const char                   *value)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->fact_rows[fact]));
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, value != NULL ? value : "—");

  gtk_label_set_label (self->fact_labels[fact], value != NULL ? value : "—");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fact_rows[fact]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_time (LoaAnnouncementDetailsDialog *self,
           guint                         fact,
           gint64                        moment)
{
  g_autofree char *text = moment > 0 ? loa_wording_format_time (moment) : NULL;

  show_fact (self, fact, text);
}

/* The word, and the one that SePay itself uses. */
static void
show_status (LoaAnnouncementDetailsDialog *self)
{
  const char *status = self->record->status;
  const char *word = loa_announcement_wording_get_status (status);
  g_autofree char *text = g_strcmp0 (word, status) != 0 ? g_strdup_printf ("%s (%s)", word, status) : g_strdup (status);

  show_fact (self, FACT_STATUS, text);
}

static void
show_speaker (LoaAnnouncementDetailsDialog *self)
{
  const char *hardware_id = self->record->hardware_id;
  LoaSpeaker *speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop), hardware_id);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->speaker_row),
                                 speaker != NULL ? loa_speaker_get_title (speaker) : hardware_id);
  adw_action_row_set_subtitle (self->speaker_row, speaker != NULL ? hardware_id : _("No longer on this computer"));
}

static void
update_actions (LoaAnnouncementDetailsDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "announcement.check", may_be_checked (self) && !self->checking);
  gtk_widget_action_set_enabled (widget, "announcement.again", may_be_announced_again (self) && !self->announcing);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), may_be_announced_again (self));
}

static void
show_record (LoaAnnouncementDetailsDialog *self)
{
  const LoaAnnouncementRecord *record = self->record;
  g_autofree char *retries = g_strdup_printf ("%" G_GINT64_FORMAT, record->retries);
  const char *explanation = loa_announcement_wording_explain (record->state);

  loa_wording_show_state (self->state_chip, record->state);
  /* Set only when it changes: it is read aloud. */
  if (g_strcmp0 (gtk_label_get_label (self->explanation_label), explanation) != 0)
    gtk_label_set_label (self->explanation_label, explanation);

  show_fact (self, FACT_CAUSE, loa_wording_get_cause (record->cause));
  show_time (self, FACT_ASKED, record->asked);
  show_time (self, FACT_SENT, record->sent);
  show_time (self, FACT_DELIVERED, record->delivered);
  show_status (self);
  show_fact (self, FACT_RETRIES, retries);
  adw_action_row_set_subtitle (self->message_row, record->message != NULL ? record->message : "—");
  update_actions (self);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDetailsDialog) self = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, &error);
  if (self->shop == NULL)
    return;

  if (record == NULL)
    {
      loa_field_error_show_failure (self->error_label, NULL, error);
      return;
    }

  loa_announcement_record_free (self->record);
  self->record = g_steal_pointer (&record);
  show_record (self);
}

static void
read_record (LoaAnnouncementDetailsDialog *self)
{
  loa_store_get_announcement_async (loa_shop_get_store (self->shop), self->record->request_id, self->cancellable, read_cb,
                                    g_object_ref (self));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDetailsDialog) self = user_data;
  g_autoptr (SepayNotification) notification = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  notification = loa_announcer_check_finish (LOA_ANNOUNCER (object), result, &error);
  if (self->shop == NULL)
    return;

  self->checking = FALSE;
  tell (self, NULL);
  update_actions (self);
  if (notification == NULL)
    {
      loa_field_error_show_failure (self->error_label, NULL, error);
      return;
    }

  moment = loa_wording_format_moment (get_now (self), get_now (self));
  /* Translators: the first %s is a time, the second the word that SePay uses for how far an announcement got. */
  text = g_strdup_printf (_("Checked at %s: SePay says %s."), moment, notification->status);
  tell (self, text);
}

static void
check_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaAnnouncementDetailsDialog *self = LOA_ANNOUNCEMENT_DETAILS_DIALOG (widget);

  /* A day may have gone by since this was opened. */
  if (!may_be_checked (self))
    {
      update_actions (self);
      tell (self, _("SePay is asked about an announcement for a day at most."));
      return;
    }

  self->checking = TRUE;
  loa_field_error_show (self->error_label, NULL, NULL);
  tell (self, _("Asking SePay…"));
  update_actions (self);
  loa_announcer_check_async (loa_shop_get_announcer (self->shop), self->record->request_id, self->cancellable,
                             checked_cb, g_object_ref (self));
}

static void
announced_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDetailsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean announced =
    loa_announcement_desk_announce_again_finish (LOA_ANNOUNCEMENT_DESK (object), result, &error);

  if (self->shop == NULL)
    return;

  self->announcing = FALSE;
  tell (self, NULL);
  update_actions (self);
  if (announced)
    gtk_window_close (GTK_WINDOW (self));
  else
    loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDetailsDialog) self = user_data;
  const gboolean confirmed = loa_confirm_finish (result, NULL);

  if (self->shop == NULL)
    return;

  /* What it was asked for may have come true while the question stood there. */
  if (!confirmed || !may_be_announced_again (self))
    {
      self->announcing = FALSE;
      update_actions (self);
      return;
    }

  loa_field_error_show (self->error_label, NULL, NULL);
  tell (self, _("Announcing…"));
  loa_announcement_desk_announce_again_async (self->desk, self->record, announced_cb, g_object_ref (self));
}

static void
again_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaAnnouncementDetailsDialog *self = LOA_ANNOUNCEMENT_DETAILS_DIALOG (widget);
  const char *speaker = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->speaker_row));

  self->announcing = TRUE;
  update_actions (self);
  loa_announce_again_ask_async (GTK_WINDOW (self), self->record, speaker, NULL, confirmed_cb, g_object_ref (self));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaAnnouncementDetailsDialog *self = LOA_ANNOUNCEMENT_DETAILS_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->record->request_id);
  tell (self, _("The request ID is copied."));
}

static void
history_cb (LoaAnnouncementDetailsDialog *self)
{
  g_autofree char *hardware_id = g_strdup (self->record->hardware_id);

  g_signal_emit (self, signals[HISTORY], 0, hardware_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_fact (LoaAnnouncementDetailsDialog *self,
          AdwPreferencesGroup          *group,
          guint                         fact,
          const char                   *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_selectable (GTK_LABEL (value), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (group, row);
  self->fact_rows[fact] = ADW_ACTION_ROW (row);
  self->fact_labels[fact] = GTK_LABEL (value);
}

static void
loa_announcement_details_dialog_dispose (GObject *object)
{
  LoaAnnouncementDetailsDialog *self = LOA_ANNOUNCEMENT_DETAILS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_ANNOUNCEMENT_DETAILS_DIALOG);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_announcement_details_dialog_parent_class)->dispose (object);
}

static void
loa_announcement_details_dialog_finalize (GObject *object)
{
  LoaAnnouncementDetailsDialog *self = LOA_ANNOUNCEMENT_DETAILS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->record, loa_announcement_record_free);

  G_OBJECT_CLASS (loa_announcement_details_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LOA_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/loa_desktop/Loa/announcements/loa-announcement-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, amount_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, words_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, state_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, speaker_group);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, speaker_row);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, times_group);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, sepay_group);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, message_row);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementDetailsDialog, request_row);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
}

static void
loa_announcement_details_dialog_class_init (LoaAnnouncementDetailsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_announcement_details_dialog_dispose;
  object_class->finalize = loa_announcement_details_dialog_finalize;

  signals[HISTORY] = g_signal_new ("history", LOA_TYPE_ANNOUNCEMENT_DETAILS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "announcement.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "announcement.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "announcement.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "announcing");
}

static void
loa_announcement_details_dialog_init (LoaAnnouncementDetailsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_fact (self, self->speaker_group, FACT_CAUSE, _("Cause"));
  add_fact (self, self->times_group, FACT_ASKED, C_("column of times", "Asked"));
  add_fact (self, self->times_group, FACT_SENT, _("Sent"));
  add_fact (self, self->times_group, FACT_DELIVERED, _("Delivered"));
  add_fact (self, self->sepay_group, FACT_STATUS, _("Status"));
  add_fact (self, self->sepay_group, FACT_RETRIES, _("Retries"));
}

GtkWindow *
loa_announcement_details_dialog_new (LoaShop                     *shop,
                                     LoaAnnouncementDesk         *desk,
                                     const LoaAnnouncementRecord *record)
{
  LoaAnnouncementDetailsDialog *self;
  g_autofree char *amount = NULL;
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCEMENT_DETAILS_DIALOG, NULL);
  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->record = loa_announcement_record_copy (record);

  amount = loa_dong_format (record->amount);
  spoken = loa_spelling_spell (record->amount);
  gtk_label_set_label (self->amount_label, amount);
  gtk_label_set_label (self->words_label, spoken);
  adw_action_row_set_subtitle (self->request_row, record->request_id);
  show_speaker (self);
  show_record (self);
  if (!may_be_checked (self))
    tell (self, _("SePay is asked about an announcement for a day at most, and this one is older."));

  g_signal_connect_object (loa_shop_get_store (shop), "announcements-changed", G_CALLBACK (read_record), self,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (self);
}
