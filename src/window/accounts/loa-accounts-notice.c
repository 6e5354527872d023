/* loa-accounts-notice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-accounts-notice.h"
#include "loa-wording.h"

typedef enum
{
  SUBJECT_NONE,
  SUBJECT_OVER,
  SUBJECT_ENDED,
  SUBJECT_ENDS_SOON,
  SUBJECT_IN_MEMORY,
  N_SUBJECTS
} Subject;

struct _LoaAccountsNotice
{
  GObject parent_instance;

  LoaBanner *banner;               /* (unowned) (nullable): a weak pointer */
  LoaShop *shop;                   /* (owned) */
  Subject subject;                 /* what the banner says */
  gboolean put_aside[N_SUBJECTS];
  gboolean sign_in_shown;
};

G_DEFINE_FINAL_TYPE (LoaAccountsNotice, loa_accounts_notice, G_TYPE_OBJECT)

/* Whether the calendar says so; only SePay knows. */
static gboolean
has_probably_ended (LoaAccountsNotice *self)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);

  return loa_bank_grant_get_expected_end (grant) <= loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
}

static gboolean
holds (LoaAccountsNotice *self,
       Subject            subject)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);

  switch (subject)
    {
    case SUBJECT_OVER:
      return loa_bank_grant_get_needs_sign_in (grant);

    case SUBJECT_ENDED:
    case SUBJECT_ENDS_SOON:
      return loa_bank_grant_ends_soon (grant) && !loa_bank_grant_get_needs_sign_in (grant) &&
             has_probably_ended (self) == (subject == SUBJECT_ENDED);

    case SUBJECT_IN_MEMORY:
      return loa_keyring_get_in_memory (loa_shop_get_keyring (self->shop));

    case SUBJECT_NONE:
    case N_SUBJECTS:
    default:
      return FALSE;
    }
}

static char *
get_text (LoaAccountsNotice *self,
          Subject            subject)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);
  g_autofree char *day = NULL;

  switch (subject)
    {
    case SUBJECT_OVER:
      return g_strdup (_("SePay no longer accepts the bank sign-in. Sign in again, and transactions are copied again; "
                         "those that are here stay."));

    case SUBJECT_ENDED:
      day = loa_wording_format_day (loa_bank_grant_get_expected_end (grant));
      /* Translators: %s is a day such as 28/11/2026. */
      return g_strdup_printf (_("The bank sign-in has probably ended, about %s. Sign in again, and transactions are "
                                "copied again; those that are here stay."), day);

    case SUBJECT_ENDS_SOON:
      day = loa_wording_format_day (loa_bank_grant_get_expected_end (grant));
      /* Translators: %s is a day such as 28/11/2026. */
      return g_strdup_printf (_("The bank sign-in ends about %s. Sign in again before that."), day);

    case SUBJECT_IN_MEMORY:
      return g_strdup (_("Accounts are kept only until Loa closes."));

    case SUBJECT_NONE:
    case N_SUBJECTS:
    default:
      return g_strdup ("");
    }
}

static void
button_clicked_cb (LoaAccountsNotice *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->banner), "win.sign-in-bank", NULL);
}

static void
second_button_clicked_cb (LoaAccountsNotice *self)
{
  self->put_aside[self->subject] = TRUE;
  loa_accounts_notice_update (self);
}

static void
loa_accounts_notice_dispose (GObject *object)
{
  LoaAccountsNotice *self = LOA_ACCOUNTS_NOTICE (object);

  g_clear_weak_pointer (&self->banner);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_accounts_notice_parent_class)->dispose (object);
}

static void
loa_accounts_notice_class_init (LoaAccountsNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_accounts_notice_dispose;
}

static void
loa_accounts_notice_init (LoaAccountsNotice *self)
{
}

LoaAccountsNotice *
loa_accounts_notice_new (LoaBanner *banner,
                         LoaShop   *shop)
{
  LoaAccountsNotice *self;

  g_return_val_if_fail (LOA_IS_BANNER (banner), NULL);
  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_ACCOUNTS_NOTICE, NULL);
  g_set_weak_pointer (&self->banner, banner);
  self->shop = g_object_ref (shop);
  g_signal_connect_object (banner, "button-clicked", G_CALLBACK (button_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (banner, "second-button-clicked", G_CALLBACK (second_button_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify", G_CALLBACK (loa_accounts_notice_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_keyring (shop), "notify::in-memory", G_CALLBACK (loa_accounts_notice_update),
                           self, G_CONNECT_SWAPPED);
  loa_accounts_notice_update (self);

  return self;
}

void
loa_accounts_notice_set_sign_in_shown (LoaAccountsNotice *self,
                                       gboolean           shown)
{
  g_return_if_fail (LOA_IS_ACCOUNTS_NOTICE (self));

  self->sign_in_shown = shown;
  loa_accounts_notice_update (self);
}

void
loa_accounts_notice_update (LoaAccountsNotice *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LOA_IS_ACCOUNTS_NOTICE (self));

  if (self->banner == NULL)
    return;

  self->subject = SUBJECT_NONE;
  for (Subject subject = SUBJECT_OVER; subject < N_SUBJECTS && self->subject == SUBJECT_NONE; subject++)
    {
      /* What was put aside holds anew when it has been otherwise meanwhile. */
      if (!holds (self, subject))
        self->put_aside[subject] = FALSE;
      else if (!self->put_aside[subject] && !(subject == SUBJECT_OVER && self->sign_in_shown))
        self->subject = subject;
    }

  text = get_text (self, self->subject);
  loa_banner_set_title (self->banner, text);
  loa_banner_set_button_label (self->banner, self->subject == SUBJECT_IN_MEMORY ? NULL : _("Accounts"));
  loa_banner_set_second_button_label (self->banner,
                                      self->subject == SUBJECT_IN_MEMORY ? _("Dismiss") : _("Not now"));
  loa_banner_set_revealed (self->banner, self->subject != SUBJECT_NONE);
}
