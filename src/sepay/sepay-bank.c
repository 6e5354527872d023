/* sepay-bank.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-bank.h"

#include "sepay-authorized-call.h"
#include "sepay-bank-account-private.h"
#include "sepay-error-private.h"
#include "sepay-joined-cancellable.h"
#include "sepay-json.h"
#include "sepay-transaction-private.h"
#include "sepay-user.h"

struct _SepayBank
{
  GObject parent_instance;

  SepayTransport *transport; /* (owned) */
  SepayTokenSource *token_source; /* (owned) */
  GCancellable *closing; /* (owned): cancelled by dispose, and with it every call */
};

/* A walk over the pages of the account list. */
typedef struct
{
  GPtrArray *accounts; /* (owned): of SepayBankAccount */
  GHashTable *ids; /* (owned): of those accounts */
  guint page;
  guint limit;
} Walk;

static const SepayLimits limits = {
  .requests_per_second = 2,
  .rate_limited_pause = 60,
  .answer_milliseconds = SEPAY_ANSWER_MILLISECONDS,
};

/* What SePay takes for a page if it refuses the limit that is asked for. */
#define FALLBACK_LIMIT 20

/* No shop has as many accounts as this many pages hold, but a broken server may. */
#define MAX_ACCOUNT_PAGES 100

G_DEFINE_FINAL_TYPE (SepayBank, sepay_bank, G_TYPE_OBJECT)

static void
walk_free (gpointer data)
{
  Walk *walk = data;

  g_clear_pointer (&walk->accounts, g_ptr_array_unref);
  g_clear_pointer (&walk->ids, g_hash_table_unref);
  g_free (walk);
}

/* Returns: how many of the accounts were not known from another page */
static guint
walk_take_accounts (Walk                 *walk,
                    SepayBankAccountPage *page)
{
  guint n_new = 0;

  while (page->accounts->len > 0)
    {
      g_autoptr (SepayBankAccount) account = g_ptr_array_steal_index (page->accounts, 0);

      if (!g_hash_table_add (walk->ids, g_strdup (account->id)))
        continue;

      g_ptr_array_add (walk->accounts, g_steal_pointer (&account));
      n_new++;
    }

  return n_new;
}

/* Where SePay does not tell how many pages there are, a page that is not full is the last. */
static gboolean
walk_is_at_end (const Walk                 *walk,
                const SepayBankAccountPage *page,
                guint                       n_rows)
{
  if (page->last_page >= 0)
    return walk->page >= page->last_page;

  return n_rows < (page->per_page > 0 ? page->per_page : walk->limit);
}

static SepayRequest *
make_request (const char        *path,
              SepayAnswerReader  reader,
              GDestroyNotify     answer_free)
{
  SepayRequest *request = sepay_request_new (SEPAY_DIALECT_BANK, SOUP_METHOD_GET, path, reader, answer_free);

  request->is_repeatable = TRUE;

  return request;
}

static void
append_parameter (GString    *query,
                  const char *name,
                  const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (query, "%s%s=", query->len > 0 ? "&" : "", name);
  g_string_append_uri_escaped (query, value, NULL, FALSE);
}

static void
append_number (GString    *query,
               const char *name,
               guint       value)
{
  g_autofree char *text = g_strdup_printf ("%u", value);

  append_parameter (query, name, text);
}

/* Takes @task over. */
static void
call (GTask               *task,
      SepayRequest        *request,
      GAsyncReadyCallback  callback)
{
  SepayBank *self = g_task_get_source_object (task);
  g_autoptr (GCancellable) cancellable = NULL;

  cancellable = sepay_joined_cancellable_new (g_task_get_cancellable (task), self->closing);
  sepay_authorized_call_async (self->transport, request, self->token_source, cancellable, callback, task);
}

/* Pages past the end may be refused instead of being empty. */
static gboolean
is_past_end (const GError *error,
             guint         page)
{
  guint status = sepay_error_get_http_status (error);

  return page > 1
         && ((status == 400 && g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED))
             || (status == 404 && g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND)));
}

static gboolean
is_limit_refused (const GError *error,
                  const Walk   *walk)
{
  return walk->page == 1 && walk->limit > FALLBACK_LIMIT && sepay_error_get_http_status (error) == 400;
}

static void request_accounts (GTask *task);

static void
return_accounts (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&walk->accounts), (GDestroyNotify) g_ptr_array_unref);
}

/* Takes @error over. */
static void
meet_accounts_error (GTask  *task,
                     GError *error)
{
  Walk *walk = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;

  if (is_past_end (error, walk->page))
    {
      return_accounts (task);
    }
  else if (is_limit_refused (error, walk))
    {
      walk->limit = FALLBACK_LIMIT;
      request_accounts (g_object_ref (task));
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&owned));
    }
}

static void
got_accounts_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Walk *walk = g_task_get_task_data (task);
  g_autoptr (SepayBankAccountPage) page = NULL;
  GError *error = NULL;
  guint n_rows;

  page = sepay_authorized_call_finish (SEPAY_TRANSPORT (object), result, &error);
  if (page == NULL)
    {
      meet_accounts_error (task, error);
      return;
    }

  n_rows = page->accounts->len;
  if (walk_take_accounts (walk, page) == 0 || walk_is_at_end (walk, page, n_rows))
    {
      return_accounts (task);
      return;
    }

  if (walk->page == MAX_ACCOUNT_PAGES)
    {
      g_task_return_error (task, sepay_error_new (SEPAY_ERROR_MALFORMED, "The list of accounts does not end"));
      return;
    }

  walk->page++;
  request_accounts (g_steal_pointer (&task));
}

