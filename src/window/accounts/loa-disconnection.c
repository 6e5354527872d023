/* loa-disconnection.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-disconnection.h"
#include "loa-keyring-notice.h"
#include "loa-toast.h"

/* What has begun goes on when the dialog is closed, so nothing here is ever cancelled. What an Undo would put back is
 * held by the account, and dropped as soon as nobody can ask for it. A dialog that is closed hands its offer on to the
 * window behind it, whose toast then keeps this object.
 */

typedef void (*Step) (LoaDisconnection *self);

struct _LoaDisconnection
{
  GObject parent_instance;

  GtkWidget *group; /* (unowned) (nullable): a weak pointer; where toasts are shown */
  GtkWindow *behind; /* (unowned) (nullable): a weak pointer; the window that the dialog of @group is for */
  GObject *account; /* (owned) */
  char *undo;       /* (owned) (nullable): text of the toast */
  LoaToast *toast;  /* (unowned) (nullable): a weak pointer */
  Step step;        /* (nullable): what is done, and done again when the keyring has kept it from being done */
  gboolean busy;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (LoaDisconnection, loa_disconnection, G_TYPE_OBJECT)

typedef enum
{
  PROP_BUSY = 1,
} LoaDisconnectionProperty;

static GParamSpec *properties[PROP_BUSY + 1];

enum
{
  DISCONNECTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_busy (LoaDisconnection *self,
          gboolean          busy)
{
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
is_kept (LoaDisconnection *self)
{
  return LOA_IS_BANK_GRANT (self->account)
           ? loa_bank_grant_get_forgotten (LOA_BANK_GRANT (self->account))
           : loa_soundbox_account_get_forgotten (LOA_SOUNDBOX_ACCOUNT (self->account));
}

static void
drop (LoaDisconnection *self)
{
  if (LOA_IS_BANK_GRANT (self->account))
    loa_bank_grant_drop_forgotten (LOA_BANK_GRANT (self->account));
  else
    loa_soundbox_account_drop_forgotten (LOA_SOUNDBOX_ACCOUNT (self->account));
}

static void
begin_step (LoaDisconnection *self,
            Step              step)
{
  self->step = step;
  set_busy (self, TRUE);
}

/* The keyring's failure leaves the step to be taken again. */
static void
end_step (LoaDisconnection *self,
          const GError     *error)
{
  if (error == NULL || !loa_keyring_notice_handles (error))
    self->step = NULL;

  set_busy (self, FALSE);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaDisconnection) self = user_data;
  g_autoptr (GError) error = NULL;

  if (LOA_IS_BANK_GRANT (object))
    loa_bank_grant_restore_finish (LOA_BANK_GRANT (object), result, &error);
  else
    loa_soundbox_account_restore_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error);

  if (self->closed)
    drop (self);
  else
    end_step (self, error);
}

static void
restore (LoaDisconnection *self)
{
  if (self->closed)
    return;

  begin_step (self, restore);
  if (LOA_IS_BANK_GRANT (self->account))
    loa_bank_grant_restore_async (LOA_BANK_GRANT (self->account), NULL, restored_cb, g_object_ref (self));
  else
    loa_soundbox_account_restore_async (LOA_SOUNDBOX_ACCOUNT (self->account), NULL, restored_cb, g_object_ref (self));
}

static void
restored_behind_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (LoaDisconnection) self = user_data;
  g_autoptr (GError) error = NULL;

  if (LOA_IS_BANK_GRANT (object))
    loa_bank_grant_restore_finish (LOA_BANK_GRANT (object), result, &error);
  else
    loa_soundbox_account_restore_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error);

  if (error != NULL && self->group != NULL)
    loa_toast_show_failure (self->group, error);
  drop (self);
}

static void
restore_behind (LoaDisconnection *self)
{
  self->step = restore;
  if (LOA_IS_BANK_GRANT (self->account))
    loa_bank_grant_restore_async (LOA_BANK_GRANT (self->account), NULL, restored_behind_cb, g_object_ref (self));
  else
    loa_soundbox_account_restore_async (LOA_SOUNDBOX_ACCOUNT (self->account), NULL, restored_behind_cb,
                                        g_object_ref (self));
}

/* What is being put back is kept until it is there. */
static void
toast_gone_cb (LoaDisconnection *self)
{
  g_clear_weak_pointer (&self->toast);
  if (self->step != restore)
    drop (self);
}

static void
offer_undo (LoaDisconnection *self)
{
  GtkRoot *dialog = gtk_widget_get_root (self->group);
  GClosure *undo = g_cclosure_new_object_swap (G_CALLBACK (restore), G_OBJECT (self));
  GClosure *gone = g_cclosure_new_object_swap (G_CALLBACK (toast_gone_cb), G_OBJECT (self));

  g_set_weak_pointer (&self->toast, loa_toast_show_undo (self->group, self->undo, undo, gone));
  if (GTK_IS_WINDOW (dialog))
    g_set_weak_pointer (&self->behind, gtk_window_get_transient_for (GTK_WINDOW (dialog)));
}

