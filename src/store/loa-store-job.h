/* loa-store-job.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-connection.h"

G_BEGIN_DECLS

typedef struct _LoaStoreJob LoaStoreJob;

/* Does the work of a call inside its SQL transaction, on the thread that has the connection. @call is the task's
 * data.
 */
typedef gboolean (*LoaStoreFunc) (LoaStoreConnection  *connection,
                                  gpointer             call,
                                  GError             **error);

/* Returns a task that succeeded, on its own thread. @changed_signal is given when rows were written. */
typedef void (*LoaStoreDoneFunc) (GTask      *task,
                                  const char *changed_signal);

LoaStoreJob  *loa_store_job_new             (GTask               *task,
                                             LoaStoreFunc         func,
                                             LoaStoreDoneFunc     done);
void          loa_store_job_set_writes      (LoaStoreJob         *self,
                                             const char          *changed_signal);
gboolean      loa_store_job_has_work        (LoaStoreJob         *self);
gboolean      loa_store_job_begin           (LoaStoreJob         *self);
GCancellable *loa_store_job_get_cancellable (LoaStoreJob         *self);
GError       *loa_store_job_run             (LoaStoreJob         *self,
                                             LoaStoreConnection  *connection);
void          loa_store_job_end             (LoaStoreJob         *self,
                                             GError              *error);

G_END_DECLS
