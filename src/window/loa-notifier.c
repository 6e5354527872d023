/* loa-notifier.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-announcement-sentence.h"
#include "loa-dong.h"
#include "loa-notification.h"
#include "loa-notifier.h"
#include "loa-profile-wording.h"
#include "loa-settings.h"
#include "loa-store-announcements.h"
#include "loa-wording.h"

#define ID_ANNOUNCEMENTS "announcements"
#define ID_BANK "bank"
#define ID_NOT_COPIED "not-copied"

/* How often the calendar is looked at for a sign-in that ends soon. */
#define CALENDAR_SECONDS (60 * 60)

typedef enum
{
  SIGN_IN_FINE,
  SIGN_IN_ENDS_SOON,
  SIGN_IN_OVER,
} SignIn;

struct _LoaNotifier
{
  GObject parent_instance;

  GtkWindow *window;            /* (unowned) (nullable): a weak pointer */
  LoaShop *shop;                /* (owned) */
  GSettings *settings;          /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) */
  gboolean demo;
  SignIn sign_in;               /* what is known to somebody */
  guint n_failed;               /* announcements, since a window was in use */
  gboolean was_in_use;          /* the window, at least once */
  guint calendar_id;            /* timeout source */
};

G_DEFINE_FINAL_TYPE (LoaNotifier, loa_notifier, G_TYPE_OBJECT)

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_in_use (LoaNotifier *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  /* It has just been opened, and the desktop has not come to it yet. */
  if (!self->was_in_use && self->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return TRUE;

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data) && gtk_window_is_active (l->data) && gtk_widget_get_mapped (l->data))
      return TRUE;

  return FALSE;
}

static gboolean
is_wanted (LoaNotifier *self)
{
  return self->window != NULL && !is_in_use (self) &&
         (self->settings == NULL || g_settings_get_boolean (self->settings, LOA_SETTINGS_NOTIFICATIONS));
}

static GApplication *
get_application (LoaNotifier *self)
{
  GtkApplication *application = self->window != NULL ? gtk_window_get_application (self->window) : NULL;

  return application != NULL ? G_APPLICATION (application) : NULL;
}

/* A notification stands for itself: nothing around it says which shop it is about, or that nothing is real. */
static char *
make_heading (LoaNotifier *self,
              const char  *title)
{
  LoaProfile *profile = loa_shop_get_profile (self->shop);

  if (!self->demo && loa_profile_wording_is_plain (profile))
    return g_strdup (title);

  return g_strconcat (self->demo ? _("Demo") : loa_profile_get_title (profile), " · ", title, NULL);
}

static void
tell (LoaNotifier   *self,
      GNotification *notification,
      const char    *id,
      const char    *title,
      const char    *body)
{
  g_autofree char *heading = make_heading (self, title);
  g_autoptr (GIcon) icon = g_themed_icon_new (APPLICATION_ID);
  GApplication *application = get_application (self);

  g_notification_set_title (notification, heading);
  g_notification_set_body (notification, body);
  g_notification_set_icon (notification, icon);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_signal_emit (self, signals[TOLD], 0, id, heading, body);
  if (application != NULL)
    loa_notification_send (application, id, notification);
}

static gboolean
has_failed (const LoaAnnouncementRecord *record)
{
  return record->state == LOA_ANNOUNCEMENT_STATE_FAILED || record->state == LOA_ANNOUNCEMENT_STATE_NOT_SENT ||
         record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN;
}

static void
tell_announcement (LoaNotifier                 *self,
                   const LoaAnnouncementRecord *record)
{
  LoaSpeaker *speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop), record->hardware_id);
  g_autofree char *amount = loa_dong_format (record->amount);
  g_autofree char *sentence = loa_announcement_sentence_make (record, NULL, speaker);
  g_autofree char *title = NULL;
  g_autoptr (GNotification) notification = g_notification_new ("");

  if (self->n_failed > 1)
    title = g_strdup_printf (ngettext ("%d announcement failed", "%d announcements failed", self->n_failed),
                             (int) self->n_failed);
  else
    /* Translators: a notification: the name of a speaker, then an amount. */
    title = g_strdup_printf (_("%s: %s was not announced"),
                             speaker != NULL ? loa_speaker_get_title (speaker) : record->hardware_id, amount);

  if (self->n_failed > 1)
    {
      g_notification_set_default_action_and_target (notification, "app.view", "s", "announcements");
    }
  else
    {
      g_notification_set_default_action_and_target (notification, "app.history", "s", record->hardware_id);
      /* Translators: a button that opens the dialog of the test announcement; nothing is said yet. */
      g_notification_add_button_with_target (notification, _("Test the speaker…"), "app.test", "s",
                                             record->hardware_id);
    }

  tell (self, notification, ID_ANNOUNCEMENTS, title, sentence);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LoaNotifier) self = user_data;
  g_autoptr (LoaAnnouncementRecord) record =
    loa_store_get_announcement_finish (LOA_STORE (object), result, NULL);

  if (record == NULL || !has_failed (record) || !is_wanted (self))
    return;

  self->n_failed++;
  tell_announcement (self, record);
}

