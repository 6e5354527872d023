/* loa-balance-check.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-balance-check.h"

#include <string.h>

#include "loa-balance-break-table.h"
#include "loa-balance-chain.h"
#include "loa-store-statement.h"
#include "loa-transaction-record.h"
#include "loa-vietnam-time.h"

/* Which days are looked at, and in what company.
 *
 * A day is looked at together with the links that lead into it and out of it. Where everything follows, and nothing
 * was found nearby before, that is all. Otherwise a row that was booked late may stand a few days away from where its
 * balance belongs, so all within a week is looked at anew, and for that a week more on either side is read.
 */

#define NEARBY_DAYS 7

/* A batch ends with the day that makes it have so many rows. */
#define BATCH_ROWS 5000

/* How far away the balance is looked for that leads into a day or out of it, past rows without a balance. */
#define MAX_ROWS_AWAY 200

/* Between day and time there may be a T, which sorts after a space. */
#define MIDNIGHT " 00:00:00"
#define LAST_SECOND "T23:59:59"

#define MEMBERS "transaction_date, amount_in, amount_out, accumulated"

#define ACCOUNTS_SQL \
  "SELECT DISTINCT bank_account_id, account_number FROM transactions INDEXED BY transactions_by_date" \
  " WHERE transaction_date BETWEEN :from AND :to"

#define BETWEEN_SQL \
  "SELECT " MEMBERS " FROM transactions INDEXED BY transactions_by_bank_account" \
  " WHERE bank_account_id IS :id AND account_number IS :number AND transaction_date BETWEEN :from AND :to" \
  " ORDER BY transaction_date, id_order"

#define BEFORE_SQL \
  "SELECT transaction_date, accumulated FROM transactions INDEXED BY transactions_by_bank_account" \
  " WHERE bank_account_id IS :id AND account_number IS :number AND transaction_date < :from" \
  " ORDER BY transaction_date DESC"

#define AFTER_SQL \
  "SELECT transaction_date, accumulated FROM transactions INDEXED BY transactions_by_bank_account" \
  " WHERE bank_account_id IS :id AND account_number IS :number AND transaction_date > :to" \
  " ORDER BY transaction_date"

/* One bank account, and what of it is looked at. */
typedef struct
{
  LoaStoreConnection *connection; /* (unowned) */
  char *id; /* (owned) (nullable) */
  char *number; /* (owned) (nullable) */
} Account;

static void
account_free (gpointer data)
{
  Account *account = data;

  g_free (account->id);
  g_free (account->number);
  g_free (account);
}

static const char *
get_name (const Account *account)
{
  if (account->id != NULL)
    return account->id;

  return account->number != NULL ? account->number : "";
}

static gint64
get_amount (LoaStoreStatement *statement,
            int                column)
{
  return loa_store_statement_is_null (statement, column) ? LOA_AMOUNT_UNKNOWN
                                                         : loa_store_statement_get_integer (statement, column);
}

static void
bind_account (LoaStoreStatement *statement,
              const Account     *account)
{
  loa_store_statement_bind_text (statement, ":id", account->id);
  loa_store_statement_bind_text (statement, ":number", account->number);
}

/* Returns: (transfer full): the time of the next row with a balance, or @from or @to where there is none */
static char *
find_anchor (const Account  *account,
             const char     *sql,
             const char     *from,
             const char     *to,
             GError        **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (account->connection, sql, error);
  char *time = NULL;

  if (statement == NULL)
    return NULL;

  bind_account (statement, account);
  loa_store_statement_bind_text (statement, from != NULL ? ":from" : ":to", from != NULL ? from : to);
  for (guint i = 0; i < MAX_ROWS_AWAY && time == NULL && loa_store_statement_next (statement); i++)
    {
      if (loa_store_statement_get_integer (statement, 1) != 0)
        time = loa_store_statement_dup_text (statement, 0);
    }

  if (time == NULL && loa_store_statement_check (statement, error))
    time = g_strdup (from != NULL ? from : to);

  return time;
}

static LoaBalanceChain *
read_chain (const Account  *account,
            const char     *from,
            const char     *to,
            GError        **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (account->connection, BETWEEN_SQL, error);
  g_autoptr (LoaBalanceChain) chain = loa_balance_chain_new ();

  if (statement == NULL)
    return NULL;

  bind_account (statement, account);
  loa_store_statement_bind_text (statement, ":from", from);
  loa_store_statement_bind_text (statement, ":to", to);
  while (loa_store_statement_next (statement))
    loa_balance_chain_add (chain, loa_store_statement_get_text (statement, 0), get_amount (statement, 1),
                           get_amount (statement, 2), get_amount (statement, 3));

  return loa_store_statement_check (statement, error) ? g_steal_pointer (&chain) : NULL;
}

/* Returns: (transfer full) (element-type LoaBalanceBreak): what does not follow from @from to @to, with the links that
 * lead there and away
 */