/* Takes @task over. */
static void
request_accounts (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);
  g_autoptr (SepayRequest) request = NULL;
  g_autoptr (GString) query = g_string_new (NULL);

  request = make_request ("/api/v1/bank-accounts", sepay_bank_account_page_read,
                          (GDestroyNotify) sepay_bank_account_page_free);
  append_number (query, "page", walk->page);
  append_number (query, "limit", walk->limit);
  request->query = g_strdup (query->str);

  call (task, request, got_accounts_cb);
}

static void
got_transactions_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  guint page_number = GPOINTER_TO_UINT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  SepayTransactionPage *page = sepay_authorized_call_finish (SEPAY_TRANSPORT (object), result, &error);

  if (page == NULL && is_past_end (error, page_number))
    page = sepay_transaction_page_new ();

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) sepay_transaction_page_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
got_name_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SepayUser *user = sepay_authorized_call_finish (SEPAY_TRANSPORT (object), result, &error);

  if (user != NULL)
    g_task_return_pointer (task, user, (GDestroyNotify) sepay_user_free);
  else
    g_task_return_error (task, error);
}

static void
sepay_bank_dispose (GObject *object)
{
  SepayBank *self = SEPAY_BANK (object);

  g_cancellable_cancel (self->closing);

  G_OBJECT_CLASS (sepay_bank_parent_class)->dispose (object);
}

static void
sepay_bank_finalize (GObject *object)
{
  SepayBank *self = SEPAY_BANK (object);

  g_clear_object (&self->token_source);
  g_clear_object (&self->transport);
  g_clear_object (&self->closing);

  G_OBJECT_CLASS (sepay_bank_parent_class)->finalize (object);
}

static void
sepay_bank_class_init (SepayBankClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sepay_bank_dispose;
  object_class->finalize = sepay_bank_finalize;
}

static void
sepay_bank_init (SepayBank *self)
{
  self->closing = g_cancellable_new ();
}

SepayBank *
sepay_bank_new (SoupSession      *session,
                GUri             *address,
                LoaClock         *clock,
                SepayTokenSource *token_source)
{
  SepayBank *self;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (SEPAY_IS_TOKEN_SOURCE (token_source), NULL);

  self = g_object_new (SEPAY_TYPE_BANK, NULL);
  self->transport = sepay_transport_new (session, address, clock, &limits);
  self->token_source = g_object_ref (token_source);

  return self;
}

void
sepay_bank_list_accounts_async (SepayBank           *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Walk *walk;

  g_return_if_fail (SEPAY_IS_BANK (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_bank_list_accounts_async);

  walk = g_new0 (Walk, 1);
  walk->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) sepay_bank_account_free);
  walk->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->page = 1;
  walk->limit = SEPAY_BANK_PAGE_LIMIT;
  g_task_set_task_data (task, walk, walk_free);

  request_accounts (g_steal_pointer (&task));
}

GPtrArray *
sepay_bank_list_accounts_finish (SepayBank     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (SEPAY_IS_BANK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_bank_list_accounts_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sepay_bank_list_transactions_async (SepayBank           *self,
                                    const char          *from_day,
                                    const char          *to_day,
                                    guint                page,
                                    guint                limit,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;
  g_autoptr (GString) query = g_string_new (NULL);

  g_return_if_fail (SEPAY_IS_BANK (self));
  g_return_if_fail (page >= 1);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_bank_list_transactions_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (page), NULL);

  request = make_request ("/api/v1/transactions", sepay_transaction_page_read,
                          (GDestroyNotify) sepay_transaction_page_free);
  append_parameter (query, "from_date", from_day);
  append_parameter (query, "to_date", to_day);
  append_number (query, "page", page);
  if (limit > 0)
    append_number (query, "limit", limit);
  request->query = g_strdup (query->str);

  call (g_steal_pointer (&task), request, got_transactions_cb);
}

SepayTransactionPage *
sepay_bank_list_transactions_finish (SepayBank     *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (SEPAY_IS_BANK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_bank_list_transactions_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sepay_bank_get_name_async (SepayBank           *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;

  g_return_if_fail (SEPAY_IS_BANK (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_bank_get_name_async);

  request = make_request ("/api/v1/me", sepay_user_read, (GDestroyNotify) sepay_user_free);

  call (g_steal_pointer (&task), request, got_name_cb);
}

static SepayUser *
finish_user (SepayBank     *self,
             GAsyncResult  *result,
             GError       **error)
{
  g_return_val_if_fail (SEPAY_IS_BANK (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_bank_get_name_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
sepay_bank_get_name_finish (SepayBank     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr (SepayUser) user = finish_user (self, result, error);

  if (user == NULL)
    return NULL;

  return g_strdup (user->name != NULL ? user->name : user->email);
}

char *
sepay_bank_get_name_and_email_finish (SepayBank     *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  g_autoptr (SepayUser) user = finish_user (self, result, error);

  if (user == NULL)
    return NULL;

  if (user->name == NULL || user->email == NULL)
    return g_strdup (user->name != NULL ? user->name : user->email);

  return g_strdup_printf ("%s (%s)", user->name, user->email);
}
