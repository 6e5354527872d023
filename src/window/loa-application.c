/* loa-application.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <malloc.h>

#include "loa-application.h"
#include "loa-notification.h"
#include "loa-server-settings.h"
#include "loa-window.h"
#include "sepay-address.h"
#include "sepay-error.h"

#define HIDDEN_NOTIFICATION "background"
#define LARGE_BLOCK (128 * 1024)

struct _LoaApplication
{
  AdwApplication parent_instance;

  char *profile;                /* (owned) */
  LoaClock *clock;              /* (owned) */
  LoaKeyring *keyring;          /* (owned) (nullable) */
  char *data_directory;         /* (owned) (nullable) */
  char *soundbox_address;       /* (owned) (nullable) */
  char *bank_address;           /* (owned) (nullable) */
  LoaSettings *settings;        /* (owned) (nullable) */
  LoaDemoStage *stage;          /* (owned) (nullable): of a demo */
  gboolean demo;
  gboolean starts_hidden;       /* the next activation shows no window */
  gboolean leaves_alone;        /* running it activates nothing */
  gboolean quits;               /* the window closes for good */
  gboolean was_hidden;          /* that Loa goes on was told */

  LoaWindow *window;            /* (unowned) (nullable): its own, as long as it is open */
  LoaShop *shop;                /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned): of opening */
};

G_DEFINE_FINAL_TYPE (LoaApplication, loa_application, ADW_TYPE_APPLICATION)

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaApplication) self = user_data;

  /* What cannot be closed ends with the program. */
  loa_shop_close_finish (LOA_SHOP (object), result, NULL);
  g_application_release (G_APPLICATION (self));
}

static void
close_shop (LoaApplication *self)
{
  g_autoptr (LoaShop) shop = g_steal_pointer (&self->shop);

  g_cancellable_cancel (self->cancellable);
  if (shop == NULL)
    return;

  g_application_hold (G_APPLICATION (self));
  loa_shop_close_async (shop, NULL, closed_cb, g_object_ref (self));
}

static gboolean
can_be_given (const char *address)
{
  g_autoptr (GUri) uri = NULL;

  if (address == NULL || *address == '\0')
    return TRUE;

  uri = sepay_address_parse (address, NULL);

  return uri != NULL;
}

/* The address that cannot be used is one that the profile sets, unless it is one that was given. */
static gboolean
is_of_servers (LoaApplication *self,
               const GError   *error)
{
  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_ADDRESS) && can_be_given (self->soundbox_address) &&
         can_be_given (self->bank_address);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaApplication) self = user_data;
  g_autoptr (LoaShop) shop = NULL;
  g_autoptr (GError) error = NULL;

  shop = loa_shop_open_finish (result, &error);
  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (shop == NULL)
    {
      loa_window_show_failure (self->window, error, is_of_servers (self, error));
      return;
    }

  self->shop = g_object_ref (shop);
  loa_window_set_shop (self->window, shop);
  g_signal_emit (self, signals[OPENED], 0, shop);
}

static void
open_shop (LoaApplication *self)
{
  loa_shop_open_async (self->profile, self->data_directory, self->keyring, self->clock, self->soundbox_address,
                       self->bank_address, self->cancellable, opened_cb, g_object_ref (self));
}

static void
reset_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (LoaApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean reset = loa_server_settings_reset_finish (result, &error);

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (reset)
    open_shop (self);
  else
    loa_window_show_failure (self->window, error, FALSE);
}

static void
use_own_servers_cb (LoaApplication *self)
{
  loa_server_settings_reset_async (self->profile, self->data_directory, self->cancellable, reset_cb,
                                   g_object_ref (self));
}

static gboolean
goes_on (LoaApplication *self)
{
  return self->settings != NULL && !self->demo &&
         g_settings_get_boolean (loa_settings_get_profile (self->settings), LOA_SETTINGS_RUN_IN_BACKGROUND);
}

/* Nothing on the screen shows it, so it is said once. */
static void
hide_window (LoaApplication *self)
{
  g_autoptr (GNotification) notification = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  if (self->was_hidden)
    return;

  self->was_hidden = TRUE;
  notification = g_notification_new (_("Loa goes on in the background"));
  g_notification_set_body (notification, _("To end it, open Loa and choose Quit Loa in the main menu."));
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_LOW);
  loa_notification_send (G_APPLICATION (self), HIDDEN_NOTIFICATION, notification);
}

