/* loa-announcement-desk-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-desk.h"
#include "loa-announcement-retry.h"
#include "loa-busy-speakers.h"

G_BEGIN_DECLS

struct _LoaAnnouncementDesk
{
  GObject parent_instance;

  LoaShop *shop;                /* (owned) */
  LoaAnnouncer *announcer;      /* (owned) */
  LoaStore *store;              /* (owned) */
  LoaClock *clock;              /* (owned) */
  LoaAnnouncementRetry *retry;  /* (owned) */
  LoaTestAmount *test_amount;   /* (owned) */
  GCancellable *cancellable;    /* (owned) */
  LoaBusySpeakers *busy;        /* (owned): with tests */
  GHashTable *presses;          /* (owned): hardware id → LoaAnnouncementPress, the last one */
  GHashTable *working;          /* (owned): request id → how many work on it */
  GHashTable *sending;          /* (owned): request id of tests that SePay does not have yet → hardware id */
  GHashTable *errors;           /* (owned): request id → GError */
};

/* What is in the ledger tells of its failure by itself: this tells of the others. */
void loa_announcement_desk_tell_failure (LoaAnnouncementDesk  *self,
                                         const char           *hardware_id,
                                         const GError         *error);

/* Takes @task, which learns the outcome; it is %NULL where nobody waits. @request_id is of an announcement that is gone on with, or %NULL for a new
 * one.
 */
void loa_announcement_desk_hand_in      (LoaAnnouncementDesk  *self,
                                         const char           *hardware_id,
                                         gint64                amount,
                                         const char           *request_id,
                                         LoaAnnouncementCause  cause,
                                         GTask                *task);

/* One more works on an announcement, or one less. Returns: how many do */
guint loa_announcement_desk_count_work  (LoaAnnouncementDesk *self,
                                         const char          *request_id,
                                         int                  step);

/* Follows an announcement that SePay has. */
void loa_announcement_desk_follow       (LoaAnnouncementDesk         *self,
                                         const LoaAnnouncementRecord *record);

G_END_DECLS
