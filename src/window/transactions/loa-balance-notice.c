/* loa-balance-notice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-balance-notice.h"
#include "loa-banner.h"
#include "loa-dong.h"
#include "loa-store-balances.h"
#include "loa-sync-wording.h"

/* So many places are listed. */
#define MAX_LISTED 10

struct _LoaBalanceNotice
{
  GtkWidget parent_instance;

  LoaShop *shop;              /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned): ended when the notice goes away */
  LoaBanner *banner;          /* (owned): through the widget tree */
  GPtrArray *hidden;          /* (owned) (nullable) (element-type LoaBalanceBreak): what nobody wants to see any more */
  GPtrArray *breaks;          /* (owned) (nullable) (element-type LoaBalanceBreak): the newest first */
};

G_DEFINE_FINAL_TYPE (LoaBalanceNotice, loa_balance_notice, GTK_TYPE_WIDGET)

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

static char *
make_list (LoaBalanceNotice *self)
{
  g_autoptr (GString) list = g_string_new (_("One balance does not follow from the one before:"));

  for (guint i = 0; i < MIN (self->breaks->len, MAX_LISTED); i++)
    {
      g_autofree char *line = loa_sync_wording_list_break (g_ptr_array_index (self->breaks, i));

      g_string_append_printf (list, "\n%s", line);
    }

  if (self->breaks->len > MAX_LISTED)
    g_string_append (list, "\n…");

  return g_string_free (g_steal_pointer (&list), FALSE);
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
  g_autofree char *list = NULL;

  if (!has_news (self))
    {
      loa_banner_set_revealed (self->banner, FALSE);
      return;
    }

  title = make_title (self);
  list = make_list (self);
  loa_banner_set_title (self->banner, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner), list);
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
  g_clear_pointer ((GtkWidget **) &self->banner, gtk_widget_unparent);
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
  gtk_widget_set_parent (GTK_WIDGET (self->banner), GTK_WIDGET (self));
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
