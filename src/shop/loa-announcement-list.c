/* loa-announcement-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-list.h"

#include "loa-announcement-private.h"
#include "loa-row-difference.h"
#include "loa-store-announcements.h"

#define MAX_ROWS 1000

/* The newest rows of the ledger, read again after every change of the store. Changes that come while it reads are put
 * together to one more reading.
 */
struct _LoaAnnouncementList
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  GPtrArray *announcements; /* (owned) (element-type LoaAnnouncement) */
  GHashTable *by_row; /* (owned) (element-type gint64 LoaAnnouncement): those in @announcements */

  guint is_reading : 1;
  guint must_read_again : 1;
};

static void loa_announcement_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaAnnouncementList, loa_announcement_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, loa_announcement_list_list_model_init))

/* Stays the same object for a row that was there before. */
static LoaAnnouncement *
make_announcement (LoaAnnouncementList         *self,
                   const LoaAnnouncementRecord *record)
{
  LoaAnnouncement *announcement = g_hash_table_lookup (self->by_row, &record->row);

  if (announcement == NULL)
    return loa_announcement_new (loa_announcement_record_copy (record));

  loa_announcement_take_record (announcement, loa_announcement_record_copy (record));

  return g_object_ref (announcement);
}

static void
replace_announcements (LoaAnnouncementList *self,
                       GPtrArray           *records)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *new = g_ptr_array_new_full (records->len, g_object_unref);
  LoaRowDifference difference;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (new, make_announcement (self, g_ptr_array_index (records, i)));

  old = g_steal_pointer (&self->announcements);
  self->announcements = new;

  g_hash_table_remove_all (self->by_row);
  for (guint i = 0; i < new->len; i++)
    {
      LoaAnnouncementRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (self->by_row, g_memdup2 (&record->row, sizeof record->row), g_ptr_array_index (new, i));
    }

  difference = loa_row_difference_find (old->pdata, old->len, new->pdata, new->len, sizeof (gpointer));
  if (difference.n_removed > 0 || difference.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), difference.position, difference.n_removed, difference.n_added);
}

static void read_announcements (LoaAnnouncementList *self);

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LoaAnnouncementList) self = user_data;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  self->is_reading = FALSE;
  records = loa_store_list_announcements_finish (LOA_STORE (object), result, &error);
  if (records != NULL)
    replace_announcements (self, records);
  else
    g_debug ("The ledger could not be read: %s", error->message);

  if (self->must_read_again)
    read_announcements (self);
}

static void
read_announcements (LoaAnnouncementList *self)
{
  self->must_read_again = self->is_reading;
  if (self->is_reading)
    return;

  self->is_reading = TRUE;
  loa_store_list_announcements_async (self->store, NULL, MAX_ROWS, NULL, read_cb, g_object_ref (self));
}

static GType
loa_announcement_list_get_item_type (GListModel *model)
{
  return LOA_TYPE_ANNOUNCEMENT;
}

static guint
loa_announcement_list_get_n_items (GListModel *model)
{
  return LOA_ANNOUNCEMENT_LIST (model)->announcements->len;
}

static gpointer
loa_announcement_list_get_item (GListModel *model,
                                guint       position)
{
  LoaAnnouncementList *self = LOA_ANNOUNCEMENT_LIST (model);

  return position < self->announcements->len ? g_object_ref (g_ptr_array_index (self->announcements, position)) : NULL;
}

static void
loa_announcement_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = loa_announcement_list_get_item_type;
  iface->get_n_items = loa_announcement_list_get_n_items;
  iface->get_item = loa_announcement_list_get_item;
}

static void
loa_announcement_list_finalize (GObject *object)
{
  LoaAnnouncementList *self = LOA_ANNOUNCEMENT_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->by_row, g_hash_table_unref);
  g_clear_pointer (&self->announcements, g_ptr_array_unref);

  G_OBJECT_CLASS (loa_announcement_list_parent_class)->finalize (object);
}

static void
loa_announcement_list_class_init (LoaAnnouncementListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_announcement_list_finalize;
}

static void
loa_announcement_list_init (LoaAnnouncementList *self)
{
  self->announcements = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

LoaAnnouncementList *
loa_announcement_list_new (LoaStore *store)
{
  LoaAnnouncementList *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCEMENT_LIST, NULL);
  self->store = g_object_ref (store);

  g_signal_connect_object (store, "announcements-changed", G_CALLBACK (read_announcements), self, G_CONNECT_SWAPPED);
  read_announcements (self);

  return self;
}
