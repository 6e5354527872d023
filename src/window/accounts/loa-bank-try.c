/* loa-bank-try.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-bank-try.h"
#include "loa-failure.h"
#include "loa-keyring-notice.h"
#include "sepay-error.h"

struct _LoaBankTry
{
  GObject parent_instance;

  LoaBankSignIn *sign_in;    /* (owned) (nullable): the one that is under way */
  GCancellable *cancellable; /* (owned) (nullable): of that one */
  gboolean listens;
  gboolean unstored;         /* what SePay gave has yet to go into the keyring */
  gboolean busy;
  gboolean browser_failed;
};

G_DEFINE_FINAL_TYPE (LoaBankTry, loa_bank_try, G_TYPE_OBJECT)

enum
{
  CHANGED,
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed (LoaBankTry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fail (LoaBankTry      *self,
      const GError    *error,
      LoaBankTryPlace  place)
{
  self->unstored = self->sign_in != NULL && loa_keyring_notice_handles (error);
  changed (self);
  if (loa_failure_classify (error) != LOA_FAILURE_CANCELLED)
    g_signal_emit (self, signals[FAILED], 0, error, (int) place);
}

static void
drop (LoaBankTry *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sign_in);
  self->listens = FALSE;
  self->unstored = FALSE;
  self->busy = FALSE;
  self->browser_failed = FALSE;
}

static void
end (LoaBankTry *self)
{
  drop (self);
  changed (self);
  g_signal_emit (self, signals[DONE], 0);
}

static LoaBankTryPlace
find_place (const GError    *error,
            LoaBankTryPlace  otherwise)
{
  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_CLIENT) ||
      g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED))
    return LOA_BANK_TRY_PLACE_CLIENT;

  return otherwise;
}

/* Whether a result belongs to the sign-in that is still under way. */
static gboolean
is_current (LoaBankTry *self,
            gpointer    sign_in)
{
  return self->sign_in == sign_in;
}

static void
listened_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaBankTry) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = loa_bank_sign_in_listen_finish (LOA_BANK_SIGN_IN (object), result, &error);

  if (!is_current (self, object))
    return;

  self->listens = FALSE;
  self->busy = FALSE;
  if (done)
    {
      end (self);
      return;
    }

  /* What SePay gave is there still, and goes into the keyring when that works. */
  if (!loa_keyring_notice_handles (error))
    drop (self);
  fail (self, error, find_place (error, LOA_BANK_TRY_PLACE_NONE));
}

static void
listen (LoaBankTry *self)
{
  self->listens = TRUE;
  loa_bank_sign_in_listen_async (self->sign_in, self->cancellable, listened_cb, g_object_ref (self));
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaBankTry) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = loa_bank_sign_in_paste_finish (LOA_BANK_SIGN_IN (object), result, &error);

  if (!is_current (self, object))
    return;

  self->busy = FALSE;
  if (!done)
    fail (self, error, find_place (error, LOA_BANK_TRY_PLACE_PASTE));
  else if (loa_bank_sign_in_get_unconfirmed_name (self->sign_in) != NULL)
    changed (self);
  else
    end (self);
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaBankTry) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = loa_bank_sign_in_confirm_finish (LOA_BANK_SIGN_IN (object), result, &error);

  if (!is_current (self, object))
    return;

  self->busy = FALSE;
  if (done)
    {
      end (self);
      return;
    }

  if (!loa_keyring_notice_handles (error))
    drop (self);
  fail (self, error, LOA_BANK_TRY_PLACE_NONE);
}

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaBankTry) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->sign_in == NULL)
    return;

  self->browser_failed = TRUE;
  changed (self);
}

static void
loa_bank_try_dispose (GObject *object)
{
  drop (LOA_BANK_TRY (object));

  G_OBJECT_CLASS (loa_bank_try_parent_class)->dispose (object);
}

static void
loa_bank_try_class_init (LoaBankTryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loa_bank_try_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", LOA_TYPE_BANK_TRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", LOA_TYPE_BANK_TRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", LOA_TYPE_BANK_TRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  2, G_TYPE_ERROR, G_TYPE_INT);
}

static void
loa_bank_try_init (LoaBankTry *self)
{
}

LoaBankTry *
loa_bank_try_new (void)
{
  return g_object_new (LOA_TYPE_BANK_TRY, NULL);
}

