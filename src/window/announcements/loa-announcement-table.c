/* loa-announcement-table.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-adaptive-bin.h"
#include "loa-announcement-table.h"
#include "loa-scroll.h"

struct _LoaAnnouncementTable
{
  GtkWidget parent_instance;

  LoaShop *shop;         /* (owned) (nullable) */
  GtkWidget *titles;     /* (owned): through the widget tree */
  gboolean narrow;
  int state_width;       /* pixels: of a column, the same for every row */

  LoaAdaptiveBin *wide_bin;
  GtkBox *box;
  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementTable, loa_announcement_table, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NARROW = 1,
} LoaAnnouncementTableProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LoaAnnouncementWidth
get_width (LoaAnnouncementTable *self)
{
  if (self->narrow)
    return LOA_ANNOUNCEMENT_WIDTH_NARROW;

  return loa_adaptive_bin_get_narrow (self->wide_bin) ? LOA_ANNOUNCEMENT_WIDTH_MEDIUM : LOA_ANNOUNCEMENT_WIDTH_WIDE;
}

/* The rows that are there at the moment, or NULL after the last: @item goes from one to the next. */
static LoaAnnouncementRow *
get_next_row (LoaAnnouncementTable  *self,
              GtkWidget            **item)
{
  do
    *item = *item != NULL ? gtk_widget_get_next_sibling (*item)
                          : gtk_widget_get_first_child (GTK_WIDGET (self->list_view));
  while (*item != NULL && !LOA_IS_ANNOUNCEMENT_ROW (gtk_widget_get_first_child (*item)));

  return *item != NULL ? LOA_ANNOUNCEMENT_ROW (gtk_widget_get_first_child (*item)) : NULL;
}

static void
update_width (LoaAnnouncementTable *self)
{
  const LoaAnnouncementWidth width = get_width (self);
  GtkWidget *item = NULL;
  LoaAnnouncementRow *row;

  self->state_width = loa_announcement_row_measure_state ();
  gtk_widget_set_visible (self->titles, width != LOA_ANNOUNCEMENT_WIDTH_NARROW);
  loa_announcement_row_set_width (LOA_ANNOUNCEMENT_ROW (self->titles), width, self->state_width);
  while ((row = get_next_row (self, &item)) != NULL)
    loa_announcement_row_set_width (row, width, self->state_width);
}

static void
update_rows (LoaAnnouncementTable *self)
{
  GtkWidget *item = NULL;
  LoaAnnouncementRow *row;

  while ((row = get_next_row (self, &item)) != NULL)
    loa_announcement_row_update (row);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          LoaAnnouncementTable     *self)
{
  GtkWidget *row = loa_announcement_row_new ();

  loa_announcement_row_set_width (LOA_ANNOUNCEMENT_ROW (row), get_width (self), self->state_width);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         LoaAnnouncementTable     *self)
{
  loa_announcement_row_set_announcement (LOA_ANNOUNCEMENT_ROW (gtk_list_item_get_child (list_item)),
                                         gtk_list_item_get_item (list_item), self->shop);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           LoaAnnouncementTable     *self)
{
  loa_announcement_row_set_announcement (LOA_ANNOUNCEMENT_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
activate_cb (LoaAnnouncementTable *self,
             guint                 position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autoptr (LoaAnnouncement) announcement = g_list_model_get_item (model, position);

  if (announcement != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, announcement);
}

static void
loa_announcement_table_dispose (GObject *object)
{
  LoaAnnouncementTable *self = LOA_ANNOUNCEMENT_TABLE (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_ANNOUNCEMENT_TABLE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_announcement_table_parent_class)->dispose (object);
}

static void
loa_announcement_table_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  LoaAnnouncementTable *self = LOA_ANNOUNCEMENT_TABLE (object);

  switch ((LoaAnnouncementTableProperty) property_id)
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
loa_announcement_table_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  LoaAnnouncementTable *self = LOA_ANNOUNCEMENT_TABLE (object);

  switch ((LoaAnnouncementTableProperty) property_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      update_width (self);
      g_object_notify_by_pspec (object, properties[PROP_NARROW]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_announcement_table_class_init (LoaAnnouncementTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_announcement_table_dispose;
  object_class->get_property = loa_announcement_table_get_property;
  object_class->set_property = loa_announcement_table_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[ACTIVATED] = g_signal_new ("activated", LOA_TYPE_ANNOUNCEMENT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, LOA_TYPE_ANNOUNCEMENT);

  g_type_ensure (LOA_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/announcements/loa-announcement-table.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementTable, wide_bin);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementTable, box);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementTable, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnouncementTable, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_width);
}

static void
loa_announcement_table_init (LoaAnnouncementTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_scroll_once_a_frame (self->scrolled_window);
  self->titles = loa_announcement_row_new_titles ();
  gtk_box_prepend (self->box, self->titles);
  update_width (self);
}

void
loa_announcement_table_set_list (LoaAnnouncementTable *self,
                                 LoaAnnouncementList  *list,
                                 LoaShop              *shop)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_TABLE (self));
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_LIST (list));
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (self->shop == NULL);

  self->shop = g_object_ref (shop);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
}
