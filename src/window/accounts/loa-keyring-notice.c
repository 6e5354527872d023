/* loa-keyring-notice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-keyring-notice.h"

struct _LoaKeyringNotice
{
  GObject parent_instance;

  LoaBanner *banner;         /* (unowned) (nullable): a weak pointer */
  LoaKeyring *keyring;       /* (owned) */
  GCancellable *cancellable; /* (owned): of unlocking */
  gboolean is_of_keyring;    /* what the banner says */
  gboolean is_locked;        /* likewise */
  gboolean is_unreadable;    /* likewise */
  gboolean is_unlocking;
};

G_DEFINE_FINAL_TYPE (LoaKeyringNotice, loa_keyring_notice, G_TYPE_OBJECT)

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say (LoaKeyringNotice *self,
     const char       *title,
     const char       *button_label)
{
  if (self->banner == NULL)
    return;

  loa_banner_set_title (self->banner, title);
  loa_banner_set_button_label (self->banner, button_label);
  /* Translators: to go on without a keyring, keeping what is secret in memory. */
  loa_banner_set_second_button_label (self->banner, self->is_of_keyring ? _("Only until Loa closes") : NULL);
  loa_banner_set_revealed (self->banner, TRUE);
}

/* What is to be disconnected is so in the dialog of the accounts, which has no such action itself. */
static gboolean
leads_to_accounts (LoaKeyringNotice *self)
{
  return self->is_unreadable && self->banner != NULL &&
         GTK_IS_APPLICATION_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->banner)));
}

static const char *
get_button_label (LoaKeyringNotice *self)
{
  if (self->is_locked)
    return _("Unlock…");

  return leads_to_accounts (self) ? _("Accounts") : _("Try again");
}

static void
hide (LoaKeyringNotice *self)
{
  self->is_of_keyring = FALSE;
  self->is_locked = FALSE;
  self->is_unreadable = FALSE;
  if (self->banner != NULL)
    loa_banner_set_revealed (self->banner, FALSE);
}

static void
retry (LoaKeyringNotice *self)
{
  hide (self);
  g_signal_emit (self, signals[RETRY], 0);
}

static void
unlocked_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaKeyringNotice) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean unlocked = loa_keyring_unlock_finish (LOA_KEYRING (object), result, &error);

  self->is_unlocking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable) || !self->is_of_keyring)
    return;

  if (unlocked)
    retry (self);
  else
    loa_keyring_notice_show (self, error);
}

static void
button_clicked_cb (LoaKeyringNotice *self)
{
  if (leads_to_accounts (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->banner), "win.accounts", NULL);
      return;
    }

  if (!self->is_locked)
    {
      retry (self);
      return;
    }

  if (self->is_unlocking)
    return;

  self->is_unlocking = TRUE;
  say (self, _("Your desktop asks for the keyring’s password."), NULL);
  loa_keyring_unlock_async (self->keyring, self->cancellable, unlocked_cb, g_object_ref (self));
}

static void
second_button_clicked_cb (LoaKeyringNotice *self)
{
  loa_keyring_keep_in_memory (self->keyring);
}

/* By this notice or by another one of the same keyring. */
static void
in_memory_cb (LoaKeyringNotice *self)
{
  if (self->is_of_keyring && loa_keyring_get_in_memory (self->keyring))
    retry (self);
}

static void
loa_keyring_notice_dispose (GObject *object)
{
  LoaKeyringNotice *self = LOA_KEYRING_NOTICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->banner);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (loa_keyring_notice_parent_class)->dispose (object);
}

static void
loa_keyring_notice_finalize (GObject *object)
{
  LoaKeyringNotice *self = LOA_KEYRING_NOTICE (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (loa_keyring_notice_parent_class)->finalize (object);
}

static void
loa_keyring_notice_class_init (LoaKeyringNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_keyring_notice_dispose;
  object_class->finalize = loa_keyring_notice_finalize;

  signals[RETRY] =
    g_signal_new ("retry", LOA_TYPE_KEYRING_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loa_keyring_notice_init (LoaKeyringNotice *self)
{
  self->cancellable = g_cancellable_new ();
}

LoaKeyringNotice *
loa_keyring_notice_new (LoaBanner  *banner,
                        LoaKeyring *keyring)
{
  LoaKeyringNotice *self;

  g_return_val_if_fail (LOA_IS_BANNER (banner), NULL);
  g_return_val_if_fail (LOA_IS_KEYRING (keyring), NULL);

  self = g_object_new (LOA_TYPE_KEYRING_NOTICE, NULL);
  g_set_weak_pointer (&self->banner, banner);
  self->keyring = g_object_ref (keyring);
  g_signal_connect_object (banner, "button-clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (banner, "second-button-clicked", G_CALLBACK (second_button_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keyring, "notify::in-memory", G_CALLBACK (in_memory_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
loa_keyring_notice_handles (const GError *error)
{
  LoaFailure failure;

  g_return_val_if_fail (error != NULL, FALSE);

  failure = loa_failure_classify (error);

  return failure == LOA_FAILURE_KEYRING_LOCKED || failure == LOA_FAILURE_KEYRING_MISSING;
}

gboolean
loa_keyring_notice_is_unreadable (const GError *error)
{
  return g_error_matches (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED) ||
         g_error_matches (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_PORTAL_CHANGED);
}

void
loa_keyring_notice_show (LoaKeyringNotice *self,
                         const GError     *error)
{
  g_autofree char *text = NULL;
  LoaFailure failure;

  g_return_if_fail (LOA_IS_KEYRING_NOTICE (self));
  g_return_if_fail (error != NULL);

  failure = loa_failure_classify (error);
  if (failure == LOA_FAILURE_CANCELLED || self->is_unlocking)
    return;

  /* It had begun before the keyring was given up, and is done without it. */
  if (loa_keyring_notice_handles (error) && !loa_keyring_notice_is_unreadable (error) &&
      loa_keyring_get_in_memory (self->keyring))
    {
      retry (self);
      return;
    }

  self->is_of_keyring = loa_keyring_notice_handles (error);
  self->is_locked = failure == LOA_FAILURE_KEYRING_LOCKED;
  self->is_unreadable = loa_keyring_notice_is_unreadable (error);
  /* What others are told to do themselves, the button beside it does. */
  text = self->is_locked ? g_strdup (_("The keyring is locked. Unlock it, then Loa goes on."))
                         : loa_failure_tell (error);
  say (self, text, get_button_label (self));
}

void
loa_keyring_notice_settle (LoaKeyringNotice *self)
{
  g_return_if_fail (LOA_IS_KEYRING_NOTICE (self));

  if (self->is_of_keyring && !self->is_unlocking)
    hide (self);
}

void
loa_keyring_notice_close (LoaKeyringNotice *self)
{
  g_return_if_fail (LOA_IS_KEYRING_NOTICE (self));

  g_cancellable_cancel (self->cancellable);
}
