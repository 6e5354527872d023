/* loa-speaker-card-actions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announce-dialog.h"
#include "loa-form.h"
#include "loa-pair-dialog.h"
#include "loa-speaker-card-private.h"
#include "loa-speaker-details-dialog.h"
#include "loa-toast.h"

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
details_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);

  loa_form_present (loa_speaker_details_dialog_new (self->shop, self->speaker), widget, 460);
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  loa_speaker_name_edit (LOA_SPEAKER_CARD (widget)->name);
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
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_menu_button_popup (LOA_SPEAKER_CARD (widget)->menu_button);
}

/* `speaker.check` and `speaker.remove` outlast the card. */
static void
register_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LoaSpeakerCard *self = LOA_SPEAKER_CARD (widget);
  const char *outer = g_str_equal (action_name, "speaker.check") ? "register.check" : "register.remove";

  gtk_widget_activate_action (widget, outer, "s", loa_speaker_get_hardware_id (self->speaker));
}

void
loa_speaker_card_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "speaker.test", NULL, test_action);
  gtk_widget_class_install_action (widget_class, "speaker.announce", NULL, announce_action);
  gtk_widget_class_install_action (widget_class, "speaker.check", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "speaker.pair", NULL, pair_action);
  gtk_widget_class_install_action (widget_class, "speaker.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "speaker.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "speaker.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "speaker.remove", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "speaker.menu", NULL, menu_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "speaker.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "speaker.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "speaker.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "speaker.menu", NULL);
}
