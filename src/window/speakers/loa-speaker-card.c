/* loa-speaker-card.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announce-dialog.h"
#include "loa-chip.h"
#include "loa-dong.h"
#include "loa-form.h"
#include "loa-menu-names.h"
#include "loa-pair-dialog.h"
#include "loa-rename-dialog.h"
#include "loa-speaker-card.h"
#include "loa-speaker-removal.h"
#include "loa-toast.h"
#include "loa-wording.h"

struct _LoaSpeakerCard
{
  GtkFlowBoxChild parent_instance;

  LoaShop *shop;                /* (owned) */
  LoaAnnouncementDesk *desk;    /* (owned) */
  LoaSpeaker *speaker;          /* (owned) */
  GCancellable *cancellable;    /* (owned) */

  GtkLabel *title_label;
  GtkLabel *serial_label;
  GtkSpinner *checking_spinner;
  GtkMenuButton *menu_button;
  LoaChip *online_chip;
  LoaChip *paired_chip;
  GtkLabel *age_label;
  GtkBox *announcement_box;
  GtkLabel *announcement_label;
  LoaChip *announcement_chip;
  GtkWidget *pair_button;
};

G_DEFINE_FINAL_TYPE (LoaSpeakerCard, loa_speaker_card, GTK_TYPE_FLOW_BOX_CHILD)

static gint64
get_now (LoaSpeakerCard *self)
{
  return loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
}

static void
show_menu (LoaSpeakerCard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) speaker_section = g_menu_new ();
  g_autoptr (GMenu) register_section = g_menu_new ();
  const gboolean paired = loa_speaker_get_is_paired (self->speaker) == LOA_TERNARY_YES;

  g_menu_append (speaker_section, _("Announce an amount…"), "speaker.announce");
  g_menu_append (speaker_section, _("Check again"), "speaker.check");
  g_menu_append (speaker_section, paired ? _("Pair again") : _("Pair"), "speaker.pair");
  g_menu_append (register_section, _("Rename"), "speaker.rename");
  g_menu_append (register_section, _("Copy serial number"), "speaker.copy");
  g_menu_append (register_section, _("Remove from this computer"), "speaker.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (speaker_section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (register_section));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
show_names (LoaSpeakerCard *self)
{
  const char *name = loa_speaker_get_name (self->speaker);
  const char *serial = loa_speaker_get_hardware_id (self->speaker);
  const char *model = loa_speaker_get_model (self->speaker);
  const char *parts[] = { NULL, NULL, NULL };
  g_autofree char *text = NULL;
  guint n = 0;

  if (name != NULL)
    parts[n++] = serial;
  if (model != NULL)
    parts[n++] = model;
  text = g_strjoinv (" · ", (char **) parts);

  gtk_label_set_label (self->title_label, loa_speaker_get_title (self->speaker));
  gtk_label_set_label (self->serial_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->serial_label), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  loa_speaker_get_title (self->speaker), -1);
}

static void
show_online (LoaSpeakerCard *self)
{
  switch (loa_speaker_get_online (self->speaker))
    {
    case LOA_TERNARY_YES:
      loa_chip_set (self->online_chip, "loa-online-symbolic", _("Online"), "success");
      break;

    case LOA_TERNARY_NO:
      loa_chip_set (self->online_chip, "loa-offline-symbolic", _("Offline"), "error");
      break;

    case LOA_TERNARY_UNKNOWN:
    default:
      loa_chip_set (self->online_chip, "loa-unknown-symbolic", _("Not known whether online"), NULL);
      break;
    }
}

static void
show_paired (LoaSpeakerCard *self)
{
  const LoaTernary paired = loa_speaker_get_is_paired (self->speaker);

  /* Where nothing is known one chip says so. */
  gtk_widget_set_visible (GTK_WIDGET (self->paired_chip), paired != LOA_TERNARY_UNKNOWN);
  gtk_widget_set_visible (self->pair_button, paired == LOA_TERNARY_NO);
  if (paired == LOA_TERNARY_YES)
    loa_chip_set (self->paired_chip, "loa-paired-symbolic", _("Paired"), "success");
  else
    loa_chip_set (self->paired_chip, "loa-unpaired-symbolic", _("Not paired"), "warning");
}

static void
show_announcement (LoaSpeakerCard *self)
{
  const LoaAnnouncementRecord *record = loa_speaker_get_announcement (self->speaker);
  g_autofree char *amount = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->announcement_chip), record != NULL);
  if (record == NULL)
    {
      gtk_label_set_label (self->announcement_label, _("Nothing announced yet"));
      return;
    }

  amount = loa_dong_format (record->amount);
  moment = loa_wording_format_moment (record->asked, get_now (self));
  text = g_strdup_printf ("%s · %s", amount, moment);
  gtk_label_set_label (self->announcement_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->announcement_box), record->message);
  loa_wording_show_state (self->announcement_chip, record->state);
}

