/* loa-store-schema.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-schema.h"

#include "loa-store.h"

/* The schema, as the steps that lead to it: step N makes version N + 1 of version N. A step that has been released is
 * never changed; what comes later is a step of its own at the end.
 */

/* What is derived from SePay's members: id_order sorts ids of digits as numbers; search_text is the folded text that
 * a search looks into, of which the first content_length characters are the content; bank_folded is the bank's name.
 * The large columns stand last, so that reading the others does not walk over them. bank_names has every name there
 * ever was, few enough to ask before a search whether one begins with a word. It and the trigram index,
 * transaction_search, are written with the rows and not by triggers, which may not touch a virtual table as long as
 * the schema is not trusted.
 */
#define TRANSACTIONS \
  "CREATE TABLE transactions (" \
  "  row INTEGER PRIMARY KEY," \
  "  id TEXT NOT NULL UNIQUE," \
  "  id_is_number INTEGER NOT NULL," \
  "  id_order TEXT NOT NULL," \
  "  bank_account_id TEXT," \
  "  bank_account_id_is_number INTEGER NOT NULL," \
  "  transaction_date TEXT NOT NULL," \
  "  amount_in INTEGER," \
  "  amount_out INTEGER," \
  "  accumulated INTEGER," \
  "  account_number TEXT," \
  "  bank_brand_name TEXT," \
  "  bank_folded TEXT NOT NULL," \
  "  code TEXT," \
  "  reference_number TEXT," \
  "  sub_account TEXT," \
  "  content_length INTEGER NOT NULL," \
  "  transaction_content TEXT," \
  "  search_text TEXT NOT NULL" \
  ") STRICT;" \
  "CREATE INDEX transactions_by_date ON transactions (transaction_date, id_order, amount_in, amount_out);" \
  "CREATE INDEX transactions_by_bank_account ON transactions (bank_account_id, account_number, transaction_date);" \
  "CREATE INDEX transactions_by_account_number ON transactions (account_number);" \
  "CREATE INDEX transactions_by_code ON transactions (code) WHERE code IS NOT NULL;" \
  "CREATE INDEX transactions_by_reference ON transactions (reference_number) WHERE reference_number IS NOT NULL;" \
  "CREATE INDEX transactions_by_amount_in ON transactions (amount_in) WHERE amount_in > 0;" \
  "CREATE INDEX transactions_by_amount_out ON transactions (amount_out) WHERE amount_out > 0;" \
  "CREATE TABLE bank_names (folded TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;" \
  "CREATE VIRTUAL TABLE transaction_search USING fts5 (search_text, content = 'transactions', content_rowid = 'row'," \
  "  columnsize = 0, tokenize = 'trigram case_sensitive 1');"

/* A position is never given twice, so that a speaker can come back to its own. */
#define SPEAKERS \
  "CREATE TABLE speakers (" \
  "  position INTEGER PRIMARY KEY AUTOINCREMENT," \
  "  hardware_id TEXT NOT NULL UNIQUE," \
  "  name TEXT," \
  "  model TEXT," \
  "  is_paired INTEGER," \
  "  online INTEGER," \
  "  checked INTEGER NOT NULL DEFAULT 0," \
  "  paired_time TEXT" \
  ") STRICT;"

#define ANNOUNCEMENTS \
  "CREATE TABLE announcements (" \
  "  row INTEGER PRIMARY KEY," \
  "  request_id TEXT NOT NULL UNIQUE," \
  "  hardware_id TEXT NOT NULL," \
  "  amount INTEGER NOT NULL," \
  "  cause TEXT NOT NULL," \
  "  state TEXT NOT NULL," \
  "  status TEXT," \
  "  message TEXT," \
  "  asked INTEGER NOT NULL," \
  "  sent INTEGER NOT NULL DEFAULT 0," \
  "  delivered INTEGER NOT NULL DEFAULT 0," \
  "  retries INTEGER NOT NULL DEFAULT 0" \
  ") STRICT;" \
  "CREATE INDEX announcements_by_time ON announcements (asked);" \
  "CREATE INDEX announcements_by_speaker ON announcements (hardware_id, asked);" \
  "CREATE INDEX announcements_unfinished ON announcements (asked) WHERE state IN ('asked', 'sent');"