static GPtrArray *
find_breaks (const Account  *account,
             const char     *from,
             const char     *to,
             GError        **error)
{
  g_autofree char *first = find_anchor (account, BEFORE_SQL, from, NULL, error);
  g_autofree char *last = first != NULL ? find_anchor (account, AFTER_SQL, NULL, to, error) : NULL;
  g_autoptr (LoaBalanceChain) chain = last != NULL ? read_chain (account, first, last, error) : NULL;
  g_autoptr (GArray) gaps = NULL;
  GPtrArray *breaks;

  if (chain == NULL)
    return NULL;

  gaps = loa_balance_chain_find_gaps (chain);
  breaks = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_balance_break_free);
  for (guint i = 0; i < gaps->len; i++)
    {
      const LoaBalanceGap *gap = &g_array_index (gaps, LoaBalanceGap, i);
      LoaBalanceBreak *found = g_new0 (LoaBalanceBreak, 1);

      found->account = g_strdup (get_name (account));
      found->account_number = g_strdup (account->number);
      found->before = g_strdup (gap->before);
      found->after = g_strdup (gap->after);
      found->expected = gap->expected;
      found->found = gap->found;
      g_ptr_array_add (breaks, found);
    }

  return breaks;
}

static gboolean
has_break (GPtrArray             *breaks,
           const LoaBalanceBreak *sought)
{
  return g_ptr_array_find_with_equal_func (breaks, sought, (GEqualFunc) loa_balance_break_equal, NULL);
}

static gboolean
is_of (const LoaBalanceBreak *found,
       const Account         *account)
{
  return g_str_equal (found->account, get_name (account)) && g_strcmp0 (found->account_number, account->number) == 0;
}

static gboolean
is_between (const LoaBalanceBreak *found,
            const char            *from,
            const char            *to)
{
  return g_strcmp0 (found->after, from) >= 0 && g_strcmp0 (found->after, to) <= 0;
}

/* Puts what was found in the place of what was found before. */
static gboolean
replace_breaks (const Account  *account,
                GPtrArray      *known,
                GPtrArray      *found,
                const char     *from,
                const char     *to,
                GError        **error)
{
  for (guint i = 0; i < known->len; i++)
    {
      const LoaBalanceBreak *old = g_ptr_array_index (known, i);

      if (is_of (old, account) && is_between (old, from, to) && !has_break (found, old)
          && !loa_balance_break_table_remove (account->connection, old, error))
        return FALSE;
    }

  for (guint i = 0; i < found->len; i++)
    {
      const LoaBalanceBreak *new = g_ptr_array_index (found, i);

      if (is_between (new, from, to) && !has_break (known, new)
          && !loa_balance_break_table_add (account->connection, new, error))
        return FALSE;
    }

  return TRUE;
}

static char *
move_time (const char *time,
           int         days)
{
  g_autofree char *day = g_strndup (time, strlen ("YYYY-MM-DD"));
  g_autofree char *moved = loa_vietnam_day_add (day, days);

  return g_strconcat (moved, time + strlen (day), NULL);
}

/* Looks at all that is nearby, too. */
static gboolean
check_nearby (const Account  *account,
              const char     *from,
              const char     *to,
              GError        **error)
{
  g_autofree char *near_from = move_time (from, -NEARBY_DAYS);
  g_autofree char *near_to = move_time (to, NEARBY_DAYS);
  g_autofree char *read_from = move_time (from, -2 * NEARBY_DAYS);
  g_autofree char *read_to = move_time (to, 2 * NEARBY_DAYS);
  g_autoptr (GPtrArray) known = loa_balance_break_table_load (account->connection, near_from, NULL, error);
  g_autoptr (GPtrArray) found = known != NULL ? find_breaks (account, read_from, read_to, error) : NULL;
  g_autofree char *last = NULL;

  if (found == NULL)
    return FALSE;

  /* The link that leads away may be long. */
  last = find_anchor (account, AFTER_SQL, NULL, near_to, error);
  if (last == NULL)
    return FALSE;

  return replace_breaks (account, known, found, near_from, last, error);
}