static gboolean
window_closed_cb (LoaApplication *self)
{
  if (self->shop != NULL && !self->quits && goes_on (self))
    {
      hide_window (self);
      return GDK_EVENT_STOP;
    }

  if (self->window != NULL)
    loa_window_close_shop (self->window);
  self->window = NULL;
  close_shop (self);

  return GDK_EVENT_PROPAGATE;
}

static void
open_window (LoaApplication *self)
{
  self->quits = FALSE;
  self->window = loa_window_new (GTK_APPLICATION (self), self->profile, self->demo);
  if (self->stage != NULL)
    loa_window_set_stage (self->window, self->stage);
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (window_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "try-again", G_CALLBACK (open_shop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "use-own-servers", G_CALLBACK (use_own_servers_cb), self, G_CONNECT_SWAPPED);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  open_shop (self);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  LoaApplication *self = user_data;

  GtkWindow *window = self->window != NULL ? GTK_WINDOW (self->window) : NULL;

  self->quits = TRUE;
  if (window != NULL && gtk_widget_get_realized (GTK_WIDGET (window)))
    {
      gtk_window_close (window);
    }
  else if (window != NULL)
    {
      /* One that was never shown cannot be closed. */
      window_closed_cb (self);
      gtk_window_destroy (window);
    }
  else
    {
      g_application_quit (G_APPLICATION (self));
    }
}

static void
present (LoaApplication *self)
{
  if (self->window == NULL)
    open_window (self);
  gtk_window_present (GTK_WINDOW (self->window));
  if (self->was_hidden)
    loa_notification_withdraw (G_APPLICATION (self), HIDDEN_NOTIFICATION);
}

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  static const struct
  {
    const char *action;
    LoaWindowRequest request;
    const char *target;
  } shown[] = {
    { "accounts", LOA_WINDOW_REQUEST_ACCOUNTS, NULL },
    { "history", LOA_WINDOW_REQUEST_HISTORY, NULL },
    { "sign-in", LOA_WINDOW_REQUEST_SIGN_IN, NULL },
    { "test", LOA_WINDOW_REQUEST_TEST, NULL },
    { "test-announcement", LOA_WINDOW_REQUEST_TEST, NULL },
    { "transactions", LOA_WINDOW_REQUEST_VIEW, "transactions" },
    { "view", LOA_WINDOW_REQUEST_VIEW, NULL },
  };
  LoaApplication *self = user_data;

  present (self);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), shown[i].action))
      loa_window_request (self->window, shown[i].request,
                          parameter != NULL ? g_variant_get_string (parameter, NULL) : shown[i].target);
}

static void
loa_application_activate (GApplication *application)
{
  LoaApplication *self = LOA_APPLICATION (application);

  if (self->starts_hidden && self->window == NULL)
    open_window (self);
  else
    present (self);
  self->starts_hidden = FALSE;
}

static gboolean
loa_application_local_command_line (GApplication   *application,
                                    char         ***arguments,
                                    int            *status)
{
  LoaApplication *self = LOA_APPLICATION (application);

  if (!self->leaves_alone)
    return G_APPLICATION_CLASS (loa_application_parent_class)->local_command_line (application, arguments, status);

  *status = 0;

  return TRUE;
}

/* The row numbers of a result come and go: what held them is given back, though glibc would rather keep it after the
 * first time.
 */
static void
give_memory_back (void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}