#define OTHERS \
  "CREATE TABLE bank_accounts (" \
  "  position INTEGER PRIMARY KEY," \
  "  id TEXT NOT NULL UNIQUE," \
  "  label TEXT," \
  "  account_number TEXT," \
  "  bank_short_name TEXT" \
  ") STRICT;" \
  "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

/* What a person keeps about a speaker, and what checks found. A row of checks stands for all checks of a speaker that
 * found the same, from time to until, within one day in Vietnam: as long as nothing changes there is one row a day. They
 * are not bound to the register, so that a speaker that is put back has its own again; they go by their age.
 */
#define SPEAKER_DETAILS \
  "ALTER TABLE speakers ADD COLUMN place TEXT;" \
  "ALTER TABLE speakers ADD COLUMN tags TEXT;" \
  "ALTER TABLE speakers ADD COLUMN note TEXT;" \
  "ALTER TABLE speakers ADD COLUMN last_seen INTEGER NOT NULL DEFAULT 0;" \
  "UPDATE speakers SET last_seen = checked WHERE online = 1;" \
  "CREATE TABLE checks (" \
  "  row INTEGER PRIMARY KEY," \
  "  hardware_id TEXT NOT NULL," \
  "  time INTEGER NOT NULL," \
  "  until INTEGER NOT NULL," \
  "  online INTEGER NOT NULL," \
  "  is_paired INTEGER" \
  ") STRICT;" \
  "CREATE INDEX checks_by_speaker ON checks (hardware_id, time);" \
  "CREATE INDEX checks_by_time ON checks (time);" \
  "INSERT INTO checks (hardware_id, time, until, online, is_paired)" \
  "  SELECT hardware_id, checked, checked, online, is_paired FROM speakers WHERE checked > 0 AND online IS NOT NULL;"

/* How often each topic was written, by whatever process. */
#define CHANGES "CREATE TABLE changes (topic TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;"

/* All that a selection by state or cause looks at, in the order in which it is shown: the rows themselves are not read. */
#define ANNOUNCEMENTS_BY_TIME \
  "DROP INDEX announcements_by_time;" \
  "CREATE INDEX announcements_by_time ON announcements (asked, row, state, cause, amount);"

/* The days whose transactions have changed since their balances were looked at, and where these do not follow from each
 * other.
 */
#define BALANCES \
  "CREATE TABLE balance_days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;" \
  "INSERT INTO balance_days (day) SELECT DISTINCT substr (transaction_date, 1, 10) FROM transactions;" \
  "CREATE TABLE balance_breaks (" \
  "  row INTEGER PRIMARY KEY," \
  "  account TEXT NOT NULL," \
  "  account_number TEXT," \
  "  before_time TEXT NOT NULL," \
  "  after_time TEXT NOT NULL," \
  "  expected INTEGER NOT NULL," \
  "  found INTEGER NOT NULL" \
  ") STRICT;" \
  "CREATE INDEX balance_breaks_by_time ON balance_breaks (after_time);"

/* What is derived from SePay's members takes no more room than it has to: a text that a search looks into is folded as it
 * is looked at, and only that of a content which is more than ASCII is kept, as content_folded. Newest first, as rows
 * arrive, an index by time grows at its end, which fills its pages; the one by bank account is asked with the number
 * beside. The trigram index has no content of its own or elsewhere.
 */