static void
show_checking (LoaSpeakerCard *self)
{
  const gboolean checking = loa_speaker_get_checking (self->speaker);

  gtk_widget_set_visible (GTK_WIDGET (self->checking_spinner), checking);
  gtk_spinner_set_spinning (self->checking_spinner, checking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.check", !checking);
}

static void
show_busy (LoaSpeakerCard *self)
{
  const char *hardware_id = loa_speaker_get_hardware_id (self->speaker);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "speaker.test",
                                 !loa_announcement_desk_get_busy (self->desk, hardware_id));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaSpeakerCard) self = user_data;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  state = loa_speaker_register_check_finish (LOA_SPEAKER_REGISTER (object), result, &error);
  if (state == NULL)
    loa_toast_show_failure (GTK_WIDGET (self), error);
}

static void
speaker_notify_cb (LoaSpeakerCard *self,
                   GParamSpec     *pspec)
{
  show_names (self);
  show_online (self);
  show_paired (self);
  show_announcement (self);
  show_checking (self);
  loa_speaker_card_refresh_age (self);

  if (g_str_equal (pspec->name, "is-paired"))
    show_menu (self);
}

static void
busy_changed_cb (LoaSpeakerCard *self,
                 const char     *hardware_id)
{
  if (g_str_equal (hardware_id, loa_speaker_get_hardware_id (self->speaker)))
    show_busy (self);
}

static void
test_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  loa_announcement_desk_test (self->desk, loa_speaker_get_hardware_id (self->speaker));
}

static void
announce_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  loa_form_present (loa_announce_dialog_new (self->desk, self->speaker), widget, 420);
}

static void
check_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  loa_speaker_register_check_async (loa_shop_get_speakers (self->shop), loa_speaker_get_hardware_id (self->speaker),
                                    self->cancellable, checked_cb, g_object_ref (self));
}

static void
pair_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  loa_form_present (loa_pair_dialog_new (self->shop, self->desk, loa_speaker_get_hardware_id (self->speaker),
                                         loa_speaker_get_title (self->speaker)),
                    widget, 440);
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  loa_form_present (loa_rename_dialog_new (loa_shop_get_store (self->shop), self->speaker), widget, 400);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), loa_speaker_get_hardware_id (self->speaker));
  loa_toast_show (widget, _("Serial number copied"));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  loa_speaker_removal_start (gtk_widget_get_parent (widget), loa_shop_get_store (self->shop), self->speaker);
}

static void
loa_speaker_card_dispose (GObject *object)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SPEAKER_CARD);
  g_clear_object (&self->speaker);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_speaker_card_parent_class)->dispose (object);
}

static void
loa_speaker_card_class_init (LoaSpeakerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_speaker_card_dispose;

  g_type_ensure (LOA_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-speaker-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, serial_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, checking_spinner);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, online_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, paired_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, age_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, announcement_box);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, announcement_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, announcement_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaSpeakerCard, pair_button);

  gtk_widget_class_install_action (widget_class, "speaker.test", NULL, test_action);
  gtk_widget_class_install_action (widget_class, "speaker.announce", NULL, announce_action);
  gtk_widget_class_install_action (widget_class, "speaker.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "speaker.pair", NULL, pair_action);
  gtk_widget_class_install_action (widget_class, "speaker.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "speaker.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "speaker.remove", NULL, remove_action);
}

static void
loa_speaker_card_init (LoaSpeakerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_menu_names_keep (self->menu_button);
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
loa_speaker_card_new (LoaShop             *shop,
                      LoaAnnouncementDesk *desk,
                      LoaSpeaker          *speaker)
{
  LoaSpeakerCard *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER (speaker), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_CARD, NULL);
  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (speaker, "notify", G_CALLBACK (speaker_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "busy-changed", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);

  show_names (self);
  show_online (self);
  show_paired (self);
  show_menu (self);
  show_announcement (self);
  show_checking (self);
  show_busy (self);
  loa_speaker_card_refresh_age (self);

  return GTK_WIDGET (self);
}

void
loa_speaker_card_refresh_age (LoaSpeakerCard *self)
{
  g_autofree char *age = NULL;
  g_autofree char *text = NULL;
  gint64 checked;

  g_return_if_fail (LOA_IS_SPEAKER_CARD (self));

  checked = loa_speaker_get_checked (self->speaker);
  if (checked == 0)
    {
      gtk_label_set_label (self->age_label, _("Not checked yet"));
      return;
    }

  age = loa_wording_format_age (checked, get_now (self));
  /* Translators: %s is how long ago, such as “2 min ago”. */
  text = g_strdup_printf (_("Checked %s"), age);
  gtk_label_set_label (self->age_label, text);
}