void
loa_bank_try_begin (LoaBankTry    *self,
                    LoaBankSignIn *sign_in)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LOA_IS_BANK_TRY (self));
  g_return_if_fail (LOA_IS_BANK_SIGN_IN (sign_in));

  drop (self);
  self->sign_in = g_object_ref (sign_in);
  self->cancellable = g_cancellable_new ();
  if (loa_bank_sign_in_can_listen (sign_in) && loa_bank_sign_in_start_listening (sign_in, &error))
    listen (self);

  g_app_info_launch_default_for_uri_async (loa_bank_sign_in_get_authorise_uri (sign_in), NULL, self->cancellable,
                                           launched_cb, g_object_ref (self));

  if (error != NULL)
    fail (self, error, LOA_BANK_TRY_PLACE_REDIRECT);
  else
    changed (self);
}

void
loa_bank_try_paste (LoaBankTry *self,
                    const char *text)
{
  g_return_if_fail (LOA_IS_BANK_TRY (self));
  g_return_if_fail (text != NULL);

  if (self->sign_in == NULL || self->busy || loa_bank_try_get_state (self) == LOA_BANK_TRY_UNCONFIRMED)
    return;

  self->busy = TRUE;
  loa_bank_sign_in_paste_async (self->sign_in, text, self->cancellable, pasted_cb, g_object_ref (self));
  changed (self);
}

void
loa_bank_try_confirm (LoaBankTry *self)
{
  g_return_if_fail (LOA_IS_BANK_TRY (self));

  if (self->busy || loa_bank_try_get_state (self) != LOA_BANK_TRY_UNCONFIRMED)
    return;

  self->busy = TRUE;
  loa_bank_sign_in_confirm_async (self->sign_in, self->cancellable, confirmed_cb, g_object_ref (self));
  changed (self);
}

void
loa_bank_try_refuse (LoaBankTry *self)
{
  g_autoptr (LoaBankSignIn) sign_in = NULL;

  g_return_if_fail (LOA_IS_BANK_TRY (self));

  if (self->sign_in == NULL)
    return;

  /* Its waits end with an error that says no more than the user does. */
  sign_in = g_object_ref (self->sign_in);
  drop (self);
  loa_bank_sign_in_refuse (sign_in);
  changed (self);
}

void
loa_bank_try_retry (LoaBankTry *self)
{
  g_return_if_fail (LOA_IS_BANK_TRY (self));

  if (self->busy || !self->unstored)
    return;

  if (loa_bank_try_get_state (self) == LOA_BANK_TRY_UNCONFIRMED)
    {
      loa_bank_try_confirm (self);
      return;
    }

  self->busy = TRUE;
  listen (self);
  changed (self);
}

void
loa_bank_try_cancel (LoaBankTry *self)
{
  g_return_if_fail (LOA_IS_BANK_TRY (self));

  if (self->sign_in == NULL)
    return;

  drop (self);
  changed (self);
}

LoaBankTryState
loa_bank_try_get_state (LoaBankTry *self)
{
  g_return_val_if_fail (LOA_IS_BANK_TRY (self), LOA_BANK_TRY_NONE);

  if (self->sign_in == NULL)
    return LOA_BANK_TRY_NONE;

  if (loa_bank_sign_in_get_unconfirmed_name (self->sign_in) != NULL)
    return LOA_BANK_TRY_UNCONFIRMED;

  if (self->unstored)
    return LOA_BANK_TRY_UNSTORED;

  return self->listens ? LOA_BANK_TRY_WAITING : LOA_BANK_TRY_PASTE;
}

gboolean
loa_bank_try_get_busy (LoaBankTry *self)
{
  g_return_val_if_fail (LOA_IS_BANK_TRY (self), FALSE);

  return self->busy;
}

gboolean
loa_bank_try_get_browser_failed (LoaBankTry *self)
{
  g_return_val_if_fail (LOA_IS_BANK_TRY (self), FALSE);

  return self->browser_failed;
}

const char *
loa_bank_try_get_name (LoaBankTry *self)
{
  g_return_val_if_fail (LOA_IS_BANK_TRY (self), NULL);

  return self->sign_in != NULL ? loa_bank_sign_in_get_unconfirmed_name (self->sign_in) : NULL;
}

const char *
loa_bank_try_get_authorise_uri (LoaBankTry *self)
{
  g_return_val_if_fail (LOA_IS_BANK_TRY (self), NULL);

  return self->sign_in != NULL ? loa_bank_sign_in_get_authorise_uri (self->sign_in) : NULL;
}
