/* loa-announcement.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement.h"

/* A row of the ledger in a list. It stays the same object while its record goes from *asked* to its end. */
struct _LoaAnnouncement
{
  LoaLazyRow parent_instance;
};

G_DEFINE_FINAL_TYPE (LoaAnnouncement, loa_announcement, LOA_TYPE_LAZY_ROW)

static void
loa_announcement_class_init (LoaAnnouncementClass *klass)
{
  LoaLazyRowClass *row_class = LOA_LAZY_ROW_CLASS (klass);

  row_class->copy_record = (GBoxedCopyFunc) loa_announcement_record_copy;
  row_class->free_record = (GBoxedFreeFunc) loa_announcement_record_free;
  row_class->are_equal = (GEqualFunc) loa_announcement_record_equal;
}

static void
loa_announcement_init (LoaAnnouncement *self)
{
}

const LoaAnnouncementRecord *
loa_announcement_get_record (LoaAnnouncement *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT (self), NULL);

  return loa_lazy_row_get_record (LOA_LAZY_ROW (self));
}
