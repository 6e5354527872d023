/* loa-startup.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-failure.h"
#include "loa-startup.h"

/* How long the window waits to know the accounts before it shows what it knows without them: a keyring that works is
 * faster, and nobody notices; one that does not keeps nobody waiting.
 */
#define PATIENCE_MILLISECONDS 600

struct _LoaStartup
{
  GObject parent_instance;

  LoaShop *shop;                /* (owned) */
  GCancellable *cancellable;    /* (owned) */
  guint n_running;
  gboolean register_read;       /* or failed to be, in this run */
  gboolean done;                /* told of, in this run */
  guint patience_id;            /* timeout source while the accounts are waited for, or 0 */
  guint n_reloading;
  gboolean reload_failed;
  gboolean resumed;             /* unfinished announcements are mended once */
};

G_DEFINE_FINAL_TYPE (LoaStartup, loa_startup, G_TYPE_OBJECT)

enum
{
  FAILED,
  DONE,
  RELOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell_failure (LoaStartup   *self,
              const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
tell_if_done (LoaStartup *self)
{
  if (self->done || g_cancellable_is_cancelled (self->cancellable))
    return;

  if (self->n_running > 0 && (!self->register_read || self->patience_id != 0))
    return;

  self->done = TRUE;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_signal_emit (self, signals[DONE], 0);
}

static gboolean
patience_cb (gpointer user_data)
{
  LoaStartup *self = user_data;

  self->patience_id = 0;
  tell_if_done (self);

  return G_SOURCE_REMOVE;
}

static void
end_one (LoaStartup   *self,
         const GError *error)
{
  self->n_running--;
  tell_failure (self, error);
  tell_if_done (self);
}

static void
register_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (LoaStartup) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_speaker_register_load_finish (LOA_SPEAKER_REGISTER (object), result, &error);
  self->register_read = TRUE;
  end_one (self, error);
}

static void
account_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (LoaStartup) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_load_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error);
  end_one (self, error);
}

static void
grant_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (LoaStartup) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_bank_grant_load_finish (LOA_BANK_GRANT (object), result, &error);
  end_one (self, error);
}

/* That the keyring cannot be read now was said before, or is said by whatever needs it. */
static void
end_reload (LoaStartup *self,
            gboolean    reloaded)
{
  self->reload_failed = self->reload_failed || !reloaded;
  if (--self->n_reloading == 0 && !self->reload_failed && !g_cancellable_is_cancelled (self->cancellable))
    g_signal_emit (self, signals[RELOADED], 0);
}

static void
account_reloaded_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (LoaStartup) self = user_data;

  end_reload (self, loa_soundbox_account_reload_finish (LOA_SOUNDBOX_ACCOUNT (object), result, NULL));
}

static void
grant_reloaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (LoaStartup) self = user_data;

  end_reload (self, loa_bank_grant_reload_finish (LOA_BANK_GRANT (object), result, NULL));
}

static void
resumed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaStartup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (loa_announcer_resume_finish (LOA_ANNOUNCER (object), result, &error))
    return;

  self->resumed = FALSE;
  /* The desk tries those again that the network or SePay kept from their end. */
  if (!loa_failure_may_pass (error))
    tell_failure (self, error);
}

static void
resume (LoaStartup *self)
{
  if (self->resumed || g_cancellable_is_cancelled (self->cancellable) ||
      !loa_soundbox_account_get_connected (loa_shop_get_soundbox_account (self->shop)))
    return;

  self->resumed = TRUE;
  loa_announcer_resume_async (loa_shop_get_announcer (self->shop), self->cancellable, resumed_cb, g_object_ref (self));
}

static void
loa_startup_finalize (GObject *object)
{
  LoaStartup *self = LOA_STARTUP (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_startup_parent_class)->finalize (object);
}

static void
loa_startup_class_init (LoaStartupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_startup_finalize;

  signals[FAILED] =
    g_signal_new ("failed", LOA_TYPE_STARTUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[DONE] = g_signal_new ("done", LOA_TYPE_STARTUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RELOADED] =
    g_signal_new ("reloaded", LOA_TYPE_STARTUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
loa_startup_init (LoaStartup *self)
{
  self->cancellable = g_cancellable_new ();
}

LoaStartup *
loa_startup_new (LoaShop *shop)
{
  LoaStartup *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_STARTUP, NULL);
  self->shop = g_object_ref (shop);
  g_signal_connect_object (loa_shop_get_soundbox_account (shop), "notify::connected", G_CALLBACK (resume), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
loa_startup_run (LoaStartup *self)
{
  g_return_if_fail (LOA_IS_STARTUP (self));

  if (self->n_running > 0)
    return;

  self->n_running = 3;
  self->register_read = FALSE;
  self->done = FALSE;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->patience_id = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
  loa_speaker_register_load_async (loa_shop_get_speakers (self->shop), self->cancellable, register_loaded_cb,
                                   g_object_ref (self));
  loa_soundbox_account_load_async (loa_shop_get_soundbox_account (self->shop), self->cancellable, account_loaded_cb,
                                   g_object_ref (self));
  loa_bank_grant_load_async (loa_shop_get_bank_grant (self->shop), self->cancellable, grant_loaded_cb,
                             g_object_ref (self));
  resume (self);
}

void
loa_startup_reload (LoaStartup *self)
{
  g_return_if_fail (LOA_IS_STARTUP (self));

  if (self->n_running > 0 || self->n_reloading > 0)
    return;

  /* What loactl left unfinished meanwhile is gone on with here. */
  if (self->done)
    {
      self->resumed = FALSE;
      resume (self);
    }
  self->n_reloading = 2;
  self->reload_failed = FALSE;
  loa_soundbox_account_reload_async (loa_shop_get_soundbox_account (self->shop), self->cancellable,
                                     account_reloaded_cb, g_object_ref (self));
  loa_bank_grant_reload_async (loa_shop_get_bank_grant (self->shop), self->cancellable, grant_reloaded_cb,
                               g_object_ref (self));
}

void
loa_startup_close (LoaStartup *self)
{
  g_return_if_fail (LOA_IS_STARTUP (self));

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
