/* work-fixture.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "folder.h"
#include "loa-announcer.h"
#include "loa-bank-grant.h"
#include "loa-failure.h"
#include "loa-simulator.h"
#include "loa-soundbox-account.h"
#include "loa-store.h"
#include "sepay-error.h"
#include "waiting.h"

G_BEGIN_DECLS

#define WORK_START G_GINT64_CONSTANT (1740488388)

#define SPEAKER "VNS52508000001"
#define OTHER_SPEAKER "VNS52508000002"

#define NOTIFY_PATH "/devices/v1/speaker/transactions/notify"
#define CHECK_NOTIFY_PATH "/devices/v1/speaker/transactions/check_notify"

/* A profile that works: a simulator, a store and whoever stands between them. */
typedef struct
{
  LoaClock *clock; /* (owned) */
  LoaSimulator *simulator; /* (owned) */
  SoupSession *session; /* (owned) */
  LoaKeyring *keyring; /* (owned) */
  char *folder; /* (owned) */
  char *store_path; /* (owned) */
  LoaStore *store; /* (owned) */
  LoaFileLock *row_lock; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaAnnouncer *announcer; /* (owned) */
} Work;

/* With the leaping clock minutes pass at once. */
void                work_set_up              (Work                  *work,
                                              gconstpointer          data);
void                work_set_up_real_clock   (Work                  *work,
                                              gconstpointer          data);
void                work_tear_down           (Work                  *work,
                                              gconstpointer          data);
void                work_connect             (Work                  *work);
LoaSoundboxAccount *work_make_account        (Work                  *work,
                                              const char            *address);
LoaBankGrant       *work_sign_in             (Work                  *work);

/* The user allows no more than these, and SePay does not say so. */
LoaBankGrant       *work_sign_in_for         (Work                  *work,
                                              const char            *scopes);

/* Another on the same files, as another process would be. */
LoaFileLock        *work_make_row_lock       (Work                  *work);
LoaStore           *work_open_store          (Work                  *work);
void                work_close_store         (LoaStore              *store);

void                work_add_fault           (Work                  *work,
                                              const char            *path,
                                              const char            *fault,
                                              guint                  n_requests);
void                work_set_variant         (Work                  *work,
                                              const char            *variant,
                                              gboolean               on);
guint               work_count               (Work                  *work,
                                              const char            *path);

LoaAnnouncementRecord *work_announce         (Work                  *work,
                                              const char            *request_id,
                                              gint64                 amount,
                                              GError               **error);
LoaAnnouncementRecord *work_follow           (Work                  *work,
                                              const char            *request_id,
                                              GError               **error);
gboolean               work_resume           (Work                  *work,
                                              GError               **error);
LoaAnnouncementRecord *work_get_row          (Work                  *work,
                                              const char            *request_id);
void                   work_ask              (Work                  *work,
                                              const char            *request_id,
                                              gint64                 asked);

G_END_DECLS
