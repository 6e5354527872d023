/* store-fixture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "folder.h"
#include "loa-store-announcements.h"
#include "loa-store-bank-accounts.h"
#include "loa-store-settings.h"
#include "loa-store-speakers.h"
#include "loa-store-transactions.h"
#include "loa-store.h"
#include "waiting.h"

G_BEGIN_DECLS

/* The version of the schema. */
#define SCHEMA_VERSION 8

/* A folder of its own for each test, with a store in it. */
typedef struct
{
  char *folder; /* (owned) */
  char *path; /* (owned): of the store's file */
  LoaStore *store; /* (owned) (nullable) */
} StoreFixture;

void                   store_fixture_set_up        (StoreFixture                *fixture,
                                                    gconstpointer                data);
void                   store_fixture_set_up_closed (StoreFixture                *fixture,
                                                    gconstpointer                data);
void                   store_fixture_tear_down     (StoreFixture                *fixture,
                                                    gconstpointer                data);
void                   store_fixture_reopen        (StoreFixture                *fixture);
void                   store_fixture_close         (StoreFixture                *fixture);

/* Calls that wait for their answer. */
LoaStore              *open_store                  (const char                  *path,
                                                    GError                     **error);
gboolean               close_store                 (LoaStore                    *store,
                                                    GError                     **error);
gboolean               put_transactions            (LoaStore                    *store,
                                                    GPtrArray                   *records,
                                                    gint64                      *n_new,
                                                    gint64                      *n_changed,
                                                    GError                     **error);
GPtrArray             *list_transactions           (LoaStore                    *store,
                                                    const LoaTransactionFilter  *filter,
                                                    gint64                       limit,
                                                    gint64                       offset,
                                                    LoaTransactionTotals        *totals,
                                                    GError                     **error);
GArray                *select_transactions         (LoaStore                    *store,
                                                    const LoaTransactionFilter  *filter,
                                                    LoaTransactionOrder          order,
                                                    gboolean                     descending,
                                                    LoaTransactionTotals        *totals,
                                                    GError                     **error);
LoaAnnouncementRecord *ask_announcement            (LoaStore                    *store,
                                                    const char                  *request_id,
                                                    const char                  *hardware_id,
                                                    gint64                       amount,
                                                    gint64                       asked,
                                                    gboolean                    *was_known,
                                                    GError                     **error);

LoaTransactionRecord  *new_transaction             (const char                  *id,
                                                    const char                  *date,
                                                    gint64                       amount_in,
                                                    const char                  *content);
GPtrArray             *new_page                    (void);

/* The whole content of a database, looked at from outside. */
void                   assert_sound                (const char                  *path);
gint64                 query_integer               (const char                  *path,
                                                    const char                  *sql);
void                   execute_sql                 (const char                  *path,
                                                    const char                  *sql);

G_END_DECLS