static void
release_cb (gpointer  data,
            GClosure *closure)
{
  g_object_unref (data);
}

/* Who closes the dialog may regret it as well. */
static gboolean
offer_undo_behind (LoaDisconnection *self)
{
  GClosure *undo;
  GClosure *gone;
  LoaToast *toast;

  if (self->toast == NULL || self->behind == NULL || !is_kept (self))
    return FALSE;

  g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_weak_pointer (&self->toast);

  undo = g_cclosure_new_swap (G_CALLBACK (restore_behind), g_object_ref (self), release_cb);
  gone = g_cclosure_new_swap (G_CALLBACK (toast_gone_cb), g_object_ref (self), release_cb);
  toast = loa_toast_show_undo (GTK_WIDGET (self->behind), self->undo, undo, gone);
  g_set_weak_pointer (&self->toast, toast);
  g_set_weak_pointer (&self->group, GTK_WIDGET (self->behind));

  return toast != NULL;
}

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaDisconnection) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean was_there;
  gboolean forgotten;

  if (LOA_IS_BANK_GRANT (object))
    forgotten = loa_bank_grant_forget_finish (LOA_BANK_GRANT (object), result, &was_there, &error);
  else
    forgotten = loa_soundbox_account_forget_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &was_there, &error);

  if (self->closed)
    {
      drop (self);
      return;
    }

  end_step (self, error);
  if (!forgotten)
    return;

  g_signal_emit (self, signals[DISCONNECTED], 0);
  if (!is_kept (self))
    return;

  if (self->undo != NULL && self->group != NULL)
    offer_undo (self);
  else
    drop (self);
}

static void
forget (LoaDisconnection *self)
{
  begin_step (self, forget);
  if (LOA_IS_BANK_GRANT (self->account))
    loa_bank_grant_forget_async (LOA_BANK_GRANT (self->account), NULL, forgotten_cb, g_object_ref (self));
  else
    loa_soundbox_account_forget_async (LOA_SOUNDBOX_ACCOUNT (self->account), NULL, forgotten_cb, g_object_ref (self));
}

static void
loa_disconnection_dispose (GObject *object)
{
  LoaDisconnection *self = LOA_DISCONNECTION (object);

  g_clear_weak_pointer (&self->group);
  g_clear_weak_pointer (&self->behind);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (loa_disconnection_parent_class)->dispose (object);
}

static void
loa_disconnection_finalize (GObject *object)
{
  LoaDisconnection *self = LOA_DISCONNECTION (object);

  g_clear_pointer (&self->undo, g_free);

  G_OBJECT_CLASS (loa_disconnection_parent_class)->finalize (object);
}

static void
loa_disconnection_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((LoaDisconnectionProperty) property_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, loa_disconnection_get_busy (LOA_DISCONNECTION (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_disconnection_class_init (LoaDisconnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_disconnection_dispose;
  object_class->finalize = loa_disconnection_finalize;
  object_class->get_property = loa_disconnection_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[DISCONNECTED] = g_signal_new ("disconnected", LOA_TYPE_DISCONNECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", LOA_TYPE_DISCONNECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
loa_disconnection_init (LoaDisconnection *self)
{
}

LoaDisconnection *
loa_disconnection_new (GtkWidget *group,
                       GObject   *account)
{
  LoaDisconnection *self;

  g_return_val_if_fail (GTK_IS_WIDGET (group), NULL);
  g_return_val_if_fail (LOA_IS_BANK_GRANT (account) || LOA_IS_SOUNDBOX_ACCOUNT (account), NULL);

  self = g_object_new (LOA_TYPE_DISCONNECTION, NULL);
  g_set_weak_pointer (&self->group, group);
  self->account = g_object_ref (account);

  return self;
}

gboolean
loa_disconnection_get_busy (LoaDisconnection *self)
{
  g_return_val_if_fail (LOA_IS_DISCONNECTION (self), FALSE);

  return self->busy;
}

void
loa_disconnection_begin (LoaDisconnection *self,
                         const char       *undo)
{
  g_return_if_fail (LOA_IS_DISCONNECTION (self));

  if (self->busy)
    return;

  g_free (self->undo);
  self->undo = g_strdup (undo);
  forget (self);
}

void
loa_disconnection_retry (LoaDisconnection *self)
{
  g_return_if_fail (LOA_IS_DISCONNECTION (self));

  if (self->step != NULL && !self->busy && !self->closed)
    self->step (self);
}

void
loa_disconnection_give_up (LoaDisconnection *self)
{
  g_return_if_fail (LOA_IS_DISCONNECTION (self));

  self->step = NULL;
}

void
loa_disconnection_withdraw_undo (LoaDisconnection *self)
{
  g_return_if_fail (LOA_IS_DISCONNECTION (self));

  if (self->toast != NULL)
    loa_toast_dismiss (self->toast);
}

void
loa_disconnection_close (LoaDisconnection *self)
{
  g_return_if_fail (LOA_IS_DISCONNECTION (self));

  self->closed = TRUE;
  if (!(self->step == restore && self->busy) && !offer_undo_behind (self))
    drop (self);
}
