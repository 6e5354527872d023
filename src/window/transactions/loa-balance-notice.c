/* loa-balance-notice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-adaptive-bin.h"
#include "loa-balance-gaps-dialog.h"
#include "loa-balance-notice.h"
#include "loa-banner.h"
#include "loa-dong.h"
#include "loa-form.h"
#include "loa-store-balances.h"
#include "loa-sync-wording.h"

/* Narrower than this its buttons stand below the text. */
#define LEAST_WIDTH 600

struct _LoaBalanceNotice
{
  GtkWidget parent_instance;

  LoaShop *shop;              /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned): ended when the notice goes away */
  GtkWidget *bin;             /* (owned) (nullable): tells how much room there is */
  LoaBanner *banner;          /* (owned): through the widget tree */
  GPtrArray *hidden;          /* (owned) (nullable) (element-type LoaBalanceBreak): what nobody wants to see any more */
  GPtrArray *breaks;          /* (owned) (nullable) (element-type LoaBalanceBreak): the newest first */
};

G_DEFINE_FINAL_TYPE (LoaBalanceNotice, loa_balance_notice, GTK_TYPE_WIDGET)

enum
{
  SHOW_GAP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
make_title (LoaBalanceNotice *self)
{
  const gint64 now = loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop));
  g_autofree char *newest = loa_sync_wording_describe_break (g_ptr_array_index (self->breaks, 0), now);
  const guint n_others = self->breaks->len - 1;
  g_autofree char *number = loa_dong_format_digits (n_others);
  g_autofree char *others = NULL;

  if (n_others == 0)
    return g_steal_pointer (&newest);

  others = g_strdup_printf (ngettext ("The same at %s other place.", "The same at %s other places.", n_others), number);

  return g_strdup_printf ("%s %s", newest, others);
}

static gboolean
has_news (LoaBalanceNotice *self)
{
  for (guint i = 0; self->breaks != NULL && i < self->breaks->len; i++)
    {
      if (self->hidden == NULL
          || !g_ptr_array_find_with_equal_func (self->hidden, g_ptr_array_index (self->breaks, i),
                                                (GEqualFunc) loa_balance_break_equal, NULL))
        return TRUE;
    }

  return FALSE;
}

static void
show_breaks (LoaBalanceNotice *self)
{
  g_autofree char *title = NULL;

  if (!has_news (self))
    {
      loa_banner_set_revealed (self->banner, FALSE);
      return;
    }

  title = make_title (self);
  loa_banner_set_title (self->banner, title);
  loa_banner_set_revealed (self->banner, TRUE);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaBalanceNotice) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) breaks = loa_store_load_balance_breaks_finish (LOA_STORE (object), result, &error);

  if (self->banner == NULL)
    return;

  if (breaks == NULL)
    {
      g_debug ("The gaps could not be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->breaks, g_ptr_array_unref);
  self->breaks = g_steal_pointer (&breaks);
  show_breaks (self);
}

static void
load (LoaBalanceNotice *self)
{
  loa_store_load_balance_breaks_async (loa_shop_get_store (self->shop), self->cancellable, loaded_cb,
                                       g_object_ref (self));
}

static void
chosen_cb (LoaBalanceNotice      *self,
           const LoaBalanceBreak *broken)
{
  g_signal_emit (self, signals[SHOW_GAP], 0, broken);
}

static void
list_cb (LoaBalanceNotice *self)
{
  GtkWindow *dialog = loa_balance_gaps_dialog_new (self->breaks);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  loa_form_present (dialog, GTK_WIDGET (self), 480);
}

static void
hide_cb (LoaBalanceNotice *self)
{
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  self->hidden = g_ptr_array_ref (self->breaks);
  show_breaks (self);
}

static void
loa_balance_notice_dispose (GObject *object)
{
  LoaBalanceNotice *self = LOA_BALANCE_NOTICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->bin, gtk_widget_unparent);
  self->banner = NULL;
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_balance_notice_parent_class)->dispose (object);
}

static void
loa_balance_notice_finalize (GObject *object)
{
  LoaBalanceNotice *self = LOA_BALANCE_NOTICE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_pointer (&self->breaks, g_ptr_array_unref);

  G_OBJECT_CLASS (loa_balance_notice_parent_class)->finalize (object);
}

static void
loa_balance_notice_class_init (LoaBalanceNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_balance_notice_dispose;
  object_class->finalize = loa_balance_notice_finalize;

  signals[SHOW_GAP] = g_signal_new ("show-gap", LOA_TYPE_BALANCE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
loa_balance_notice_init (LoaBalanceNotice *self)
{
  self->cancellable = g_cancellable_new ();
  self->banner = LOA_BANNER (loa_banner_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->banner), "notice");
  /* Translators: a button that takes a notice away. */
  loa_banner_set_button_label (self->banner, _("Hide"));
  /* Translators: a button that lists the places where transactions seem to be missing. */
  loa_banner_set_second_button_label (self->banner, _("Show the places"));
  self->bin = g_object_new (LOA_TYPE_ADAPTIVE_BIN, "child", self->banner, "threshold", LEAST_WIDTH, NULL);
  g_object_bind_property (self->bin, "narrow", self->banner, "narrow", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  g_signal_connect_swapped (self->banner, "second-button-clicked", G_CALLBACK (list_cb), self);
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (hide_cb), self);
}

void
loa_balance_notice_set_shop (LoaBalanceNotice *self,
                             LoaShop          *shop)
{
  g_return_if_fail (LOA_IS_BALANCE_NOTICE (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  g_signal_connect_object (loa_shop_get_store (shop), "balances-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
