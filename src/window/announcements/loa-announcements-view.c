/* loa-announcements-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-details-dialog.h"
#include "loa-announcement-list.h"
#include "loa-announcement-table.h"
#include "loa-announcements-view.h"
#include "loa-form.h"
#include "loa-stack.h"

struct _LoaAnnouncementsView
{
  AdwBin parent_instance;

  LoaShop *shop;               /* (owned) (nullable) */
  LoaAnnouncementDesk *desk;   /* (owned) (nullable) */
  LoaAnnouncementList *list;   /* (owned) (nullable) */
  gboolean narrow;

  GtkStack *stack;
  LoaAnnouncementTable *table;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementsView, loa_announcements_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} LoaAnnouncementsViewProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void
activated_cb (LoaAnnouncementsView *self,
              LoaAnnouncement      *announcement)
{
  const LoaAnnouncementRecord *record = loa_announcement_get_record (announcement);

  if (record != NULL)
    loa_form_present (loa_announcement_details_dialog_new (self->shop, self->desk, record), GTK_WIDGET (self), 460);
}

static void
items_changed_cb (LoaAnnouncementsView *self)
{
  const gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  loa_stack_show (self->stack, empty ? "empty" : "list");
}

static void
set_narrow (LoaAnnouncementsView *self,
            gboolean              narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
loa_announcements_view_dispose (GObject *object)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_announcements_view_parent_class)->dispose (object);
}

static void
loa_announcements_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);

  switch ((LoaAnnouncementsViewProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_announcements_view_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  LoaAnnouncementsView *self = LOA_ANNOUNCEMENTS_VIEW (object);

  switch ((LoaAnnouncementsViewProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_announcements_view_class_init (LoaAnnouncementsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_announcements_view_dispose;
  object_class->get_property = loa_announcements_view_get_property;
  object_class->set_property = loa_announcements_view_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (LOA_TYPE_ANNOUNCEMENT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/announcements/loa-announcements-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementsView, table);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
loa_announcements_view_init (LoaAnnouncementsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_stack_show (self->stack, "empty");
}

void
loa_announcements_view_set_shop (LoaAnnouncementsView *self,
                                 LoaShop              *shop,
                                 LoaAnnouncementDesk  *desk)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENTS_VIEW (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk));

  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->list = loa_announcement_list_new (loa_shop_get_store (shop));
  loa_announcement_table_set_list (self->table, self->list, shop);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}
