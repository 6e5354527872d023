/* loa-sync-copy.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-copy.h"

#include <string.h>

#include "loa-store-bank-accounts.h"
#include "loa-store-settings.h"
#include "loa-store-transactions.h"
#include "loa-sync-permission.h"
#include "loa-sync-record.h"
#include "loa-sync-walk.h"
#include "loa-vietnam-time.h"
#include "sepay-error.h"

/* The day up to which the copy has no gaps. Only a run that saw everything to its end sets it: what other runs stored,
 * or one that was broken off, says nothing about what lies before. While it is not set every run copies everything.
 */
#define HISTORY_COMPLETE "history-complete"

/* Rows are posted late, under older dates. */
#define OVERLAP_DAYS 7

/* What SePay takes for a page if it refuses more. */
#define FALLBACK_LIMIT 20

/* One run: which days, page after page into the store, then the bank accounts. The signal `progressed` comes after
 * every page. A copy is used once.
 */
struct _LoaSyncCopy
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  SepayBank *bank; /* (unowned): the grant's */
  LoaClock *clock; /* (owned) */
  char *from_day; /* (owned) (nullable): the first that is stored */
  char *to_day; /* (owned) (nullable): the last that is stored */
  char *asked_from_day; /* (owned) (nullable): what SePay is asked for */
  char *asked_to_day; /* (owned) (nullable) */
  gboolean is_plain; /* what is missing was asked for, not certain days */
  char *begun_day; /* (owned): the day in Vietnam on which it began */
  guint limit; /* rows to a page */
  LoaSyncWalk *walk; /* (owned) */
  LoaSyncResult *result; /* (owned) (nullable): until it is returned */
};

G_DEFINE_FINAL_TYPE (LoaSyncCopy, loa_sync_copy, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void fetch_page (GTask *task);

/* A transaction's time begins with its day, so days compare with times as texts do. */
static gboolean
is_within_days (LoaSyncCopy            *self,
                const SepayTransaction *transaction)
{
  const char *date = transaction->transaction_date;

  return (self->from_day == NULL || strncmp (date, self->from_day, strlen (self->from_day)) >= 0)
         && (self->to_day == NULL || strncmp (date, self->to_day, strlen (self->to_day)) <= 0);
}

static GPtrArray *
make_records (LoaSyncCopy                *self,
              const SepayTransactionPage *page)
{
  GPtrArray *records = g_ptr_array_new_full (page->transactions->len, (GDestroyNotify) loa_transaction_record_free);

  for (guint i = 0; i < page->transactions->len; i++)
    {
      const SepayTransaction *transaction = g_ptr_array_index (page->transactions, i);

      if (is_within_days (self, transaction))
        g_ptr_array_add (records, loa_sync_record_new (transaction));
    }

  return records;
}

/* Nobody has said what SePay's bounds include, so it is asked for a day more on either side. */
static void
ask_wider (LoaSyncCopy *self)
{
  if (self->from_day != NULL)
    self->asked_from_day = loa_vietnam_day_add (self->from_day, -1);

  if (self->to_day != NULL)
    self->asked_to_day = loa_vietnam_day_add (self->to_day, 1);
}

/* Rows that SePay speaks of and does not give count as well: nobody would know of them otherwise. */
static void
note_unreadable (LoaSyncCopy                *self,
                 const SepayTransactionPage *page,
                 guint                       page_number)
{
  gint64 n_missing = loa_sync_walk_is_over (self->walk) ? loa_sync_walk_get_n_missing (self->walk) : 0;

  self->result->n_unreadable = loa_sync_walk_get_n_unreadable (self->walk) + n_missing;
  if (self->result->first_unreadable != NULL)
    return;

  if (page->unreadable->len > 0)
    self->result->first_unreadable =
      g_strdup_printf ("page %u, %s", page_number, (char *) g_ptr_array_index (page->unreadable, 0));
  else if (n_missing > 0)
    self->result->first_unreadable =
      g_strdup_printf ("of %" G_GINT64_FORMAT " transactions SePay gave only %" G_GINT64_FORMAT,
                       loa_sync_walk_get_n_expected (self->walk), loa_sync_walk_get_n_rows (self->walk));
}

/* The end of a run */

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_store_get_transaction_extent_finish (LOA_STORE (object), result, &self->result->n_total, NULL, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self->result), (GDestroyNotify) loa_sync_result_free);
}

static void
count (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  loa_store_get_transaction_extent_async (self->store, g_task_get_cancellable (task), counted_cb,
                                          g_object_ref (task));
}

static void
put_accounts_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_put_bank_accounts_finish (LOA_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    count (task);
}

