/* loa-window-dialogs.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-about.h"
#include "loa-accounts-dialog.h"
#include "loa-add-speaker-dialog.h"
#include "loa-debug-information.h"
#include "loa-form.h"
#include "loa-many-speakers-dialog.h"
#include "loa-pair-dialog.h"
#include "loa-preferences-dialog.h"
#include "loa-program.h"
#include "loa-register-export.h"
#include "loa-shortcuts-window.h"
#include "loa-window-private.h"

static void
add_speaker_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  LoaWindow *window = LOA_WINDOW (widget);

  loa_form_present (loa_add_speaker_dialog_new (loa_window_get_shop (window), loa_window_get_desk (window)), widget,
                    420);
}

static void
many_speakers_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  GtkWindow *dialog = loa_many_speakers_dialog_new (loa_window_get_shop (LOA_WINDOW (widget)));

  loa_form_present (dialog, widget, 640);
  if (g_str_equal (action_name, "win.import-speakers"))
    loa_many_speakers_dialog_choose_file (LOA_MANY_SPEAKERS_DIALOG (dialog));
}

static void
export_speakers_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  loa_register_export (GTK_WINDOW (widget), loa_window_get_shop (LOA_WINDOW (widget)));
}

static void
accounts_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  GtkWindow *dialog = loa_accounts_dialog_new (loa_window_get_shop (LOA_WINDOW (widget)));

  if (g_str_equal (action_name, "win.sign-in-bank"))
    loa_accounts_dialog_begin_with_bank (LOA_ACCOUNTS_DIALOG (dialog));
  loa_form_present (dialog, widget, 520);
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  LoaWindow *window = LOA_WINDOW (widget);

  loa_form_present (loa_preferences_dialog_new (loa_window_get_shop (window), loa_window_get_desk (window),
                                                loa_window_get_demo (window)),
                    widget, 520);
}

static void
demonstration_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  loa_demonstration_toggle (loa_window_get_demonstration (LOA_WINDOW (widget)));
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  loa_form_present (loa_shortcuts_window_new (), widget, 440);
}

static void
about_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaWindow *self = LOA_WINDOW (widget);
  g_autofree char *information = loa_debug_information_make (widget, self->shop, self->demo);

  loa_about_present (GTK_WINDOW (widget), information);
}

static void
try_demo_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!loa_program_open_demo (widget, &error))
    loa_window_tell_failure (LOA_WINDOW (widget), error);
}

static void
tell_not_copied_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  LoaWindow *self = LOA_WINDOW (widget);

  if (self->notifier != NULL)
    loa_notifier_tell_not_copied (self->notifier, g_variant_get_string (parameter, NULL));
}

void
loa_window_install_dialogs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-speaker", NULL, add_speaker_action);
  gtk_widget_class_install_action (widget_class, "win.add-many-speakers", NULL, many_speakers_action);
  gtk_widget_class_install_action (widget_class, "win.import-speakers", NULL, many_speakers_action);
  gtk_widget_class_install_action (widget_class, "win.export-speakers", NULL, export_speakers_action);
  gtk_widget_class_install_action (widget_class, "win.accounts", NULL, accounts_action);
  gtk_widget_class_install_action (widget_class, "win.connect-soundbox", NULL, accounts_action);
  gtk_widget_class_install_action (widget_class, "win.sign-in-bank", NULL, accounts_action);
  gtk_widget_class_install_action (widget_class, "win.demonstration", NULL, demonstration_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.try-demo", NULL, try_demo_action);
  gtk_widget_class_install_action (widget_class, "win.tell-not-copied", "s", tell_not_copied_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
}

void
loa_window_update_export (LoaWindow *self)
{
  LoaShop *shop = loa_window_get_shop (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-speakers",
                                 shop != NULL &&
                                 g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (shop))) > 0);
}

void
loa_window_set_actions_enabled (LoaWindow *self,
                                gboolean   enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-speaker", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-many-speakers", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-speakers", enabled);
  loa_window_update_export (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.accounts", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.demonstration", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", enabled);
}

void
loa_window_show_spoken_in_dialogs (const char *hardware_id,
                                   const char *spoken)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (LOA_IS_PAIR_DIALOG (l->data))
      loa_pair_dialog_show_spoken (l->data, hardware_id, spoken);
}