static gboolean
has_known_nearby (const Account  *account,
                  const char     *from,
                  const char     *to,
                  gboolean       *has_known,
                  GError        **error)
{
  g_autofree char *near_from = move_time (from, -NEARBY_DAYS);
  g_autofree char *near_to = move_time (to, NEARBY_DAYS);
  g_autofree char *last = find_anchor (account, AFTER_SQL, NULL, near_to, error);
  g_autoptr (GPtrArray) known = NULL;

  *has_known = FALSE;

  if (last != NULL)
    known = loa_balance_break_table_load (account->connection, near_from, last, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    *has_known = *has_known || is_of (g_ptr_array_index (known, i), account);

  return known != NULL;
}

static gboolean
check_account (const Account  *account,
               const char     *from,
               const char     *to,
               GError        **error)
{
  g_autoptr (GPtrArray) found = find_breaks (account, from, to, error);
  gboolean has_known;

  if (found == NULL || !has_known_nearby (account, from, to, &has_known, error))
    return FALSE;

  return (found->len == 0 && !has_known) || check_nearby (account, from, to, error);
}

static GPtrArray *
list_accounts (LoaStoreConnection  *connection,
               const char          *from,
               const char          *to,
               GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, ACCOUNTS_SQL, error);
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (account_free);

  if (statement == NULL)
    return NULL;

  loa_store_statement_bind_text (statement, ":from", from);
  loa_store_statement_bind_text (statement, ":to", to);
  while (loa_store_statement_next (statement))
    {
      Account *account = g_new0 (Account, 1);

      account->connection = connection;
      account->id = loa_store_statement_dup_text (statement, 0);
      account->number = loa_store_statement_dup_text (statement, 1);
      g_ptr_array_add (accounts, account);
    }

  return loa_store_statement_check (statement, error) ? g_steal_pointer (&accounts) : NULL;
}

static gboolean
check_days (LoaStoreConnection  *connection,
            const char          *first_day,
            const char          *last_day,
            GError             **error)
{
  g_autofree char *from = g_strconcat (first_day, MIDNIGHT, NULL);
  g_autofree char *to = g_strconcat (last_day, LAST_SECOND, NULL);
  g_autoptr (GPtrArray) accounts = list_accounts (connection, from, to, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      if (!check_account (g_ptr_array_index (accounts, i), from, to, error))
        return FALSE;
    }

  return accounts != NULL;
}

static gboolean
count_rows (LoaStoreConnection  *connection,
            const char          *day,
            gint64              *n_rows,
            GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;
  g_autofree char *from = g_strconcat (day, MIDNIGHT, NULL);
  g_autofree char *to = g_strconcat (day, LAST_SECOND, NULL);

  statement = loa_store_statement_new (connection,
                                       "SELECT count (*) FROM transactions WHERE transaction_date BETWEEN :from AND :to",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":from", from);
  loa_store_statement_bind_text (statement, ":to", to);
  if (loa_store_statement_next (statement))
    *n_rows += loa_store_statement_get_integer (statement, 0);

  return loa_store_statement_check (statement, error);
}

/* Finds the days of one batch: @first_day is %NULL when there are none. */
static gboolean
choose_days (LoaStoreConnection  *connection,
             char               **first_day,
             char               **last_day,
             GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;
  gint64 n_rows = 0;

  statement = loa_store_statement_new (connection, "SELECT day FROM balance_days ORDER BY day DESC", error);
  if (statement == NULL)
    return FALSE;

  while (n_rows < BATCH_ROWS && loa_store_statement_next (statement))
    {
      g_autofree char *day = loa_store_statement_dup_text (statement, 0);
      g_autofree char *nearby = loa_vietnam_day_add (day, NEARBY_DAYS);

      if (*first_day != NULL && g_strcmp0 (nearby, *first_day) < 0)
        break;

      if (!count_rows (connection, day, &n_rows, error))
        return FALSE;

      if (*last_day == NULL)
        *last_day = g_strdup (day);
      g_free (*first_day);
      *first_day = g_steal_pointer (&day);
    }

  return loa_store_statement_check (statement, error);
}

static gboolean
forget_days (LoaStoreConnection  *connection,
             const char          *first_day,
             const char          *last_day,
             GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection, "DELETE FROM balance_days WHERE day BETWEEN :from AND :to", error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":from", first_day);
  loa_store_statement_bind_text (statement, ":to", last_day);

  return loa_store_statement_run (statement, error);
}

gboolean
loa_balance_check_note_days (LoaStoreConnection  *connection,
                             GHashTable          *days,
                             GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;
  GHashTableIter iter;
  gpointer day;

  statement = loa_store_statement_new (connection, "INSERT INTO balance_days (day) VALUES (:day) ON CONFLICT DO NOTHING",
                                       error);
  if (statement == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    {
      if (!loa_vietnam_day_is_valid (day))
        continue;

      loa_store_statement_bind_text (statement, ":day", day);
      if (!loa_store_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
loa_balance_check_run (LoaStoreConnection  *connection,
                       gboolean            *is_done,
                       GError             **error)
{
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  gint64 has_days;

  if (!choose_days (connection, &first_day, &last_day, error))
    return FALSE;

  if (first_day != NULL
      && (!check_days (connection, first_day, last_day, error)
          || !forget_days (connection, first_day, last_day, error)))
    return FALSE;

  if (!loa_store_connection_get_integer (connection, "SELECT EXISTS (SELECT 1 FROM balance_days)", &has_days, error))
    return FALSE;

  *is_done = has_days == 0;

  return TRUE;
}
