/* loa-store-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-job.h"
#include "loa-store-statement.h"
#include "loa-store.h"

G_BEGIN_DECLS

/* How a file of calls by topic uses the store: it makes a task whose data is a structure with the arguments and the
 * results of the call, and hands it over with a function that works on it, which fills in the results inside one SQL
 * transaction. Until the function is done the structure belongs to it, before and after to the thread of the caller.
 */

GTask   *loa_store_new_task    (LoaStore             *self,
                                gpointer              source_tag,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
void     loa_store_read        (LoaStore             *self,
                                GTask                *task,
                                LoaStoreFunc          func);
void     loa_store_read_apart  (LoaStore             *self,
                                GTask                *task,
                                LoaStoreFunc          func);
void     loa_store_write       (LoaStore             *self,
                                GTask                *task,
                                const char           *changed_signal,
                                LoaStoreFunc          func);
gpointer loa_store_finish_task (LoaStore             *self,
                                GAsyncResult         *result,
                                gpointer              source_tag,
                                GError              **error);

G_END_DECLS