#define SMALLER_TRANSACTIONS \
  "DROP TABLE transaction_search;" \
  "CREATE VIRTUAL TABLE transaction_search USING fts5 (search_text, content = '', columnsize = 0," \
  "  tokenize = 'trigram case_sensitive 1');" \
  "INSERT INTO transaction_search (rowid, search_text) SELECT row, search_text FROM transactions ORDER BY row;" \
  "CREATE TABLE smaller_transactions (" \
  "  row INTEGER PRIMARY KEY," \
  "  id TEXT NOT NULL," \
  "  id_is_number INTEGER NOT NULL," \
  "  id_order TEXT NOT NULL," \
  "  bank_account_id TEXT," \
  "  bank_account_id_is_number INTEGER NOT NULL," \
  "  transaction_date TEXT NOT NULL," \
  "  amount_in INTEGER," \
  "  amount_out INTEGER," \
  "  accumulated INTEGER," \
  "  account_number TEXT," \
  "  bank_brand_name TEXT," \
  "  code TEXT," \
  "  reference_number TEXT," \
  "  sub_account TEXT," \
  "  transaction_content TEXT," \
  "  content_folded TEXT" \
  ") STRICT;" \
  "INSERT INTO smaller_transactions SELECT row, id, id_is_number, id_order, bank_account_id, bank_account_id_is_number," \
  "  transaction_date, amount_in, amount_out, accumulated, account_number, bank_brand_name, code, reference_number," \
  "  sub_account, transaction_content," \
  "  nullif (substr (search_text, 1, content_length), coalesce (lower (transaction_content), ''))" \
  "  FROM transactions ORDER BY row;" \
  "DROP TABLE transactions;" \
  "ALTER TABLE smaller_transactions RENAME TO transactions;" \
  "CREATE UNIQUE INDEX transactions_by_id ON transactions (id DESC);" \
  "CREATE INDEX transactions_by_date ON transactions (transaction_date DESC, id_order DESC, amount_in, amount_out);" \
  "CREATE INDEX transactions_by_bank_account ON transactions (bank_account_id, transaction_date DESC);" \
  "CREATE INDEX transactions_by_code ON transactions (code) WHERE code IS NOT NULL;" \
  "CREATE INDEX transactions_by_reference ON transactions (reference_number) WHERE reference_number IS NOT NULL;" \
  "CREATE INDEX transactions_by_amount_in ON transactions (amount_in) WHERE amount_in > 0;" \
  "CREATE INDEX transactions_by_amount_out ON transactions (amount_out) WHERE amount_out > 0;"

/* Whether as much as came in went out of the same account soon after is asked for each row in view. */
#define SUSPICIONS \
  "DROP INDEX transactions_by_amount_out;" \
  "CREATE INDEX transactions_by_amount_out ON transactions (amount_out, bank_account_id, transaction_date DESC)" \
  "  WHERE amount_out > 0;"

/* The last characters of the texts that searches look into, with which no trigram begins: few, as those are of account
 * numbers.
 */
#define SEARCH_ENDINGS \
  "CREATE TABLE search_endings (ending TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;" \
  "INSERT INTO search_endings (ending) SELECT DISTINCT loa_search_ending (sub_account, account_number) FROM" \
  "  (SELECT DISTINCT sub_account, account_number FROM transactions);"

static const char *const steps[] = {
  TRANSACTIONS SPEAKERS ANNOUNCEMENTS OTHERS,
  SPEAKER_DETAILS,
  CHANGES,
  ANNOUNCEMENTS_BY_TIME,
  BALANCES,
  SMALLER_TRANSACTIONS,
  SUSPICIONS,
  SEARCH_ENDINGS,
};

static gboolean
check_version (LoaStoreConnection  *connection,
               guint                n_steps,
               gint64              *version,
               GError             **error)
{
  if (!loa_store_connection_get_integer (connection, "PRAGMA user_version", version, error))
    return FALSE;

  if (*version > n_steps)
    {
      g_set_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NEWER,
                   "The store has version %" G_GINT64_FORMAT ", this program knows %u", *version, n_steps);
      return FALSE;
    }

  if (*version < 0)
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CORRUPT, "The store has no version");
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply (LoaStoreConnection  *connection,
       const char *const   *list,
       guint                n_steps,
       GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %u", n_steps);
  gint64 version;

  /* Another process may have been first. */
  if (!check_version (connection, n_steps, &version, error))
    return FALSE;

  for (gint64 i = version; i < n_steps; i++)
    {
      if (!loa_store_connection_execute (connection, list[i], error))
        return FALSE;
    }

  return loa_store_connection_execute (connection, sql, error);
}

/* Reads only, so that a file of a later version is not touched. */
gboolean
loa_store_schema_check (LoaStoreConnection  *connection,
                        GError             **error)
{
  gint64 version;

  return check_version (connection, G_N_ELEMENTS (steps), &version, error);
}

gboolean
loa_store_schema_update (LoaStoreConnection  *connection,
                         GError             **error)
{
  return loa_store_schema_migrate (connection, steps, G_N_ELEMENTS (steps), error);
}

gboolean
loa_store_schema_migrate (LoaStoreConnection  *connection,
                          const char *const   *list,
                          guint                n_steps,
                          GError             **error)
{
  gint64 version;

  if (!check_version (connection, n_steps, &version, error))
    return FALSE;

  if (version == n_steps)
    return TRUE;

  if (!loa_store_connection_begin (connection, TRUE, NULL, error))
    return FALSE;

  return loa_store_connection_end (connection, apply (connection, list, n_steps, error), error);
}
