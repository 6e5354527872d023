/* loa-announcement-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-list.h"

#include "loa-store-ledger.h"

/* The announcements of a filter. */
struct _LoaAnnouncementList
{
  LoaLazyList parent_instance;

  LoaAnnouncementFilter *filter; /* (owned) */
  LoaAnnouncementTotals totals;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementList, loa_announcement_list, LOA_TYPE_LAZY_LIST)

/* A search looks into the names of speakers, too. What is checked of them, again and again, is nothing to it. */
static void
names_changed_cb (LoaAnnouncementList *self)
{
  if (self->filter->search != NULL && *self->filter->search != '\0')
    loa_lazy_list_look_again (LOA_LAZY_LIST (self));
}

static void
loa_announcement_list_select (LoaLazyList         *list,
                              LoaStore            *store,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  loa_store_select_announcements_async (store, LOA_ANNOUNCEMENT_LIST (list)->filter, cancellable, callback, user_data);
}

static GArray *
loa_announcement_list_select_finish (LoaLazyList   *list,
                                     LoaStore      *store,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return loa_store_select_announcements_finish (store, result, &LOA_ANNOUNCEMENT_LIST (list)->totals, error);
}

static gpointer
loa_announcement_list_peek_totals (LoaLazyList *list)
{
  return &LOA_ANNOUNCEMENT_LIST (list)->totals;
}

static void
loa_announcement_list_finalize (GObject *object)
{
  LoaAnnouncementList *self = LOA_ANNOUNCEMENT_LIST (object);

  g_clear_pointer (&self->filter, loa_announcement_filter_free);

  G_OBJECT_CLASS (loa_announcement_list_parent_class)->finalize (object);
}

static void
loa_announcement_list_class_init (LoaAnnouncementListClass *klass)
{
  LoaLazyListClass *list_class = LOA_LAZY_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = loa_announcement_list_finalize;

  list_class->row_type = LOA_TYPE_ANNOUNCEMENT;
  list_class->select = loa_announcement_list_select;
  list_class->select_finish = loa_announcement_list_select_finish;
  list_class->get_totals = loa_announcement_list_peek_totals;
  list_class->read = loa_store_read_announcements_async;
  list_class->read_finish = loa_store_read_announcements_finish;
}

static void
loa_announcement_list_init (LoaAnnouncementList *self)
{
  self->filter = loa_announcement_filter_new ();
}

LoaAnnouncementList *
loa_announcement_list_new (LoaStore *store)
{
  LoaLazyList *list;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);

  list = loa_lazy_list_new (LOA_TYPE_ANNOUNCEMENT_LIST, store, "announcements-changed");
  g_signal_connect_object (store, "speakers-changed::names", G_CALLBACK (names_changed_cb), list, G_CONNECT_SWAPPED);
  loa_lazy_list_select (list);

  return LOA_ANNOUNCEMENT_LIST (list);
}

void
loa_announcement_list_set_filter (LoaAnnouncementList         *self,
                                  const LoaAnnouncementFilter *filter)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_LIST (self));
  g_return_if_fail (filter != NULL);

  if (loa_announcement_filter_equal (self->filter, filter))
    return;

  g_clear_pointer (&self->filter, loa_announcement_filter_free);
  self->filter = loa_announcement_filter_copy (filter);
  loa_lazy_list_select (LOA_LAZY_LIST (self));
}

const LoaAnnouncementFilter *
loa_announcement_list_get_filter (LoaAnnouncementList *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_LIST (self), NULL);

  return self->filter;
}

const LoaAnnouncementTotals *
loa_announcement_list_get_totals (LoaAnnouncementList *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_LIST (self), NULL);

  return &self->totals;
}

gboolean
loa_announcement_list_get_loading (LoaAnnouncementList *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_LIST (self), FALSE);

  return loa_lazy_list_get_loading (LOA_LAZY_LIST (self));
}
