/* loa-window.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-control-names.h"
#include "loa-failure.h"
#include "loa-help-window.h"
#include "loa-menu-names.h"
#include "loa-settings.h"
#include "loa-simulated.h"
#include "loa-stack.h"
#include "loa-store-transactions.h"
#include "loa-toast.h"
#include "loa-toplevel.h"
#include "loa-window-private.h"

#define DEMO_TEXT _("Demo: simulated speakers, simulated money. Nothing here is real.")

G_DEFINE_FINAL_TYPE (LoaWindow, loa_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_DEMO = 1,
} LoaWindowProperty;

static GParamSpec *properties[PROP_DEMO + 1];

enum
{
  TRY_AGAIN,
  USE_OWN_SERVERS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
looked_for_transactions_cb (GObject      *object,
                            GAsyncResult *result,
                            gpointer      user_data)
{
  g_autoptr (LoaWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean has_transactions = loa_store_look_for_transactions_finish (LOA_STORE (object), result, &error);

  if (self->shop == NULL)
    return;

  self->started = TRUE;
  loa_window_show_first_page (self, has_transactions);
  loa_window_show_requested (self);
}

static void
started_cb (LoaWindow *self)
{
  loa_store_look_for_transactions_async (loa_shop_get_store (self->shop), NULL, looked_for_transactions_cb,
                                    g_object_ref (self));
}

/* The first account or speaker ends the first start. */
static void
something_came_cb (LoaWindow *self)
{
  if (self->started && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "first-start") == 0)
    loa_window_show_first_page (self, FALSE);
  if (self->started)
    loa_window_show_requested (self);
}

static void
startup_failed_cb (LoaWindow    *self,
                   const GError *error)
{
  if (loa_failure_classify (error) != LOA_FAILURE_NOT_SIGNED_IN)
    loa_keyring_notice_show (self->keyring_notice, error);
}

/* Its card says it, and a toast would lie over the tabs of a narrow window. */
static gboolean
is_told_by_card (LoaWindow  *self,
                 const char *hardware_id)
{
  LoaSpeaker *speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop), hardware_id);
  const LoaAnnouncementRecord *record = speaker != NULL ? loa_speaker_get_announcement (speaker) : NULL;

  return record != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->speakers_view)) &&
         loa_announcement_desk_get_error (self->desk, record->request_id) != NULL;
}

static void
desk_failed_cb (LoaWindow    *self,
                const char   *hardware_id,
                const GError *error)
{
  if (!is_told_by_card (self, hardware_id))
    loa_window_tell_failure (self, error);
}

/* While another window was active, loactl may have signed in or out, the keyring been unlocked, and days gone by. */
static void
active_cb (LoaWindow *self)
{
  if (self->store_watch != NULL)
    loa_store_watch_set_active (self->store_watch, gtk_window_is_active (GTK_WINDOW (self)));
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    loa_window_keep_state (self);

  if (self->startup == NULL || !gtk_window_is_active (GTK_WINDOW (self)))
    return;

  loa_startup_reload (self->startup);
  if (self->accounts_notice != NULL)
    loa_accounts_notice_update (self->accounts_notice);
}

static gboolean
close_requested_cb (LoaWindow *self)
{
  loa_window_keep_state (self);
  loa_toplevel_close_sheets (GTK_WINDOW (self));

  return GDK_EVENT_PROPAGATE;
}

static void
try_again_cb (LoaWindow *self)
{
  loa_stack_show (self->stack, "opening");
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static void
own_servers_cb (LoaWindow *self)
{
  loa_stack_show (self->stack, "opening");
  g_signal_emit (self, signals[USE_OWN_SERVERS], 0);
}

static void
loa_window_dispose (GObject *object)
{
  LoaWindow *self = LOA_WINDOW (object);

  loa_window_close_shop (self);
  g_clear_object (&self->demonstration);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_WINDOW);
  g_clear_object (&self->profile_menu);
  g_clear_object (&self->accounts_notice);
  g_clear_object (&self->keyring_notice);
  g_clear_object (&self->startup);
  g_clear_object (&self->notifier);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);
  g_clear_pointer (&self->request_target, g_free);

  G_OBJECT_CLASS (loa_window_parent_class)->dispose (object);
}