/* What ends with an error is tried again by itself; the row says whether it is over. */
static void
ended_cb (LoaNotifier                 *self,
          const LoaAnnouncementRecord *record,
          const GError                *error)
{
  loa_store_get_announcement_async (loa_shop_get_store (self->shop), record->request_id, self->cancellable, read_cb,
                                    g_object_ref (self));
}

static SignIn
look_at_sign_in (LoaNotifier *self)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);

  if (loa_bank_grant_get_needs_sign_in (grant))
    return SIGN_IN_OVER;

  return loa_bank_grant_ends_soon (grant) ? SIGN_IN_ENDS_SOON : SIGN_IN_FINE;
}

/* While a window is in use its banner says it. */
static void
sign_in_cb (LoaNotifier *self)
{
  const SignIn sign_in = look_at_sign_in (self);
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GNotification) notification = NULL;

  if (sign_in == self->sign_in)
    return;

  self->sign_in = sign_in;
  if (sign_in == SIGN_IN_FINE || !is_wanted (self))
    return;

  notification = g_notification_new ("");
  g_notification_set_default_action (notification, "app.accounts");
  g_notification_add_button (notification, _("Sign in to bank"), "app.sign-in");
  if (sign_in == SIGN_IN_OVER)
    {
      tell (self, notification, ID_BANK, _("The bank sign-in is over"),
            _("No new transactions come in until you sign in again."));
      return;
    }

  day = loa_wording_format_day (loa_bank_grant_get_expected_end (loa_shop_get_bank_grant (self->shop)));
  /* Translators: %s is a day such as 28/11/2026. */
  title = g_strdup_printf (_("The bank sign-in ends about %s"), day);
  tell (self, notification, ID_BANK, title, _("Sign in again before that, and no transaction is missed."));
}

static gboolean
calendar_cb (gpointer user_data)
{
  sign_in_cb (user_data);

  return G_SOURCE_CONTINUE;
}

static void
active_cb (LoaNotifier *self)
{
  GApplication *application = get_application (self);

  if (!is_in_use (self))
    return;

  self->was_in_use = TRUE;
  self->n_failed = 0;
  if (application == NULL)
    return;

  loa_notification_withdraw (application, ID_ANNOUNCEMENTS);
  loa_notification_withdraw (application, ID_BANK);
  loa_notification_withdraw (application, ID_NOT_COPIED);
}

static void
loa_notifier_dispose (GObject *object)
{
  LoaNotifier *self = LOA_NOTIFIER (object);

  g_clear_handle_id (&self->calendar_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->settings);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_notifier_parent_class)->dispose (object);
}

static void
loa_notifier_finalize (GObject *object)
{
  LoaNotifier *self = LOA_NOTIFIER (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (loa_notifier_parent_class)->finalize (object);
}

static void
loa_notifier_class_init (LoaNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_notifier_dispose;
  object_class->finalize = loa_notifier_finalize;

  signals[TOLD] = g_signal_new ("told", LOA_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
loa_notifier_init (LoaNotifier *self)
{
  self->cancellable = g_cancellable_new ();
}

LoaNotifier *
loa_notifier_new (GtkWindow *window,
                  LoaShop   *shop,
                  GSettings *settings,
                  gboolean   demo)
{
  LoaNotifier *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (LOA_TYPE_NOTIFIER, NULL);
  g_set_weak_pointer (&self->window, window);
  self->shop = g_object_ref (shop);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->demo = demo;
  self->calendar_id = g_timeout_add_seconds (CALENDAR_SECONDS, calendar_cb, self);
  g_signal_connect_object (window, "map", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_announcer (shop), "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify", G_CALLBACK (sign_in_cb), self,
                           G_CONNECT_SWAPPED);
  sign_in_cb (self);

  return self;
}

void
loa_notifier_tell_not_copied (LoaNotifier *self,
                              const char  *reason)
{
  g_autoptr (GNotification) notification = NULL;

  g_return_if_fail (LOA_IS_NOTIFIER (self));
  g_return_if_fail (reason != NULL);

  if (!is_wanted (self))
    return;

  notification = g_notification_new ("");
  g_notification_set_default_action_and_target (notification, "app.view", "s", "transactions");
  tell (self, notification, ID_NOT_COPIED, _("No transactions are coming in"), reason);
}
