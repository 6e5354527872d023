/* loa-announcement-filter.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaAnnouncementFilter:
 * @search: (nullable): words that must all match, each as a folded substring of the serial number, the speaker's name,
 *   the request id or SePay's message, or, read as an amount, as the amount
 * @hardware_id: (nullable): exact serial number
 * @causes: a bit `1u << cause` for each #LoaAnnouncementCause that is let through; 0 for all
 * @states: a bit `1u << state` for each #LoaAnnouncementState that is let through; 0 for all
 * @from_day: (nullable): first day on which it was asked for, in Vietnam, `YYYY-MM-DD`
 * @to_day: (nullable): last day, likewise
 *
 * Which announcements of the ledger to show, count, sum and export. An empty text is the same as %NULL; a day that does
 * not exist lets nothing through. A plain value: copy it to change it.
 */
typedef struct
{
  char *search;
  char *hardware_id;
  guint causes;
  guint states;
  char *from_day;
  char *to_day;
} LoaAnnouncementFilter;

/**
 * loa_announcement_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through
 */
LoaAnnouncementFilter *loa_announcement_filter_new   (void);

/**
 * loa_announcement_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): the same once more
 */
LoaAnnouncementFilter *loa_announcement_filter_copy  (const LoaAnnouncementFilter *self);

void                   loa_announcement_filter_free  (LoaAnnouncementFilter       *self);

/**
 * loa_announcement_filter_equal:
 * @self: a filter
 * @other: another one
 *
 * Returns: whether both let the same through
 */
gboolean               loa_announcement_filter_equal (const LoaAnnouncementFilter *self,
                                                      const LoaAnnouncementFilter *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaAnnouncementFilter, loa_announcement_filter_free)

/**
 * LoaAnnouncementTotals:
 * @count: rows
 * @sum: đồng of those that were delivered
 *
 * What a filter lets through, in sum.
 */
typedef struct
{
  gint64 count;
  gint64 sum;
} LoaAnnouncementTotals;

G_END_DECLS