static void
loa_window_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  LoaWindow *self = LOA_WINDOW (object);

  switch ((LoaWindowProperty) property_id)
    {
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_window_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  LoaWindow *self = LOA_WINDOW (object);

  switch ((LoaWindowProperty) property_id)
    {
    case PROP_DEMO:
      self->demo = g_value_get_boolean (value);
      loa_simulated_set_for_display (gtk_widget_get_display (GTK_WIDGET (self)), self->demo);
      loa_banner_set_title (self->demo_banner, DEMO_TEXT);
      loa_banner_set_revealed (self->demo_banner, self->demo);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LOA_TYPE_ADAPTIVE_BIN);
  g_type_ensure (LOA_TYPE_ANNOUNCEMENTS_VIEW);
  g_type_ensure (LOA_TYPE_BANNER);
  g_type_ensure (LOA_TYPE_DEMO_PANEL);
  g_type_ensure (LOA_TYPE_PROFILE_STRIP);
  g_type_ensure (LOA_TYPE_SPEAKERS_VIEW);
  g_type_ensure (LOA_TYPE_TRANSACTIONS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/loa-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, adaptive_bin);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, main_menu_button);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, view_switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, profile_strip);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, notices_box);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, error_banner);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, accounts_banner);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, demo_panel);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, own_servers_button);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, speakers_view);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, transactions_view);
  gtk_widget_class_bind_template_child (widget_class, LoaWindow, announcements_view);
  gtk_widget_class_bind_template_callback (widget_class, own_servers_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
loa_window_class_init (LoaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_window_dispose;
  object_class->get_property = loa_window_get_property;
  object_class->set_property = loa_window_set_property;

  properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[TRY_AGAIN] =
    g_signal_new ("try-again", LOA_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[USE_OWN_SERVERS] =
    g_signal_new ("use-own-servers", LOA_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  loa_window_install_dialogs (widget_class);
  loa_window_install_views (widget_class);
  loa_help_window_install (widget_class, NULL);
}

static void
loa_window_init (LoaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adaptive_bin, "notify::narrow", G_CALLBACK (loa_window_update_switchers), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (loa_window_update_switchers), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view_stack, "notify::visible-child", G_CALLBACK (loa_window_update_views), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_DEFAULT);
  loa_menu_names_keep (self->main_menu_button);
  loa_control_names_keep (GTK_WIDGET (self));
  loa_window_set_actions_enabled (self, FALSE);
  loa_stack_show (self->stack, "opening");
  loa_window_update_switchers (self);
  loa_window_update_views (self);
}

LoaWindow *
loa_window_new (GtkApplication *application,
                const char     *profile,
                gboolean        demo)
{
  LoaWindow *self = g_object_new (LOA_TYPE_WINDOW, "application", application, "demo", demo, NULL);

  if (!demo)
    self->profile_menu = loa_profile_menu_new (GTK_WINDOW (self), self->profile_strip, self->main_menu, profile);
  loa_window_restore_state (self);
  g_signal_connect (self, "close-request", G_CALLBACK (close_requested_cb), NULL);

  return self;
}

LoaShop *
loa_window_get_shop (LoaWindow *self)
{
  return self->shop;
}

LoaAnnouncementDesk *
loa_window_get_desk (LoaWindow *self)
{
  return self->desk;
}

LoaDemonstration *
loa_window_get_demonstration (LoaWindow *self)
{
  return self->demonstration;
}

gboolean
loa_window_get_demo (LoaWindow *self)
{
  return self->demo;
}

void
loa_window_tell_failure (LoaWindow    *self,
                         const GError *error)
{
  loa_toast_show_failure (GTK_WIDGET (self->view_stack), error);
}

void
loa_window_set_shop (LoaWindow *self,
                     LoaShop   *shop)
{
  LoaSettings *settings;

  g_return_if_fail (LOA_IS_WINDOW (self));
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (self->shop == NULL);

  self->shop = g_object_ref (shop);
  self->desk = loa_announcement_desk_new (shop);
  self->startup = loa_startup_new (shop);
  settings = loa_settings_get_for_widget (GTK_WIDGET (self));
  self->notifier = loa_notifier_new (GTK_WINDOW (self), shop,
                                     settings != NULL ? loa_settings_get_common (settings) : NULL, self->demo);
  self->store_watch = loa_store_watch_new (loa_shop_get_store (shop));
  loa_store_watch_set_active (self->store_watch, gtk_window_is_active (GTK_WINDOW (self)));
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (desk_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->startup, "failed", G_CALLBACK (startup_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->startup, "done", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  self->keyring_notice = loa_keyring_notice_new (self->error_banner, loa_shop_get_keyring (shop));
  g_signal_connect_object (self->keyring_notice, "retry", G_CALLBACK (loa_startup_run), self->startup,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->startup, "reloaded", G_CALLBACK (loa_keyring_notice_settle), self->keyring_notice,
                           G_CONNECT_SWAPPED);
  if (!self->demo)
    self->accounts_notice = loa_accounts_notice_new (self->accounts_banner, shop);
  g_signal_connect_object (loa_shop_get_soundbox_account (shop), "notify::connected", G_CALLBACK (something_came_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify::connected", G_CALLBACK (something_came_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (something_came_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (loa_window_update_export), self,
                           G_CONNECT_SWAPPED);

  if (self->profile_menu != NULL)
    loa_profile_menu_set_shop (self->profile_menu, shop);
  loa_demo_panel_set_speakers (self->demo_panel, loa_shop_get_speakers (shop));
  loa_speakers_view_set_shop (self->speakers_view, shop, self->desk);
  loa_transactions_view_set_shop (self->transactions_view, shop, self->desk);
  loa_announcements_view_set_shop (self->announcements_view, shop, self->desk);
  self->demonstration = loa_demonstration_new (GTK_WINDOW (self), self->stack, shop, self->desk);
  loa_demonstration_cover (self->demonstration, self->header_bar);
  loa_demonstration_cover (self->demonstration, self->notices_box);
  loa_window_set_actions_enabled (self, TRUE);

  /* Before, hardly anything could take the focus, so it went to whatever could. */
  if (!gtk_window_get_focus_visible (GTK_WINDOW (self)))
    gtk_window_set_focus (GTK_WINDOW (self), self->add_button);

  loa_startup_run (self->startup);
}

void
loa_window_show_failure (LoaWindow    *self,
                         const GError *error,
                         gboolean      servers)
{
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (LOA_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  text = servers ? g_strdup (_("This profile sets the address of a server that cannot be used."))
                 : loa_failure_tell (error);
  description = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->failure_page, description);
  gtk_widget_set_visible (self->own_servers_button, servers);
  loa_stack_show (self->stack, "failure");
  loa_window_update_switchers (self);
}

void
loa_window_set_stage (LoaWindow    *self,
                      LoaDemoStage *stage)
{
  g_return_if_fail (LOA_IS_WINDOW (self));

  loa_demo_panel_set_stage (self->demo_panel, stage);
}

void
loa_window_show_spoken (LoaWindow  *self,
                        const char *hardware_id,
                        const char *words)
{
  LoaSpeaker *speaker;
  g_autofree char *spoken = NULL;

  g_return_if_fail (LOA_IS_WINDOW (self));
  g_return_if_fail (words != NULL);

  speaker = self->shop != NULL ? loa_speaker_register_find (loa_shop_get_speakers (self->shop), hardware_id) : NULL;
  /* Translators: what a simulated speaker says: first its name, then the words. */
  spoken = g_strdup_printf (_("%s says: “%s”"),
                            speaker != NULL ? loa_speaker_get_title (speaker) : hardware_id, words);
  loa_window_show_spoken_in_dialogs (hardware_id, spoken);
}

void
loa_window_close_shop (LoaWindow *self)
{
  g_return_if_fail (LOA_IS_WINDOW (self));

  if (self->startup != NULL)
    loa_startup_close (self->startup);
  g_clear_object (&self->notifier);
  g_clear_object (&self->store_watch);
  if (self->keyring_notice != NULL)
    loa_keyring_notice_close (self->keyring_notice);
  if (self->desk != NULL)
    loa_announcement_desk_close (self->desk);
  if (self->profile_menu != NULL)
    loa_profile_menu_close (self->profile_menu);
}
