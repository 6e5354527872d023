/* loa-announcements-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-list.h"
#include "loa-announcement-row.h"
#include "loa-announcements-view.h"
#include "loa-scroll.h"
#include "loa-stack.h"

struct _LoaAnnouncementsView
{
  AdwBin parent_instance;

  LoaShop *shop;               /* (owned) (nullable) */
  LoaAnnouncementList *list;   /* (owned) (nullable) */

  GtkStack *stack;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementsView, loa_announcements_view, ADW_TYPE_BIN)

static void
show_item (LoaAnnouncementsView *self,
           GtkListItem          *list_item)
{
  LoaAnnouncement *announcement = gtk_list_item_get_item (list_item);
  const LoaAnnouncementRecord *record = loa_announcement_get_record (announcement);
  LoaSpeaker *speaker = loa_speaker_register_find (loa_shop_get_speakers (self->shop), record->hardware_id);

  loa_announcement_row_show (LOA_ANNOUNCEMENT_ROW (gtk_list_item_get_child (list_item)), record, speaker,
                             loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));
}

static void
record_notify_cb (LoaAnnouncement *announcement,
                  GParamSpec      *pspec,
                  GtkListItem     *list_item)
{
  GtkWidget *view = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), LOA_TYPE_ANNOUNCEMENTS_VIEW);

  if (view != NULL)
    show_item (LOA_ANNOUNCEMENTS_VIEW (view), list_item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          LoaAnnouncementsView     *self)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, loa_announcement_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         LoaAnnouncementsView     *self)
{
  g_signal_connect (gtk_list_item_get_item (list_item), "notify::record", G_CALLBACK (record_notify_cb), list_item);
  show_item (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           LoaAnnouncementsView     *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), record_notify_cb, list_item);
}

static void
items_changed_cb (LoaAnnouncementsView *self)
{
  const gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  loa_stack_show (self->stack, empty ? "empty" : "list");
}

static void
loa_announcements_view_dispose (GObject *object)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_announcements_view_parent_class)->dispose (object);
}

static void
loa_announcements_view_class_init (LoaAnnouncementsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_announcements_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/announcements/loa-announcements-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
loa_announcements_view_init (LoaAnnouncementsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_scroll_once_a_frame (self->scrolled_window);
  loa_stack_show (self->stack, "empty");
}

void
loa_announcements_view_set_shop (LoaAnnouncementsView *self,
                                 LoaShop              *shop)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCEMENTS_VIEW (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  self->list = loa_announcement_list_new (loa_shop_get_store (shop));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}