/* The accounts only name what transactions are filtered by, and reading them takes a permission of its own. */
static void
listed_accounts_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  accounts = sepay_bank_list_accounts_finish (SEPAY_BANK (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (accounts == NULL)
    {
      g_debug ("The bank accounts could not be read: %s", error->message);
      count (task);
      return;
    }

  records = g_ptr_array_new_full (accounts->len, (GDestroyNotify) loa_bank_account_record_free);
  for (guint i = 0; i < accounts->len; i++)
    g_ptr_array_add (records, loa_sync_account_record_new (g_ptr_array_index (accounts, i)));

  loa_store_put_bank_accounts_async (self->store, records, g_task_get_cancellable (task), put_accounts_cb,
                                     g_object_ref (task));
}

static void
list_accounts (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  if (!loa_bank_grant_allows (self->grant, "bank-account:read"))
    {
      count (task);
      return;
    }

  sepay_bank_list_accounts_async (self->bank, g_task_get_cancellable (task), listed_accounts_cb, g_object_ref (task));
}

static void
set_complete_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_set_setting_finish (LOA_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    list_accounts (task);
}

/* There are no gaps up to the newest day, nor later than this run began: rows of a later day are another run's, or dated
 * wrongly.
 */
static void
found_newest_day_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autofree char *newest_day = NULL;
  gint64 n_transactions = 0;
  const char *complete_day;
  GError *error = NULL;

  if (!loa_store_get_transaction_extent_finish (LOA_STORE (object), result, &n_transactions, &newest_day, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (!loa_vietnam_day_is_valid (newest_day))
    {
      list_accounts (task);
      return;
    }

  complete_day = strcmp (newest_day, self->begun_day) < 0 ? newest_day : self->begun_day;
  loa_store_set_setting_async (self->store, HISTORY_COMPLETE, complete_day, g_task_get_cancellable (task),
                               set_complete_cb, g_object_ref (task));
}

static void
end_walk (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  if (self->is_plain && loa_sync_walk_is_complete (self->walk))
    loa_store_get_transaction_extent_async (self->store, g_task_get_cancellable (task), found_newest_day_cb,
                                            g_object_ref (task));
  else
    list_accounts (task);
}

/* Page after page */

static void
put_page_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  gint64 n_new = 0;
  gint64 n_changed = 0;
  GError *error = NULL;

  if (!loa_store_put_transactions_finish (LOA_STORE (object), result, &n_new, &n_changed, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->result->n_new += n_new;
  self->result->n_changed += n_changed;
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);

  if (loa_sync_walk_is_over (self->walk))
    end_walk (task);
  else
    fetch_page (task);
}

static void
fetched_page_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  guint page_number = loa_sync_walk_get_page (self->walk);
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  page = sepay_bank_list_transactions_finish (SEPAY_BANK (object), result, &error);
  if (page == NULL && g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED) && page_number == 1
      && self->limit > FALLBACK_LIMIT)
    {
      self->limit = FALLBACK_LIMIT;
      fetch_page (task);
      return;
    }

  if (page == NULL || !loa_sync_walk_take (self->walk, page, &error))
    {
      g_task_return_error (task, loa_sync_permission_explain (g_steal_pointer (&error)));
      return;
    }

  note_unreadable (self, page, page_number);
  records = make_records (self, page);
  loa_store_put_transactions_async (self->store, records, g_task_get_cancellable (task), put_page_cb,
                                    g_object_ref (task));
}

static void
fetch_page (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  sepay_bank_list_transactions_async (self->bank, self->asked_from_day, self->asked_to_day,
                                      loa_sync_walk_get_page (self->walk), self->limit, g_task_get_cancellable (task),
                                      fetched_page_cb, g_object_ref (task));
}

/* Which days */

static void
got_complete_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autofree char *complete_day = NULL;
  GError *error = NULL;

  if (!loa_store_get_setting_finish (LOA_STORE (object), result, &complete_day, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (loa_vietnam_day_is_valid (complete_day))
    self->from_day = loa_vietnam_day_add (complete_day, -OVERLAP_DAYS);

  ask_wider (self);
  fetch_page (task);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_sync_permission_check_finish (LOA_BANK_GRANT (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->is_plain)
    {
      loa_store_get_setting_async (self->store, HISTORY_COMPLETE, g_task_get_cancellable (task), got_complete_cb,
                                   g_object_ref (task));
      return;
    }

  ask_wider (self);
  fetch_page (task);
}

static void
loa_sync_copy_finalize (GObject *object)
{
  LoaSyncCopy *self = LOA_SYNC_COPY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->grant);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->begun_day, g_free);
  g_clear_pointer (&self->from_day, g_free);
  g_clear_pointer (&self->to_day, g_free);
  g_clear_pointer (&self->asked_from_day, g_free);
  g_clear_pointer (&self->asked_to_day, g_free);
  g_clear_pointer (&self->walk, loa_sync_walk_free);
  g_clear_pointer (&self->result, loa_sync_result_free);

  G_OBJECT_CLASS (loa_sync_copy_parent_class)->finalize (object);
}

static void
loa_sync_copy_class_init (LoaSyncCopyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_sync_copy_finalize;

  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", LOA_TYPE_SYNC_COPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
}

static void
loa_sync_copy_init (LoaSyncCopy *self)
{
  self->limit = SEPAY_BANK_PAGE_LIMIT;
  self->walk = loa_sync_walk_new ();
  self->result = g_new0 (LoaSyncResult, 1);
}

LoaSyncCopy *
loa_sync_copy_new (LoaStore     *store,
                   LoaBankGrant *grant,
                   LoaClock     *clock,
                   const char   *from_day,
                   const char   *to_day)
{
  LoaSyncCopy *self = g_object_new (LOA_TYPE_SYNC_COPY, NULL);

  self->store = g_object_ref (store);
  self->grant = g_object_ref (grant);
  self->bank = loa_bank_grant_get_client (grant);
  self->clock = g_object_ref (clock);
  self->from_day = g_strdup (from_day);
  self->to_day = g_strdup (to_day);

  return self;
}

gint64
loa_sync_copy_get_n_rows (LoaSyncCopy *self)
{
  return loa_sync_walk_get_n_rows (self->walk);
}

gint64
loa_sync_copy_get_n_expected (LoaSyncCopy *self)
{
  return loa_sync_walk_get_n_expected (self->walk);
}

void
loa_sync_copy_run_async (LoaSyncCopy         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_sync_copy_run_async);

  self->is_plain = self->from_day == NULL && self->to_day == NULL;
  self->begun_day = loa_vietnam_day_format (loa_clock_get_unix_seconds (self->clock));

  loa_sync_permission_check_async (self->grant, cancellable, checked_cb, g_steal_pointer (&task));
}

LoaSyncResult *
loa_sync_copy_run_finish (LoaSyncCopy   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