static void
loa_application_startup (GApplication *application)
{
  /* Those that show something are there for the desktop, notifications and the command line, by way of the bus. */
  static const GActionEntry actions[] = {
    { .name = "accounts", .activate = show_cb },
    { .name = "history", .activate = show_cb, .parameter_type = "s" },
    { .name = "quit", .activate = quit_cb },
    { .name = "quit-hidden", .activate = quit_cb },
    { .name = "sign-in", .activate = show_cb },
    { .name = "test", .activate = show_cb, .parameter_type = "s" },
    { .name = "test-announcement", .activate = show_cb },
    { .name = "transactions", .activate = show_cb },
    { .name = "view", .activate = show_cb, .parameter_type = "s" },
  };
  static const struct
  {
    const char *action;
    const char *accelerators[3];
  } accelerators[] = {
    { "win.view::speakers", { "<Alt>1" } },
    { "win.view::transactions", { "<Alt>2" } },
    { "win.view::announcements", { "<Alt>3" } },
    { "win.demonstration", { "F11" } },
    { "win.search", { "<Control>f" } },
    { "win.refresh", { "F5", "<Control>r" } },
    { "win.add-speaker", { "<Control>n" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.shortcuts", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
    { "app.quit", { "<Control>q" } },
  };

  give_memory_back ();
  G_APPLICATION_CLASS (loa_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (application), "quit-hidden")),
                               FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].accelerators);
}

static void
loa_application_finalize (GObject *object)
{
  LoaApplication *self = LOA_APPLICATION (object);

  g_clear_object (&self->shop);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->keyring);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->stage);
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->data_directory, g_free);
  g_clear_pointer (&self->soundbox_address, g_free);
  g_clear_pointer (&self->bank_address, g_free);

  G_OBJECT_CLASS (loa_application_parent_class)->finalize (object);
}

static void
loa_application_class_init (LoaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loa_application_finalize;
  application_class->activate = loa_application_activate;
  application_class->local_command_line = loa_application_local_command_line;
  application_class->startup = loa_application_startup;

  signals[OPENED] = g_signal_new ("opened", LOA_TYPE_APPLICATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, LOA_TYPE_SHOP);
}

static void
loa_application_init (LoaApplication *self)
{
}

LoaApplication *
loa_application_new (const char *application_id,
                     const char *profile,
                     LoaClock   *clock,
                     gboolean    demo)
{
  LoaApplication *self;

  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_APPLICATION,
                       "application-id", application_id,
                       "resource-base-path", "/io/github/loa_desktop/Loa",
                       NULL);
  self->profile = g_strdup (profile);
  self->clock = g_object_ref (clock);
  self->demo = demo;

  return self;
}

void
loa_application_set_sources (LoaApplication *self,
                             LoaKeyring     *keyring,
                             const char     *data_directory,
                             const char     *soundbox_address,
                             const char     *bank_address)
{
  g_return_if_fail (LOA_IS_APPLICATION (self));
  g_return_if_fail (self->keyring == NULL);
  g_return_if_fail (LOA_IS_KEYRING (keyring));

  self->keyring = g_object_ref (keyring);
  self->data_directory = g_strdup (data_directory);
  self->soundbox_address = g_strdup (soundbox_address);
  self->bank_address = g_strdup (bank_address);
}

void
loa_application_set_settings (LoaApplication *self,
                              LoaSettings    *settings)
{
  g_return_if_fail (LOA_IS_APPLICATION (self));
  g_return_if_fail (LOA_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  g_settings_bind (loa_settings_get_profile (settings), LOA_SETTINGS_RUN_IN_BACKGROUND,
                   g_action_map_lookup_action (G_ACTION_MAP (self), "quit-hidden"), "enabled", G_SETTINGS_BIND_GET);
  loa_settings_set_for_display (settings, gdk_display_get_default ());
}

void
loa_application_start_hidden (LoaApplication *self)
{
  g_return_if_fail (LOA_IS_APPLICATION (self));

  self->starts_hidden = goes_on (self);
}

void
loa_application_leave_alone (LoaApplication *self)
{
  g_return_if_fail (LOA_IS_APPLICATION (self));

  self->leaves_alone = TRUE;
}

void
loa_application_set_stage (LoaApplication *self,
                           LoaDemoStage   *stage)
{
  g_return_if_fail (LOA_IS_APPLICATION (self));
  g_return_if_fail (LOA_IS_DEMO_STAGE (stage));

  g_set_object (&self->stage, stage);
}

void
loa_application_show_spoken (LoaApplication *self,
                             const char     *hardware_id,
                             const char     *words)
{
  g_return_if_fail (LOA_IS_APPLICATION (self));

  if (self->window != NULL)
    loa_window_show_spoken (self->window, hardware_id, words);
}
